"""Trains ILM-VP's own prompt and label map by its loop on a small network and writes the loss curve to reference-run.json.

    python generate_reference_run.py <checkout of github.com/OPTML-Group/ILM-VP>

Peer: ILM-VP at commit 84ca042 (models/visual_prompt.py, algorithms/). PyTorch 2.13.0, CPU, single precision. The loop
is that of experiments/cnn/ilm_vp.py without autocast; weights and images are the formulas of `reference-task.ts`, and
the order of the images is epochOrder(48, 3, epoch) of epoch-orders.json.
"""
import json
import math
import sys
from functools import partial
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

sys.path.insert(0, sys.argv[1])
from algorithms import generate_label_mapping_by_frequency, label_mapping_base  # noqa: E402
from models.visual_prompt import ExpansiveVisualPrompt  # noqa: E402

here = Path(__file__).parent
items, classes, epochs, batch, rate = 48, 4, 7, 16, 0.05


def wave(shape, phase, amplitude):
    index = torch.arange(math.prod(shape), dtype=torch.float64)
    return (amplitude * torch.sin(1.3 * index * index + phase)).float().reshape(shape)


network = torch.nn.Sequential(
    torch.nn.Conv2d(3, 8, 3, padding=1),
    torch.nn.ReLU(),
    torch.nn.Conv2d(8, 16, 3, stride=2, padding=1),
    torch.nn.ReLU(),
    torch.nn.AdaptiveAvgPool2d(1),
    torch.nn.Flatten(),
    torch.nn.Linear(16, 12),
)
for phase, (name, parameter) in enumerate(network.named_parameters()):
    amplitude = 0.1 if name.endswith("bias") else (1 if name.startswith("6") else 2 / math.sqrt(parameter[0].numel()))
    parameter.data = wave(parameter.shape, phase, amplitude)
network.requires_grad_(False)
mean, std = torch.tensor([0.5, 0.4, 0.3]), torch.tensor([0.2, 0.25, 0.3])

labels = torch.arange(items) % classes
pixels = np.array(
    [
        int(127 + 120 * math.sin(0.05 * pixel * (1 + item % classes) + 0.9 * item))
        for item in range(items)
        for pixel in range(3 * 10 * 10)
    ]
)
images = torch.tensor(pixels, dtype=torch.float32).reshape(items, 3, 10, 10) / 255

normalize = lambda x: (x - mean[:, None, None]) / std[:, None, None]  # noqa: E731
prompt = ExpansiveVisualPrompt(12, mask=np.zeros((10, 10)), normalize=normalize)
optimizer = torch.optim.Adam(prompt.parameters(), lr=rate)
scheduler = torch.optim.lr_scheduler.MultiStepLR(
    optimizer, milestones=[int(0.5 * epochs), int(0.72 * epochs)], gamma=0.1
)
orders = json.loads((here / "epoch-orders.json").read_text())
losses, maps = [], []
for epoch in range(epochs):
    loader = [(images[part], labels[part]) for part in torch.tensor(orders[epoch]).split(batch)]
    sequence = generate_label_mapping_by_frequency(prompt, network, loader)
    maps.append(sequence.tolist())
    mapping = partial(label_mapping_base, mapping_sequence=sequence)
    for x, y in loader:
        optimizer.zero_grad()
        loss = F.cross_entropy(mapping(network(prompt(x))), y, reduction="mean")
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    scheduler.step()

theta = prompt.program.detach().flatten()
(here / "reference-run.json").write_text(
    json.dumps({"losses": losses, "maps": maps, "theta": [round(value, 6) for value in theta.tolist()]}) + "\n"
)
