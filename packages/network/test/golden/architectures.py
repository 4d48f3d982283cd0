"""Writes architectures.json: what torchvision 0.28.0 says of its own models.

    pip install torch==2.13.0 numpy pillow && pip install --no-deps torchvision==0.28.0
    python architectures.py
"""
import json
import pathlib

import torch

# torchvision's compiled operators are not needed to list parameters, and a wheel may come without them.
torch.library.register_fake = lambda *args, **kwargs: lambda function: function
from torchvision import models  # noqa: E402

NAMES = [
    "resnet18", "resnet34", "resnet50",
    "vgg11", "vgg11_bn", "vgg16", "vgg16_bn", "vgg19", "vgg19_bn",
    "squeezenet1_0", "squeezenet1_1",
]

golden = {}
for name in NAMES:
    meta = models.get_model_weights(name).IMAGENET1K_V1.meta
    with torch.device("meta"):
        model = models.get_model(name, weights=None)
    golden[name] = {
        "parameters": meta["num_params"],
        "gigaMacs": meta["_ops"],
        "stateDict": {key: list(value.shape) for key, value in model.state_dict().items()},
    }

path = pathlib.Path(__file__).with_name("architectures.json")
path.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
