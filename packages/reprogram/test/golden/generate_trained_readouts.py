"""Trains a prompt and a linear layer together by PyTorch and writes the runs to trained-readouts.json.

    python generate_trained_readouts.py

Peer: PyTorch 2.13.0, CPU, single precision: torch.nn.Linear on the source logits (the fully connected output mapping of
AutoVP, auto_vp/programs.py of github.com/IBM/AutoVP) or on the features, Adam or SGD with one parameter group for the
prompt, one for the layer's weight with weight decay and one for its bias. Weights and images are the formulas of
`reference-task.ts`; the order of the images is epochOrder(48, 3, epoch) of epoch-orders.json. The label map starts from
the one that ILM-VP made under the untrained prompt (reference-run.json), the head from the formula of the test.
"""
import json
import math
from pathlib import Path

import torch
import torch.nn.functional as F

here = Path(__file__).parent
items, classes, epochs, batch, rate = 48, 4, 7, 16, 0.05
layer_rate, weight_decay = 0.02, 0.1


def wave(shape, phase, amplitude):
    index = torch.arange(math.prod(shape), dtype=torch.float64)
    return (amplitude * torch.sin(1.3 * index * index + phase)).float().reshape(shape)


features = torch.nn.Sequential(
    torch.nn.Conv2d(3, 8, 3, padding=1),
    torch.nn.ReLU(),
    torch.nn.Conv2d(8, 16, 3, stride=2, padding=1),
    torch.nn.ReLU(),
    torch.nn.AdaptiveAvgPool2d(1),
    torch.nn.Flatten(),
)
classifier = torch.nn.Linear(16, 12)
for phase, parameter in enumerate([*features.parameters(), *classifier.parameters()]):
    weight = 1 if phase == 4 else 2 / math.sqrt(parameter[0].numel())
    parameter.data = wave(parameter.shape, phase, weight if parameter.dim() > 1 else 0.1)
    parameter.requires_grad_(False)
mean, std = torch.tensor([0.5, 0.4, 0.3])[:, None, None], torch.tensor([0.2, 0.25, 0.3])[:, None, None]

labels = torch.arange(items) % classes
pixels = [
    int(127 + 120 * math.sin(0.05 * pixel * (1 + item % classes) + 0.9 * item))
    for item in range(items)
    for pixel in range(3 * 10 * 10)
]
images = torch.tensor(pixels, dtype=torch.float32).reshape(items, 3, 10, 10) / 255
orders = json.loads((here / "epoch-orders.json").read_text())
first_map = json.loads((here / "reference-run.json").read_text())["maps"][0]
border = F.pad(torch.zeros(3, 10, 10), (1, 1, 1, 1), value=1)


def run(kind, make_optimizer):
    theta = torch.nn.Parameter(torch.zeros(3, 12, 12))
    layer = torch.nn.Linear(12 if kind == "linear" else 16, classes)
    with torch.no_grad():
        if kind == "linear":
            layer.weight.copy_(F.one_hot(torch.tensor(first_map), 12))
            layer.bias.zero_()
        else:
            layer.weight.copy_(wave((classes, 16), 0.5, 0.25))
            layer.bias.copy_(wave((classes,), 1.5, 0.1))
    optimizer = make_optimizer(
        [
            {"params": [theta]},
            {"params": [layer.weight], "lr": layer_rate, "weight_decay": weight_decay},
            {"params": [layer.bias], "lr": layer_rate},
        ]
    )
    scheduler = torch.optim.lr_scheduler.MultiStepLR(
        optimizer, milestones=[int(0.5 * epochs), int(0.72 * epochs)], gamma=0.1
    )
    losses = []
    for epoch in range(epochs):
        for part in torch.tensor(orders[epoch]).split(batch):
            optimizer.zero_grad()
            prompted = F.pad(images[part], (1, 1, 1, 1)) + torch.sigmoid(theta) * border
            seen = features((prompted - mean) / std)
            logits = layer(classifier(seen) if kind == "linear" else seen)
            loss = F.cross_entropy(logits, labels[part])
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        scheduler.step()
    digits = lambda tensor: [round(value, 6) for value in tensor.detach().flatten().tolist()]  # noqa: E731
    return {
        "kind": kind,
        "losses": losses,
        "theta": digits(theta),
        "weight": digits(layer.weight),
        "bias": digits(layer.bias),
    }


adam = lambda groups: torch.optim.Adam(groups, lr=rate)  # noqa: E731
sgd = lambda groups: torch.optim.SGD(groups, lr=rate, momentum=0.9)  # noqa: E731
runs = [
    {"optimizer": name, **run(kind, make)}
    for kind in ["linear", "head"]
    for name, make in [("adam", adam), ("sgd", sgd)]
]
(here / "trained-readouts.json").write_text(json.dumps(runs) + "\n")
