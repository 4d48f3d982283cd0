"""Makes smooth-reliability.json: relplot's kernel regression and the definition itself, on the cases of peers.json.

    python -m venv venv
    venv/bin/pip install relplot==1.0.3 scipy==1.17.1 numpy==2.4.6
    venv/bin/python smooth-reliability.py

`exact` sums the Gaussian over every sample and its mirror images, without a grid.
"""

import json
import sys
from importlib.metadata import version
from pathlib import Path

import numpy as np
import relplot
from relplot.estimators import KernelSmoother
from relplot.kernels import ReflectedGaussianKernel
from scipy import special, stats

POINTS = 41
SIGMAS = [0.02, 0.1, 1.0]
HERE = Path(__file__)


def relplot_curve(confidence, correct, sigma, mesh):
    smoother = KernelSmoother(ReflectedGaussianKernel(sigma)).fit(confidence.reshape(-1, 1), correct)
    return smoother.predict(mesh.reshape(-1, 1)).tolist()


def exact_curve(confidence, correct, sigma, mesh):
    images = 2 * np.arange(-8, 9)
    kernel = sum(
        stats.norm.pdf(mesh[:, None], sign * confidence + image, sigma) for image in images for sign in (1, -1)
    )
    density = kernel.mean(axis=1)
    with np.errstate(invalid="ignore"):
        accuracy = (kernel * correct).mean(axis=1) / density
    return {"accuracy": np.where(density > 1e-6, accuracy, -1).tolist(), "density": density.tolist()}


def case(peer):
    p = special.softmax(np.reshape(peer["logits"], peer["shape"]), axis=1)
    confidence, correct = p.max(axis=1), (p.argmax(axis=1) == peer["labels"]).astype(float)
    mesh = np.linspace(0, 1, POINTS)
    automatic = relplot.smECE(confidence, correct, return_width=True)[1]
    return {
        "name": peer["name"],
        "sigma": automatic,
        "relplot": [relplot_curve(confidence, correct, s, mesh) for s in SIGMAS],
        "relplotAutomatic": relplot_curve(confidence, correct, automatic, mesh),
        "exact": [exact_curve(confidence, correct, s, mesh) for s in SIGMAS],
    }


def main():
    peers = json.loads(HERE.with_name("peers.json").read_text())
    packages = ("relplot", "scipy", "numpy")
    golden = {
        "versions": {"python": sys.version.split()[0], **{p: version(p) for p in packages}},
        "points": POINTS,
        "sigmas": SIGMAS,
        "cases": [case(peer) for peer in peers["cases"]],
    }
    HERE.with_suffix(".json").write_text(json.dumps(golden) + "\n")


if __name__ == "__main__":
    main()
