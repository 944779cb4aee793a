"""`whee train PART`: learns the weights that the system ships with."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

PARTS: dict[str, tuple[str, str]] = {
    "safety": ("whee_ros.training.safety.command", "the trained half of the safety gate"),
    "text": ("whee_ros.training.text.command", "the text encoder with its heads"),
    "share": (
        "whee_ros.training.text.share",
        "encoders that have layers in common, written without repeating them",
    ),
}


def main(argv: Sequence[str]) -> int:
    """Run the training named first, with the remaining arguments."""
    if not argv or argv[0] not in PARTS:
        lines = [f"  {name:8} {what}" for name, (_, what) in PARTS.items()]
        print("\n".join(["usage: whee train PART [--help]", *lines]), file=sys.stderr)
        return 2
    return int(importlib.import_module(PARTS[argv[0]][0]).main(list(argv[1:])))
