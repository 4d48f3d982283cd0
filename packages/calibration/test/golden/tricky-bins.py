"""Makes tricky-bins.json: what the peers say of the ten predictions of docs/bin-conventions.md, in five bins.

    python -m venv venv
    venv/bin/pip install torch==2.13.0 torchmetrics==1.9.0 netcal==1.4.0 uncertainty-calibration==0.1.4 relplot==1.0.3 \
        scikit-learn==1.9.1 numpy==2.4.6
    git clone https://github.com/gpleiss/temperature_scaling         # at ce1154ec
    PYTHONPATH=temperature_scaling venv/bin/python tricky-bins.py

Every number is computed by the peer itself, on the same confidences in float64 and, rounded, in float32. gpleiss' `_ECELoss`
applies softmax; here it is given probabilities, and its softmax replaced by the identity. scikit-learn has a curve but no
error: its largest gap stands for the maximum.
"""

import json
import sys
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

import calibration as cal
import netcal.metrics
import numpy as np
import relplot.metrics
import temperature_scaling
import torch
from sklearn.calibration import calibration_curve
from torchmetrics.functional.classification import multiclass_calibration_error

PACKAGES = ["torch", "torchmetrics", "netcal", "uncertainty-calibration", "relplot", "scikit-learn", "numpy"]
BINS = 5
CONFIDENCES = [0.55, 0.6, 0.6, 0.6, 0.7, 0.8, 0.8, 0.9, 1.0, 1.0]
CORRECT = [0, 1, 1, 0, 1, 1, 0, 1, 1, 0]


def gpleiss(p, labels):
    identity = SimpleNamespace(softmax=lambda scores, dim: scores)
    with mock.patch.object(temperature_scaling, "F", identity):
        return temperature_scaling._ECELoss(BINS)(torch.tensor(p), torch.tensor(labels)).item()


def torchmetrics(p, labels, norm):
    return multiclass_calibration_error(torch.tensor(p), torch.tensor(labels), 2, BINS, norm).item()


def largest_gap(confidence, correct, strategy):
    happened, mean = calibration_curve(correct, confidence, n_bins=BINS, strategy=strategy)
    return float(np.abs(happened - mean).max())


def measured(dtype):
    confidence, correct = np.array(CONFIDENCES, dtype=dtype), np.array(CORRECT)
    p, labels = np.stack([confidence, 1 - confidence], axis=1), 1 - correct
    return {
        "guo2017": {"ece": gpleiss(p, labels)},
        "torchmetrics": {"ece": torchmetrics(p, labels, "l1"), "mce": torchmetrics(p, labels, "max")},
        "netcal": {
            "ece": float(netcal.metrics.ECE(BINS).measure(confidence, correct)),
            "mce": float(netcal.metrics.MCE(BINS).measure(confidence, correct)),
        },
        "kumar2019": {"ece": float(cal.get_ece_em(p, labels, num_bins=BINS))},
        "relplot": {"ece": float(relplot.metrics.binnedECE(confidence, correct, BINS))},
        "sklearn": {"mce": largest_gap(confidence, correct, "uniform")},
        "sklearnQuantile": {"mce": largest_gap(confidence, correct, "quantile")},
    }


golden = {
    "versions": {"python": sys.version.split()[0], **{name: version(name) for name in PACKAGES}},
    "bins": BINS,
    "confidences": CONFIDENCES,
    "correct": CORRECT,
    "float64": measured(np.float64),
    "float32": measured(np.float32),
}
Path(__file__).with_suffix(".json").write_text(json.dumps(golden, indent=1) + "\n")
