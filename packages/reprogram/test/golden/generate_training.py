"""Writes adam.json, schedule.json and linear-probe.json: what PyTorch 2.13.0 (CPU) computes.

    python generate_training.py

epoch-orders.json holds the orders of our own `epochOrder(48, 3, epoch)`, so that both sides see the same batches.
"""
import json
from pathlib import Path

import torch

here = Path(__file__).parent


def write(name, value):
    (here / name).write_text(json.dumps(value) + "\n")


def adam():
    g = torch.Generator().manual_seed(0)
    values = torch.nn.Parameter(torch.randn(6, generator=g))
    initial = values.detach().clone().tolist()
    optimizer = torch.optim.Adam([values], lr=0.01)
    rates = [0.01] * 6 + [0.001] * 4
    gradients, after = [], []
    for step, rate in enumerate(rates):
        gradient = torch.randn(6, generator=g) * torch.tensor([1.0, 100.0, 1e-3, 1e-9, 0.0, 1.0])
        optimizer.param_groups[0]["lr"] = rate
        values.grad = gradient.clone()
        optimizer.step()
        gradients.append(gradient.tolist())
        after.append(values.detach().tolist())
    write("adam.json", {"initial": initial, "learningRates": rates, "gradients": gradients, "after": after})


def schedule():
    rates = {}
    for epochs in [2, 3, 7, 25, 50, 100, 200]:
        optimizer = torch.optim.Adam([torch.nn.Parameter(torch.zeros(1))], lr=0.01)
        scheduler = torch.optim.lr_scheduler.MultiStepLR(
            optimizer, milestones=[int(0.5 * epochs), int(0.72 * epochs)], gamma=0.1
        )
        rates[epochs] = []
        for _ in range(epochs):
            rates[epochs].append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            scheduler.step()
    write("schedule.json", rates)


def linear_probe():
    g = torch.Generator().manual_seed(1)
    items, width, classes, epochs, batch, l2 = 48, 10, 5, 12, 19, 0.01
    # No batch holds a fifth of each class: a gradient of exactly 0 becomes a step of either sign by rounding.
    labels = torch.arange(items) % 7 % classes
    centres = torch.randn(classes, width, generator=g)
    features = (centres[labels] + torch.randn(items, width, generator=g)) * torch.linspace(0.1, 5, width) + 2
    orders = json.loads((here / "epoch-orders.json").read_text())

    mean, std = features.mean(0), features.std(0, correction=0)
    x = (features - mean) / std
    layer = torch.nn.Linear(width, classes)
    torch.nn.init.zeros_(layer.weight)
    torch.nn.init.zeros_(layer.bias)
    optimizer = torch.optim.Adam([{"params": [layer.weight], "weight_decay": l2}, {"params": [layer.bias]}], lr=0.01)
    scheduler = torch.optim.lr_scheduler.MultiStepLR(
        optimizer, milestones=[int(0.5 * epochs), int(0.72 * epochs)], gamma=0.1
    )
    losses = []
    for epoch in range(epochs):
        total = 0.0
        for rows in torch.tensor(orders[epoch]).split(batch):
            optimizer.zero_grad()
            loss = torch.nn.functional.cross_entropy(layer(x[rows]), labels[rows])
            loss.backward()
            optimizer.step()
            total += loss.item() * len(rows)
        losses.append(total / items)
        scheduler.step()
    write(
        "linear-probe.json",
        {
            "features": features.flatten().tolist(),
            "labels": labels.tolist(),
            "classes": classes,
            "width": width,
            "epochs": epochs,
            "batchSize": batch,
            "l2": l2,
            "mean": mean.tolist(),
            "std": std.tolist(),
            "losses": losses,
            "weight": layer.weight.flatten().tolist(),
            "bias": layer.bias.tolist(),
            "logits": layer(x).flatten().tolist(),
        },
    )


adam()
schedule()
linear_probe()
