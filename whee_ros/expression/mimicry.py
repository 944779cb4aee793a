"""Mimicry: the robot's face answers the person's, later and weaker.

People mirror a smile or a frown some 400 ms after they see it (Dimberg, Thunberg & Elmehed 2000), weaker
than the original; perfect copies at once look like mockery.
"""

from __future__ import annotations

from collections import deque

from whee_ros.core.face import FaceObservation

CODES = (1, 2, 4, 6, 12, 15)
"""Brows, cheeks and lip corners: what carries feeling. Speech movements are never mirrored."""
_THRESHOLD = 0.12
"""Weaker movements are noise or habit."""
_STALE = 0.6
"""A face not seen for this long (s) is no longer mirrored."""
_FORGET = 1.0
"""Seconds that observations are kept: as long as the longest delay and `_STALE` together."""


class Mimicry:
    """Keeps what was seen lately and gives back what to show now."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, dict[int, float]]] = deque()
        self._whom = ""
        self._rank = (False, 0)

    def see(self, face: FaceObservation) -> None:
        """Remember one observation; of several faces the attended, else the largest, is mirrored."""
        rank = (face.attended, face.width * face.height)
        fresh = bool(self._seen) and face.stamp - self._seen[-1][0] < _STALE
        if fresh and face.face_id != self._whom and rank <= self._rank:
            return
        if self._seen and face.stamp <= self._seen[-1][0]:
            if face.face_id == self._whom or face.stamp < self._seen[-1][0]:
                return
            self._seen.pop()
        self._whom, self._rank = face.face_id, rank
        units = {code: _felt(face, code) for code in CODES}
        self._seen.append((face.stamp, units))
        while self._seen[0][0] < face.stamp - _FORGET:
            self._seen.popleft()

    def at(self, now: float, delay: float, gain: float) -> dict[int, float]:
        """Return intensities by action unit: what was seen `delay` s before `now`, times `gain`."""
        best: tuple[float, dict[int, float]] | None = None
        for stamp, units in self._seen:
            if stamp <= now - delay:
                best = (stamp, units)
        if best is None or now - delay - best[0] > _STALE:
            return {}
        return {code: gain * value for code, value in best[1].items() if value > 0.0}


def _felt(face: FaceObservation, code: int) -> float:
    unit = face.au(code)
    over = (unit.intensity - _THRESHOLD) / (1 - _THRESHOLD)
    return max(0.0, over) * min(1.0, max(0.0, unit.confidence))
