"""Runs ILM-VP's own ExpansiveVisualPrompt and writes inputs, outputs and gradients to expansive-prompt.json.

    python generate_prompt.py <checkout of github.com/OPTML-Group/ILM-VP>/models

Peer: ILM-VP at commit 84ca0424 (models/visual_prompt.py). PyTorch 2.13.0.
"""
import json
import sys
from pathlib import Path

import numpy as np
import torch

sys.path.insert(0, sys.argv[1])
from visual_prompt import ExpansiveVisualPrompt  # noqa: E402

cases = []
for image, source in [(2, 6), (3, 6), (4, 7)]:
    g = torch.Generator().manual_seed(image)
    prompt = ExpansiveVisualPrompt(source, mask=np.zeros((image, image)))
    theta = torch.randn(3, source, source, generator=g)
    prompt.program.data.copy_(theta)
    images = torch.rand(1, 3, image, image, generator=g)
    factors = torch.randn(1, 3, source, source, generator=g)
    prompted = prompt(images)
    (prompted * factors).sum().backward()
    cases.append(
        {
            "image": image,
            "source": source,
            "theta": theta.flatten().tolist(),
            "images": images.flatten().tolist(),
            "factors": factors.flatten().tolist(),
            "prompted": prompted.flatten().tolist(),
            "gradient": prompt.program.grad.flatten().tolist(),
        }
    )
Path(__file__).with_name("expansive-prompt.json").write_text(json.dumps(cases) + "\n")
