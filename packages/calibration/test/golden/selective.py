"""Makes selective.json: selective prediction by torch-uncertainty and fd-shifts, on the cases of peers.json.

    python -m venv venv
    venv/bin/pip install torch==2.13.0 torchmetrics==1.9.0 matplotlib scikit-learn==1.9.1 scipy==1.17.1 numpy==2.4.6
    venv/bin/pip install --no-deps torch-uncertainty==0.13.0
    git clone https://github.com/IML-DKFZ/fd-shifts && git -C fd-shifts checkout c4467aec
    venv/bin/python selective.py fd-shifts

The one file needed of each package is loaded by itself, without the rest of the package and its many dependencies. fd-shifts is
by the authors of AUGRC; it multiplies areas by 1000.
"""

import importlib.util
import json
import sys
import types
from importlib.metadata import distribution, version
from pathlib import Path

import numpy as np
import torch
from scipy import special

COVERAGES = [0.01, 0.25, 0.5, 0.8, 0.9, 1.0]
RISKS = [0.1, 0.25, 0.3, 0.4, 0.6]
HERE = Path(__file__)

file = distribution("torch-uncertainty").locate_file("torch_uncertainty/metrics/classification/risk_coverage.py")
spec = importlib.util.spec_from_file_location("risk_coverage", file)
risk_coverage = importlib.util.module_from_spec(spec)
spec.loader.exec_module(risk_coverage)

analysis = types.ModuleType("analysis")
analysis.__path__ = [str(Path(sys.argv[1]) / "fd_shifts" / "analysis")]
sys.modules["analysis"] = analysis
np.trapz = np.trapezoid  # its name before NumPy 2
from analysis.rc_stats import RiskCoverageStats  # noqa: E402


def number_or_none(value):
    return None if value.isnan() else value.item()


def torch_uncertainty(p, labels):
    def measure(metric):
        metric.update(torch.tensor(p), torch.tensor(labels))
        return number_or_none(metric.compute())

    return {
        "riskAtCoverage": [measure(risk_coverage.RiskAtxCov(c)) for c in COVERAGES],
        "coverageAtRisk": [measure(risk_coverage.CovAtxRisk(r)) for r in RISKS],
    }


def fd_shifts(confidence, wrong):
    stats = RiskCoverageStats(confids=confidence, residuals=wrong)
    points = slice(None, -1)
    return {
        "augrc": stats.augrc / 1000,
        "optimalAurc": stats.aurc_optimal / 1000,
        "curve": {
            "threshold": stats.thresholds[::-1][:40].tolist(),
            "coverage": stats.coverages[points][::-1][:40].tolist(),
            "risk": stats.selective_risks[points][::-1][:40].tolist(),
            "generalizedRisk": stats.generalized_risks[points][::-1][:40].tolist(),
        },
    }


def case(peer):
    labels = np.array(peer["labels"])
    p = special.softmax(np.reshape(peer["logits"], peer["shape"]), axis=1)
    confidence, wrong = p.max(axis=1), (p.argmax(axis=1) != labels).astype(float)
    golden = {"name": peer["name"], "fdShifts": fd_shifts(confidence, wrong)}
    if peer["name"] != "tied":
        golden["torchUncertainty"] = torch_uncertainty(p, labels)
    return golden


def main():
    peers = json.loads(HERE.with_name("peers.json").read_text())
    packages = ("torch-uncertainty", "torchmetrics", "torch", "scikit-learn", "scipy", "numpy")
    golden = {
        "versions": {"python": sys.version.split()[0], "fd-shifts": "c4467aec", **{p: version(p) for p in packages}},
        "coverages": COVERAGES,
        "risks": RISKS,
        "cases": [case(peer) for peer in peers["cases"]],
    }
    HERE.with_suffix(".json").write_text(json.dumps(golden) + "\n")


if __name__ == "__main__":
    main()
