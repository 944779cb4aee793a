"""A face or gesture on the stage, and how a gesture finds its word."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from whee_ros.core.motion import PerformanceSkew
from whee_ros.expression.moves import Faded, Move
from whee_ros.expression.named import GestureMove
from whee_ros.expression.skew import arrival
from whee_ros.expression.utterance import Accent

CROSSFADE = 0.35
"""Seconds in which a new face or gesture replaces the one before, and in which a gesture is given up."""
LEAD = 0.1
"""Seconds by which a stroke comes before its word: people's come a little early, never late (McNeill 1992)."""
PATIENCE = 2.0
"""Seconds that a gesture waits for a word at the most."""
HEARD_OF, VOICED = 0.15, 1.2
"""Seconds that a gesture of a plan waits until somebody is asked to speak for that plan, and until the voice begins."""
_WATCHED = 0.3
"""Seconds after its stroke until which the way of a gesture is watched."""


@dataclass(eq=False)
class Playing:
    """A face or gesture on the stage, told apart by identity.

    Attributes:
        move: what is performed.
        start: s, when it begins; infinite for a gesture that still waits for its word.
        leave: s in which it goes when it is given up early.
        since: when it was asked for, s.
        plan_id: of the plan it serves.
    """

    move: Move
    start: float
    leave: float = CROSSFADE
    since: float = 0.0
    plan_id: str = ""

    @property
    def end(self) -> float:
        """When it is over, s."""
        return self.start + self.move.duration

    @property
    def waiting(self) -> bool:
        """Whether it has not found its word yet."""
        return math.isinf(self.start)

    def fading(self, now: float, length: float) -> Playing:
        """Return what is left of it when it fades out from `now` on, in `length` s."""
        return Playing(Faded(self.move, max(0.0, now - self.start), length), self.start)


def meet(
    gesture: GestureMove, now: float, words: Iterable[Accent], lag: float
) -> tuple[float, Accent] | None:
    """Return when a gesture has to begin so that its stroke meets a word, and the word; None if it can meet none.

    Args:
        gesture: to perform.
        now: earliest time it can begin, s.
        words: to choose from, in order of time.
        lag: s from the mixer to the joints.
    """
    for word in words:
        start = word.time - LEAD - lag - gesture.stroke
        if now <= start <= now + PATIENCE:
            return start, word
    return None


@dataclass(eq=False)
class Watch:
    """Follows the channel that leads a gesture until its stroke is made.

    Attributes:
        playing: the gesture.
        move: its movement.
        accent: its word.
        lag: s from the mixer to the joints, which counts.
        times, positions: of the channel so far.
    """

    playing: Playing
    move: GestureMove
    accent: Accent
    lag: float
    times: list[float] = field(default_factory=list)
    positions: list[float] = field(default_factory=list)

    def see(self, now: float, channels: dict[str, float]) -> PerformanceSkew | None:
        """Note where the channel is; return the skew once the stroke is made."""
        if now < self.playing.start:
            return None
        self.times.append(now)
        self.positions.append(channels.get(self.move.gesture.leader, 0.0))
        if now < self.playing.start + self.move.stroke + _WATCHED:
            return None
        at = arrival(self.times, self.positions) + self.lag
        name = self.move.gesture.name
        skew = at - self.accent.time
        return PerformanceSkew(
            now, self.playing.plan_id, "gesture", name, self.accent.word, self.accent.time, skew
        )
