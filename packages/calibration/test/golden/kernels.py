"""Makes kernels.json: MMCE of netcal, relplot's Laplace calibration error over all pairs, and SKCE, on the cases of peers.json.

    python -m venv venv
    venv/bin/pip install netcal==1.4.0 relplot==1.0.3 scipy==1.17.1 numpy==2.4.6
    venv/bin/python kernels.py

relplot's `laplace_calibration_approx` draws pairs at random; here its random numbers are replaced by every pair once. SKCE is
the double sum of Widmann et al. 2019 (the authors' package CalibrationErrors.jl is written in Julia).
"""

import json
import sys
from importlib.metadata import version
from pathlib import Path
from unittest import mock

import netcal.metrics
import numpy as np
from relplot.metrics import laplace_calibration_approx
from scipy import spatial, special

WIDTHS = [0.05, 1.0, 3.0]
HERE = Path(__file__)


def laplace_of_all_pairs(confidence, correct, width):
    n = len(confidence)
    pairs = [np.repeat(np.arange(n), n), np.tile(np.arange(n), n)]
    with mock.patch("numpy.random.randint", side_effect=pairs):
        return laplace_calibration_approx(confidence, correct, terms=n * n, theta=width)


def skce(p, labels, width):
    n, k = p.shape
    residual = np.eye(k)[labels] - p
    pairs = residual @ residual.T * np.exp(-spatial.distance.cdist(p, p) / width)
    return {"biased": pairs.sum() / n**2, "unbiased": (pairs.sum() - np.trace(pairs)) / (n * (n - 1))}


def case(peer):
    labels = np.array(peer["labels"])
    p = special.softmax(np.reshape(peer["logits"], peer["shape"]), axis=1)
    confidence, correct = p.max(axis=1), (p.argmax(axis=1) == labels).astype(float)
    return {
        "name": peer["name"],
        "mmce": float(netcal.metrics.MMCE().measure(p, labels)),
        "laplace": [float(laplace_of_all_pairs(confidence, correct, width)) for width in WIDTHS],
        "skce": [skce(p, labels, width) for width in WIDTHS],
    }


def main():
    peers = json.loads(HERE.with_name("peers.json").read_text())
    packages = ("netcal", "relplot", "scipy", "numpy")
    golden = {
        "versions": {"python": sys.version.split()[0], **{p: version(p) for p in packages}},
        "widths": WIDTHS,
        "cases": [case(peer) for peer in peers["cases"]],
    }
    HERE.with_suffix(".json").write_text(json.dumps(golden) + "\n")


if __name__ == "__main__":
    main()
