"""What a contestant can be asked to do. Every task has a `turn`, which is timed, and tensors to compare."""

from time import perf_counter
from typing import Any, Protocol

import torch
from safetensors.torch import load_file
from torch import Tensor

from .images import LabelledImages, Normalization
from .linear_probing import LinearProbing
from .resnet import ResNet18, frozen_resnet18
from .visual_prompting import VisualPrompting

MEMORY_FORMATS = {"contiguous": torch.contiguous_format, "channels_last": torch.channels_last}


class Task(Protocol):
    def check(self) -> dict[str, Tensor]:
        """What both sides must agree on."""

    def turn(self) -> dict[str, float]:
        """One timed piece of work: `seconds` and what came out of it."""


def source_model(request: dict[str, Any]) -> tuple[ResNet18, Normalization]:
    memory_format = MEMORY_FORMATS[request["memoryFormat"]]
    return frozen_resnet18(load_file(request["weights"]), memory_format), Normalization(memory_format)


class PromptStepTask:
    """Steps of visual prompting on one batch."""

    def __init__(self, request: dict[str, Any]) -> None:
        network, normalization = source_model(request)
        tensors = load_file(request["inputs"])
        self._data = LabelledImages.of_split(tensors, "train").first(request["batch"])
        self._steps: int = request["steps"]
        self._prompting = VisualPrompting(
            network, normalization, self._data.pixels.shape[-1], request["classes"], epochs=100
        )
        with torch.no_grad():
            self._prompting.prompt.theta.copy_(tensors["theta"][0])

    def check(self) -> dict[str, Tensor]:
        [(images, labels)] = self._data.batches(len(self._data.labels), shuffled=False)
        loss, logits = self._prompting.loss_and_logits(images, labels)
        loss.backward()
        gradient = self._prompting.prompt.theta.grad
        assert gradient is not None
        return {"loss": loss.detach(), "logits": logits.detach(), "gradient": gradient[None]}

    def turn(self) -> dict[str, float]:
        begun = perf_counter()
        for _ in range(self._steps):
            for images, labels in self._data.batches(len(self._data.labels), shuffled=True):
                loss, _ = self._prompting.step(images, labels)
        return {"seconds": (perf_counter() - begun) / self._steps, "loss": loss}


class PromptEpochsTask:
    """Whole epochs of visual prompting as the protocol defines them, from a new prompt."""

    def __init__(self, request: dict[str, Any]) -> None:
        self._network, self._normalization = source_model(request)
        tensors = load_file(request["inputs"])
        self._train = LabelledImages.of_split(tensors, "train")
        self._test = LabelledImages.of_split(tensors, "test")
        self._request = request

    def _prompting(self) -> VisualPrompting:
        size = self._train.pixels.shape[-1]
        return VisualPrompting(
            self._network, self._normalization, size, self._request["classes"], self._request["epochs"]
        )

    def check(self) -> dict[str, Tensor]:
        prompting = self._prompting()
        return {"sourceLogits": prompting.source_logits(self._train, self._request["batch"])}

    def turn(self) -> dict[str, float]:
        begun = perf_counter()
        prompting = self._prompting()
        for _ in range(self._request["epochs"]):
            train, test = prompting.epoch(self._train, self._test, self._request["batch"])
        return {"seconds": perf_counter() - begun, "trainAccuracy": train, "testAccuracy": test}


class LinearProbeTask:
    """A linear probe of many epochs; its test accuracy is measured outside the timed part."""

    def __init__(self, request: dict[str, Any]) -> None:
        self._network, self._normalization = source_model(request)
        tensors = load_file(request["inputs"])
        self._train = LabelledImages.of_split(tensors, "train")
        self._test = LabelledImages.of_split(tensors, "test")
        self._request = request

    @torch.inference_mode()
    def check(self) -> dict[str, Tensor]:
        [(images, _)] = self._train.first(16).batches(16, shuffled=False)
        return {"features": self._network.features(self._normalization(images))}

    def turn(self) -> dict[str, float]:
        begun = perf_counter()
        probing = LinearProbing(
            self._network, self._normalization, self._request["classes"], self._request["epochs"]
        )
        for _ in range(self._request["epochs"]):
            loss = probing.epoch(self._train, self._request["batch"])
        seconds = perf_counter() - begun
        accuracy = probing.test_accuracy(self._test, self._request["batch"])
        return {"seconds": seconds, "loss": loss, "testAccuracy": accuracy}


class SgemmTask:
    """A chain of square matrix products: the peak that everything else is measured by."""

    def __init__(self, request: dict[str, Any]) -> None:
        self._products: int = request["products"]
        tensors = load_file(request["inputs"])
        self._left, self._right = tensors["left"], tensors["right"]

    @torch.inference_mode()
    def _chain(self) -> Tensor:
        product = self._left
        for _ in range(self._products):
            product = product @ self._right
        return product

    def check(self) -> dict[str, Tensor]:
        return {"product": self._chain()}

    def turn(self) -> dict[str, float]:
        begun = perf_counter()
        self._chain()
        return {"seconds": (perf_counter() - begun) / self._products}


TASKS: dict[str, type[PromptStepTask | PromptEpochsTask | LinearProbeTask | SgemmTask]] = {
    "vp-step": PromptStepTask,
    "vp-epochs": PromptEpochsTask,
    "linear-probe": LinearProbeTask,
    "sgemm": SgemmTask,
}
