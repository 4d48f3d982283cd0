"""Writes operations.json: outputs and gradients of PyTorch 2.13.0 in double precision for every operation with a gradient.

    pip install torch==2.13.0 numpy && python operations.py
"""
import json
import pathlib

import torch
import torch.nn.functional as F

generator = torch.Generator().manual_seed(20240610)
cases = []


def random(*shape, scale=2.0):
    values = torch.randn(shape, generator=generator, dtype=torch.float64) * scale
    return (values * 1000).round() / 1000


def case(name, op, function, inputs, attributes=None, fixed=()):
    """One call; `fixed` are further inputs without a gradient."""
    leaves = [value.clone().requires_grad_() for value in inputs]
    output = function(*leaves, *fixed)
    seed = random(*output.shape)
    gradients = torch.autograd.grad(output, leaves, seed)
    dump = lambda t: {"shape": list(t.shape), "data": t.detach().double().flatten().tolist()}
    cases.append(
        {
            "name": name,
            "op": op,
            "attributes": attributes or {},
            "inputs": [dump(value) for value in [*inputs, *fixed]],
            "integers": [not value.is_floating_point() for value in [*inputs, *fixed]],
            "output": dump(output),
            "outputGradient": dump(seed),
            "gradients": [dump(gradient) for gradient in gradients],
        }
    )


def conv(name, x, weight, bias, stride, padding, groups=1):
    attributes = {"strides": list(stride), "pads": [*padding, *padding], "groups": groups}
    inputs = [x, weight] if bias is None else [x, weight, bias]
    case(
        name,
        "conv2d",
        lambda x, w, b=None: F.conv2d(x, w, b, stride=stride, padding=padding, groups=groups),
        inputs,
        attributes,
    )


conv("a 3x3 convolution with padding and bias", random(2, 3, 5, 4), random(4, 3, 3, 3), random(4), (1, 1), (1, 1))
conv("a strided convolution whose last column is not met", random(2, 2, 6, 5), random(3, 2, 3, 2), None, (2, 2), (0, 1))
conv("a convolution with different strides and paddings", random(1, 2, 7, 6), random(2, 2, 2, 3), random(2), (3, 1), (1, 0))
conv("a grouped convolution", random(2, 4, 4, 4), random(6, 2, 3, 3), random(6), (1, 1), (1, 1), 2)
conv("a depthwise convolution", random(1, 3, 5, 5), random(3, 1, 3, 3), None, (2, 2), (1, 1), 3)
conv("a 1x1 convolution", random(2, 3, 2, 2), random(5, 3, 1, 1), random(5), (1, 1), (0, 0))


def pool(name, x, kernel, stride, padding, ceil):
    attributes = {
        "kernel": [kernel, kernel], "strides": [stride, stride], "pads": [padding] * 4, "ceil": ceil,
    }
    case(name, "maxPool", lambda x: F.max_pool2d(x, kernel, stride, padding, ceil_mode=ceil), [x], attributes)


pool("a max pool", random(2, 2, 6, 6), 2, 2, 0, False)
pool("a max pool with padding and overlap", random(1, 2, 7, 6), 3, 2, 1, False)
pool("a max pool whose last window is incomplete", random(1, 2, 6, 5), 3, 2, 0, True)
pool("a max pool whose last window would start in the padding", random(1, 1, 3, 4), 2, 2, 1, True)
pool("a max pool with ties", torch.tensor([[[[1.0, 1, 2], [1, 1, 2], [3, 3, 3]]]], dtype=torch.float64), 2, 1, 0, False)
pool("a max pool of negative values in padding", -random(1, 1, 4, 4).abs() - 1, 3, 2, 1, False)

case(
    "an average pool with padding",
    "averagePool",
    lambda x: F.avg_pool2d(x, 3, 2, 1),
    [random(2, 2, 5, 6)],
    {"kernel": [3, 3], "strides": [2, 2], "pads": [1] * 4},
)
case("a global average pool", "globalAveragePool", lambda x: x.mean((2, 3)), [random(2, 3, 3, 4)])

kinks = torch.tensor([[-1.0, 0, 3, 6, 7.5]], dtype=torch.float64)
case("a ReLU, at 0 too", "relu", F.relu, [kinks])
case("a ReLU6, at 0 and 6 too", "relu6", F.relu6, [kinks])
case("a sigmoid", "sigmoid", torch.sigmoid, [random(2, 5)])

case("a sum", "add", torch.add, [random(2, 3), random(2, 3)])
case("a sum with a batch of one", "add", torch.add, [random(3, 2, 2, 2), random(1, 2, 2, 2)])
case("a sum of a batch of one", "add", torch.add, [random(1, 4), random(3, 4)])
case("a product", "multiply", torch.mul, [random(2, 3), random(2, 3)])
case("a product with a batch of one", "multiply", torch.mul, [random(3, 2, 2, 2), random(1, 2, 2, 2)])
case(
    "an affine map",
    "affine",
    lambda x: x * torch.tensor([2.0, -0.5]).double().reshape(1, 2, 1, 1)
    + torch.tensor([1.0, 3.0]).double().reshape(1, 2, 1, 1),
    [random(2, 2, 2, 3)],
    {"scale": [2, -0.5], "offset": [1, 3]},
)

