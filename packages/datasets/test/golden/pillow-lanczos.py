"""Writes pillow-lanczos.json: Pillow's Lanczos on a fixed pattern.

    pip install pillow==13.0.0
    python pillow-lanczos.py
"""

import hashlib
import json
import pathlib

import PIL
from PIL import Image

SHAPES = [(2, 2, 4), (4, 1, 2), (5, 7, 3), (7, 5, 9), (3, 3, 3), (1, 1, 6), (28, 28, 32), (28, 28, 224), (64, 48, 32), (500, 333, 96)]


def pattern(width, height):
    return bytes((i * 7919 + i * i * 31) % 251 + (i % 5) for i in range(width * height * 3))


cases = []
for width, height, size in SHAPES:
    resized = Image.frombytes("RGB", (width, height), pattern(width, height)).resize((size, size), Image.Resampling.LANCZOS)
    data = resized.tobytes()
    case = {"width": width, "height": height, "size": size, "sha256": hashlib.sha256(data).hexdigest()}
    if len(data) < 300:
        case["data"] = list(data)
    cases.append(case)

target = pathlib.Path(__file__).with_suffix(".json")
target.write_text(json.dumps({"pillow": PIL.__version__, "cases": cases}) + "\n")
