"""Makes bin-conventions.json: binned metrics of the peers on confidences that lie on bin edges and one step beside them, on 0 and
1, tied, few, and with a class absent, in float64 and float32.

    python -m venv venv
    venv/bin/pip install torch==2.13.0 torchmetrics==1.9.0 netcal==1.4.0 uncertainty-calibration==0.1.4 relplot==1.0.3 \
        scikit-learn==1.9.1 scipy==1.17.1 numpy==2.4.6
    git clone https://github.com/gpleiss/temperature_scaling         # at ce1154ec
    git clone https://github.com/AIgen/df-posthoc-calibration aigen  # at 55e9cb4f
    PYTHONPATH=temperature_scaling:aigen venv/bin/python bin-conventions.py

Every number but those under `definition` is computed by the peer itself. gpleiss' `_ECELoss` applies softmax; here it is
given probabilities, and its softmax replaced by the identity. netcal is given float64 only, as for float32 it counts between
float64 edges what it averages between float32 ones. `definition` is ACE and TACE (Nixon et al. 2019) and the
debiased ECE with the mean of SciPy's folded normal distribution for the mean over draws.
"""

import json
import sys
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

import assessment
import calibration as cal
import netcal.metrics
import numpy as np
import relplot.metrics
import temperature_scaling
import torch
from scipy import stats
from sklearn.calibration import calibration_curve
from torchmetrics.functional.classification import multiclass_calibration_error

PACKAGES = ["torch", "torchmetrics", "netcal", "uncertainty-calibration", "relplot", "scikit-learn", "scipy", "numpy"]
CLASSES = 4
DRAWS = 100_000


def with_confidence(rng, confidence):
    """Rows of four classes whose largest value is the given one, in a random column."""
    rows = np.repeat(((1 - confidence) / (CLASSES - 1))[:, None], CLASSES, axis=1)
    rows[np.arange(len(rows)), rng.integers(0, CLASSES, len(rows))] = confidence
    return rows


def on_edges(rng, dtype):
    """Multiples of 1/15 and 1/10 above 1/4 and their neighbours in the precision, shuffled."""
    edges = np.array([i / m for m in (10, 15) for i in range(1, m + 1) if i / m > 0.26], dtype=dtype)
    beside = np.concatenate([np.nextafter(edges, dtype(0)), edges, np.minimum(np.nextafter(edges, dtype(2)), dtype(1))])
    return with_confidence(rng, rng.permutation(beside).astype(np.float64)).astype(dtype)


def random_rows(rng, n):
    return rng.dirichlet(np.full(CLASSES, 0.6), n)


def gpleiss(p, labels, bins):
    identity = SimpleNamespace(softmax=lambda scores, dim: scores)
    with mock.patch.object(temperature_scaling, "F", identity):
        return temperature_scaling._ECELoss(bins)(torch.tensor(p), torch.tensor(labels)).item()


def torchmetrics(p, labels, bins):
    return {
        norm: multiclass_calibration_error(torch.tensor(p), torch.tensor(labels), CLASSES, bins, norm).item()
        for norm in ("l1", "l2", "max")
    }


def netcal_metrics(p, labels, bins):
    made = {name: getattr(netcal.metrics, name.upper())(bins=bins) for name in ("ece", "mce", "ace")}
    binary = (labels == 1).astype(int)
    return {
        **{name: float(metric.measure(p, labels)) for name, metric in made.items()},
        "label1": float(made["ece"].measure(p[:, 1], binary)),
    }


def kumar(p, labels, bins):
    confidence, correct = p.max(axis=1), (p.argmax(axis=1) == labels).astype(float)
    lower = cal.lower_bound_scaling_ce
    return {
        "ece": cal.get_ece(p, labels, num_bins=bins),
        "eceEqualMass": cal.get_ece_em(p, labels, num_bins=bins),
        "rmsceEqualMass": lower(p, labels, p=2, debias=False, num_bins=bins, mode="top-label"),
        "cubicEqualMass": lower(p, labels, p=3, debias=False, num_bins=bins, mode="top-label"),
        "debiased": lower(p, labels, p=2, debias=True, num_bins=bins, mode="top-label"),
        "marginal": lower(p, labels, p=2, debias=False, num_bins=bins, mode="marginal"),
        "debiasedMarginal": lower(p, labels, p=2, debias=True, num_bins=bins, mode="marginal"),
        "distinct": cal.get_binning_ce(confidence, correct.astype(int), p=2, debias=False),
        "debiasedDistinct": cal.get_binning_ce(confidence, correct.astype(int), p=2, debias=True),
    }


