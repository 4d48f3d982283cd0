"""Makes recalibrators-binary.json: the maps that other packages fit to one event.

    python -m venv venv
    venv/bin/pip install netcal==1.4.0 betacal==1.1.0 scikit-learn==1.9.1 uncertainty-calibration==0.1.4 \
        torch==2.13.0 scipy==1.17.1 numpy==2.4.6
    venv/bin/python recalibrators_binary.py

Peers are run as they are, but for what would hide the comparison:
- betacal and uncertainty-calibration call scikit-learn's LogisticRegression with its tolerance of 1e-4; here with 1e-12.
- netcal sums log-likelihoods in float32, which moves the weights of BBQ and ENIR in the fifth digit; here in float64.
- netcal's NearIsotonicRegression changes the previous model of the path in place while it computes the next one, loses
  samples when three groups meet at once, and makes a model of its own of every rounding error between collisions. So
  its ENIR averages models that are no solutions. Here every model is copied first and `merge_groups` replaces its own.
`nearIsotonic` solves the problem at some lambda by SciPy, as the bounded least squares that is its dual.
`bbqBayesian` is written here from the paper
(Naeini, Cooper & Hauskrecht 2015) and the authors' prior, with SciPy's gammaln. `optimum` of a method minimises its
loss by SciPy from three starts, to 1e-12.
"""

import contextlib
import copy
import functools
import io
import json
import sys
from importlib.metadata import version
from pathlib import Path

import betacal.beta_calibration
import calibration as verified
import numpy as np
import torch
from betacal import BetaCalibration
from netcal import binning, scaling
from scipy import optimize, special
from sklearn.calibration import _SigmoidCalibration
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

torch.FloatTensor = torch.DoubleTensor
Exact = functools.partial(LogisticRegression, tol=1e-12, max_iter=10_000)
betacal.beta_calibration.LogisticRegression = verified.utils.LogisticRegression = Exact
next_model = binning.NearIsotonicRegression.get_next_model
binning.NearIsotonicRegression.get_next_model = lambda self: next_model(copy.deepcopy(self))


def merge_groups(self, times, now):
    joined = np.where(times <= now + 1e-10)[0]
    for i in joined[::-1]:
        self._group_items[i] = np.concatenate((self._group_items[i], self._group_items[i + 1]))
        self._group_bounds[i, 1] = self._group_bounds[i + 1, 1]
    gone = set((joined + 1).tolist())
    self._group_items = [items for i, items in enumerate(self._group_items) if i not in gone]
    self._group_values = np.delete(self._group_values, joined + 1)
    self._group_bounds = np.delete(self._group_bounds, joined + 1, axis=0)
    self._num_groups = len(self._group_values)


binning.NearIsotonicRegression._NearIsotonicRegression__merge_groups = merge_groups


def near_isotonic(y, penalty):
    n = len(y)
    differences = np.eye(n - 1, n) - np.eye(n - 1, n, 1)
    dual = optimize.lsq_linear(differences.T, y, bounds=(0, penalty), method="bvls", tol=1e-14)
    return (y - differences.T @ dual.x).tolist()
GRID = [0.0, 0.001, 0.013, 0.11, 0.237, 0.342, 0.457, 0.561, 0.653, 0.777, 0.871, 0.969, 0.9987, 1.0]


def cross_entropy(theta, features, targets):
    x = features @ theta
    value = np.mean(np.logaddexp(0, x) - targets * x)
    gradient = features.T @ (special.expit(x) - targets) / len(targets)
    return value, gradient


def logistic_optimum(features, targets):
    starts = [np.zeros(features.shape[1]), np.ones(features.shape[1]), -np.ones(features.shape[1])]
    fits = [
        optimize.minimize(cross_entropy, s, (features, targets), jac=True, method="BFGS", options={"gtol": 1e-12})
        for s in starts
    ]
    best = min(fits, key=lambda fit: fit.fun)
    return {"coefficients": best.x.tolist(), "loss": float(best.fun)}


def step_bayesian(p, y, bins):
    edges = verified.utils.get_equal_bins(p.tolist(), num_bins=bins)
    index = np.searchsorted(edges, p)
    lower = np.concatenate([[0.0], edges[:-1]])
    prior = np.clip((lower + edges) / 2, 0.005, 0.995)
    n = np.bincount(index, minlength=len(edges))
    m = np.bincount(index, weights=y, minlength=len(edges))
    a, b = 2 * prior, 2 * (1 - prior)
    log = special.gammaln(2) - special.gammaln(n + 2) + special.gammaln(m + a) - special.gammaln(a)
    log = log + special.gammaln(n - m + b) - special.gammaln(b)
    return edges, (m + a) / (n + 2), -2 * log.sum()


