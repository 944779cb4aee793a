"""How a speaker usually sounds: a running mean of what is heard of them, that no outburst can carry away."""

from __future__ import annotations

from collections import OrderedDict

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

HALF_KNOWN = 8.0
"""Seconds of speech after which a speaker counts as half known; chosen on RAVDESS and EmoDB."""
MEMORY = 120.0
"""Seconds of speech: once that much is heard, the mean moves with this time constant, so that a minute of an
emotion shifts it by at most two fifths of the way, and what is clipped below by less."""
SURPRISE = 2.5
"""Standard deviations beyond which a feature pulls the mean no harder."""
MOST_SPEAKERS = 32
"""Speakers remembered; the one not heard for longest is forgotten."""


class Baseline:
    """The usual voice of one speaker.

    Args:
        centre, scale: of the features over the speakers that the model learned from [f]; where it starts, and its unit.
    """

    def __init__(self, centre: Floats, scale: Floats) -> None:
        self.mean = centre.copy()
        self.heard = 0.0
        self._scale = scale

    @property
    def known(self) -> float:
        """Return how well the voice is known, 0-1."""
        return self.heard / (self.heard + HALF_KNOWN)

    def learn(self, features: Floats, seconds: float) -> None:
        """Take in the features [f] of a window that brought `seconds` of new speech."""
        share = min(1.0, seconds / (min(self.heard, MEMORY) + seconds))
        pull = features - self.mean
        if self.heard > 0.0:
            pull = np.clip(pull, -SURPRISE * self._scale, SURPRISE * self._scale)
        self.mean = self.mean + share * pull
        self.heard += seconds


class Baselines:
    """The usual voices of people by id; "" is whoever speaks when nobody is told apart.

    Args:
        centre, scale: as for `Baseline`.
    """

    def __init__(self, centre: Floats, scale: Floats) -> None:
        self._centre = centre
        self._scale = scale
        self._people: OrderedDict[str, Baseline] = OrderedDict()

    def of(self, person_id: str) -> Baseline:
        """Return the baseline of a person, a new one for a stranger."""
        if person_id not in self._people:
            self._people[person_id] = Baseline(self._centre, self._scale)
            if len(self._people) > MOST_SPEAKERS:
                self._people.popitem(last=False)
        self._people.move_to_end(person_id)
        return self._people[person_id]

    def forget(self, person_id: str) -> None:
        """Start anew with a person."""
        self._people.pop(person_id, None)
