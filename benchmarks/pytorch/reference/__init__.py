"""The reference protocol's loops in PyTorch, as one contestant of the race."""
