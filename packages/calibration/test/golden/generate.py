"""Makes peers.json: the numbers other packages compute on three small data sets.

    python -m venv venv
    venv/bin/pip install torch==2.13.0 torchmetrics==1.9.0 relplot==1.0.3 netcal==1.4.0 \
        uncertainty-calibration==0.1.4 scikit-learn==1.9.1 scipy==1.17.1 numpy==2.4.6
    venv/bin/python generate.py

`gpleiss` is written here from a reading of gpleiss/temperature_scaling (`_ECELoss`), `reference` from
landskape-ai/Reprogram_LT (experiments/cnn/ilm_vp.py, the test loop); everything else calls the peer itself.
`smoothEceExact` integrates the definition of Blasiok & Nakkiran without a grid for the samples.
"""

import json
import sys
from importlib.metadata import version
from pathlib import Path

import calibration as cal
import netcal.metrics
import numpy as np
import relplot
import torch
from scipy import optimize, special, stats
from sklearn.metrics import brier_score_loss, log_loss
from torchmetrics.functional.classification import multiclass_accuracy, multiclass_calibration_error

SIGMAS = [0.02, 0.05, 0.1, 0.3, 1.0]
BATCH_SIZES = [16, 32, 64, 128]


def draw(rng, n, k, scale, temperature, digits=3):
    """Logits of a given scale; labels follow softmax(logits / temperature)."""
    logits = np.round(rng.normal(size=(n, k)) * scale, digits)
    p = special.softmax(logits / temperature, axis=1)
    labels = np.array([rng.choice(k, p=row) for row in p])
    return logits, labels


def gpleiss_ece(confidence, correct, bins=15):
    edges = torch.linspace(0, 1, bins + 1)
    confidence, correct = torch.tensor(confidence), torch.tensor(correct, dtype=torch.float64)
    total = 0.0
    for low, high in zip(edges[:-1], edges[1:]):
        inside = confidence.gt(low.item()) & confidence.le(high.item())
        if inside.any():
            gap = (confidence[inside].mean() - correct[inside].mean()).abs()
            total += gap.item() * inside.double().mean().item()
    return total


def reference_ece(logits, labels, batch):
    total, count = 0, 0
    for start in range(0, len(labels), batch):
        fx, y = logits[start : start + batch].astype(np.float32), labels[start : start + batch]
        total += cal.get_ece(fx, y)
        count += len(y)
    return total / count


def smooth_ece_exact(confidence, correct, sigma):
    t = np.linspace(0, 1, 40001)
    smoothed = np.zeros_like(t)
    for f, c in zip(confidence, correct):
        for image in range(-6, 7):
            smoothed += (f - c) * (stats.norm.pdf(t, f + 2 * image, sigma) + stats.norm.pdf(t, -f + 2 * image, sigma))
    return np.trapezoid(np.abs(smoothed / len(confidence)), t)


def fit_temperature(logits, labels):
    def mean_nll(beta):
        z = beta * logits
        return np.mean(special.logsumexp(z, axis=1) - z[np.arange(len(labels)), labels])

    best = optimize.minimize_scalar(mean_nll, bounds=(0.01, 100), method="bounded", options={"xatol": 1e-12})
    return {"temperature": 1 / best.x, "nllBefore": mean_nll(1.0), "nllAfter": best.fun}


def case(name, logits, labels, scores_tied=False):
    k = logits.shape[1]
    p = special.softmax(logits, axis=1)
    confidence, correct = p.max(axis=1), (p.argmax(axis=1) == labels).astype(float)
    tp, tl = torch.tensor(p), torch.tensor(labels)
    torchmetrics = {
        norm: multiclass_calibration_error(tp, tl, num_classes=k, n_bins=15, norm=norm).item()
        for norm in ("l1", "l2", "max")
    }
    torchmetrics["top1"] = multiclass_accuracy(tp, tl, num_classes=k, average="micro").item()
    torchmetrics["top2"] = multiclass_accuracy(tp, tl, num_classes=k, average="micro", top_k=2).item()
    golden = {
        "name": name,
        "shape": list(logits.shape),
        "logits": logits.ravel().tolist(),
        "labels": labels.tolist(),
        "torchmetrics": torchmetrics,
        "sklearn": {
            "logLoss": log_loss(labels, p, labels=list(range(k))),
            "brier": brier_score_loss(labels, p, labels=list(range(k)), scale_by_half=False),
        },
        "uncertaintyCalibration": {
            "ece": cal.get_ece(p, labels),
            "eceEqualMass": cal.get_ece_em(p, labels),
            "eceMarginal": cal.get_ece(p, labels, mode="marginal"),
            "rmsceEqualMass": cal.get_calibration_error(p, labels, p=2, debias=False, mode="top-label"),
        },
        "netcal": {
            "ece": float(netcal.metrics.ECE(bins=15).measure(p, labels)),
            "mce": float(netcal.metrics.MCE(bins=15).measure(p, labels)),
        },
        "gpleiss": {"ece": gpleiss_ece(confidence, correct)},
        "relplot": {
            "smECE": float(relplot.smECE(confidence, correct)),
            "smECEsigma": [float(relplot.smECE_sigma(confidence, correct, sigma=s)) for s in SIGMAS],
        },
        "smoothEceExact": [float(smooth_ece_exact(confidence, correct, s)) for s in SIGMAS],
        "reference": [float(reference_ece(logits, labels, b)) for b in BATCH_SIZES],
        "temperatureFit": fit_temperature(logits, labels),
        "logitScale": {
            key: {"mean": float(v.mean()), "std": float(v.std())}
            for key, v in {
                "max": logits.max(axis=1),
                "margin": np.sort(logits, axis=1)[:, -1] - np.sort(logits, axis=1)[:, -2],
                "norm": np.linalg.norm(logits, axis=1),
            }.items()
        },
    }
    if not scores_tied:
        golden["uncertaintyCalibration"]["aurc"] = float(1 - cal.utils.get_selective_stats(confidence, correct)[0])
    return golden


def wilson(successes, trials, level):
    interval = stats.binomtest(successes, trials).proportion_ci(level, method="wilson")
    return {"successes": successes, "trials": trials, "level": level, "low": interval.low, "high": interval.high}


def main():
    rng = np.random.default_rng(20230829)
    packages = ["torch", "torchmetrics", "relplot", "netcal", "uncertainty-calibration", "scikit-learn", "scipy", "numpy"]
    tied = np.round(rng.normal(size=(120, 4)) * 1.5)
    golden = {
        "versions": {"python": sys.version.split()[0], **{name: version(name) for name in packages}},
        "sigmas": SIGMAS,
        "batchSizes": BATCH_SIZES,
        "cases": [
            case("over-confident", *draw(rng, 300, 5, 2.0, 1.8)),
            case("under-confident", *draw(rng, 250, 10, 1.0, 0.5)),
            case("saturated", *draw(rng, 200, 3, 12.0, 6.0, digits=2)),
            case("tied", tied, rng.integers(0, 4, size=120), scores_tied=True),
        ],
        "normalQuantile": [{"p": p, "z": stats.norm.ppf(p)} for p in (1e-300, 1e-12, 1e-3, 0.025, 0.2, 0.5, 0.7, 0.975, 0.999999)],
        "wilson": [wilson(*args) for args in ((0, 10, 0.95), (10, 10, 0.95), (3, 7, 0.9), (45, 128, 0.99), (1, 1, 0.5))],
    }
    Path(__file__).with_name("peers.json").write_text(json.dumps(golden) + "\n")


if __name__ == "__main__":
    main()
