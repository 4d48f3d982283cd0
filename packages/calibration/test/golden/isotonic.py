"""Makes isotonic.json: scikit-learn's IsotonicRegression on small weighted data sets, some with ties.

    python -m venv venv
    venv/bin/pip install scikit-learn==1.9.1 numpy==2.4.6
    venv/bin/python isotonic.py
"""

import json
import sys
from importlib.metadata import version
from pathlib import Path

import numpy as np
from sklearn.isotonic import IsotonicRegression


def case(name, x, y, weights):
    fit = IsotonicRegression().fit(x, y, sample_weight=weights)
    return {
        "name": name,
        "x": x.tolist(),
        "y": y.tolist(),
        "weights": weights.tolist(),
        "fittedAt": np.unique(x[weights > 0]).tolist(),
        "fitted": fit.predict(np.unique(x[weights > 0])).tolist(),
    }


def main():
    rng = np.random.default_rng(1955)
    n = 60
    distinct = np.round(rng.random(n), 6)
    tied = np.round(rng.random(n) * 10) / 10
    outcome = lambda x: (rng.random(n) < x).astype(float)
    golden = {
        "versions": {"python": sys.version.split()[0], **{p: version(p) for p in ("scikit-learn", "numpy")}},
        "cases": [
            case("0/1 outcomes", distinct, outcome(distinct), np.ones(n)),
            case("tied 0/1 outcomes", tied, outcome(tied), np.ones(n)),
            case("bootstrap counts", tied, outcome(tied), rng.poisson(1, n).astype(float)),
            case("any numbers", tied * 4 - 2, np.round(rng.normal(size=n), 4), np.round(rng.random(n) + 0.01, 4)),
        ],
    }
    Path(__file__).with_name("isotonic.json").write_text(json.dumps(golden) + "\n")


if __name__ == "__main__":
    main()
