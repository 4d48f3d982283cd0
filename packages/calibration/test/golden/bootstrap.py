"""Makes bootstrap.json: intervals of scipy.stats.bootstrap over resamples that the test draws again.

    python -m venv venv
    venv/bin/pip install scipy==1.17.1 numpy==2.4.6
    venv/bin/python bootstrap.py

SciPy gets its resampled rows from a generator that returns floor(n * u) with u of Mulberry32, as this package does.
"""

import json
from importlib.metadata import version
from pathlib import Path

import numpy as np
from scipy import special, stats

N, CLASSES, BINS, REPLICATES = 40, 3, 5, 499
SEED = 20070401


def mulberry32(seed):
    def imul(a, b):
        return (a * b) & 0xFFFFFFFF

    while True:
        seed = (seed + 0x6D2B79F5) & 0xFFFFFFFF
        mixed = imul(seed ^ (seed >> 15), seed | 1)
        mixed ^= (mixed + imul(mixed ^ (mixed >> 7), mixed | 61)) & 0xFFFFFFFF
        yield (mixed ^ (mixed >> 14)) / 2**32


class Rows(np.random.Generator):
    """Only what scipy.stats.bootstrap asks of a generator."""

    def __init__(self, seed):
        super().__init__(np.random.PCG64())
        self.uniform_numbers = mulberry32(seed)

    def integers(self, low, high=None, size=None, **_):
        count = int(np.prod(size))
        return np.array([int(high * next(self.uniform_numbers)) for _ in range(count)]).reshape(size)


def ece(confidence, correct):
    bins = np.clip(np.ceil(confidence * BINS) - 1, 0, BINS - 1)
    gaps = [abs((confidence - correct)[bins == b].sum()) for b in range(BINS)]
    return sum(gaps) / len(confidence)


def accuracy(p, y):
    return (p.argmax(1) == y).mean()


METRICS = {
    "accuracy": accuracy,
    "nll": lambda p, y: -np.log(p[np.arange(len(y)), y]).mean(),
    "brier": lambda p, y: ((p - np.eye(CLASSES)[y]) ** 2).sum(1).mean(),
    "ece": lambda p, y: ece(p.max(1), p.argmax(1) == y),
}


def draw(seed, scale):
    rng = np.random.default_rng(seed)
    logits = np.round(rng.normal(size=(N, CLASSES)) * scale, 2)
    p = special.softmax(logits, axis=1)
    labels = [int(rng.choice(CLASSES, p=special.softmax(row / 1.7))) for row in logits]
    return logits, p, np.array(labels)


def interval(statistic, method, level):
    result = stats.bootstrap(
        (np.arange(N),),
        statistic,
        vectorized=False,
        n_resamples=REPLICATES,
        batch=REPLICATES,
        confidence_level=level,
        method=method,
        rng=Rows(SEED),
    )
    ci = result.confidence_interval
    return {"method": method, "level": level, "low": ci.low, "high": ci.high, "se": float(result.standard_error)}


METHODS = {"percentile": "percentile", "basic": "basic", "BCa": "bca"}
logits, p, labels = draw(1, 2)
other_logits, other, _ = draw(2, 1.2)
mixed = np.round(0.7 * logits + 0.5 * other_logits, 2)
q = special.softmax(mixed, axis=1)
golden = {
    "versions": {name: version(name) for name in ("scipy", "numpy")},
    "seed": SEED,
    "replicates": REPLICATES,
    "bins": BINS,
    "shape": [N, CLASSES],
    "labels": labels.tolist(),
    "first": logits.ravel().tolist(),
    "second": mixed.ravel().tolist(),
    "single": {
        name: [
            interval(lambda i: metric(p[i], labels[i]), method, level)
            for method in METHODS
            for level in (0.8, 0.95)
        ]
        for name, metric in METRICS.items()
    },
    "paired": {
        name: [
            interval(lambda i: metric(p[i], labels[i]) - metric(q[i], labels[i]), method, 0.9)
            for method in METHODS
        ]
        for name, metric in METRICS.items()
    },
    "mcnemar": [
        {"onlyFirst": b, "onlySecond": c, "pValue": stats.binomtest(b, b + c, 0.5).pvalue}
        for b, c in ((0, 1), (5, 0), (3, 9), (40, 41), (120, 70))
    ],
    "normalCdf": [{"z": z, "p": float(special.ndtr(z))} for z in (-8, -4, -1.96, -0.3, 0, 0.7, 2.5758, 5)],
}
Path(__file__).with_name("bootstrap.json").write_text(json.dumps(golden) + "\n")
