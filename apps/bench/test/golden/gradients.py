"""Writes gradients.json: gradients of a small residual network by torch autograd in double precision.

Peer: torch 2.13.0. The network is that of ../gradients/small-network.ts in evaluation mode: images / 255, normalised by
mean .5 and deviation .25. `gradients` are of the mean cross-entropy of all images, `squared` the mean over images of the
squares of each one's own, `hessian` the product of the Hessian over both parameters with the gradient, `graspHessian`
the same with logits / 200, `flow` the gradient of the sum of the logits for a normalised image of ones where every
parameter and running statistic is its absolute value.
Run: pip install torch==2.13.0 && python gradients.py
"""

import json
import pathlib

import torch
from torch.nn.functional import avg_pool2d, batch_norm, conv2d, cross_entropy, linear, relu

torch.manual_seed(5)
PRUNABLE = ("conv2.weight", "hidden.weight")
weights = {
    "conv1.weight": torch.randn(4, 3, 3, 3) / 4,
    **{f"bn1.{k}": v for k, v in dict(weight=torch.rand(4) + 0.5, bias=torch.randn(4) / 4,
                                      running_mean=torch.randn(4) / 4, running_var=torch.rand(4) + 0.5).items()},
    "conv2.weight": torch.randn(4, 4, 3, 3) / 4,
    **{f"bn2.{k}": v for k, v in dict(weight=torch.rand(4) + 0.5, bias=torch.randn(4) / 4,
                                      running_mean=torch.randn(4) / 4, running_var=torch.rand(4) + 0.5).items()},
    "hidden.weight": torch.randn(5, 4), "hidden.bias": torch.randn(5) / 4,
    "fc.weight": torch.randn(3, 5), "fc.bias": torch.randn(3) / 4,
}
pixels = torch.randint(0, 256, (5, 3, 6, 6))
labels = torch.tensor([0, 2, 1, 2, 0])


def logits(p, x):
    def normalise(name, value):
        return batch_norm(value, p[f"{name}.running_mean"], p[f"{name}.running_var"], p[f"{name}.weight"],
                          p[f"{name}.bias"], training=False, eps=1e-5)

    first = relu(normalise("bn1", conv2d(x, p["conv1.weight"], padding=1)))
    second = relu(normalise("bn2", conv2d(first, p["conv2.weight"], padding=1)) + first)
    pooled = avg_pool2d(second, 6).flatten(1)
    hidden = relu(linear(pooled, p["hidden.weight"], p["hidden.bias"]))
    return linear(hidden, p["fc.weight"], p["fc.bias"])


def leaves(change=lambda value: value):
    return {name: change(value.double()).requires_grad_(name in PRUNABLE) for name, value in weights.items()}


def gradients(p, scalar, create_graph=False):
    return dict(zip(PRUNABLE, torch.autograd.grad(scalar, [p[name] for name in PRUNABLE], create_graph=create_graph)))


def loss(p, x, y, temperature=1):
    return cross_entropy(logits(p, x) / temperature, y)


def hessian(p, temperature):
    g = gradients(p, loss(p, x, labels, temperature), create_graph=True)
    return {name: each / 2 for name, each in gradients(p, sum((each**2).sum() for each in g.values())).items()}


x = (pixels.double() / 255 - 0.5) / 0.25
p = leaves()
per_image = [gradients(p, loss(p, x[i : i + 1], labels[i : i + 1])) for i in range(len(x))]
absolute = leaves(torch.abs)
golden = {
    "gradients": gradients(p, loss(p, x, labels)),
    "squared": {name: sum(each[name] ** 2 for each in per_image) / len(x) for name in PRUNABLE},
    "hessian": hessian(p, 1),
    "graspHessian": hessian(p, 200),
    "flow": gradients(absolute, logits(absolute, torch.ones(1, 3, 6, 6, dtype=torch.double)).sum()),
}
numbers = lambda tensors: {name: each.flatten().tolist() for name, each in tensors.items()}
pathlib.Path(__file__).with_name("gradients.json").write_text(json.dumps(
    {"weights": {name: {"shape": list(each.shape), "data": each.flatten().tolist()} for name, each in weights.items()},
     "pixels": pixels.flatten().tolist(), "labels": labels.tolist(),
     **{name: numbers(tensors) for name, tensors in golden.items()}}) + "\n")
