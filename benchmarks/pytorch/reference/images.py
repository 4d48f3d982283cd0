"""Labelled images of a safetensors file, and the normalisation of the source model."""

from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor


@dataclass(frozen=True)
class LabelledImages:
    """`pixels` uint8 [n, 3, size, size] and `labels` [n]."""

    pixels: Tensor
    labels: Tensor

    @staticmethod
    def of_split(tensors: dict[str, Tensor], split: str) -> "LabelledImages":
        return LabelledImages(tensors[f"{split}.pixels"], tensors[f"{split}.labels"].long())

    def first(self, count: int) -> "LabelledImages":
        return LabelledImages(self.pixels[:count], self.labels[:count])

    def batches(self, size: int, shuffled: bool) -> Iterator[tuple[Tensor, Tensor]]:
        """Images as float32 in 0..1, with their labels."""
        count = len(self.labels)
        order = torch.randperm(count) if shuffled else torch.arange(count)
        for indices in order.split(size):
            yield self.pixels[indices].float().div_(255), self.labels[indices]


class Normalization:
    """ImageNet's, on images [n, 3, h, w] in 0..1, in the memory format of the network."""

    def __init__(self, memory_format: torch.memory_format) -> None:
        self._mean = torch.tensor([0.485, 0.456, 0.406])[:, None, None]
        self._std = torch.tensor([0.229, 0.224, 0.225])[:, None, None]
        self._memory_format = memory_format

    def __call__(self, images: Tensor) -> Tensor:
        return ((images - self._mean) / self._std).contiguous(memory_format=self._memory_format)
