"""Fits scikit-learn's LogisticRegression (lbfgs) to features on disk and prints how that went as JSON.

    python linear_probe_sklearn.py <features, float32> <labels, int32> <width> <l2>
"""
import json
import resource
import sys
import time
from importlib.metadata import version

import numpy as np
from scipy.special import logsumexp
from sklearn.linear_model import LogisticRegression

features, labels, width, l2 = sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
x = np.fromfile(features, np.float32).reshape(-1, width)
y = np.fromfile(labels, np.int32)


def processor():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


wall, cpu = time.perf_counter(), processor()
model = LogisticRegression(C=1 / (l2 * len(y)), max_iter=1000).fit(x, y)
wall, cpu = time.perf_counter() - wall, processor() - cpu

weight, bias = model.coef_.astype(np.float64), model.intercept_.astype(np.float64)
logits = x @ weight.T.astype(np.float32) + bias
loss = (logsumexp(logits, axis=1) - logits[np.arange(len(y)), y]).mean() + l2 / 2 * (weight**2).sum()
print(json.dumps({
    "versions": {name: version(name) for name in ("scikit-learn", "numpy", "scipy")},
    "objective": float(loss), "seconds": wall, "processorSeconds": cpu, "iterations": int(model.n_iter_[0]),
}))
