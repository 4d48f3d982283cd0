"""Writes checkpoints/*: tickets as PyTorch code saves them, and dense.safetensors, which all of them are once imported.

Peers: torch 2.13.0 (torch.nn.utils.prune, torch.save), safetensors 0.8.0.
Run: pip install torch==2.13.0 safetensors==0.8.0 numpy==2.4.6 && python checkpoints.py
"""

import pathlib
from collections import OrderedDict

import torch
from safetensors.torch import load_file, save_file
from torch import nn
from torch.nn.utils import prune

folder = pathlib.Path(__file__).with_name("checkpoints")
folder.mkdir(exist_ok=True)
PRUNED = ("conv2", "conv3")


def network():
    """A first layer and a classifier that stay dense, and two convolutions that are pruned."""
    torch.manual_seed(0)
    return nn.Sequential(OrderedDict(
        conv1=nn.Conv2d(1, 3, 3), bn1=nn.BatchNorm2d(3), conv2=nn.Conv2d(3, 4, 3), conv3=nn.Conv2d(4, 4, 1),
        flatten=nn.Flatten(), fc=nn.Linear(16, 2)))


def pruned():
    model = network()
    pairs = [(getattr(model, name), "weight") for name in PRUNED]
    prune.global_unstructured(pairs, pruning_method=prune.L1Unstructured, amount=0.488)
    return model


def prefixed(prefix, tensors):
    return OrderedDict((prefix + name, tensor) for name, tensor in tensors.items())


def save(name, checkpoint, masks=None):
    torch.save(checkpoint, folder / f"{name}_checkpoint.pth")
    if masks is not None:
        torch.save(masks, folder / f"{name}_mask.pth")


parametrised = pruned().state_dict()
masks = OrderedDict((name, tensor) for name, tensor in parametrised.items() if name.endswith("_mask"))
trained = network().state_dict()

# torch.nn.utils.prune as it is: weight_orig and weight_mask, in the dictionary of CV_LTH_Pre-training.
save("parametrised", {"epoch": 10, "state": 3, "arch": "tiny", "state_dict": parametrised, "mask": masks})
# DataParallel around it, with a mask file that says the same.
save("parallel", {"state_dict": prefixed("module.", parametrised)}, prefixed("module.", masks))
# Weights to which no mask has been applied yet, and their masks.
save("pair", {"state_dict": trained}, masks)
# The network held as `model`, masks without that prefix, as booleans.
save("model", {"state_dict": prefixed("model.", trained)}, {name: mask.bool() for name, mask in masks.items()})
# Masks as integers under the names of their parameters.
save("named", trained, {name.removesuffix("_mask"): mask.long() for name, mask in masks.items()})

# Both a masked and an unmasked tensor for one parameter.
dense = pruned()
for name in PRUNED:
    prune.remove(getattr(dense, name), "weight")
dense = dense.state_dict()
save("ambiguous", {"state_dict": {**prefixed("model.", trained), "conv2.weight": dense["conv2.weight"]}}, masks)

floats = {name: tensor + 0.0 for name, tensor in dense.items() if tensor.is_floating_point()}
save_file(floats, folder / "dense.safetensors", metadata={"format": "pt"})

# The file that our export has to be loads in PyTorch, strictly, and computes what the pruned network does.
loaded = network()
loaded.load_state_dict(load_file(folder / "dense.safetensors"), strict=True)
images = torch.randn(2, 1, 6, 6)
assert torch.equal(loaded.eval()(images), pruned().eval()(images))
