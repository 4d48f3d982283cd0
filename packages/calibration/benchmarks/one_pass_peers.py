"""The other sides of one-pass.mjs: torchmetrics and netcal on the same data, with one thread.

Prints, as JSON, the milliseconds on the clock and of the processor of each part of each call, and the values.
Usage: python one_pass_peers.py <data> <labels> <n> <classes> <calls>
"""

import json
import sys
import time
from importlib.metadata import version

import netcal.metrics
import numpy as np
import torch
from torchmetrics.functional.classification import (
    binary_calibration_error,
    multiclass_accuracy,
    multiclass_calibration_error,
)

data_file, label_file, n, k, calls = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:])
BINS = 15
torch.set_num_threads(1)
p = np.fromfile(data_file, dtype=np.float32).reshape(n, k)
labels = np.fromfile(label_file, dtype=np.int32).astype(np.int64)
tensor, target = torch.from_numpy(p), torch.from_numpy(labels)


def torchmetrics_top_label():
    errors = {
        norm: multiclass_calibration_error(tensor, target, num_classes=k, n_bins=BINS, norm=norm).item()
        for norm in ("l1", "l2", "max")
    }
    return {**errors, "accuracy": multiclass_accuracy(tensor, target, num_classes=k, average="micro").item()}


def torchmetrics_classwise():
    errors = [binary_calibration_error(tensor[:, j], (target == j).int(), n_bins=BINS) for j in range(k)]
    return torch.stack(errors).mean().item()


def torch_scores():
    """NLL and Brier score, which torchmetrics does not have for classes, as torch has them."""
    own = tensor.gather(1, target[:, None])
    return {"nll": -own.log().mean().item(), "brier": (tensor.square().sum(1, keepdim=True) - 2 * own + 1).mean().item()}


def netcal_top_label():
    return {name: float(getattr(netcal.metrics, name)(BINS).measure(p, labels)) for name in ("ECE", "MCE")}


def netcal_classwise():
    metric = netcal.metrics.ECE(BINS)
    return float(np.mean([metric.measure(p[:, j], labels == j) for j in range(k)]))


PARTS = [torchmetrics_top_label, torchmetrics_classwise, torch_scores, netcal_top_label, netcal_classwise]
timings, values = {part.__name__: [] for part in PARTS}, {}
for _ in range(calls):
    for part in PARTS:
        start, before = time.perf_counter(), time.process_time()
        values[part.__name__] = part()
        timings[part.__name__].append(
            {"clock": (time.perf_counter() - start) * 1000, "processor": (time.process_time() - before) * 1000}
        )
packages = ("torch", "torchmetrics", "netcal")
print(json.dumps({"timings": timings, "values": values, "version": ", ".join(f"{name} {version(name)}" for name in packages)}))
