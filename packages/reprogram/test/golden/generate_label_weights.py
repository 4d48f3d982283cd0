"""Runs BayesianLM's and ILM-VP's own label mappings and writes what they return to label-weights.json.

    python generate_label_weights.py <checkout of github.com/tmlr-group/BayesianLM> \\
        <checkout of github.com/OPTML-Group/ILM-VP>/algorithms

Peers: BayesianLM (mapping.py) and ILM-VP (algorithms/flm_calculation.py) at the commits named in the output.
"""
import json
import sys
from importlib.metadata import version
from pathlib import Path

import torch

sys.path[:0] = sys.argv[1:3]
import mapping  # noqa: E402
from flm_calculation import predictive_distribution_based_multi_label_mapping  # noqa: E402

blm_plus = getattr(mapping, "blmp_reweight_matrix", None) or mapping.blmpp_reweight_matrix


class Identity(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.unused = torch.nn.Parameter(torch.zeros(1))

    def forward(self, x):
        return x


def bayesian(seed, images, source_classes, target_classes, settings):
    g = torch.Generator().manual_seed(seed)
    labels = torch.cat([torch.arange(target_classes), torch.randint(target_classes, (images - target_classes,), generator=g)])
    centres = 2 * torch.randn(target_classes, source_classes, generator=g)
    logits = ((centres[labels] + torch.randn(images, source_classes, generator=g)) * 100).round() / 100
    logits += torch.arange(source_classes) * 1e-3  # no ties, in which torch.topk decides nothing
    batches = list(zip(logits.split(16), labels.split(16)))
    run = lambda function, **options: function(Identity(), Identity(), batches, **options).flatten().tolist()
    return {
        "logits": [round(value, 3) for value in logits.flatten().tolist()],
        "labels": labels.tolist(),
        "sourceClasses": source_classes,
        "targetClasses": target_classes,
        "blm": [{"smoothing": lap, "weights": run(mapping.blm_reweight_matrix, lap=lap)} for lap, _ in settings],
        "blmPlus": [{"smoothing": lap, "topK": k, "weights": run(blm_plus, lap=lap, k=k)} for lap, k in settings],
    }


def many_to_one(seed, source_classes, target_classes, per_target, largest):
    g = torch.Generator().manual_seed(seed)
    counts = torch.randint(largest, (source_classes, target_classes), generator=g)
    chosen = predictive_distribution_based_multi_label_mapping(counts.clone(), per_target)
    return {"counts": counts.tolist(), "perTarget": per_target, "chosen": chosen.tolist()}


golden = {
    "versions": {"torch": version("torch"), "BayesianLM": sys.argv[3], "ILM-VP": sys.argv[4]},
    "bayesian": [
        bayesian(0, 40, 9, 4, [(1, 2), (0.1, 9)]),
        bayesian(1, 30, 5, 7, [(1, 1), (2, 3)]),
    ],
    "manyToOne": [many_to_one(2, 10, 3, 3, 6), many_to_one(3, 9, 4, 2, 2), many_to_one(4, 6, 6, 1, 4)],
}
Path(__file__).with_name("label-weights.json").write_text(json.dumps(golden) + "\n")
