"""Writes the golden files of this folder.

Peers: safetensors 0.8.0 (file bytes), numpy 2.4.6 (binary16 and binary32 rounding), torch 2.13.0 (bfloat16).
Run: pip install safetensors==0.8.0 numpy==2.4.6 torch==2.13.0 && python generate.py
"""

import json
import pathlib

import numpy as np
import torch
from safetensors.numpy import save_file as save_numpy
from safetensors.torch import save_file as save_torch

here = pathlib.Path(__file__).parent

tensors = {
    "f64": np.array([[1.5, -0.0], [1e-320, np.inf]], dtype=np.float64),
    "f32": np.arange(6, dtype=np.float32).reshape(1, 2, 3) - 2.5,
    "f16": np.array([1.0, -2.0, 65504.0], dtype=np.float16),
    "i64": np.array([-(2**63), 2**63 - 1], dtype=np.int64),
    "u64": np.array([2**64 - 1], dtype=np.uint64),
    "i32": np.array([-(2**31), 7], dtype=np.int32),
    "u32": np.array([2**32 - 1], dtype=np.uint32),
    "i16": np.array([-32768, 32767, 3], dtype=np.int16),
    "u16": np.array([65535], dtype=np.uint16),
    "i8": np.array([-128, 127, 0], dtype=np.int8),
    "u8": np.array([255, 0, 1], dtype=np.uint8),
    "bool": np.array([[True], [False]]),
    "scalar": np.array(4.25, dtype=np.float32),
    "empty": np.zeros((0, 3), dtype=np.float32),
    'quote " slash \\ tab \t é 漢': np.array([1.0], dtype=np.float32),
    "\U0001f3ab ticket": np.array([2.0], dtype=np.float32),
    "\uff5e wide": np.array([3.0], dtype=np.float32),
}
save_numpy(tensors, here / "numpy.safetensors", metadata={"format": "np"})
save_torch(
    {"bf16": torch.tensor([1.0, -3.140625, float("inf")], dtype=torch.bfloat16)}, here / "bfloat16.safetensors"
)
save_numpy({}, here / "none.safetensors")

rng = np.random.default_rng(0)
edges = [0.0, -0.0, 1.0, -1.0, np.inf, -np.inf, np.nan, 65504.0, 65519.996, 65520.0, -65520.0, 65536.0, 3.4e38,
         2.0**-24, 2.0**-25, -(2.0**-25), np.nextafter(np.float32(2.0**-25), np.float32(1)), 1.5 * 2.0**-24,
         2.5 * 2.0**-24, 2.0**-14, np.nextafter(np.float32(2.0**-14), np.float32(0)), 1023.5 * 2.0**-24, 1e-45,
         1 + 2.0**-11, 1 + 3 * 2.0**-11, 2048.5, 2049.0, 2051.0, 0.1, 1 / 3]
spread = rng.standard_normal(400) * 2.0 ** rng.integers(-30, 18, 400)
ties = rng.integers(0, 2**15, 70) * 2 + 1
values = np.concatenate([np.array(edges), spread, ties * 2.0**-25, ties * 2.0**-6]).astype(np.float32)
with np.errstate(over="ignore"):
    halves = values.astype(np.float16)

all_halves = np.arange(65536, dtype=np.uint16)
widened = all_halves.view(np.float16).astype(np.float32)
finite_or_inf = ~np.isnan(widened)
stride = finite_or_inf & ((all_halves % 37 == 0) | ((all_halves & 0x7FFF) < 12) | ((all_halves & 0x7FFF) > 0x7BF0))

doubles = np.concatenate([np.array([0.1, 1 / 3, 1e300, -1e300, 1e-46, 1.4e-45, 1 + 2.0**-24, 1 + 3 * 2.0**-24]),
                          rng.standard_normal(50)])
with np.errstate(over="ignore"):
    singles = doubles.astype(np.float32)

brain_bits = np.concatenate([[0x0000, 0x8000, 0x0001, 0x007F, 0x0080, 0x3F80, 0xC049, 0x7F7F, 0x7F80, 0xFF80],
                             rng.integers(0, 0x7F80, 50)]).astype(np.uint16)
brain = torch.from_numpy(brain_bits.copy()).view(torch.bfloat16).to(torch.float32).numpy()


def bits32(array):
    return array.view(np.uint32).tolist()


golden = {
    "numpy": np.__version__,
    "torch": torch.__version__,
    "float16FromFloat32": {"float32Bits": bits32(values), "float16Bits": halves.view(np.uint16).tolist()},
    "float32FromFloat16": {"float16Bits": all_halves[stride].tolist(), "float32Bits": bits32(widened[stride])},
    "float32FromFloat64": {
        "float64Bits": [str(b) for b in doubles.view(np.uint64)],
        "float32Bits": bits32(singles),
    },
    "float32FromBfloat16": {"bfloat16Bits": brain_bits.tolist(), "float32Bits": bits32(brain)},
}
(here / "floats.json").write_text(json.dumps(golden) + "\n")
