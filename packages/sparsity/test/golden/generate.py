"""Writes the golden files of this folder.

Peers: torch 2.13.0 (torch.nn.utils.prune), numpy 2.4.6 (packbits). ticket.safetensors is written here byte by byte
from the description of the format, independently of the TypeScript writer.
Run: pip install torch==2.13.0 numpy==2.4.6 && python generate.py
"""

import base64
import hashlib
import json
import pathlib
import struct

import numpy as np
import torch
from torch.nn.utils import prune

here = pathlib.Path(__file__).parent
SHAPES = {"conv1": (4, 3, 3, 3), "conv2": (6, 4, 3, 3), "fc": (5, 21)}


def weights():
    rng = np.random.default_rng(0)
    arrays = {name: (rng.standard_normal(shape) * scale).astype(np.float32)
              for (name, shape), scale in zip(SHAPES.items(), (1.0, 0.5, 0.2))}
    magnitudes = np.abs(np.concatenate([a.ravel() for a in arrays.values()]))
    assert len(np.unique(magnitudes)) == len(magnitudes), "ties would make torch's choice arbitrary"
    return arrays


def modules(arrays):
    result = {}
    for name, array in arrays.items():
        result[name] = torch.nn.Module()
        result[name].weight = torch.nn.Parameter(torch.from_numpy(array.copy()))
    return result


def packed(mask):
    bits = np.packbits(mask.numpy().astype(np.uint8).ravel(), bitorder="little")
    return base64.b64encode(bits.tobytes()).decode()


def masks(method, arrays, amount):
    made = modules(arrays)
    if method == "magnitude-global":
        pairs = [(module, "weight") for module in made.values()]
        prune.global_unstructured(pairs, pruning_method=prune.L1Unstructured, amount=amount)
    elif method == "magnitude-uniform":
        for module in made.values():
            prune.l1_unstructured(module, "weight", amount=amount)
    else:
        for module in made.values():
            prune.ln_structured(module, "weight", amount=amount, n=1, dim=0)
    return {f"{name}.weight": packed(module.weight_mask) for name, module in made.items()}


def container(tensors, metadata):
    """A safetensors file: F32 before U8, then by name; sorted metadata; header padded to 8 bytes."""
    ordered = sorted(tensors.items(), key=lambda item: (item[1].dtype != np.float32, item[0].encode()))
    header, begin = {"__metadata__": {key: metadata[key] for key in sorted(metadata)}}, 0
    for name, array in ordered:
        header[name] = {"dtype": "F32" if array.dtype == np.float32 else "U8", "shape": list(array.shape),
                        "data_offsets": [begin, begin + array.nbytes]}
        begin += array.nbytes
    text = json.dumps(header, separators=(",", ":"), ensure_ascii=False).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + b"".join(array.tobytes() for _, array in ordered)


def compact(value):
    return json.dumps(value, separators=(",", ":"))


def ticket(arrays):
    made = masks("magnitude-global", arrays, 0.36)
    order = sorted(arrays)
    bits = {name: np.frombuffer(base64.b64decode(made[f"{name}.weight"]), np.uint8) for name in order}
    kept = {name: np.unpackbits(bits[name], bitorder="little")[: arrays[name].size].astype(bool) for name in order}
    bias = np.arange(5, dtype=np.float32)
    tensors = {"masks": np.concatenate([bits[name] for name in order]),
               "values": np.concatenate([arrays[name].ravel()[kept[name]] for name in order]),
               "dense": bias}
    prunable = sum(array.size for array in arrays.values())
    zeros = prunable - len(tensors["values"])
    lineage = {"source": "golden", "parent": None, "score": "magnitude", "allocation": "global",
               "structure": "unstructured", "schedule": "one-shot", "floor": 0, "state": 2, "round": 1,
               "sparsity": {"asked": 0.36, "prunable": zeros / prunable, "whole": zeros / (prunable + 5),
                            "zeros": zeros, "prunableCount": prunable, "wholeCount": prunable + 5},
               "seed": None, "data": None, "steps": None, "command": "python generate.py"}
    metadata = {"format": "reticket-ticket", "formatVersion": "2", "kind": "weights",
                "list": compact({"masked": [[f"{name}.weight", arrays[name].shape] for name in order],
                                 "dense": [["fc.bias", [5]]]}),
                "lineage": compact(lineage), "upstream": "null"}
    digest = hashlib.sha256(container(tensors, metadata)).hexdigest()
    return container(tensors, metadata | {"contentHash": f"sha256:{digest}"})


arrays = weights()
golden = {
    "torch": torch.__version__,
    "numpy": np.__version__,
    "weights": [{"name": f"{name}.weight", "shape": array.shape, "float32": base64.b64encode(array.tobytes()).decode()}
                for name, array in arrays.items()],
    "cases": [{"method": method, "sparsity": amount, "masks": masks(method, arrays, amount)}
              for method in ("magnitude-global", "magnitude-uniform")
              for amount in (0.01, 0.2, 0.36, 0.488, 0.5904, 0.67232, 0.8657, 0.99)],
    "channels": [{"sparsity": amount, "masks": masks("ln-structured", arrays, amount)}
                 for amount in (0.2, 0.36, 0.59, 0.7)],
}
(here / "torch-prune.json").write_text(json.dumps(golden, indent=1) + "\n")
(here / "ticket.safetensors").write_bytes(ticket(arrays))
