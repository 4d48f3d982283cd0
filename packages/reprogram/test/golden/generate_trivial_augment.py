"""Applies every transform of torchvision's TrivialAugmentWide to two images and writes the bytes to trivial-augment.json.

    python generate_trivial_augment.py

Peers: torchvision 0.28.0 with torch 2.13.0, CPU, images as uint8 tensors, nearest interpolation, no fill. Images and
results are base64 of [channels, height, width]. `space` has all magnitudes.
"""
import base64
import json
from pathlib import Path

import torch
from torchvision.transforms import InterpolationMode, TrivialAugmentWide
from torchvision.transforms.autoaugment import _apply_op

torch.manual_seed(0)
space = TrivialAugmentWide()._augmentation_space(31)


def noise(channels, height, width, dark, bright):
    return torch.randint(dark, bright, (channels, height, width), dtype=torch.uint8)


def base64_of(image):
    return base64.b64encode(bytes(image.flatten().tolist())).decode()


images = {"rgb": noise(3, 16, 18, 30, 220), "grey": noise(1, 27, 24, 60, 200)}
images["rgb"][1] = 90  # a channel of one level

cases = []
for kind, image in images.items():
    for name, (magnitudes, signed) in space.items():
        chosen = [magnitudes[bin].item() for bin in (9, 23)] if magnitudes.ndim else [0.0]
        if signed:
            chosen = [chosen[0], -chosen[1]]
        for magnitude in chosen:
            result = _apply_op(image, name, magnitude, InterpolationMode.NEAREST, None)
            cases.append({"image": kind, "name": name, "magnitude": magnitude, "result": base64_of(result)})

golden = {
    "space": {
        name: {"magnitudes": magnitudes.reshape(-1).tolist(), "signed": signed}
        for name, (magnitudes, signed) in space.items()
    },
    "images": {kind: {"shape": list(image.shape), "data": base64_of(image)} for kind, image in images.items()},
    "cases": cases,
}
(Path(__file__).parent / "trivial-augment.json").write_text(json.dumps(golden) + "\n")
