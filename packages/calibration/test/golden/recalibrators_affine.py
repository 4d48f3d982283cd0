"""Makes recalibrators-affine.json: multinomial regressions on log-probabilities and logits by dirichletcal and netcal.

    python -m venv venv
    venv/bin/pip install jax==0.10.2 scikit-learn==1.9.1 scipy==1.17.1 numpy==2.4.6
    git clone https://github.com/dirichletcal/dirichlet_python
    git -C dirichlet_python checkout b03f65fc6582cad89497b977b3b33a3c4fe48e39
    PYTHONPATH=dirichlet_python venv/bin/python recalibrators_affine.py

dirichletcal (0.5.3) is run from source, since the release on PyPI does not install. Its `MultinomialRegression` is called
itself, with `reg_norm=True`, the means of Kull et al. 2019, and `ref_row=False`, so that W and b are penalised and not
their differences to the last row. Probabilities of held-out rows are compared: W and b are known up to a row. `optimum`
is the same objective written here, minimised by SciPy's BFGS from the identity.
"""

import json
import sys
from importlib.metadata import version
from pathlib import Path

import numpy as np
from dirichletcal.calib.multinomial import MultinomialRegression
from dirichletcal.version import __version__
from scipy import optimize, special


def weights_of(theta, k, method):
    if method == "Full":
        return theta.reshape(k, k + 1)
    if method == "Diag":
        return np.hstack([np.diag(theta[:k]), theta[k:, None]])
    return np.hstack([np.eye(k) * theta[0], np.zeros((k, 1))])


def optimum(x, y, method, penalty):
    n, k = x.shape
    ones = np.hstack([x, np.ones((n, 1))])
    identity = np.hstack([np.eye(k), np.zeros((k, 1))])
    start = {"Full": identity.ravel(), "Diag": np.r_[np.ones(k), np.zeros(k)], "FixDiag": np.ones(1)}[method]

    def nll(theta):
        out = ones @ weights_of(theta, k, method).T
        return np.mean(special.logsumexp(out, axis=1) - out[np.arange(n), y])

    def objective(theta):
        return nll(theta) + penalty(weights_of(theta, k, method), identity)

    theta = start
    for _ in range(4):
        theta = optimize.minimize(objective, theta, method="BFGS", options={"gtol": 1e-9}).x
    return {"nll": float(nll(theta)), "objective": float(objective(theta))}


def main():
    rng = np.random.default_rng(2019)
    n, k = 160, 3
    logits = np.round(rng.normal(size=(n + 8, k)) * 3, 3)
    mixing = np.array([[0.6, 0.15, 0], [0, 0.4, 0.1], [0.1, 0, 0.5]])
    p = special.softmax(logits @ mixing.T + [0.3, -0.2, 0.1], axis=1)
    labels = np.array([rng.choice(k, p=row) for row in p])
    centred = logits - logits.mean(axis=1, keepdims=True)
    log_p = special.log_softmax(logits, axis=1)

    none = lambda w, identity: 0.0
    off = 1 - np.eye(k)
    odir = lambda lam, mu: lambda w, identity: (
        lam * np.sum((w[:, :-1] * off) ** 2) / (k * (k - 1)) + mu * np.mean(w[:, -1] ** 2)
    )
    l2 = lambda lam, to: lambda w, identity: lam * np.mean((w - (identity if to == "identity" else 0)) ** 2)
    settings = [
        ("matrixScaling", {"kind": "odir", "lambda": 0.05, "mu": 0.3}, centred, "Full", odir(0.05, 0.3)),
        ("vectorScaling", None, centred, "Diag", none),
        ("vectorScaling", {"kind": "odir", "lambda": 0.1, "mu": 0.5}, centred, "Diag", odir(0.1, 0.5)),
        ("full", None, log_p, "Full", none),
        ("full", {"kind": "odir", "lambda": 0.05, "mu": 0.3}, log_p, "Full", odir(0.05, 0.3)),
        ("full", {"kind": "l2", "lambda": 0.1, "towards": "zero"}, log_p, "Full", l2(0.1, "zero")),
        ("full", {"kind": "l2", "lambda": 0.1, "towards": "identity"}, log_p, "Full", l2(0.1, "identity")),
        ("diagonal", {"kind": "l2", "lambda": 0.1, "towards": "zero"}, log_p, "Diag", l2(0.1, "zero")),
        ("diagonal", None, log_p, "Diag", none),
        ("fixedDiagonal", None, log_p, "FixDiag", none),
    ]
    cases = []
    for name, regularisation, x, method, penalty in settings:
        r = regularisation or {"lambda": 0.0}
        peer = MultinomialRegression(
            method=method,
            reg_lambda=r["lambda"],
            reg_mu=r.get("mu"),
            reg_format="identity" if r.get("towards") == "identity" else None,
            reg_norm=True,
            ref_row=False,
        ).fit(x[:n], labels[:n])
        cases.append(
            {
                "name": name,
                "regularisation": regularisation,
                "dirichletcal": np.asarray(peer.predict_proba(x[n:])).ravel().tolist(),
                "optimum": optimum(x[:n], labels[:n], method, penalty),
            }
        )
        print(name, regularisation, cases[-1]["optimum"], flush=True)
    golden = {
        "versions": {
            "python": sys.version.split()[0],
            "dirichletcal": __version__,
            **{p: version(p) for p in ("jax", "scikit-learn", "scipy", "numpy")},
        },
        "classes": k,
        "logits": logits[:n].ravel().tolist(),
        "labels": labels[:n].tolist(),
        "heldOut": logits[n:].ravel().tolist(),
        "cases": cases,
    }
    Path(__file__).with_name("recalibrators-affine.json").write_text(json.dumps(golden) + "\n")


if __name__ == "__main__":
    main()
