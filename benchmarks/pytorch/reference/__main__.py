"""Contestant over JSON lines: `prepare`, `check`, `turn` and `memory` requests in, one answer each out."""

import json
import sys
from typing import Any

import torch
from safetensors.torch import save_file

from .memory import peak_memory_bytes
from .tasks import TASKS, Task


def answer(request: dict[str, Any], task: Task | None) -> tuple[dict[str, Any], Task | None]:
    if request["do"] == "prepare":
        torch.set_num_threads(request["threads"])
        torch.manual_seed(0)
        return {"version": torch.__version__}, TASKS[request["kind"]](request)
    if task is None:
        raise ValueError(f"invalid request: got {request['do']}, expected prepare first")
    if request["do"] == "check":
        tensors = {name: tensor.contiguous().clone() for name, tensor in task.check().items()}
        save_file(tensors, request["into"])
        return {}, task
    if request["do"] == "turn":
        return task.turn(), task
    return {"peakBytes": peak_memory_bytes()}, task


def main() -> None:
    task: Task | None = None
    for line in sys.stdin:
        result, task = answer(json.loads(line), task)
        print(json.dumps(result), flush=True)


main()