case(
    "batch normalisation with running statistics",
    "batchNorm",
    lambda x, scale, bias, mean, variance: F.batch_norm(x, mean, variance, scale, bias, False, 0.1, 1e-5),
    [random(2, 3, 2, 2), random(3), random(3)],
    {"epsilon": 1e-5, "statistics": "running"},
    (random(3), random(3).abs() + 0.1),
)

case("a linear layer", "linear", F.linear, [random(3, 4), random(2, 4), random(2)])
case("a linear layer without bias", "linear", F.linear, [random(3, 4), random(2, 4)])
case("a concatenation", "concat", lambda *x: torch.cat(x, 1), [random(2, 1, 2, 2), random(2, 3, 2, 2), random(2, 2, 2, 2)])
case(
    "a slice with steps",
    "slice",
    lambda x: x[:, 1:3, ::2, 1::3],
    [random(2, 4, 5, 6)],
    {"starts": [0, 1, 0, 1], "ends": [2, 3, 5, 6], "steps": [1, 1, 2, 3]},
)
case(
    "a pad",
    "pad",
    lambda x: F.pad(x, (1, 2, 0, 1, 3, 0)),
    [random(2, 2, 2, 2)],
    {"before": [0, 3, 0, 1], "after": [0, 0, 1, 2]},
)
case("a reshape", "reshape", lambda x: x.reshape(2, 3, 4), [random(2, 2, 6)], {"itemShape": [3, 4]})
case("a flatten", "flatten", lambda x: x.flatten(1), [random(2, 2, 3, 2)])
case(
    "a weighted cross-entropy",
    "softmaxCrossEntropy",
    lambda logits, labels, weights: (F.cross_entropy(logits, labels, reduction="none") * weights).sum(),
    [random(4, 3, scale=10)],
    None,
    (torch.tensor([2, 0, 1, 1]), torch.tensor([0.5, 0.25, 0.0, 2.0], dtype=torch.float64)),
)

rectangle = {"top": 1, "left": 0, "bottom": 3, "right": 2}
inside = torch.zeros(1, 1, 4, 3, dtype=torch.float64)
inside[..., 1:3, 0:2] = 1
case(
    "a window less its background",
    "windowDifference",
    lambda window, background: window - background[..., 1:3, 0:2].detach(),
    [random(3, 2, 2, 2)],
    rectangle,
    (random(1, 2, 4, 3),),
)
case(
    "a value detached inside a rectangle",
    "detachRectangle",
    lambda x: x * (1 - inside) + (x * inside).detach(),
    [random(2, 2, 4, 3)],
    rectangle,
)

case("a reciprocal", "reciprocal", torch.reciprocal, [random(2, 5) + 9])
case(
    "a clamp, at both bounds too",
    "clamp",
    lambda x: torch.clamp(x, -0.5, 1),
    [torch.tensor([[-2.0, -0.5, -0.25, 0.0, 1.0, 3.0]], dtype=torch.float64)],
    {"lowest": -0.5, "highest": 1},
)


def hat(x):
    """The weight of a sample at distance x, with the one-sided derivative of grid_sample."""
    return torch.where(x >= 0, 1 - x, 1 + x) * ((x >= -1) & (x < 1))


case("a hat", "hat", hat, [random(3, 4, scale=1.0)])
case(
    "a hat, where its derivative jumps",
    "hat",
    hat,
    [torch.tensor([[-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0]], dtype=torch.float64)],
)

for items, shared in [((2, 2), "no factor"), ((1, 2), "the first factor"), ((2, 1), "the second factor")]:
    for transpose_a in [False, True]:
        for transpose_b in [False, True]:
            case(
                f"a product of planes that shares {shared}, transposed: {transpose_a}, {transpose_b}",
                "planeMatmul",
                lambda a, b: (a.mT if transpose_a else a) @ (b.mT if transpose_b else b),
                [
                    random(items[0], 2, *((3, 2) if transpose_a else (2, 3))),
                    random(items[1], 2, *((4, 3) if transpose_b else (3, 4))),
                ],
                {"transposeA": transpose_a, "transposeB": transpose_b},
            )

# (output of the activation, gradient of it) -> gradient of the input; 0 * y has the gradient 0 that the output has.
outputs = torch.tensor([[0.0, 0.5, 3, 6], [0, 6, 2, 0]], dtype=torch.float64)
case(
    "the gradient of a ReLU, whose gates stand still",
    "reluGradient",
    lambda y, dy: torch.where(y > 0, dy, 0.0) + 0 * y,
    [outputs, random(2, 4)],
)
case(
    "the gradient of a ReLU6, whose gates stand still",
    "relu6Gradient",
    lambda y, dy: torch.where((y > 0) & (y < 6), dy, 0.0) + 0 * y,
    [outputs, random(2, 4)],
)

path = pathlib.Path(__file__).with_name("operations.json")
path.write_text(json.dumps(cases, separators=(",", ":")) + "\n")
