"""Nodding and shaking: a head that goes to and fro, told from sway, looking about and the beats of speech."""

from __future__ import annotations

from collections import deque
from itertools import pairwise

WINDOW = 1.5
"""s looked back over: three swings of the slowest nod."""
_LEAST = 0.055
"""rad, least swing (3 degrees); the sway of a speaking head stays under about 2 (Hadar et al. 1983)."""
_TURN = 0.015
"""rad by which the head must come back for a turning point, so that noise makes none."""
_SHORTEST, _LONGEST = 0.06, 0.45
"""s from one turning point to the next: 1.1-8 Hz; nods and shakes of listeners have 2-6 Hz (Hadar et al. 1985)."""
_SURE = (0.0, 0.0, 0.3, 1.0)
"""How sure a nod is by the number of swings after one another; down, up, down is one."""
_GAP = 0.4
"""s without a view after which what was before says nothing."""


class Swings:
    """Turning points of one angle."""

    def __init__(self) -> None:
        self._points: deque[tuple[float, float]] = deque()
        self._top = self._bottom = (0.0, 0.0)
        self._rising = 0
        self._stamp = float("-inf")

    def feed(self, angle: float, stamp: float) -> int:
        """Return how many quick wide swings followed one another within the window up to now."""
        if not 0.0 <= stamp - self._stamp <= _GAP:
            self._points.clear()
            self._top = self._bottom = (stamp, angle)
            self._rising = 0
        self._stamp = stamp
        if angle >= self._top[1]:
            self._top = (stamp, angle)
        if angle <= self._bottom[1]:
            self._bottom = (stamp, angle)
        if self._rising >= 0 and angle < self._top[1] - _TURN:
            self._turn(self._top, -1, (stamp, angle))
        elif self._rising <= 0 and angle > self._bottom[1] + _TURN:
            self._turn(self._bottom, 1, (stamp, angle))
        while self._points and self._points[0][0] < stamp - WINDOW:
            self._points.popleft()
        # the swing that is going on counts as soon as it is wide enough
        newest = self._top if self._rising > 0 else self._bottom
        return _longest_run([*self._points, newest])

    def _turn(self, point: tuple[float, float], rising: int, now: tuple[float, float]) -> None:
        self._points.append(point)
        self._rising = rising
        self._top = self._bottom = now


def _longest_run(points: list[tuple[float, float]]) -> int:
    run = longest = 0
    for (before, start), (after, end) in pairwise(points):
        swing = abs(end - start) >= _LEAST and _SHORTEST <= after - before <= _LONGEST
        run = run + 1 if swing else 0
        longest = max(longest, run)
    return longest


class HeadGestures:
    """Tells nods and shakes of one person."""

    def __init__(self) -> None:
        self._pitch, self._yaw = Swings(), Swings()

    def feed(self, pitch: float, yaw: float, stamp: float) -> tuple[float, float]:
        """Return nod and shake, 0-1, from the head's angles (rad) at `stamp` (s); one of them at most is sure."""
        down, across = self._pitch.feed(pitch, stamp), self._yaw.feed(yaw, stamp)
        return _sure(down, across), _sure(across, down)


def _sure(swings: int, other: int) -> float:
    # a single swing is a look, two may be one; a head that circles does neither
    return max(0.0, _SURE[min(swings, len(_SURE) - 1)] - min(1.0, other / 3.0))
