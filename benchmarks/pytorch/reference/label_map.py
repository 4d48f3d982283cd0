"""Greedy one-to-one label map by frequency (ILM-VP, Chen et al. 2023, arXiv 2211.11635)."""

import torch
from torch import Tensor


def greedy_label_map(
    source_predictions: Tensor, labels: Tensor, source_classes: int, target_classes: int
) -> Tensor:
    """[target_classes]: again and again the largest count among unused classes makes a pair."""
    counts = torch.zeros(source_classes, target_classes, dtype=torch.long)
    ones = torch.ones_like(labels)
    counts.index_put_((source_predictions, labels), ones, accumulate=True)
    label_map = torch.zeros(target_classes, dtype=torch.long)
    for _ in range(target_classes):
        source, target = divmod(int(counts.argmax()), target_classes)
        label_map[target] = source
        counts[source, :] = -1
        counts[:, target] = -1
    return label_map
