"""Who is who: faces of a frame are given to the people seen before, by place, size, look and the tracker's word.

A tracker follows regions, so that two faces that cross may come out exchanged, and one that was hidden for a
second comes back under another number. Here every face goes to the person whose expected place, size and look
it fits best, all at once.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from whee_ros.perception.face.likeness import Likeness
from whee_ros.perception.face.matching import pair
from whee_ros.perception.face.sight import Sight

_DRIFT, _WANDER = 0.15, 0.6
"""Face widths by which somebody is off the expected place: at once, and more with every second unseen."""
_GROWTH, _APPROACH = 0.1, 0.4
"""The same for the logarithm of the width."""
_FAR = 9.0
"""Most that place and size together count against somebody: they may have been hidden and moved."""
_STRANGER = 7.0
"""Cost from which a face is somebody new."""
_FAMILIAR = 1.0
"""How much it counts when the tracker says that it is the same."""
_HIDDEN = 1.0
"""s out of sight after which the look must speak for it that it is the same person, not the place alone."""
_GONE = 0.4
"""s out of sight after which somebody may be anywhere in the picture, if they look alike."""
_ALIKE = 1.6
"""Greatest unlikeness (`Likeness.unlike`) of the same person, wherever they come back."""
_FOLLOWED, _THERE, _ODD = 0.3, 1.0, 5.5
"""Somebody followed without a gap (s), who is where they are expected (cost of the place), may look odd up to this
cost: they turn, grimace and pass under lamps. Still somebody known who looks right may take the place."""
_STEADY = 0.15
"""s, time constant of the velocity."""
_COAST = 0.5
"""s for which somebody unseen is expected to keep moving."""


@dataclass
class Trace:
    """Where somebody is and what they look like.

    Attributes:
        stamp: when they were last seen, s.
        track: the tracker's number then.
        centre: of the face then, px.
        velocity: px/s.
        width: px.
        likeness: what they look like.
    """

    stamp: float
    track: int
    centre: NDArray[np.float64]
    width: float
    velocity: NDArray[np.float64] = field(default_factory=lambda: np.zeros(2))
    likeness: Likeness = field(default_factory=Likeness)

    @classmethod
    def begin(cls, sight: Sight, stamp: float) -> Trace:
        """Return the trace of somebody just met."""
        return cls(stamp, sight.raw.track_id, sight.centre, sight.box[2])

    def follow(self, sight: Sight, stamp: float) -> None:
        """Take in where they are now."""
        elapsed = stamp - self.stamp
        if elapsed > 0.0:
            share = elapsed / (elapsed + _STEADY)
            self.velocity = self.velocity + share * ((sight.centre - self.centre) / elapsed - self.velocity)
        self.stamp, self.track = stamp, sight.raw.track_id
        self.centre, self.width = sight.centre, sight.box[2]

    def cost(self, sight: Sight, stamp: float) -> float:
        """Return how little `sight` fits; half the square of a deviation in standard units, from each part."""
        away = max(0.0, stamp - self.stamp)
        scale = math.sqrt(self.width * sight.box[2])
        expected = self.centre + self.velocity * min(away, _COAST)
        moved = float(np.hypot(*(sight.centre - expected))) / scale / (_DRIFT + _WANDER * away)
        grown = math.log(sight.box[2] / self.width) / (_GROWTH + _APPROACH * away)
        place = min(_FAR, 0.5 * (moved**2 + grown**2))
        unlike = self.likeness.unlike(sight)
        if unlike is None or not self.likeness.complete:
            look = 0.0 if unlike is None else 0.5 * unlike**2
        elif away > _HIDDEN and unlike > _ALIKE:
            return 2.0 * _STRANGER
        else:
            look = 0.5 * (2.0 * unlike) ** 2
            if unlike < _ALIKE and away > _GONE:
                place = min(place, 0.6 * _STRANGER)
            elif away < _FOLLOWED and place < _THERE and sight.raw.track_id == self.track:
                look = min(look, _ODD)
        return place + look - (_FAMILIAR if sight.raw.track_id == self.track else 0.0)


def assign(traces: Sequence[Trace], sights: Sequence[Sight], stamp: float) -> list[int | None]:
    """Return for each sight the index of its trace, None for somebody new."""
    if not sights:
        return []
    costs = np.full((len(sights), len(traces) + len(sights)), _STRANGER)
    for row, sight in enumerate(sights):
        for column, trace in enumerate(traces):
            costs[row, column] = trace.cost(sight, stamp)
    return [column if column < len(traces) else None for column in pair(costs)]
