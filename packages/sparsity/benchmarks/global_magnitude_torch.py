"""The other side of global-magnitude.mjs: torch.nn.utils.prune.global_unstructured on the same shapes.

Prints, as JSON, the milliseconds of each call, on the clock and of the processor, the bytes of the weights, and the peak resident memory above that of the
process with torch imported. Usage: python global_magnitude_torch.py <calls> <shapes as JSON>
"""

import json
import resource
import sys
import time

import torch
from torch.nn.utils import prune

calls, shapes = int(sys.argv[1]), json.loads(sys.argv[2])
torch.manual_seed(1)
torch.ones(10).topk(3)
with open("/proc/self/statm") as file:
    empty = int(file.read().split()[1]) * resource.getpagesize()


def modules():
    made = []
    for shape in shapes:
        module = torch.nn.Module()
        module.weight = torch.nn.Parameter(torch.randn(shape).mul_((2 * shape[0] / torch.Size(shape).numel()) ** 0.5))
        made.append(module)
    return made


milliseconds, processor = [], []
for _ in range(calls):
    parameters = [(module, "weight") for module in modules()]
    start, before = time.perf_counter(), time.process_time()
    prune.global_unstructured(parameters, pruning_method=prune.L1Unstructured, amount=0.67232)
    milliseconds.append((time.perf_counter() - start) * 1000)
    processor.append((time.process_time() - before) * 1000)
weight_bytes = sum(4 * torch.Size(shape).numel() for shape in shapes)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - empty
print(json.dumps({"milliseconds": milliseconds, "processor": processor, "weightBytes": weight_bytes, "peakBytes": peak,
                  "version": f"torch {torch.__version__}, {torch.get_num_threads()} threads"}))
