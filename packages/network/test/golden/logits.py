"""Writes logits.json: logits of torchvision 0.28.0 for weights and images that a formula gives, in double precision.

    pip install torch==2.13.0 numpy pillow && pip install --no-deps torchvision==0.28.0
    python logits.py

Element i of the k-th parameter (counters left out) is sin(0.37 i + k), scaled: see `fill`.
"""
import json
import math
import pathlib

import torch

torch.library.register_fake = lambda *args, **kwargs: lambda function: function
from torchvision import models  # noqa: E402


def wave(shape, k):
    count = math.prod(shape)
    return torch.sin(0.37 * torch.arange(count, dtype=torch.float64) + k).reshape(shape)


def fill(model):
    state = {key: value for key, value in model.state_dict().items() if not key.endswith("num_batches_tracked")}
    with torch.no_grad():
        for k, (key, value) in enumerate(state.items()):
            values = wave(value.shape, k)
            if key.endswith("running_var"):
                values = 1.25 + values
            elif value.dim() > 1:
                values = values * 2 / math.sqrt(math.prod(value.shape[1:]))
            value.copy_(values)


logits = {}
for name, size in (("resnet18", 17), ("resnet50", 17), ("squeezenet1_0", 40), ("squeezenet1_1", 32), ("vgg11_bn", 32)):
    model = models.get_model(name, weights=None, num_classes=5)
    if name.startswith("vgg"):
        model.classifier = models.VGG(model.features, num_classes=5).classifier
        model.classifier[0] = torch.nn.Linear(25088, 16)
        model.classifier[3] = torch.nn.Linear(16, 16)
        model.classifier[6] = torch.nn.Linear(16, 5)
    model = model.double().eval()
    fill(model)
    images = (wave((1, 3, size, size), 0.5) + 1) / 2
    mean = torch.tensor([0.485, 0.456, 0.406], dtype=torch.float64).reshape(1, 3, 1, 1)
    std = torch.tensor([0.229, 0.224, 0.225], dtype=torch.float64).reshape(1, 3, 1, 1)
    with torch.no_grad():
        logits[name] = {"inputSize": size, "logits": model((images - mean) / std).flatten().tolist()}

path = pathlib.Path(__file__).with_name("logits.json")
path.write_text(json.dumps(logits, indent=1) + "\n")
