"""Writes ridge.json: optima of scikit-learn's LogisticRegression.

    python generate_ridge.py
"""
import json
import sys
from importlib.metadata import version
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.utils.class_weight import compute_sample_weight


def draw(rng, count, width, classes, shares):
    labels = np.concatenate([np.arange(classes), rng.choice(classes, size=count - classes, p=shares)])
    centres = rng.normal(size=(classes, width))
    features = (centres[labels] + rng.normal(size=(count, width))) * np.linspace(0.2, 3, width) + 1
    return np.round(features, 3).astype(np.float32), labels


def case(features, labels, classes, l2, weighting):
    count = len(labels)
    c = (2 if classes == 2 else 1) / (l2 * count)
    model = LogisticRegression(
        C=c, tol=1e-12, max_iter=100_000, class_weight=None if weighting == "uniform" else "balanced"
    ).fit(features.astype(np.float64), labels)
    weight, bias = model.coef_, model.intercept_
    if classes == 2:  # one weight for both classes: half of it for each
        weight, bias = np.concatenate([-weight, weight]) / 2, np.concatenate([-bias, bias]) / 2
    sample_weight = None if weighting == "uniform" else compute_sample_weight("balanced", labels)
    loss = log_loss(labels, model.predict_proba(features.astype(np.float64)), sample_weight=sample_weight)
    return {
        "l2": l2,
        "classWeighting": weighting,
        "trainLoss": loss,
        "objective": loss + l2 / 2 * (weight**2).sum(),
        "weight": weight.ravel().tolist(),
    }


def problem(features, labels, classes, settings):
    return {
        "features": [float(f"{value:.3f}") for value in features.ravel()],
        "labels": labels.tolist(),
        "classes": classes,
        "width": features.shape[1],
        "cases": [case(features, labels, classes, *setting) for setting in settings],
    }


def main():
    rng = np.random.default_rng(11)
    many = draw(rng, 90, 8, 5, [0.5, 0.2, 0.15, 0.1, 0.05])
    two = draw(rng, 40, 4, 2, [0.7, 0.3])
    golden = {
        "versions": {"python": sys.version.split()[0], **{n: version(n) for n in ("scikit-learn", "scipy", "numpy")}},
        "problems": [
            problem(*many, 5, [(1.0, "uniform"), (0.01, "uniform"), (1e-4, "uniform"), (0.01, "balanced")]),
            problem(*two, 2, [(0.1, "uniform"), (0.003, "balanced")]),
        ],
    }
    Path(__file__).with_name("ridge.json").write_text(json.dumps(golden) + "\n")


if __name__ == "__main__":
    main()
