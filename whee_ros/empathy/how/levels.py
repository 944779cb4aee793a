"""At which EPITOME levels a sentence speaks, and how kindly: what a free writer's draft is measured by.

A line of the bank says its levels itself, and its kindness is on file. What a language model writes is believed to be
what was ordered, unless there is a gauge: the heads of the tuned text encoder, which learned the levels from our own
grammar of spoken comfort.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, Protocol

from whee_ros.empathy.how.policy import Levels


class Measured(NamedTuple):
    """What a draft is: its levels, and how kind it is (P(providing), 0-1)."""

    levels: Levels
    kindness: float


Gauge = Callable[[str], Measured]
"""Measures a text."""


class Reads(Protocol):
    """What reads levels off words: `when.text_tuned.TunedReader`."""

    def read(self, text: str) -> Read:
        """Return what `text` says."""
        ...


class Read(Protocol):
    """What was read."""

    @property
    def levels(self) -> Mapping[str, float]:
        """Expected level 0-2 by "reaction", "interpretation", "exploration"."""
        ...

    @property
    def direction(self) -> Mapping[str, float]:
        """Probability of "none", "seeking", "providing"."""
        ...


def by_heads(reader: Reads) -> Gauge:
    """Return a gauge over the heads of `reader`."""

    def gauge(text: str) -> Measured:
        read = reader.read(text)
        r, i, e = (
            min(2, max(0, round(read.levels[name]))) for name in ("reaction", "interpretation", "exploration")
        )
        return Measured((r, i, e), read.direction["providing"])

    return gauge
