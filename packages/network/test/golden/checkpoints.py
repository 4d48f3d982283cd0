"""Writes checkpoints/*: small files of torch.save, and expected.json with what is in them (PyTorch 2.13.0).

    pip install torch==2.13.0 numpy && python checkpoints.py
"""
import json
import pathlib
from collections import OrderedDict

import torch

folder = pathlib.Path(__file__).with_name("checkpoints")
folder.mkdir(exist_ok=True)
expected = {}


def save(name, saved, tensors=None, **options):
    """Saves in both formats and notes the tensors that a reader must find."""
    tensors = saved if tensors is None else tensors
    for extension, zipped in (("pth", True), ("th", False)):
        file = f"{name}.{extension}"
        torch.save(saved, folder / file, _use_new_zipfile_serialization=zipped, **options)
        expected[file] = {
            key: {"shape": list(value.shape), "data": value.detach().double().flatten().tolist()}
            for key, value in tensors.items()
        }


def ramp(*shape):
    count = int(torch.tensor(shape).prod())
    return (torch.arange(count, dtype=torch.float32) / 4 - 1).reshape(shape)


save("plain", {"weight": ramp(2, 3), "bias": ramp(2)})
save("floats", {kind: ramp(5).to(getattr(torch, kind)) for kind in ("float64", "float32", "float16", "bfloat16")})
save(
    "integers",
    {
        **{kind: torch.tensor([-3, 0, 7]).to(getattr(torch, kind)) for kind in ("int64", "int32", "int16", "int8")},
        "uint8": torch.tensor([0, 200], dtype=torch.uint8),
        "bool": torch.tensor([True, False]),
    },
)
base = ramp(4, 6)
save(
    "views",
    {
        "transposed": base.t(),
        "strided": base[1:, ::2],
        "expanded": ramp(3, 1).expand(3, 4),
        "permuted": ramp(2, 3, 4).permute(2, 0, 1),
        "offset": base[2],
    },
)
shared = ramp(6)
save("shared", {"first": shared, "second": shared, "part": shared[2:4]})
save("shapes", {"scalar": torch.tensor(2.5), "empty": torch.zeros(0, 3), "ones": torch.ones(1, 1, 2)})

module = torch.nn.Sequential(OrderedDict(conv=torch.nn.Conv2d(1, 2, 1), bn=torch.nn.BatchNorm2d(2)))
with torch.no_grad():
    for value in module.state_dict().values():
        value.copy_(torch.arange(value.numel()).reshape(value.shape) + 0.5)
save("module", module.state_dict())
save("parameters", dict(module.named_parameters()))
state = module.state_dict()
save("wrapped", {"epoch": 3, "best": 91.25, "name": "tiny", "state_dict": state}, state)
optimizer = torch.optim.SGD(module.parameters(), lr=0.1, momentum=0.9)
module(torch.ones(2, 1, 3, 3)).sum().backward()
optimizer.step()
scheduler = torch.optim.lr_scheduler.MultiStepLR(optimizer, [50, 72])
state = module.state_dict()
training = {"model": state, "optimizer": optimizer.state_dict(), "scheduler": scheduler.state_dict()}
save("training", {**training, "big": 2**80, "none": None}, state)
save("parallel", OrderedDict((f"module.{key}", value) for key, value in state.items()), state)
for protocol in (3, 4, 5):
    save(f"protocol{protocol}", {"weight": ramp(2, 3)}, pickle_protocol=protocol)

(folder / "expected.json").write_text(json.dumps(expected, separators=(",", ":")) + "\n")
