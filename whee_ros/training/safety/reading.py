"""Reads texts once for all that is learned from them: lower states, the usual embedding, signs."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.text.minilm_onnx import pooled
from whee_ros.backends.text.minilm_safety import MiniLmSafety
from whee_ros.empathy.safety.head import reading, signs
from whee_ros.empathy.safety.rules import Rules
from whee_ros.empathy.safety.spelling import undo

BATCH = 64
"""Texts read at a time."""
LONGEST = 48
"""Tokens whose states are kept; few utterances have more."""


@dataclass(frozen=True)
class Read:
    """Of texts: lower states [tokens, 384] each, and rows of `[usual embedding, signs]`."""

    states: list[NDArray[np.float16]]
    rows: NDArray[np.float32]


def read(encoder: MiniLmSafety, rules: Rules, texts: Sequence[str], cache: Path | None) -> Read:
    """Return what is learned of `texts`.

    Args:
        encoder: opened.
        rules: for the signs.
        texts: to read.
        cache: folder that keeps what was read, by a hash of the texts.
    """
    name = hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]
    kept = cache / f"read_{name}.npz" if cache else None
    if kept and kept.is_file():
        with np.load(kept) as data:
            return Read(np.split(data["states"], np.cumsum(data["lengths"])[:-1]), data["rows"])
    mended = [undo(text) for text in texts]
    spelled = [reading(text) or "." for text in mended]
    states: list[NDArray[np.float16]] = [np.zeros((0, 384), np.float16)] * len(texts)
    embedded = np.zeros((len(texts), 384), np.float32)
    order = np.argsort([len(text) for text in spelled])
    for at in range(0, len(order), BATCH):
        some = order[at : at + BATCH]
        last, low, mask = encoder.states([spelled[row] for row in some])
        embedded[some] = pooled(last, mask)
        for row, state, there in zip(some, low, mask, strict=True):
            states[row] = state[: min(LONGEST, int(there.sum()))].astype(np.float16)
    rows = np.concatenate([embedded, np.stack([signs(text, rules) for text in mended])], axis=1)
    if kept:
        np.savez(kept, states=np.concatenate(states), lengths=[len(state) for state in states], rows=rows)
    return Read(states, rows)
