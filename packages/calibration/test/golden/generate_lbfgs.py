"""Writes lbfgs.json: softmax regression on random data, minimised by SciPy's L-BFGS-B. Run: python generate_lbfgs.py"""

import json
import sys
from importlib.metadata import version
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.special import log_softmax, softmax

COUNT, WIDTH, CLASSES, L2 = 80, 5, 4, 0.05


def objective(flat, x, labels):
    weight, bias = np.split(flat, [CLASSES * WIDTH])
    weight = weight.reshape(CLASSES, WIDTH)
    logits = x @ weight.T + bias
    value = -log_softmax(logits, axis=1)[np.arange(COUNT), labels].mean() + L2 / 2 * (weight**2).sum()
    delta = (softmax(logits, axis=1) - np.eye(CLASSES)[labels]) / COUNT
    return value, np.concatenate([(delta.T @ x + L2 * weight).ravel(), delta.sum(axis=0)])


def main():
    rng = np.random.default_rng(7)
    x = np.round(rng.normal(size=(COUNT, WIDTH)) * [1, 1, 1, 5, 0.2], 3)
    labels = (x @ rng.normal(size=(WIDTH, CLASSES)) + rng.gumbel(size=(COUNT, CLASSES))).argmax(axis=1)
    found = minimize(
        objective,
        np.zeros(CLASSES * (WIDTH + 1)),
        args=(x, labels),
        jac=True,
        method="L-BFGS-B",
        options={"ftol": 0, "gtol": 1e-11, "maxiter": 10_000},
    )
    golden = {
        "versions": {"python": sys.version.split()[0], **{name: version(name) for name in ("scipy", "numpy")}},
        "classes": CLASSES,
        "width": WIDTH,
        "l2": L2,
        "features": x.ravel().tolist(),
        "labels": labels.tolist(),
        "value": found.fun,
        "weight": found.x[: CLASSES * WIDTH].tolist(),
    }
    Path(__file__).with_name("lbfgs.json").write_text(json.dumps(golden) + "\n")


if __name__ == "__main__":
    main()