def bbq_bayesian(p, y, at):
    root = np.cbrt(len(p))
    counts = range(max(1, int(root / 10)), min(int(np.ceil(len(p) / 5)), int(np.ceil(root * 10))) + 1)
    models = [step_bayesian(p, y, bins) for bins in counts]
    scores = np.array([score for _, _, score in models])
    weights = np.exp((scores.min() - scores) / 2)
    order = np.argsort(-weights, kind="stable")
    kept = 0
    while kept < len(order) - 1 and weights[order[kept]] == weights[order[kept + 1]]:
        kept += 1
    while kept < len(order) - 1 and (weights[order[kept]] - weights[order[kept + 1]]) / weights.var() > 0.001:
        kept += 1
    order = order[: kept + 1]
    parts = np.array([models[i][1][np.searchsorted(models[i][0], at)] for i in order])
    return (weights[order] @ parts / weights[order].sum()).tolist()


def case(name, rng, n, distort):
    truth = rng.beta(0.8, 0.9, n)
    y = (rng.random(n) < truth).astype(int)
    p = np.round(0.002 + 0.996 * distort(truth), 7)
    assert len(np.unique(p)) == n
    at = np.array(GRID)
    inside = np.clip(at, 1e-15, 1 - 1e-15)
    odds, ones = special.logit(p), np.ones(n)
    smooth = _SigmoidCalibration().fit(odds, y)
    n1 = int(y.sum())
    targets = np.where(y == 1, (n1 + 1) / (n1 + 2), 1 / (n - n1 + 2))
    scores = lambda method: method.transform(at).tolist()
    quiet = io.StringIO()
    with contextlib.redirect_stdout(quiet), contextlib.redirect_stderr(quiet):
        net = {
            "logisticCalibration": scores(scaling.LogisticCalibration().fit(p, y)),
            "betaCalibration": scores(scaling.BetaCalibration().fit(p, y)),
            "histogram10": scores(binning.HistogramBinning(10).fit(p, y)),
            "isotonic": scores(binning.IsotonicRegression().fit(p, y)),
            "bbqBic": scores(binning.BBQ("BIC").fit(p, y)),
            "bbqAic": scores(binning.BBQ("AIC").fit(p, y)),
            "enirBic": scores(binning.ENIR("BIC").fit(p, y)),
            "enirAic": scores(binning.ENIR("AIC").fit(p, y)),
        }
    beta = {kind: BetaCalibration(parameters=kind).fit(p.reshape(-1, 1), y) for kind in ("abm", "am", "ab")}
    histogram = verified.HistogramCalibrator(n, 10)
    histogram.train_calibration(p, y)
    binner = verified.PlattBinnerCalibrator(n, 10)
    binner.train_calibration(p, y)
    return {
        "name": name,
        "p": p.tolist(),
        "labels": y.tolist(),
        "sklearn": {
            "sigmoid": {"slope": -smooth.a_, "intercept": -smooth.b_},
            "isotonic": IsotonicRegression(out_of_bounds="clip").fit(p, y).predict(at).tolist(),
        },
        "plattOptimum": logistic_optimum(np.stack([odds, ones], 1), y),
        "plattSmoothedOptimum": logistic_optimum(np.stack([odds, ones], 1), targets),
        "betacal": {kind: fit.predict(at).tolist() for kind, fit in beta.items()},
        "betaOptimum": {
            "abm": logistic_optimum(np.stack([np.log(p), -np.log(1 - p), ones], 1), y),
            "am": logistic_optimum(np.stack([odds, ones], 1), y),
            "ab": logistic_optimum(np.stack([np.log(2 * p), -np.log(2 * (1 - p))], 1), y),
        },
        "netcal": net,
        "verified": {
            "histogram10": histogram.calibrate(at).tolist(),
            "plattBinner10": binner.calibrate(inside).tolist(),
        },
        "bbqBayesian": bbq_bayesian(p, y, at),
    }


def main():
    rng = np.random.default_rng(2017)
    packages = ("netcal", "betacal", "scikit-learn", "uncertainty-calibration", "torch", "scipy", "numpy")
    golden = {
        "versions": {"python": sys.version.split()[0], **{p: version(p) for p in packages}},
        "at": GRID,
        "cases": [
            case("overconfident", rng, 300, lambda t: special.expit(2.2 * special.logit(t) + 0.4)),
            case("underconfident", rng, 300, lambda t: special.expit(0.5 * special.logit(t) - 0.3)),
            case("sigmoid-shaped", rng, 250, lambda t: t**2 * (3 - 2 * t)),
        ],
    }
    y = (rng.random(40) < np.linspace(0.1, 0.9, 40)).astype(float)
    golden["nearIsotonic"] = {
        "labels": y.tolist(),
        "solutions": [{"lambda": x, "values": near_isotonic(y, x)} for x in (0.3, 0.7, 1.2, 2.5)],
    }
    Path(__file__).with_name("recalibrators-binary.json").write_text(json.dumps(golden) + "\n")


if __name__ == "__main__":
    main()
