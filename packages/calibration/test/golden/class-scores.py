"""Makes class-scores.json: per-class scores of scikit-learn, entropy of SciPy and overconfidence, on the cases of peers.json.

    python -m venv venv
    venv/bin/pip install scikit-learn==1.9.1 scipy==1.17.1 numpy==2.4.6
    venv/bin/python class-scores.py

`overconfidence` is the definition of Thulasidasan et al. 2019 with 15 bins (i/15, (i+1)/15].
"""

import json
import sys
from importlib.metadata import version
from pathlib import Path

import numpy as np
from scipy import special, stats
from sklearn.metrics import balanced_accuracy_score, d2_brier_score, log_loss, recall_score

BINS = 15
HERE = Path(__file__)


def overconfidence(confidence, correct):
    index = np.digitize(confidence, np.arange(1, BINS) / BINS, right=True)
    total = 0.0
    for b in np.unique(index):
        f, c = confidence[index == b].mean(), correct[index == b].mean()
        total += np.mean(index == b) * f * max(f - c, 0)
    return total


def case(peer):
    labels = np.array(peer["labels"])
    p = special.softmax(np.reshape(peer["logits"], peer["shape"]), axis=1)
    classes = list(range(p.shape[1]))
    predicted = p.argmax(axis=1)
    return {
        "name": peer["name"],
        "balancedAccuracy": balanced_accuracy_score(labels, predicted),
        "recall": recall_score(labels, predicted, labels=classes, average=None).tolist(),
        "nll": [log_loss(labels[labels == c], p[labels == c], labels=classes) for c in classes],
        "brierSkillScore": d2_brier_score(labels, p, labels=classes),
        "entropy": float(stats.entropy(p, axis=1).mean()),
        "overconfidenceError": float(overconfidence(p.max(axis=1), (predicted == labels).astype(float))),
    }


def main():
    peers = json.loads(HERE.with_name("peers.json").read_text())
    packages = ("scikit-learn", "scipy", "numpy")
    golden = {
        "versions": {"python": sys.version.split()[0], **{p: version(p) for p in packages}},
        "cases": [case(peer) for peer in peers["cases"]],
    }
    HERE.with_suffix(".json").write_text(json.dumps(golden) + "\n")


if __name__ == "__main__":
    main()
