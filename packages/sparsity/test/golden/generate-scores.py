"""Writes scores.json: scores and masks of a small network by torch autograd in double precision.

Peer: torch 2.13.0 (autograd). Network: y = W2 tanh(W1 x + b1) + b2, mean cross-entropy over 6 samples; for synaptic
flow y = |W2| relu(|W1| 1 + |b1|) + |b2|. Scores as in the papers: SNIP arXiv 1810.02340, GraSP 2002.07376 (keep the
largest w Hg), SynFlow 2006.05467, Taylor 1906.10771, diagonal OBS with the empirical Fisher matrix 2203.07259 and
its dampening 1e-7, LAMP 2010.07611. Masks keep the n - round(s n) largest of both weight matrices together.
Run: pip install torch==2.13.0 && python generate-scores.py
"""

import json
import pathlib

import torch
from torch.nn.functional import cross_entropy

torch.manual_seed(3)
NAMES = ("fc1.weight", "fc2.weight")
SPARSITY = 0.6
DAMPENING = 1e-7
weights = {"fc1.weight": torch.randn(5, 4), "fc1.bias": torch.randn(5) / 4, "fc2.weight": torch.randn(3, 5),
           "fc2.bias": torch.randn(3) / 4}
inputs, labels = torch.randn(6, 4), torch.tensor([0, 1, 2, 2, 1, 0])
w = {name: value.double().requires_grad_() for name, value in weights.items()}
matrices = [w[name] for name in NAMES]


def logits(p, x, activation):
    return activation(x @ p["fc1.weight"].T + p["fc1.bias"]) @ p["fc2.weight"].T + p["fc2.bias"]


def gradients(loss, create_graph=False):
    return dict(zip(NAMES, torch.autograd.grad(loss, matrices, create_graph=create_graph)))


def loss(x, y):
    return cross_entropy(logits(w, x, torch.tanh), y)


def flow_gradients(values):
    p = {name: value.detach().abs().requires_grad_() for name, value in values.items()}
    r = logits(p, torch.ones(1, 4, dtype=torch.double), torch.relu).sum()
    return dict(zip(NAMES, torch.autograd.grad(r, [p[name] for name in NAMES])))


x = inputs.double()
g = gradients(loss(x, labels), create_graph=True)
squared_norm = sum((each**2).sum() for each in g.values())
hg = {name: each / 2 for name, each in gradients(squared_norm).items()}  # gradient of g.g is 2 H g
g = {name: each.detach() for name, each in g.items()}
per_sample = [gradients(loss(x[i : i + 1], labels[i : i + 1])) for i in range(len(x))]
fisher = {name: sum(each[name] ** 2 for each in per_sample) / len(x) for name in NAMES}
flow = flow_gradients(w)
plain = {name: w[name].detach() for name in NAMES}


def lamp(values):
    flat = values.flatten() ** 2
    order = flat.argsort()
    notsmaller = flat[order].flip(0).cumsum(0).flip(0)
    return torch.empty_like(flat).scatter_(0, order, flat[order] / notsmaller).reshape(values.shape)


scores = {
    "magnitude": {name: plain[name].abs() for name in NAMES},
    "lamp": {name: lamp(plain[name]) for name in NAMES},
    "snip": {name: (plain[name] * g[name]).abs() for name in NAMES},
    "taylor": {name: (plain[name] * g[name]) ** 2 for name in NAMES},
    "grasp": {name: plain[name] * hg[name] for name in NAMES},
    "synflow": {name: plain[name].abs() * flow[name] for name in NAMES},
    "obs": {name: plain[name] ** 2 * (fisher[name] + DAMPENING) / 2 for name in NAMES},
}


def masks(values, sparsity):
    flat = torch.cat([values[name].flatten() for name in NAMES])
    keep = len(flat) - round(sparsity * len(flat))
    ranked = flat.sort(descending=True).values
    assert ranked[keep - 1] > ranked[keep] * 1.001, "a tie at the threshold would make the choice arbitrary"
    mask = torch.zeros_like(flat)
    mask[flat.topk(keep).indices] = 1
    first, second = mask.split([plain[name].numel() for name in NAMES])
    return {NAMES[0]: first.reshape(5, 4), NAMES[1]: second.reshape(3, 5)}


def synflow_in_rounds(rounds, sparsity):
    """SynFlow's loop: score the weights that are left, keep (1 - sparsity)^(round / rounds) of all."""
    kept = {name: torch.ones_like(plain[name]) for name in NAMES}
    for done in range(1, rounds + 1):
        masked = {**w, **{name: plain[name] * kept[name] for name in NAMES}}
        gradient = flow_gradients(masked)
        flat = torch.cat([(masked[name].detach().abs() * gradient[name]).flatten() for name in NAMES])
        keep = len(flat) - round((1 - (1 - sparsity) ** (done / rounds)) * len(flat))
        mask = torch.zeros_like(flat)
        mask[flat.topk(keep).indices] = 1
        first, second = mask.split([plain[name].numel() for name in NAMES])
        kept = {NAMES[0]: first.reshape(5, 4), NAMES[1]: second.reshape(3, 5)}
    return kept


def numbers(tensors):
    return {name: tensor.flatten().tolist() for name, tensor in tensors.items()}


def flags(tensors):
    return {name: " ".join(str(int(value)) for value in tensor.flatten()) for name, tensor in tensors.items()}


golden = {
    "torch": torch.__version__,
    "weights": [{"name": name, "shape": list(value.shape), "values": value.flatten().tolist()}
                for name, value in weights.items()],
    "inputs": inputs.tolist(),
    "labels": labels.tolist(),
    "evidence": {"gradients": numbers(g), "hessianGradients": numbers(hg), "squaredGradients": numbers(fisher),
                 "flowGradients": numbers(flow)},
    "sparsity": SPARSITY,
    "cases": [{"score": name, "scores": numbers(values), "masks": flags(masks(values, SPARSITY))}
              for name, values in scores.items()],
    "synflowInRounds": {"rounds": 10, "masks": flags(synflow_in_rounds(10, SPARSITY))},
}
assert golden["synflowInRounds"]["masks"] != golden["cases"][5]["masks"], "rounds should matter"
(pathlib.Path(__file__).parent / "scores.json").write_text(json.dumps(golden, indent=1) + "\n")
