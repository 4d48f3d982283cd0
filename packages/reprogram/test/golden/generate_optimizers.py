"""Writes optimizers.json: what SGD and CosineAnnealingLR of PyTorch 2.13.0 (CPU) compute.

    python generate_optimizers.py
"""
import json
from pathlib import Path

import torch

runs = []
for options in [{"momentum": 0.0}, {"momentum": 0.9}, {"momentum": 0.8, "nesterov": True}]:
    generator = torch.Generator().manual_seed(0)
    values = torch.nn.Parameter(torch.randn(5, generator=generator))
    initial = values.detach().tolist()
    optimizer = torch.optim.SGD([values], lr=0.4, **options)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=8)
    gradients, after, rates = [], [], []
    for _ in range(8):
        values.grad = torch.randn(5, generator=generator)
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
        gradients.append(values.grad.tolist())
        after.append(values.detach().tolist())
    runs.append({"options": options, "initial": initial, "rates": rates, "gradients": gradients, "after": after})
Path(__file__).with_name("optimizers.json").write_text(json.dumps(runs) + "\n")
