"""Linear probing as the protocol does it: the frozen network runs again in every epoch."""

import torch
import torch.nn.functional as F
from torch import nn

from .images import LabelledImages, Normalization
from .resnet import ResNet18
from .schedule import adam_with_schedule


class LinearProbing:
    """A new linear head. It starts from zeros, so that two contestants walk the same way."""

    def __init__(self, network: ResNet18, normalization: Normalization, classes: int, epochs: int) -> None:
        self._network = network
        self._normalization = normalization
        self._head = nn.Linear(network.feature_width, classes)
        nn.init.zeros_(self._head.weight)
        nn.init.zeros_(self._head.bias)
        self._optimizer, self._scheduler = adam_with_schedule(self._head.parameters(), epochs)

    def epoch(self, train: LabelledImages, batch_size: int) -> float:
        """Trains on every image once: the mean loss, each before the step it took part in."""
        total = 0.0
        for images, labels in train.batches(batch_size, shuffled=True):
            with torch.no_grad():
                features = self._network.features(self._normalization(images))
            loss = F.cross_entropy(self._head(features), labels)
            self._optimizer.zero_grad()
            loss.backward()
            self._optimizer.step()
            total += loss.item() * len(labels)
        self._scheduler.step()
        return total / len(train.labels)

    @torch.inference_mode()
    def test_accuracy(self, test: LabelledImages, batch_size: int) -> float:
        correct = 0
        for images, labels in test.batches(batch_size, shuffled=False):
            logits = self._head(self._network.features(self._normalization(images)))
            correct += int((logits.argmax(1) == labels).sum())
        return correct / len(test.labels)
