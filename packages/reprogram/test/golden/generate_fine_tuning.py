"""Fine-tunes a small network with batch normalisation in PyTorch and writes losses and weights to fine-tuning.json.

    python generate_fine_tuning.py

PyTorch 2.13.0, CPU, single precision: SGD with Nesterov momentum and Adam, each with weight decay on weights, a learning
rate by MultiStepLR, and a second convolution of which a third is pruned: after every step its weights and momentum are 0.
Weights and images are the formulas of `fine-tuning-task.ts`, and the order of the images is epochOrder(48, 3, epoch) of
epoch-orders.json.
"""
import json
import math
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

here = Path(__file__).parent
items, classes, epochs, batch, decay = 48, 4, 7, 20, 0.01


def wave(shape, phase, amplitude, middle=0.0):
    index = torch.arange(math.prod(shape), dtype=torch.float64)
    return (middle + amplitude * torch.sin(1.3 * index * index + phase)).float().reshape(shape)


def build():
    network = torch.nn.Sequential()
    network.add_module("conv1", torch.nn.Conv2d(3, 8, 3, padding=1, bias=False))
    network.add_module("bn1", torch.nn.BatchNorm2d(8))
    network.add_module("relu1", torch.nn.ReLU())
    network.add_module("conv2", torch.nn.Conv2d(8, 16, 3, stride=2, padding=1, bias=False))
    network.add_module("bn2", torch.nn.BatchNorm2d(16))
    network.add_module("relu2", torch.nn.ReLU())
    network.add_module("pool", torch.nn.AdaptiveAvgPool2d(1))
    network.add_module("flat", torch.nn.Flatten())
    network.add_module("fc", torch.nn.Linear(16, classes))
    state = {name: value for name, value in network.state_dict().items() if "num_batches" not in name}
    for phase, (name, value) in enumerate(state.items()):
        if name.startswith("fc"):
            continue
        if name in ("bn1.weight", "bn2.weight") or name.endswith("running_var"):
            value.copy_(wave(value.shape, phase, 0.2, 1.0))
        else:
            amplitude = 2 / math.sqrt(value[0].numel()) if name.startswith("conv") else 0.1
            value.copy_(wave(value.shape, phase, amplitude))
    # A probe of standardised features.
    weight, mean, std = wave([classes, 16], 20, 0.5), wave([16], 21, 0.2, 0.5), wave([16], 22, 0.2, 0.8)
    network.fc.weight.data = weight / std
    network.fc.bias.data = wave([classes], 23, 0.1) - (weight / std) @ mean
    return network


labels = torch.arange(items) % classes
pixels = np.array(
    [
        int(127 + 120 * math.sin(0.05 * pixel * (1 + item % classes) + 0.9 * item))
        for item in range(items)
        for pixel in range(3 * 10 * 10)
    ]
)
images = torch.tensor(pixels, dtype=torch.float32).reshape(items, 3, 10, 10) / 255
mean, std = torch.tensor([0.5, 0.4, 0.3])[:, None, None], torch.tensor([0.2, 0.25, 0.3])[:, None, None]
orders = json.loads((here / "epoch-orders.json").read_text())
kept = (torch.arange(16 * 8 * 9) % 3 != 0).reshape(16, 8, 3, 3)

optimizers = {
    "sgd": lambda groups: torch.optim.SGD(groups, lr=0.05, momentum=0.9, nesterov=True),
    "adam": lambda groups: torch.optim.Adam(groups, lr=0.01),
}
golden = {}
for kind, make in optimizers.items():
    network = build().train()
    network.conv2.weight.data *= kept
    decayed = [network.conv1.weight, network.conv2.weight, network.fc.weight]
    others = [p for p in network.parameters() if not any(p is weight for weight in decayed)]
    optimizer = make([{"params": decayed, "weight_decay": decay}, {"params": others}])
    scheduler = torch.optim.lr_scheduler.MultiStepLR(
        optimizer, milestones=[int(0.5 * epochs), int(0.72 * epochs)], gamma=0.1
    )
    losses = []
    for epoch in range(epochs):
        for part in torch.tensor(orders[epoch]).split(batch):
            optimizer.zero_grad()
            loss = F.cross_entropy(network((images[part] - mean) / std), labels[part])
            loss.backward()
            network.conv2.weight.grad *= kept
            optimizer.step()
            losses.append(loss.item())
        scheduler.step()
    golden[kind] = {
        "losses": losses,
        "weights": {
            name: [round(float(number), 6) for number in value.flatten()]
            for name, value in network.state_dict().items()
            if "num_batches" not in name
        },
    }
(here / "fine-tuning.json").write_text(json.dumps(golden) + "\n")
