"""How well empathy was switched on and off, against what people say of the conversation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

GRACE = 2.0
"""Seconds after a label's end in which empathy still answers it, and before its start in which it is no false alarm."""


@dataclass(frozen=True)
class Counts:
    """What happened, to be added over bags.

    Attributes:
        called: labels where empathy was called for.
        met: those in which it was on.
        alarms: stretches in which it was on and nothing called for it.
        minutes: of conversation.
        delay: s from the calls to the first state with empathy on, summed; a miss counts its whole length.
        both, either: s in which it was on and called for; in which it was one of the two.
    """

    called: int = 0
    met: int = 0
    alarms: int = 0
    minutes: float = 0.0
    delay: float = 0.0
    both: float = 0.0
    either: float = 0.0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))

    @property
    def f1(self) -> float:
        """Of calls met, and stretches that answered a call; 1 where nothing was called for and nothing came."""
        total = self.called + self.met + self.alarms
        return 2 * self.met / total if total else 1.0

    @property
    def time_f1(self) -> float:
        """The same over seconds: 2 both / (on + called for)."""
        total = self.either + self.both
        return 2 * self.both / total if total else 1.0

    @property
    def alarm_rate(self) -> float:
        """False alarms a minute."""
        return self.alarms / self.minutes if self.minutes else 0.0

    @property
    def mean_delay(self) -> float:
        """Seconds a call."""
        return self.delay / self.called if self.called else 0.0


def count(
    switched: Sequence[tuple[float, bool]], called: Sequence[tuple[float, float]], start: float, end: float
) -> Counts:
    """Return the counts of one bag.

    Args:
        switched: (time, whether empathy is on) in order, s.
        called: from-to in s since `start`, in order.
        start: of the bag, in the time of `switched`.
        end: of it.
    """
    stretches = _stretches(switched, end)
    met, delay, both = 0, 0.0, 0.0
    calls = [(start + a, start + b) for a, b in called]
    for first, last in calls:
        inside = [s for s in stretches if s[0] <= last + GRACE and s[1] >= first]
        met += bool(inside)
        delay += max(0.0, min(s[0] for s in inside) - first) if inside else last - first
        both += sum(max(0.0, min(last, s[1]) - max(first, s[0])) for s in stretches)
    alarms = sum(not any(s[0] <= b + GRACE and s[1] >= a - GRACE for a, b in calls) for s in stretches)
    on = sum(s[1] - s[0] for s in stretches)
    either = on + sum(b - a for a, b in calls) - both
    return Counts(len(calls), met, alarms, (end - start) / 60, delay, both, either)


def _stretches(switched: Iterable[tuple[float, bool]], end: float) -> list[tuple[float, float]]:
    found, since = [], None
    for time, on in switched:
        if on and since is None:
            since = time
        elif not on and since is not None:
            found.append((since, time))
            since = None
    return [*found, (since, end)] if since is not None else found
