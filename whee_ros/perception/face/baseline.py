"""A person's own neutral face: what they look like when nothing happens, learned while watching.

A held expression and an unusual face at rest look the same for a moment. Three things tell them apart: how far
neutral faces lie from the average one (`units.SPREAD`), that strong expressions come in several units at once,
and time, since nobody holds one for many minutes.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.units import CODES, SPREAD, restful

NEAR, FAR = 2.0, 2.6
"""Spreads over the average face up to which a stranger may be at rest, and from which they surely are not."""
NEAR_KNOWN, FAR_KNOWN = 1.0, 2.0
"""The same over the own neutral face, once it is known."""
ASYMMETRY = 0.25
"""Which expectile (Newey & Powell 1987) of the activations is the neutral face: low, since faces leave neutral
and come back to it."""
FALL = 5.0
"""How much faster the neutral returns towards the average face than it leaves it."""
_TELLING = np.array([CODES.index(code) for code in (1, 2, 4, 5, 9, 10, 12, 15, 20)])
"""Units that say that the whole face is not at rest; speech moves the others too."""


class Neutral:
    """Follows the resting activation of each unit, bounded in how fast and how far.

    While the face is new the neutral is the mean of what is plausible at rest; then a low expectile, whose speed
    is limited. What lies too far above to be rest moves it only by `FaceConfig.baseline_drift`: a minute of
    strong smile hardly counts, a very unusual face is learned in some minutes.

    Args:
        vouched: somebody says that the face is at rest now, however it looks: the first seconds are taken as
            they are.
    """

    def __init__(self, *, vouched: bool = False) -> None:
        self._level: NDArray[np.float64] = np.zeros(len(SPREAD))
        self._seen: NDArray[np.float64] = np.zeros(len(SPREAD))
        self._vouched = vouched

    @classmethod
    def restored(cls, levels: Sequence[float], config: FaceConfig) -> Neutral:
        """Return a neutral known from before; `levels` in the order of `CODES`."""
        neutral = cls()
        neutral._level = np.array(levels, np.float64)
        neutral._seen = np.full(len(SPREAD), config.baseline_warmup)
        return neutral

    def learn(
        self,
        activations: NDArray[np.float64],
        elapsed: float,
        config: FaceConfig,
        seen: NDArray[np.bool_] | None = None,
    ) -> None:
        """Take in one frame, `elapsed` s (>= 0) after the one before; of units that are not `seen` nothing."""
        above = activations - self._level
        new = self._seen < config.baseline_warmup
        gained = elapsed * restful(activations)
        if seen is not None:
            gained = gained * seen
            # what is hidden tells nothing of the rest of the face either
            activations, above = np.where(seen, activations, 0.0), np.where(seen, above, 0.0)
        calm = np.ones(len(SPREAD)) if self._vouched else _calm(activations, above, new)
        if self._vouched and not new.any():
            self._vouched = False
        self._seen = self._seen + gained * calm
        # the first look is nearly taken as it is; the step of an average over the time seen does that
        step = gained * calm / np.clip(self._seen + 0.1 * config.baseline_warmup, 1e-9, config.baseline_time)
        weight = np.where(new, 0.5, np.where(above > 0.0, ASYMMETRY, 1.0 - ASYMMETRY))
        move = np.minimum(1.0, 2.0 * weight * step) * above
        leave = config.baseline_speed / 60.0 * elapsed
        back = FALL * leave
        limited = np.clip(
            move, np.where(self._level > 0.0, -back, -leave), np.where(self._level < 0.0, back, leave)
        )
        creep = np.clip(above, 0.0, config.baseline_drift / 60.0 * gained * (1.0 - calm))
        bound = config.baseline_range * SPREAD
        self._level = np.clip(self._level + np.where(new, move, limited) + creep, -bound, bound)

    def known(self, config: FaceConfig) -> float:
        """Return how much the own neutral face counts yet, 0-1: the share of units seen at rest long enough."""
        return float(np.minimum(1.0, self._seen / config.baseline_warmup).mean())

    def level(self) -> NDArray[np.float64]:
        """Return the activation of each unit that is neutral for this person."""
        return self._level


def _calm(
    activations: NDArray[np.float64], above: NDArray[np.float64], new: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """Return how plausible it is that each unit is at rest, 0-1, from how far it is `above` the own neutral."""
    stranger = np.where(new, np.clip((FAR - activations / SPREAD) / (FAR - NEAR), 0.0, 1.0), 0.0)
    known = np.clip((FAR_KNOWN - above / SPREAD) / (FAR_KNOWN - NEAR_KNOWN), 0.0, 1.0)
    own = np.maximum(stranger, known)
    return np.minimum(own, own[_TELLING].min())
