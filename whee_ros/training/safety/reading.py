"""Reads texts once for all that is learned from them: lower states, the usual embedding, signs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.text.minilm_onnx import pooled
from whee_ros.backends.text.minilm_safety import MiniLmSafety
from whee_ros.empathy.safety.head import SIGNS, reading, signs
from whee_ros.empathy.safety.rules import Rules
from whee_ros.empathy.safety.spelling import undo

BATCH = 64
"""Texts read at a time."""
BLOCK = 8192
"""Texts kept together."""
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
    kept = _kept(cache, "read", texts)
    if kept and kept.is_file():
        with np.load(kept) as data:
            return Read(np.split(data["states"], np.cumsum(data["lengths"])[:-1]), data["rows"])
    states: list[NDArray[np.float16]] = [np.zeros((0, 384), np.float16)] * len(texts)
    rows = np.zeros((len(texts), 384 + SIGNS), np.float32)
    for some, last, low, mask in _passes(encoder, texts):
        rows[some, :384] = pooled(last, mask)
        for row, state, there in zip(some, low, mask, strict=True):
            states[row] = state[: min(LONGEST, int(there.sum()))].astype(np.float16)
    rows[:, 384:] = [signs(undo(text), rules) for text in texts]
    if kept:
        np.savez(kept, states=np.concatenate(states), lengths=[len(state) for state in states], rows=rows)
    return Read(states, rows)


def embedded(
    encoder: MiniLmSafety, rules: Rules, texts: Sequence[str], cache: Path | None
) -> NDArray[np.float32]:
    """Return the rows of `read` alone, of many texts; what was read before an interruption is not read again."""
    found = []
    for at in range(0, len(texts), BLOCK):
        block = texts[at : at + BLOCK]
        kept = _kept(cache, "rows", block)
        if kept and kept.is_file():
            found.append(np.load(kept))
            continue
        rows = np.zeros((len(block), 384 + SIGNS), np.float32)
        for some, last, _, mask in _passes(encoder, block):
            rows[some, :384] = pooled(last, mask)
        rows[:, 384:] = [signs(undo(text), rules) for text in block]
        if kept:
            np.save(kept, rows)
        found.append(rows)
    return np.concatenate(found)


def _passes(encoder: MiniLmSafety, texts: Sequence[str]) -> Iterator[tuple[NDArray[np.int64], Any, Any, Any]]:
    """Yield which texts were read together, and their last states, lower states and mask."""
    spelled = [reading(undo(text)) or "." for text in texts]
    order = np.argsort([len(text) for text in spelled])
    for at in range(0, len(order), BATCH):
        some = order[at : at + BATCH]
        last, low, mask = encoder.states([spelled[row] for row in some])
        yield some, last, low, mask


def _kept(cache: Path | None, what: str, texts: Sequence[str]) -> Path | None:
    name = hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]
    return cache / f"{what}_{name}.{'npz' if what == 'read' else 'npy'}" if cache else None
