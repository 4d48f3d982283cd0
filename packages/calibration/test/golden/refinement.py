"""Makes refinement.json: refinement and calibration error after temperature scaling, on the cases of peers.json.

    python -m venv venv
    venv/bin/pip install probmetrics==1.3.0 numba torch==2.13.0 scikit-learn==1.9.1 scipy==1.17.1 numpy==2.4.6
    venv/bin/python refinement.py

probmetrics is by the authors of the paper; its Brier refinement is at the temperature of the NLL. `brier` minimises the Brier score
itself, by SciPy between the neighbours of the best of 4001 temperatures.
"""

import json
import sys
from importlib.metadata import version
from pathlib import Path

import numpy as np
import torch
from probmetrics.calibrators import get_calibrator
from probmetrics.metrics import Metrics, MetricsWithCalibration
from probmetrics.splitters import AllSplitter
from scipy import optimize, special

RANGE = [1e-6, 1e6]
HERE = Path(__file__)


def probmetrics(logits, labels):
    metrics = MetricsWithCalibration(
        Metrics.from_names(["logloss", "brier"]),
        get_calibrator("temp-scaling", calibrate_with_mixture=False),
        AllSplitter(),
        cal_name="ts",
    )
    values = metrics.compute_all_from_labels_logits(torch.tensor(labels), torch.tensor(logits))
    return {
        "nll": {
            "refinement": values["refinement_logloss_ts_all"].item(),
            "calibration": values["calib-err_logloss_ts_all"].item(),
        },
        "brierRefinementAtNllTemperature": values["refinement_brier_ts_all"].item(),
    }


def best_brier(logits, labels):
    onehot = np.eye(logits.shape[1])[labels]

    def brier(log_temperature):
        p = special.softmax(logits / np.exp(log_temperature), axis=1)
        return ((p - onehot) ** 2).sum(axis=1).mean()

    grid = np.linspace(*np.log(RANGE), 4001)
    best = np.argmin([brier(t) for t in grid])
    bounds = (grid[max(best - 1, 0)], grid[min(best + 1, len(grid) - 1)])
    found = optimize.minimize_scalar(brier, bounds=bounds, method="bounded", options={"xatol": 1e-12})
    return {"refinement": found.fun, "calibration": brier(0.0) - found.fun}


def case(peer):
    logits, labels = np.reshape(peer["logits"], peer["shape"]), np.array(peer["labels"])
    return {"name": peer["name"], "brier": best_brier(logits, labels), **probmetrics(logits, labels)}


def main():
    peers = json.loads(HERE.with_name("peers.json").read_text())
    packages = ("probmetrics", "torch", "scikit-learn", "scipy", "numpy")
    golden = {
        "versions": {"python": sys.version.split()[0], **{p: version(p) for p in packages}},
        "range": RANGE,
        "cases": [case(peer) for peer in peers["cases"]],
    }
    HERE.with_suffix(".json").write_text(json.dumps(golden) + "\n")


if __name__ == "__main__":
    main()
