"""Runs the prompts of their authors and writes prompted images and gradients to prompts.json.

    python generate_prompts.py <folder of checkouts>

Peers, each a checkout in that folder: vp (hjbahng/visual_prompting 679e71f), ilmvp (OPTML-Group/ILM-VP 84ca042),
smm (tmlr-group/SMM eeac33a), autovp (IBM/AutoVP defe0d9, with kornia 0.9.0), lorvp (jincan333/LoR-VP 107e677).
PyTorch 2.13.0. Cases that no author has (non-square, grey, clipped, sigmoid) are their formula in torch.
Inputs are waves in single precision, which the test computes by the same formula; all else is in double precision.
"""
import importlib.util
import json
import sys
import types
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

peers = Path(sys.argv[1])
torch.set_default_dtype(torch.float64)
torch.Tensor.cuda = lambda self: self  # the authors' modules run where there is no GPU
for absent in ["clip", "matplotlib", "matplotlib.pyplot", "tqdm", "tqdm.auto"]:
    sys.modules.setdefault(absent, types.SimpleNamespace(tqdm=None, pyplot=None))


def load(path):
    spec = importlib.util.spec_from_file_location(Path(path).stem, peers / path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def wave(shape, phase, middle=0.0, amplitude=1.0):
    index = torch.arange(int(np.prod(shape)), dtype=torch.float64)
    return (middle + amplitude * torch.sin(0.37 * index + phase)).float().double().reshape(shape)


cases = []


def rounded(tensor):
    return [round(value, 7) for value in tensor.detach().double().flatten().tolist()]


def case(name, image, source, options, trained, apply, given={}, digest=False):
    """`trained`: name -> (tensor with a gradient, shape the package gives it). Values were filled by `wave`."""
    images = wave([2, *image], 0.5, 0.5, 0.5)
    factors = wave([2, *source], 0.2)
    prompted = apply(images)
    gradients = torch.autograd.grad((prompted * factors).sum(), list(trained.values()))
    found = {}
    for (key, _), gradient in zip(trained.items(), gradients):
        if digest:  # two products stand for a large gradient
            flat = gradient.double().flatten()
            found[key] = [float(flat @ wave(flat.shape, phase).double()) for phase in (0, 1)]
        else:
            found[key] = rounded(gradient)
    cases.append(
        {
            "name": name,
            "image": image,
            "source": source,
            "options": options,
            "given": given,
            "digest": digest,
            "prompted": rounded(prompted),
            "gradients": found,
        }
    )


def fill(parameter, phase, middle=0.0, amplitude=1.0):
    with torch.no_grad():
        parameter.copy_(wave(parameter.shape, phase, middle, amplitude))
    return parameter


prompters = load("vp/models/prompters.py")
additive = load("ilmvp/models/visual_prompt.py").AdditiveVisualPrompt
authors = {"parametrisation": "free", "clip": False}
square = [3, 8, 8]
args = types.SimpleNamespace(prompt_size=2, image_size=8)

# The four sides of the authors' frame are cut out of one theta, as the package has it.
pad = prompters.PadPrompter(args)
theta = wave([1, 3, 8, 8], 1).requires_grad_()


def padded(images):
    parts = {"pad_up": theta[:, :, :2], "pad_down": theta[:, :, 6:], "pad_left": theta[:, :, 2:6, :2], "pad_right": theta[:, :, 2:6, 6:]}
    for key, part in parts.items():
        del pad._parameters[key]
        setattr(pad, key, part)
    return pad(images)


case("pad", square, square, {**authors, "width": 2}, {"theta": theta}, padded)

for coverage, frame in [("full", 4), ("medium", 2), ("narrow", 1)]:
    watermark = additive(8, frame)
    case(
        f"watermark-{coverage}", square, square, {**authors, "coverage": coverage},
        {"theta": fill(watermark.program, 1)}, lambda images: watermark(images.clone()),
    )

patch_args = types.SimpleNamespace(prompt_size=3, image_size=8)
fixed = prompters.FixedPatchPrompter(patch_args)
case("fixed-patch", square, square, {**authors, "size": 3}, {"theta": fill(fixed.patch, 1)}, fixed)
moving = prompters.RandomPatchPrompter(patch_args)
places = iter([4, 1])
np.random.choice = lambda _: next(places)
case(
    "random-patch", square, square, {**authors, "size": 3}, {"theta": fill(moving.patch, 1)}, moving,
    {"top": 4, "left": 1},
)

LoR_VP = load("lorvp/trainer/visual_prompt.py").LoR_VP
for name in ["patch_num", "mask_l_pad", "mask_r_pad"]:  # only logged
    setattr(LoR_VP, name, 0)
low = LoR_VP(
    types.SimpleNamespace(
        bar_width=2, bar_height=8, output_size=8, input_size=8, patch_size=0, network="", init_method="zero,normal",
    )
)
case(
    "low-rank", square, square, {**authors, "rank": 2},
    {"b": fill(low.left_bar, 1), "a": fill(low.right_bar, 2)}, low,
)

programs = load("autovp/auto_vp/programs.py")
for name, image, source, scale in [
    ("resize about its own size", [3, 4, 5], [3, 9, 8], 0.96),
    ("resize that grows", [3, 4, 5], [3, 9, 8], 1.63),
    ("resize that shrinks a grey image", [1, 5, 4], [3, 8, 8], 0.58),
]:
    resize = programs.Trainable_Resize(source)
    with torch.no_grad():
        resize.scale.fill_(scale)
    delta = wave([1, *source], 1).requires_grad_()

    def resized(images):
        cover, _, _ = resize(torch.ones(1, 3, *image[1:]))
        shown, _, _ = resize(images.expand(-1, 3, -1, -1))
        return shown + torch.sigmoid(delta) * (1 - cover)

    case(name, image, source, {"scale": scale}, {"theta": delta, "scale": resize.scale}, resized)

instance = load("smm/instance_model.py").InstancewiseVisualPrompt
for mode in ["training", "prediction"]:
    masks = instance(8, layers=5, patch_size=4, channels=3)
    trained = {"theta": fill(masks.program, 1)}
    for number, (key, parameter) in enumerate(masks.priority.named_parameters()):
        is_scale = key.startswith("bn") and key.endswith("weight")
        trained[f"mask/{key}"] = fill(parameter, number, 1.0 if is_scale else 0.0, 0.2)
    for number, (key, buffer) in enumerate(masks.priority.named_buffers()):
        if key.endswith("running_mean"):
            fill(buffer, number, 0.0, 0.1)
        elif key.endswith("running_var"):
            fill(buffer, number, 1.0, 0.1)
    masks.train(mode == "training")
    case(
        f"sample-mask in {mode}", square, square, {**authors, "patchSize": 4},
        trained, masks, {"mode": mode}, digest=True,
    )


def seen(images, source):
    """Bilinear with antialiasing, grey repeated."""
    images = F.interpolate(images, source[1:], mode="bilinear", antialias=True, align_corners=False)
    return images.expand(-1, source[0], -1, -1)


def border(source, frame):
    mask = torch.ones(1, *source)
    mask[..., frame : source[1] - frame, frame : source[2] - frame] = 0
    return mask


theta = wave([1, 3, 6, 9], 1).requires_grad_()
case(
    "watermark-medium, clipped sigmoid on a grey image that grows and shrinks", [1, 11, 4], [3, 6, 9],
    {"parametrisation": "sigmoid", "clip": True, "coverage": "medium"}, {"theta": theta},
    lambda images: (seen(images, [3, 6, 9]) + border([3, 6, 9], 2) * (2 * torch.sigmoid(theta) - 1)).clamp(0, 1),
)
theta = wave([1, 3, 6, 9], 1).requires_grad_()
case(
    "watermark-full, projected and clipped", [3, 4, 12], [3, 6, 9],
    {"parametrisation": "projected", "clip": True, "coverage": "full"}, {"theta": theta},
    lambda images: (seen(images, [3, 6, 9]) + theta).clamp(0, 1),
)
b, a = wave([1, 3, 6, 2], 1).requires_grad_(), wave([1, 3, 2, 9], 2).requires_grad_()
case(
    "low-rank, clipped sigmoid", [3, 6, 9], [3, 6, 9],
    {"parametrisation": "sigmoid", "clip": True, "rank": 2}, {"b": b, "a": a},
    lambda images: (images + 2 * torch.sigmoid(b @ a) - 1).clamp(0, 1),
)
theta = wave([1, 3, 7, 8], 1).requires_grad_()
case(
    "expansive, projected, grey", [1, 4, 3], [3, 7, 8], {"parametrisation": "projected"}, {"theta": theta},
    lambda images: F.pad(images.expand(-1, 3, -1, -1), (3, 2, 2, 1))
    + theta * F.pad(torch.zeros(1, 3, 4, 3), (3, 2, 2, 1), value=1),
)

Path(__file__).with_name("prompts.json").write_text(json.dumps(cases, separators=(",", ":")) + "\n")
