"""The heads of the fine-tuned encoder in numpy: linear, over what one pass of the encoder says of an utterance."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.errors import ModelError
from whee_ros.ports.text import Tokens

ONE, MANY, NUMBER, WORDS, TURNS = "one", "many", "number", "words", "turns"
"""How a head answers: one label (softmax), any labels (sigmoids), numbers, a sigmoid for each word, or each turn."""
MOST_TURNS = 7
"""Turns that the `turns` head knows: the utterance and six before it."""

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Head:
    """One head.

    Attributes:
        kind: one of the constants above.
        labels: in the order of its answers.
        weights: float32 [inputs + 1, labels], bias last; calibrated, so that its sigmoids or softmax are probabilities.
            A head that does without the second view has fewer inputs than there are.
        thresholds: [labels], probability from which a label of a sigmoid head is given.
    """

    kind: str
    labels: tuple[str, ...]
    weights: Floats
    thresholds: Floats

    def logits(self, inputs: Floats) -> Floats:
        """Return [..., labels] for `inputs` [..., inputs or more]."""
        return np.asarray(
            inputs[..., : len(self.weights) - 1] @ self.weights[:-1] + self.weights[-1], np.float32
        )

    def answer(self, inputs: Floats) -> Floats:
        """Return probabilities, or numbers, [..., labels] for `inputs` [..., inputs]."""
        logits = self.logits(inputs)
        if self.kind == NUMBER:
            return logits
        if self.kind == ONE:
            p = np.exp(logits - logits.max(axis=-1, keepdims=True))
            return np.asarray(p / p.sum(axis=-1, keepdims=True), np.float32)
        return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logits, -30, 30))), np.float32)


def apart(path: Path) -> Path:
    """Return the file beside `path` that holds the heads under a licence of their own."""
    return path.with_name(f"{path.stem}_mood.npz")


def load_all(path: Path, dimension: int, second: int = 0) -> dict[str, Head]:
    """Return the heads of `path` and those `apart` from it; arguments and errors are those of `load`."""
    return load(path, dimension, second) | load(apart(path), dimension, second)


def load(path: Path, dimension: int, second: int = 0) -> dict[str, Head]:
    """Return the heads by name.

    Args:
        path: an .npz with, for each head, `<head>_weights`, `<head>_labels`, `<head>_kind` and `<head>_thresholds`.
        dimension: numbers a token of the encoder they belong to.
        second: numbers of its second view.

    Raises:
        ModelError: if the file is missing, broken or of another shape.
    """
    sizes = {WORDS: dimension, TURNS: 3 * dimension + MOST_TURNS}
    heads = {}
    try:
        with np.load(path, allow_pickle=False) as data:
            for name in sorted(
                key.removesuffix("_weights") for key in data.files if key.endswith("_weights")
            ):
                head = Head(
                    str(data[f"{name}_kind"]),
                    tuple(str(label) for label in data[f"{name}_labels"]),
                    data[f"{name}_weights"].astype(np.float32),
                    data[f"{name}_thresholds"].astype(np.float32),
                )
                plain = sizes.get(head.kind, 2 * dimension) + 1
                wanted = {(plain + more, len(head.labels)) for more in (0, second)}
                if head.weights.shape not in wanted:
                    raise ValueError(f"{name} has weights {head.weights.shape}, wanted {sorted(wanted)}")
                heads[name] = head
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise ModelError(str(path), error, "Train it again: whee train text --help") from error
    return heads


def features(tokens: Tokens) -> Floats:
    """Return what most heads see, float32 [2 * dimension + second].

    That is the mean of the utterance's tokens, the first state, and the second view.
    """
    return np.concatenate([_mean(tokens, 0), tokens.states[0], tokens.second]).astype(np.float32)


def turns(tokens: Tokens) -> Floats:
    """Return what the `turns` head sees, float32 [turns there, 3 * dimension + MOST_TURNS]."""
    own = _mean(tokens, 0)
    which = np.eye(MOST_TURNS, dtype=np.float32)
    found = [np.concatenate([turn := _mean(tokens, at), own, turn * own, which[at]]) for at in _there(tokens)]
    return np.stack(found).astype(np.float32)


def _there(tokens: Tokens) -> range:
    return range(min(MOST_TURNS, int(tokens.turns.max()) + 1 if (tokens.turns >= 0).any() else 1))


def _mean(tokens: Tokens, turn: int) -> Floats:
    chosen = tokens.turns == turn
    if not chosen.any():
        return np.zeros(tokens.states.shape[1], np.float32)
    return np.asarray(tokens.states[chosen].mean(axis=0), np.float32)
