"""Makes beta.json: the beta quantile and Clopper-Pearson intervals of SciPy.

    python -m venv venv
    venv/bin/pip install scipy==1.17.1
    venv/bin/python beta.py
"""

import json
from importlib.metadata import version
from pathlib import Path

from scipy import special, stats

COUNTS = [(0, 1), (1, 1), (0, 10), (1, 10), (5, 10), (10, 10), (3, 40), (37, 128), (950, 1000), (1, 100000), (73210, 100000)]
SHAPES = [(1, 1), (1, 300), (300, 1), (2.5, 7), (40, 3), (1000, 1000), (12, 99989), (50000, 60000)]

golden = {
    "versions": {"scipy": version("scipy")},
    "betaQuantile": [
        {"p": p, "a": a, "b": b, "x": special.betaincinv(a, b, p)}
        for a, b in SHAPES
        for p in (1e-8, 0.005, 0.025, 0.5, 0.9, 0.999)
    ],
    "clopperPearson": [
        {"successes": k, "trials": n, "level": level, "low": interval.low, "high": interval.high}
        for k, n in COUNTS
        for level in (0.8, 0.95, 0.999)
        for interval in [stats.binomtest(k, n).proportion_ci(level, method="exact")]
    ],
}
Path(__file__).with_name("beta.json").write_text(json.dumps(golden, indent=1) + "\n")
