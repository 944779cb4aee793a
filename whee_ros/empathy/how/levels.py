"""At which EPITOME levels a sentence speaks: what a free writer's draft is measured by.

A line of the bank says its levels itself. What a language model writes is believed to be what was ordered,
unless there is a gauge: the heads of the tuned text encoder, which learned the levels from our own grammar of
spoken comfort.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from whee_ros.empathy.how.policy import Levels

Gauge = Callable[[str], Levels]
"""Returns the levels of a text."""


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


def by_heads(reader: Reads) -> Gauge:
    """Return a gauge over the heads of `reader`."""

    def gauge(text: str) -> Levels:
        found = reader.read(text).levels
        r, i, e = (
            min(2, max(0, round(found[name]))) for name in ("reaction", "interpretation", "exploration")
        )
        return r, i, e

    return gauge
