"""Writes erk-resnet50.json: per-layer densities of ResNet-50 by the Erdos-Renyi-Kernel formula.

Formula: Evci et al. 2020, "Rigging the Lottery", arXiv 1911.11134, section 3 (1), with the loop of its published code,
which makes a layer dense as soon as its density would exceed 1. Written anew from the description, in plain Python.
Check: the inference FLOPs of that paper's repository (README of google-research/rigl, table of sparse models): ERK at
80 % has 0.42x and at 90 % 0.24x those of the dense network, all layers pruned. The multiply-accumulates of convolutions
and linear layers alone give 0.414 and 0.242; the published count has batch norm, activations and biases as well.
Run: python generate-erk.py (no package needed).
"""

import json
import math
import pathlib

PUBLISHED_FLOPS = {0.8: 0.42, 0.9: 0.24}


def resnet50():
    """(name, shape [out, in, kh, kw] or [out, in], output pixels at 224) of every weight of torchvision's resnet50."""
    layers = [("conv1", (64, 3, 7, 7), 112 * 112)]
    channels = 64
    for stage, (width, blocks, side) in enumerate([(64, 3, 56), (128, 4, 28), (256, 6, 14), (512, 3, 7)], 1):
        for block in range(blocks):
            before = side * 2 if stage > 1 and block == 0 else side
            name = f"layer{stage}.{block}"
            layers.append((f"{name}.conv1", (width, channels, 1, 1), before**2))
            layers.append((f"{name}.conv2", (width, width, 3, 3), side**2))
            layers.append((f"{name}.conv3", (width * 4, width, 1, 1), side**2))
            if block == 0:
                layers.append((f"{name}.downsample.0", (width * 4, channels, 1, 1), side**2))
            channels = width * 4
    return layers + [("fc", (1000, 2048), 1)]


def erk(shapes, sparsity):
    dense = set()
    while True:
        wanted = (1 - sparsity) * sum(map(math.prod, shapes)) - sum(math.prod(shapes[i]) for i in dense)
        raw = [sum(shape) / math.prod(shape) for shape in shapes]
        scale = wanted / sum(raw[i] * math.prod(s) for i, s in enumerate(shapes) if i not in dense)
        full = max(raw[i] for i in range(len(shapes)) if i not in dense)
        if full * scale <= 1:
            return [1.0 if i in dense else raw[i] * scale for i in range(len(shapes))]
        dense |= {i for i in range(len(shapes)) if raw[i] == full}


layers = resnet50()
shapes = [shape for _, shape, _ in layers]
macs = [math.prod(shape) * pixels for _, shape, pixels in layers]
assert sum(map(math.prod, shapes)) == 25_502_912
cases = []
for sparsity, published in PUBLISHED_FLOPS.items():
    densities = erk(shapes, sparsity)
    fraction = sum(d * m for d, m in zip(densities, macs)) / sum(macs)
    assert abs(fraction - published) < 0.01, (sparsity, fraction)
    cases.append({"sparsity": sparsity, "macs": fraction, "densities": densities})
golden = {"layers": [{"name": f"{name}.weight", "shape": shape, "macs": m} for (name, shape, _), m in zip(layers, macs)],
          "cases": cases}
path = pathlib.Path(__file__).parent / "erk-resnet50.json"
path.write_text(json.dumps(golden, separators=(",", ":")).replace('{"name"', '\n{"name"') + "\n")
