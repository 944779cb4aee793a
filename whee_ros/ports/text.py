"""Ports: sentences to vectors, and utterances in their context to a vector a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray


class TextEncoder(Protocol):
    """Embeds sentences. One thread at a time."""

    @property
    def dimension(self) -> int:
        """Length of one embedding."""
        ...

    def load(self) -> None:
        """Load the model. Raises ModelError or BackendError."""
        ...

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32 [len(texts), dimension], each row of unit length."""
        ...

    def close(self) -> None:
        """Free everything; may be called twice."""
        ...


@dataclass(frozen=True)
class Said:
    """An earlier turn: what was said, and whether the same person said it."""

    text: str
    own: bool = False


@dataclass(frozen=True)
class Tokens:
    """An utterance and the turns before it, as one pass of the model sees them.

    Attributes:
        states: float32 [tokens, dimension].
        turns: int [tokens]; 0 the utterance, 1 the turn before it, and so on; -1 for marks between turns.
        spans: int [tokens, 2]; [start, end) characters of the utterance, 0 elsewhere.
        second: float32 [numbers of the second view]: what another encoder makes of the whole; empty without one.
    """

    states: NDArray[np.float32]
    turns: NDArray[np.int64]
    spans: NDArray[np.int64]
    second: NDArray[np.float32]


@runtime_checkable
class TurnEncoder(Protocol):
    """Reads an utterance together with the turns before it. One thread at a time."""

    @property
    def dimension(self) -> int:
        """Numbers a token."""
        ...

    @property
    def second(self) -> int:
        """Numbers of a second view of the whole utterance, 0 without one; after `load`."""
        ...

    @property
    def weights(self) -> Path:
        """The file of the heads that belong to this encoder."""
        ...

    def load(self) -> None:
        """Load the model. Raises ModelError or BackendError."""
        ...

    def read(self, text: str, before: Sequence[Said] = ()) -> Tokens:
        """Return the states of `text`, said after the turns `before` (the latest first)."""
        ...

    def close(self) -> None:
        """Free everything; may be called twice."""
        ...
