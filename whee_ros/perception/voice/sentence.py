"""Could a sentence end here? A logistic regression over the last words, for text without trustworthy punctuation.

The weights are learned by `training/turn_text.py` from whole sentences and their beginnings.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.errors import ModelError

WEIGHTS = Path(__file__).with_name("sentence.npz")
BUCKETS = 2**15
"""Features share weights where their hashes agree (Weinberger et al. 2009)."""
LONGEST = 12
"""Words from which on length tells nothing more."""


def words(text: str) -> list[str]:
    """Return the words of `text` in lower case, without punctuation."""
    return re.findall(r"[a-z0-9']+", text.lower())


def features(spoken: list[str]) -> list[int]:
    """Return the buckets of at least one word: the last one, two and three, the first, how many there are."""
    padded = ["<s>", "<s>", *spoken]
    first, last = spoken[0], spoken[-1]
    named = (
        f"1{last}",
        f"2{' '.join(padded[-2:])}",
        f"3{' '.join(padded[-3:])}",
        f"s{first}",
        f"n{min(LONGEST, len(spoken))}",
        f"f{first}|{last}",
    )
    return [zlib.crc32(name.encode()) % BUCKETS for name in named]


@dataclass(frozen=True)
class SentenceEnd:
    """Weights [`BUCKETS`] and bias, in log-odds."""

    weights: NDArray[np.float32]
    bias: float

    @classmethod
    @cache
    def shipped(cls) -> SentenceEnd:
        """Return the weights that ship with the package.

        Raises:
            ModelError: if the file is missing or broken.
        """
        try:
            with np.load(WEIGHTS) as data:
                return cls(data["weights"].astype(np.float32), float(data["bias"]))
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(
                f"sentence weights {WEIGHTS.name}", error, "Install the package again."
            ) from error

    def log_odds(self, text: str) -> float:
        """Return the log-odds that a sentence with these last words is whole; 0 without words."""
        spoken = words(text)
        return float(self.weights[features(spoken)].sum()) + self.bias if spoken else 0.0
