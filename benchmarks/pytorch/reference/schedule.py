"""The optimiser of the protocol: Adam, the learning rate cut to a tenth at 50 % and 72 % of the epochs."""

from collections.abc import Iterable

from torch import Tensor
from torch.optim import Adam
from torch.optim.lr_scheduler import MultiStepLR

LEARNING_RATE = 0.01


def adam_with_schedule(parameters: Iterable[Tensor], epochs: int) -> tuple[Adam, MultiStepLR]:
    optimizer = Adam(parameters, lr=LEARNING_RATE)
    milestones = [int(0.5 * epochs), int(0.72 * epochs)]
    return optimizer, MultiStepLR(optimizer, milestones=milestones, gamma=0.1)
