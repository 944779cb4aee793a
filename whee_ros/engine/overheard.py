"""A sentence encoder that can be asked once more for what it just encoded, and what listens in on it.

The safety gate encodes every utterance before anything else; who chooses a reply wants the same vector a moment later.
What the gate gets is untouched: only rows that it asked for are kept.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.resources import resource
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.nearness import Nearness
from whee_ros.empathy.how.suits import Suits, tones
from whee_ros.ports.text import TextEncoder

VECTORS = "config/weights/bank_lines.npz"
CRITIC = "config/weights/suits.npz"
KEPT = 32
"""Texts whose rows are kept."""


class Overheard:
    """A TextEncoder around another.

    Args:
        encoder: does the work.

    Attributes:
        handed: how many numbers of a row are handed on, the first ones, as a row of unit length.
    """

    def __init__(self, encoder: TextEncoder) -> None:
        self._encoder = encoder
        self.handed = encoder.dimension
        self._rows: dict[str, NDArray[np.float32]] = {}

    @property
    def dimension(self) -> int:
        """Length of one embedding."""
        return self._encoder.dimension

    def load(self) -> None:
        """Load the model. Raises ModelError or BackendError."""
        self._encoder.load()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32 [len(texts), dimension], as the encoder says."""
        rows = self._encoder.encode(texts)
        self._rows |= dict(zip(texts, rows, strict=True))
        for text in list(self._rows)[:-KEPT]:
            del self._rows[text]
        return rows

    def again(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return what `encode` gave for `texts` a moment ago; what is not known any more is encoded."""
        unknown = [text for text in dict.fromkeys(texts) if text not in self._rows]
        fresh = dict(zip(unknown, self._encoder.encode(unknown), strict=True)) if unknown else {}
        rows = np.stack([fresh[text] if text in fresh else self._rows[text] for text in texts])
        handed = rows[:, : self.handed]
        return np.asarray(handed / np.linalg.norm(handed, axis=1, keepdims=True), np.float32)

    def close(self) -> None:
        """Free everything; may be called twice."""
        self._rows.clear()
        self._encoder.close()


def open_nearness(bank: Bank, encoder: Overheard | None) -> Nearness | None:
    """Return what tells how near the lines of `bank` are, None without an encoder.

    Raises:
        ModelError: if the vectors of the package are broken.
    """
    return Nearness(bank, encoder.again, resource(VECTORS)) if encoder is not None else None


def open_suits(bank: Bank, nearness: Nearness | None) -> Suits | None:
    """Return the learned critic of the lines of `bank`, None without what tells where they stand in meaning.

    Raises:
        ModelError: if its weights are broken, or of another encoder.
    """
    if nearness is None:
        return None
    return Suits(resource(CRITIC), tones(bank), nearness.vector, nearness.dimension)
