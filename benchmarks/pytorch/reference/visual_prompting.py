"""Visual prompting with a frozen network: the prompt, one step, and the protocol's epochs."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .images import LabelledImages, Normalization
from .label_map import greedy_label_map
from .resnet import ResNet18
from .schedule import adam_with_schedule

SOURCE_SIZE = 224


class ExpansivePrompt(nn.Module):
    """The image in the middle of the source input, the border around it sigmoid(theta), then normalised."""

    def __init__(self, image_size: int, normalization: Normalization) -> None:
        super().__init__()
        before = (SOURCE_SIZE - image_size + 1) // 2
        after = SOURCE_SIZE - image_size - before
        self._pads = (before, after, before, after)
        self._normalization = normalization
        self.theta = nn.Parameter(torch.zeros(3, SOURCE_SIZE, SOURCE_SIZE))
        window = torch.zeros(3, image_size, image_size)
        self.register_buffer("mask", F.pad(window, self._pads, value=1.0))

    def forward(self, images: Tensor) -> Tensor:
        return self._normalization(F.pad(images, self._pads) + torch.sigmoid(self.theta) * self.mask)


class VisualPrompting:
    """A prompt in training, with its optimiser for a number of epochs."""

    def __init__(
        self, network: ResNet18, normalization: Normalization, image_size: int, classes: int, epochs: int
    ) -> None:
        self.network = network
        self.prompt = ExpansivePrompt(image_size, normalization)
        self.optimizer, self.scheduler = adam_with_schedule(self.prompt.parameters(), epochs)
        self.label_map = torch.arange(classes)

    def loss_and_logits(self, images: Tensor, labels: Tensor) -> tuple[Tensor, Tensor]:
        logits = self.network(self.prompt(images))[:, self.label_map]
        return F.cross_entropy(logits, labels), logits

    def step(self, images: Tensor, labels: Tensor) -> tuple[float, int]:
        """One step of Adam: the loss before it, and how many images were right."""
        self.optimizer.zero_grad()
        loss, logits = self.loss_and_logits(images, labels)
        loss.backward()
        self.optimizer.step()
        return loss.item(), int((logits.argmax(1) == labels).sum())

    @torch.inference_mode()
    def source_logits(self, data: LabelledImages, batch_size: int) -> Tensor:
        batches = data.batches(batch_size, shuffled=False)
        return torch.cat([self.network(self.prompt(images)) for images, _ in batches])

    def update_label_map(self, data: LabelledImages, batch_size: int) -> None:
        logits = self.source_logits(data, batch_size)
        self.label_map = greedy_label_map(logits.argmax(1), data.labels, logits.shape[1], len(self.label_map))

    def test_accuracy(self, data: LabelledImages, batch_size: int) -> float:
        logits = self.source_logits(data, batch_size)[:, self.label_map]
        return float((logits.argmax(1) == data.labels).float().mean())

    def epoch(self, train: LabelledImages, test: LabelledImages, batch_size: int) -> tuple[float, float]:
        """Mapping pass, training pass and test pass: accuracy of each of the last two."""
        self.update_label_map(train, batch_size)
        correct = 0
        for images, labels in train.batches(batch_size, shuffled=True):
            correct += self.step(images, labels)[1]
        self.scheduler.step()
        return correct / len(train.labels), self.test_accuracy(test, batch_size)
