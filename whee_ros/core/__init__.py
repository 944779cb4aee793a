"""Row 0: the vocabulary every other layer speaks, and the few tools that need no robot."""
