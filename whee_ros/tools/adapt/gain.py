"""What an adaptation is worth: figures before and after, over rows that the fit had not seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from whee_ros.tools.adapt.fit import Floats, Ints, log_loss, softmax
from whee_ros.tools.eval_when import figures


@dataclass(frozen=True)
class Gain:
    """One figure.

    Attributes:
        name: of the figure.
        before, after: its values.
        low, high: 95 % interval of after - before, paired bootstrap over rows.
        less: whether less is better.
    """

    name: str
    before: float
    after: float
    low: float
    high: float
    less: bool = False

    @property
    def shown(self) -> bool:
        """Whether the interval is on the good side of zero."""
        return self.high < 0 if self.less else self.low > 0


def gains(before: Floats, after: Floats, truth: Ints) -> list[Gain]:
    """Return accuracy, macro-F1, surprise and calibration error for logits [n, classes] `before` and `after`."""
    chances, classes = (softmax(before), softmax(after)), before.shape[1]
    guesses = [p.argmax(axis=1) for p in chances]
    surprises = [log_loss(logits, truth) for logits in (before, after)]

    def gain(name: str, score: Callable[[int, Ints], float], less: bool = False) -> Gain:
        low, high = figures.interval(lambda at: score(1, at) - score(0, at), len(truth))
        every = np.arange(len(truth))
        return Gain(name, score(0, every), score(1, every), low, high, less)

    return [
        gain("accuracy", lambda k, at: figures.accuracy(truth[at], guesses[k][at])),
        gain("macro-F1", lambda k, at: figures.macro_f1(truth[at], guesses[k][at], classes)),
        gain("surprise, nats", lambda k, at: float(surprises[k][at].mean()), less=True),
        gain(
            "calibration error", lambda k, at: figures.calibration_error(chances[k][at], truth[at]), less=True
        ),
    ]
