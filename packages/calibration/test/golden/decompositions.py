"""Makes decompositions.json: CORP by model-diagnostics, and Murphy's decomposition, on the cases of peers.json without ties and one with.

    python -m venv venv
    venv/bin/pip install model-diagnostics==1.5.0 scikit-learn==1.9.1 scipy==1.17.1 numpy==2.4.6
    venv/bin/python decompositions.py

`murphy` is the definition of Stephenson, Coelho & Jolliffe 2008 with 10 bins (i/10, (i+1)/10]. `event` -1 is "the predicted class
is right", any other the class. A log score that is infinite, or a decomposition that the peer refuses, is null.
"""

import json
import sys
from importlib.metadata import version
from pathlib import Path

import numpy as np
from model_diagnostics.scoring import LogLoss, SquaredError, decompose
from scipy import special

BINS = 10
HERE = Path(__file__)


def corp(forecast, outcome, scoring_function):
    row = decompose(outcome, forecast, scoring_function=scoring_function).row(0, named=True)
    if not np.isfinite(list(row.values())).all():
        return None
    return {name: float(row[name]) for name in ("score", "miscalibration", "discrimination", "uncertainty")}


def murphy(forecast, outcome):
    n = len(forecast)
    index = np.digitize(forecast, np.arange(1, BINS) / BINS, right=True)
    base = outcome.mean()
    terms = dict.fromkeys(("reliability", "resolution", "withinBinVariance", "withinBinCovariance"), 0.0)
    for b in np.unique(index):
        f, o = forecast[index == b], outcome[index == b]
        terms["reliability"] += len(f) / n * (f.mean() - o.mean()) ** 2
        terms["resolution"] += len(f) / n * (o.mean() - base) ** 2
        terms["withinBinVariance"] += ((f - f.mean()) ** 2).sum() / n
        terms["withinBinCovariance"] += 2 * ((f - f.mean()) * (o - o.mean())).sum() / n
    return {"score": np.mean((forecast - outcome) ** 2), **terms, "uncertainty": base * (1 - base)}


def event(p, labels, label):
    if label < 0:
        forecast, outcome = p.max(axis=1), (p.argmax(axis=1) == labels).astype(float)
    else:
        forecast, outcome = p[:, label], (labels == label).astype(float)
    return {
        "event": label,
        "brier": corp(forecast, outcome, SquaredError()),
        "log": corp(forecast, outcome, LogLoss()),
        "murphy": murphy(forecast, outcome),
    }


def case(name, p, labels):
    return {"name": name, "events": [event(p, labels, label) for label in (-1, 0, 1)]}


def peer_case(peer):
    p = special.softmax(np.reshape(peer["logits"], peer["shape"]), axis=1)
    return case(peer["name"], p, np.array(peer["labels"]))


def tied_case(n=150):
    """Sixteenths, so that ties are ties whatever the softmax."""
    rng = np.random.default_rng(2021)
    p = rng.integers(1, 16, size=n) / 16
    labels = (rng.random(n) > p**2).astype(int)
    p = np.stack([p, 1 - p], axis=1)
    return {**case("ties", p, labels), "probabilities": p.ravel().tolist(), "labels": labels.tolist()}


def main():
    peers = json.loads(HERE.with_name("peers.json").read_text())
    packages = ("model-diagnostics", "scikit-learn", "scipy", "numpy")
    golden = {
        "versions": {"python": sys.version.split()[0], **{p: version(p) for p in packages}},
        "bins": BINS,
        "cases": [*(peer_case(peer) for peer in peers["cases"] if peer["name"] != "tied"), tied_case()],
    }
    HERE.with_suffix(".json").write_text(json.dumps(golden) + "\n")


if __name__ == "__main__":
    main()
