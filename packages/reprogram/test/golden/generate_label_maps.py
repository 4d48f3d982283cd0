"""Runs ILM-VP's own label mapping and writes what it returns to label-maps.json.

    python generate_label_maps.py <checkout of github.com/OPTML-Group/ILM-VP>/algorithms

Peer: ILM-VP at commit 84ca0424 (algorithms/flm_calculation.py). PyTorch 2.13.0.
"""
import json
import sys
from pathlib import Path

import torch

sys.path.insert(0, sys.argv[1])
from flm_calculation import (  # noqa: E402
    generate_label_mapping_by_frequency,
    predictive_distribution_based_multi_label_mapping,
)


class Identity(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.unused = torch.nn.Parameter(torch.zeros(1))

    def forward(self, x):
        return x


def from_predictions(name, predictions, labels, source_classes):
    logits = torch.nn.functional.one_hot(torch.tensor(predictions), source_classes).float()
    mapping = generate_label_mapping_by_frequency(Identity(), Identity(), [(logits, torch.tensor(labels))])
    return {
        "name": name,
        "predictions": predictions,
        "labels": labels,
        "sourceClasses": source_classes,
        "map": mapping.tolist(),
    }


def from_counts(name, counts):
    matrix = torch.tensor(counts)
    # The reference takes the matrix apart while it reads it.
    pairs = torch.nonzero(predictive_distribution_based_multi_label_mapping(matrix.clone(), 1))
    mapping = pairs[:, 0][torch.sort(pairs[:, 1]).indices]
    return {"name": name, "counts": counts, "map": mapping.tolist()}


def drawn(seed, images, source_classes, target_classes, spread):
    g = torch.Generator().manual_seed(seed)
    labels = torch.cat([torch.arange(target_classes), torch.randint(target_classes, (images,), generator=g)])
    noise = torch.randint(spread, (len(labels),), generator=g)
    return ((labels * 7 + noise * noise) % source_classes).tolist(), labels.tolist()


cases = {
    "fromPredictions": [
        from_predictions("distinct counts", [0, 0, 0, 1, 1, 2, 3, 3, 1], [0, 0, 0, 1, 1, 1, 2, 2, 0], 5),
        from_predictions("10 of 50 classes, many ties", *drawn(1, 60, 50, 10, 6), 50),
        from_predictions("43 of 1000 classes, 4 shots", *drawn(2, 129, 1000, 43, 12), 1000),
        from_predictions("as many source as target classes", *drawn(3, 200, 12, 12, 5), 12),
        from_predictions("all images look like one source class", [7] * 6, [0, 0, 1, 1, 2, 2], 9),
    ],
    "fromCounts": [
        from_counts("all equal", [[1, 1, 1]] * 4),
        from_counts("nothing counted", [[0, 0, 0]] * 5),
        from_counts("an empty class among others", [[0, 0, 3], [2, 0, 0], [0, 0, 0], [1, 0, 2]]),
        from_counts("greedy is not optimal", [[5, 4], [4, 0], [0, 0]]),
        from_counts("tie between sources", [[0, 2], [2, 2], [2, 0]]),
    ],
}
Path(__file__).with_name("label-maps.json").write_text(json.dumps(cases, indent=1) + "\n")