def sklearn(p, labels, bins, strategy):
    happened, mean = calibration_curve(labels == 1, p[:, 1], n_bins=bins, strategy=strategy)
    return {"accuracy": happened.tolist(), "meanConfidence": mean.tolist()}


def ace(p, labels, bins, threshold=-1.0):
    total = 0.0
    for label in range(CLASSES):
        pairs = sorted((value, float(y == label)) for value, y in zip(p[:, label], labels) if value > threshold)
        groups = [g for g in np.array_split(np.array(pairs).reshape(-1, 2), min(bins, max(len(pairs), 1))) if len(g)]
        total += sum(abs(g[:, 0].mean() - g[:, 1].mean()) for g in groups) / max(len(groups), 1)
    return total / CLASSES


def debiased_ece(p, labels, bins):
    """The estimate of the peer by many draws, its standard error, and its limit."""
    confidence, correct = p.max(axis=1), (p.argmax(axis=1) == labels).astype(float)
    data = list(zip(confidence, correct))
    binned = cal.utils.bin(data, cal.utils.get_equal_bins(confidence, bins))
    np.random.seed(1)
    limit, variance = 0.0, 0.0
    for group in (np.array(g) for g in binned):
        share, gap, rate = len(group) / len(data), abs(group[:, 0].mean() - group[:, 1].mean()), group[:, 1].mean()
        spread = np.sqrt(rate * (1 - rate) / len(group))
        folded = stats.foldnorm(gap / spread, scale=spread) if spread > 0 else None
        limit += share * (2 * gap - (folded.mean() if folded else gap))
        variance += share**2 * (folded.var() if folded else 0)
    drawn = cal.utils.normal_debiased_ce(binned, power=1, resamples=DRAWS)
    return {"drawn": drawn, "standardError": np.sqrt(variance / DRAWS), "limit": limit}


def top_label(p, labels, bins):
    return float(assessment.toplabel_ece(labels + 1, p, n_bins=bins))


def case(name, p, labels, bins=(10, 15), grouped=False):
    golden = {
        "name": name,
        "precision": p.dtype.name,
        "shape": list(p.shape),
        "probabilities": p.ravel().tolist(),
        "labels": labels.tolist(),
        "bins": [
            {
                "bins": m,
                "gpleiss": gpleiss(p, labels, m),
                "torchmetrics": torchmetrics(p, labels, m),
                "netcal": netcal_metrics(p.astype(np.float64), labels, m),
                "kumar": kumar(p, labels, m),
                "relplot": relplot.metrics.binnedECE(p[:, 1], labels == 1, m),
                "sklearn": {s: sklearn(p, labels, m, s) for s in ("uniform", "quantile")},
                "definition": {"ace": ace(p, labels, m), "tace": ace(p, labels, m, 0.05)},
            }
            for m in bins
        ],
    }
    if grouped:
        golden["topLabel"] = {"bins": 3, "ece": top_label(p, labels, 3)}
        golden["debiasedEce"] = {"bins": 5, **debiased_ece(p, labels, 5)}
    return golden


def main():
    rng = np.random.default_rng(20190427)
    edges64, edges32 = on_edges(rng, np.float64), on_edges(rng, np.float32)
    ties = with_confidence(rng, rng.choice([0.4, 0.5, 0.75, 1.0], 61))
    few = random_rows(rng, 7)
    absent = random_rows(rng, 61)

    def labels(p, classes=CLASSES):
        right = rng.random(len(p)) < p.max(axis=1) * 0.8
        drawn = np.where(right, p.argmax(axis=1), rng.integers(0, classes, len(p)))
        return np.minimum(drawn, classes - 1)

    golden = {
        "versions": {"python": sys.version.split()[0], **{name: version(name) for name in PACKAGES}},
        "cases": [
            case("on edges", edges64, labels(edges64)),
            case("on edges, float32", edges32, labels(edges32)),
            case("tied", ties, labels(ties)),
            case("fewer samples than bins", few, np.array([0, 1, 2, 3, 1, 2, 0])),
            case("a class absent", absent, labels(absent, CLASSES - 1), grouped=True),
        ],
    }
    Path(__file__).with_suffix(".json").write_text(json.dumps(golden) + "\n")


if __name__ == "__main__":
    main()
