"""How well a reply suits what was said, as readers of both judge it: a small learned critic.

A perceptron with one hidden layer looks at what the policy knows of the moment and at what the bank knows of the line:
place, strategy, levels, and where its words stand in meaning. `training/suits.py` learns it from replies that were read
beside their turns; docs/models/suits.md says from what and how well. It only orders what the rules allow.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.empathy import STRATEGIES, Direction
from whee_ros.core.errors import ModelError
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.lines import Line
from whee_ros.empathy.how.policy import Moment
from whee_ros.empathy.when.text import AROUSAL

Floats = NDArray[np.float32]
Vector = Callable[[str], "Floats | None"]
"""Returns where a text of the bank stands in meaning, of unit length; None where nobody encoded it."""

MARKS = ("wrong", "passes", "fits")
"""What a reader says of a reply."""
WORTH = np.array([-2.0, 0.0, 1.0], np.float32)
"""What each is worth: one that is wrong spoils more than one that fits mends."""
EMOTIONS = tuple(AROUSAL)
ACTS = ("", "statement", "question", "request", "agreement", "disagreement", "greeting", "farewell", "thanks")
ASKS = ("", "robot", "opinion", "request", "yields", "fact")
LONG = 25.0
"""Words that count as one: the most a reply may have."""
KEPT = 8192
"""Lines, composed ones among them, whose part in the hidden layer is kept."""


def of_moment(moment: Moment, feelings: Sequence[str]) -> Floats:
    """Return what the critic looks at in a moment, float32 [numbers].

    Args:
        moment: as the policy sees it.
        feelings: families that have an input of their own.
    """
    numbers = [
        moment.p_seeking, moment.p_providing, moment.need, moment.confidence, moment.valence, abs(moment.valence),
        moment.arousal, moment.excess, moment.words / LONG, moment.tone, moment.clear, moment.serious, moment.called,
        moment.follows, moment.scolded, moment.sorry, moment.answered, moment.direction == Direction.PROVIDING,
        moment.addressed == "robot",
    ]  # fmt: skip
    ones = (
        (moment.emotion, EMOTIONS),
        (moment.dialogue_act, ACTS),
        (moment.asks, ASKS),
        (moment.feeling, feelings),
    )
    return _row(numbers, ones)


def of_line(line: Line, tone: int, places: Sequence[str]) -> Floats:
    """Return what the critic looks at in a line, besides its words, float32 [numbers].

    Args:
        line: of the bank.
        tone: of its family.
        places: families ("section.family") that have an input of their own.
    """
    topic = line.place != family_of(line)
    numbers = [*line.levels, line.asks, line.echoes, line.specific, max(1, len(line.made_of)), topic, tone]
    ones = ((family_of(line), places), (line.strategy, STRATEGIES))
    return _row(numbers, ones)


def _row(numbers: Sequence[float], ones: Sequence[tuple[str, Sequence[str]]]) -> Floats:
    """Return `numbers`, and behind them for each (name, names) a one at the place of the name."""
    row = np.zeros(len(numbers) + sum(len(names) for _, names in ones), np.float32)
    row[: len(numbers)] = numbers
    at = len(numbers)
    for name, names in ones:
        if name in names:
            row[at + names.index(name)] = 1.0
        at += len(names)
    return row


def family_of(line: Line) -> str:
    """Return where a line stands, "section.family"."""
    return ".".join(line.place.split(".")[:2])


def tones(bank: Bank) -> dict[str, int]:
    """Return the tone of each family of a bank, by "section.family"."""
    return {
        f"{section}.{one.name}": one.tone for section, families in bank.sections.items() for one in families
    }


class Suits:
    """The critic.

    Args:
        path: an .npz with `moment` [numbers, hidden], `line` [numbers, hidden], `meaning` [dimension, hidden], `words`
            [hidden] and `bias` [hidden] of the hidden layer, `top` [hidden + 1, marks] with the bias last, and the
            names `feelings` and `places`.
        tones: of families, by "section.family".
        vector: of the texts of the bank.
        dimension: of these vectors.

    Raises:
        ModelError: if the file is missing, broken or of another shape.
    """

    def __init__(self, path: Path, tones: Mapping[str, int], vector: Vector, dimension: int) -> None:
        try:
            with np.load(path, allow_pickle=False) as data:
                names = "moment", "line", "meaning", "words", "bias", "top"
                moment, line, meaning, words, bias, top = (data[name].astype(np.float32) for name in names)
                self._feelings = tuple(map(str, data["feelings"]))
                self._places = tuple(map(str, data["places"]))
        except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
            raise ModelError(
                str(path), error, "Install the package again, or train: python -m whee_ros.training.suits"
            ) from error
        seen = len(of_moment(Moment(), self._feelings)), len(of_line(_NOTHING, 0, self._places))
        if (len(moment), len(line)) != seen or top.shape != (moment.shape[1] + 1, len(MARKS)):
            raise ModelError(str(path), f"inputs {len(moment)} and {len(line)}, not {seen}", "Train it anew.")
        if len(meaning) != dimension:
            raise ModelError(
                str(path), f"made for vectors of {len(meaning)} numbers, not {dimension}", "Train it anew."
            )
        self._moment, self._line, self._meaning, self._top = moment, line, meaning, top
        self._words, self._bias = words, bias
        self._tones = dict(tones)
        self._vector = vector
        self._of = lru_cache(KEPT)(self._adds)
        self._part = lru_cache(KEPT)(self._adds_in_meaning)

    def marks(self, moment: Moment, replies: Sequence[tuple[Line, int]]) -> Floats:
        """Return the probability of each of `MARKS` for `replies`, float32 [replies, marks].

        Args:
            moment: that is answered.
            replies: lines, with the number of words each has when its slots are filled.
        """
        if not replies:
            return np.zeros((0, len(MARKS)), np.float32)
        base = of_moment(moment, self._feelings) @ self._moment + self._bias
        rows = np.stack([self._of(line) for line, _ in replies])
        length = np.array([words for _, words in replies], np.float32) / LONG
        hidden = np.maximum(0.0, base + rows + length[:, None] * self._words)
        logits = hidden @ self._top[:-1] + self._top[-1]
        p = np.exp(logits - logits.max(axis=1, keepdims=True))
        return np.asarray(p / p.sum(axis=1, keepdims=True), np.float32)

    def worth(self, moment: Moment, replies: Sequence[tuple[Line, int]]) -> list[float]:
        """Return the expected `WORTH` of each of `replies`, -2 to 1; arguments as `marks` has them."""
        found: list[float] = (self.marks(moment, replies) @ WORTH).tolist()
        return found

    def _adds(self, line: Line) -> Floats:
        """Return what a line adds to the hidden layer; it is the same at every moment."""
        row = of_line(line, self._tones.get(family_of(line), 0), self._places) @ self._line
        parts = [part for text in _parts(line) if (part := self._part(text)) is not None]
        return np.asarray(row + sum(parts) / len(parts) if parts else row, np.float32)

    def _adds_in_meaning(self, text: str) -> Floats | None:
        """Return what the words of a part add there; parts are few, and what is composed of them are many."""
        found = self._vector(text)
        return None if found is None else np.asarray(found @ self._meaning, np.float32)


def meaning(line: Line, vector: Vector, size: int) -> Floats:
    """Return the mean of the vectors of a line's parts, zeros where none is known, float32 [size]."""
    found = [row for text in _parts(line) if (row := vector(text)) is not None]
    return np.mean(found, axis=0, dtype=np.float32) if found else np.zeros(size, np.float32)


def _parts(line: Line) -> tuple[str, ...]:
    return line.made_of or (line.text,)


_NOTHING = Line("", "", "", (0, 0, 0), specific=False)
