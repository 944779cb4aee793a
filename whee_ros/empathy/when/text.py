"""What a sentence tells: direction of empathy, emotion, sentiment, cause; a sentence encoder with small heads.

The heads are multinomial logistic regressions over the embedding and the lexical counts, trained and calibrated by
`training/text_heads.py`; docs/models/text_heads.md says on what and how well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.empathy import Direction
from whee_ros.core.errors import ModelError
from whee_ros.empathy.when import lexical
from whee_ros.empathy.when.lexical import Lexical
from whee_ros.ports.text import Said, TextEncoder

DIRECTIONS = (Direction.NONE, Direction.SEEKING, Direction.PROVIDING)
AROUSAL = {
    "joy": 0.5,
    "excitement": 0.8,
    "pride": 0.4,
    "gratitude": 0.2,
    "love": 0.3,
    "surprise": 0.6,
    "sadness": -0.3,
    "disappointment": -0.1,
    "guilt": 0.1,
    "loneliness": -0.3,
    "tiredness": -0.6,
    "fear": 0.7,
    "anger": 0.7,
    "disgust": 0.4,
    "neutral": -0.1,
}
"""Where each emotion lies on the arousal axis (Russell 1980, read to one decimal); words say little more."""


@dataclass(frozen=True)
class TextReading:
    """What one utterance says.

    Attributes:
        text: as read.
        direction: calibrated probability of each of `DIRECTIONS`.
        emotion: probability by label, sums to 1.
        valence: -1 to 1, P(positive) - P(negative).
        arousal: -1 to 1, expected over the emotions.
        lexical: counts.
        dialogue_act: as in `EmpathyState`.
        cause: the clause that carries the emotion, "" when nothing does.

    The rest is told by the fine-tuned encoder alone:
        dominance: -1 to 1 (EmoBank).
        basic: probability of Ekman's six emotions and neutral.
        fine: probability of each of GoEmotions' 28; any of them may be there together.
        who: whom it is about: "self", "you", "other", "nobody".
        levels: expected EPITOME level 0-2 of the utterance itself: "reaction", "interpretation", "exploration".
        distress, disclosure: 0-1: how upset, and whether something of oneself is told.
        cause_span: [start, end) characters of `text` that say why, (0, 0) when none do.
        cause_turn: which turn says why: 0 this one, 1 the one before...; -1 unknown.
    """

    text: str
    direction: Mapping[str, float]
    emotion: Mapping[str, float]
    valence: float
    arousal: float
    lexical: Lexical
    dialogue_act: str
    cause: str
    dominance: float = 0.0
    basic: Mapping[str, float] = field(default_factory=dict)
    fine: Mapping[str, float] = field(default_factory=dict)
    who: Mapping[str, float] = field(default_factory=dict)
    levels: Mapping[str, float] = field(default_factory=dict)
    distress: float = 0.0
    disclosure: float = 0.0
    cause_span: tuple[int, int] = (0, 0)
    cause_turn: int = -1


class Heads:
    """The trained matrices.

    Args:
        path: an .npz with, for each head, `<head>_weights` [dimension + lexical.SIZE + 1, classes] (bias last) and
            `<head>_labels`.

    Raises:
        ModelError: if the file is missing, broken or of another shape.
    """

    NAMES = ("direction", "emotion", "sentiment")

    def __init__(self, path: Path, dimension: int) -> None:
        rows = dimension + lexical.SIZE + 1
        try:
            with np.load(path, allow_pickle=False) as data:
                self._weights = {name: data[f"{name}_weights"].astype(np.float32) for name in self.NAMES}
                self.labels = {name: tuple(str(x) for x in data[f"{name}_labels"]) for name in self.NAMES}
        except (OSError, ValueError, KeyError, BadZipFile) as error:
            raise ModelError(
                str(path),
                error,
                "Install the package again, or train: python -m whee_ros.training.text_heads",
            ) from error
        for name, weights in self._weights.items():
            if weights.shape != (rows, len(self.labels[name])):
                raise ModelError(
                    f"{path}: {name}",
                    f"{weights.shape} weights for {rows} inputs",
                    "Train them for this encoder.",
                )

    def probabilities(self, name: str, inputs: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return [rows, classes] of head `name` for `inputs` [rows, dimension + lexical.SIZE]."""
        weights = self._weights[name]
        logits = inputs @ weights[:-1] + weights[-1]
        logits -= logits.max(axis=1, keepdims=True)
        p = np.exp(logits)
        return p / p.sum(axis=1, keepdims=True)


def inputs(encoder: TextEncoder, texts: Sequence[str]) -> NDArray[np.float32]:
    """Return what the heads look at, float32 [len(texts), dimension + lexical.SIZE]."""
    return with_counts(encoder.encode(texts), texts)


def with_counts(embeddings: NDArray[np.float32], texts: Sequence[str]) -> NDArray[np.float32]:
    """Append the lexical counts of `texts` to their embeddings."""
    counts = np.stack([lexical.read(text).vector() for text in texts])
    return np.concatenate([embeddings, counts], axis=1).astype(np.float32)


class TextReader:
    """Reads utterances.

    Args:
        encoder: loaded.
        weights: of the heads.
    """

    def __init__(self, encoder: TextEncoder, weights: Path) -> None:
        self._encoder = encoder
        self._heads = Heads(weights, encoder.dimension)
        self._last: TextReading | None = None

    def read(self, text: str, before: Sequence[Said] = ()) -> TextReading:
        """Return what `text` says; an empty text says nothing, with certainty. The same text again costs nothing.

        This encoder reads a sentence by itself: `before` changes nothing.
        """
        if self._last is None or self._last.text != text:
            self._last = self._read(text)
        return self._last

    def _read(self, text: str) -> TextReading:
        found = self._heads_of([text])
        emotion, mood, direction = (
            dict(zip(self._heads.labels[name], map(float, found[name][0]), strict=True))
            for name in ("emotion", "sentiment", "direction")
        )
        if not text.strip():
            direction = {Direction.NONE: 1.0, Direction.SEEKING: 0.0, Direction.PROVIDING: 0.0}
        return TextReading(
            text=text,
            direction=direction,
            emotion=emotion,
            valence=mood["positive"] - mood["negative"],
            arousal=sum(p * AROUSAL[label] for label, p in emotion.items()),
            lexical=lexical.read(text),
            dialogue_act=lexical.dialogue_act(text),
            cause=self._cause(text) if direction[Direction.NONE] <= 0.5 else "",
        )

    def _cause(self, text: str) -> str:
        """Return the clause with most feeling; read in a second round, for most utterances call for nothing."""
        parts = lexical.clauses(text)
        if len(parts) < 2:
            return parts[0] if parts else ""
        found = self._heads_of(parts)
        neutral = found["sentiment"][:, self._heads.labels["sentiment"].index("neutral")]
        none = found["direction"][:, self._heads.labels["direction"].index(Direction.NONE)]
        return parts[int(np.argmax((1.0 - neutral) * (1.0 - none)))]

    def _heads_of(self, texts: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        rows = inputs(self._encoder, texts)
        return {name: self._heads.probabilities(name, rows) for name in Heads.NAMES}
