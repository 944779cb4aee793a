"""Whose lips make the speech that is heard: the opening of a mouth beside the loudness of the voice.

Mouth opening and the envelope of the voice go together at 2-7 Hz, the lips some 100 ms ahead (Chandrasekaran et
al. 2009). Chewing, smiling and yawning move lips too, but not with the sound.
"""

from __future__ import annotations

import math
import threading
from collections import deque
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.voice import VoiceActivity
from whee_ros.perception.face.sight import Sight

RATE = 25.0
"""Hz at which both signals are compared; the syllables are at 2-7 Hz."""
_LATE = 0.5
"""s that the newest sound may lie behind the frame."""
_LAGS = (0, 1, 2, 3, 4, 5)
"""Samples by which the sound may come after the lips: 0-200 ms, more than lips lead, for the delay of a camera."""
_QUIET_DB = 25.0
"""dB under the loudest of the window at which the voice counts as silent."""
_STILL, _MOVING = 0.02, 0.06
"""Standard deviation of the opening over the window, in mouth widths: closed lips in a video have up to 0.01,
speaking ones 0.05-0.15."""
_EVEN, _STEEP = 0.4, 8.0
"""Correlation at which it is an even chance, and how fast the odds grow around it. Lips that move with the speech
have 0.6-0.9 over 1.5 s, others by chance up to 0.5 (simulated syllables, chewing and other speech)."""
_ENOUGH = 0.6
"""Share of the window that must have been seen and heard."""


class Voice:
    """Keeps the loudness of the last seconds. `heard` may be called from another thread than the rest.

    Args:
        keep: s.
    """

    def __init__(self, keep: float = 4.0) -> None:
        self._keep = keep
        self._lock = threading.Lock()
        self._levels: deque[tuple[float, float, bool]] = deque()

    def heard(self, activity: VoiceActivity) -> None:
        """Take in the next voice activity."""
        with self._lock:
            if self._levels and activity.stamp < self._levels[-1][0]:
                self._levels.clear()
            speech = activity.speaking and not activity.masked
            self._levels.append((activity.stamp, activity.level_db, speech))
            while self._levels[0][0] < activity.stamp - self._keep:
                self._levels.popleft()

    def envelope(self, times: NDArray[np.float64]) -> NDArray[np.float64] | None:
        """Return the loudness at `times` (s, rising), 0-1 (0 is silence); None when nobody is heard speaking.

        Speech must be going on at the end of `times`, or up to `_LATE` s before, when sound is late.
        """
        with self._lock:
            known = list(self._levels)
        if len(known) < 3 or known[-1][0] < times[-1] - _LATE or known[0][0] > times[-1]:
            return None
        last = next((speech for stamp, _, speech in reversed(known) if stamp <= times[-1]), False)
        if not last:
            return None
        stamps, levels, speech = (np.array(column) for column in zip(*known, strict=True))
        inside = (stamps >= times[0]) & (stamps <= times[-1])
        if not (inside & speech).any():
            return None
        loudest = float(levels[inside & speech].max())
        loud = np.clip((levels - loudest + _QUIET_DB) / _QUIET_DB, 0.0, 1.0)
        return np.asarray(np.interp(times, stamps, loud))


class Lips:
    """Follows one mouth."""

    def __init__(self) -> None:
        self._openings: deque[tuple[float, float]] = deque()
        self._speaking = 0.0

    def feed(self, sight: Sight, open_to_view: float, stamp: float, window: float) -> None:
        """Take in the mouth at `stamp`; it counts only where it is `open_to_view` (0-1)."""
        points = sight.fitted.points
        width = float(np.linalg.norm(points[61] - points[291]))
        if open_to_view > 0.5 and width > 0.0:
            # the heights of both lips' inner edges, the lower one moving with the jaw
            self._openings.append((stamp, float(points[13, 1] - points[14, 1]) / width))
        while self._openings and not stamp - window - 0.5 <= self._openings[0][0] <= stamp:
            self._openings.popleft()

    def match(self, voice: Voice, stamp: float, window: float) -> float | None:
        """Return how probable it is, 0-1, that this mouth moves with the voice; None when nobody is heard.

        Args:
            voice: what is heard.
            stamp: of the frame, s.
            window: s that are compared.
        """
        count = max(8, round(window * RATE))
        times = stamp - np.arange(count - 1, -1, -1) / RATE
        loud = voice.envelope(times)
        if loud is None:
            return None
        stamps = [seen for seen, _ in self._openings]
        gaps = [after - before for before, after in pairwise(stamps)]
        covered = sum(gap for gap in gaps if gap < 0.25)
        if covered < _ENOUGH * window or stamps[-1] < stamp - 0.25:
            return self._speaking
        opening = np.interp(times, stamps, [value for _, value in self._openings])
        moved = min(1.0, max(0.0, (float(opening.std()) - _STILL) / (_MOVING - _STILL)))
        together = max(_correlation(opening[: count - lag], loud[lag:]) for lag in _LAGS)
        return moved / (1.0 + math.exp(-_STEEP * (together - _EVEN)))

    def settle(self, match: float | None, rival: float, elapsed: float, window: float) -> float:
        """Return the probability that this mouth makes the speech heard, 0-1; 0 in silence.

        Args:
            match: of this mouth.
            rival: the best match of the other mouths; one voice has one mouth.
            elapsed: s since the frame before.
            window: s that were compared.
        """
        if match is None:
            self._speaking = 0.0
            return 0.0
        odds, other = (value / (1.0 - min(value, 0.999)) for value in (match, rival))
        now = match * odds / max(1e-9, odds + other)
        self._speaking += (1.0 - math.exp(-max(0.0, elapsed) / (0.5 * window))) * (now - self._speaking)
        return self._speaking


@lru_cache(maxsize=64)
def _ramp(count: int) -> NDArray[np.float64]:
    """Return the slow trend that is taken off: a straight line of norm 1."""
    ramp = np.linspace(-1.0, 1.0, count)
    return np.asarray(ramp / np.linalg.norm(ramp))


def _correlation(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    """Return Pearson's r once slow trends, as of a smile that comes, are taken off; 0 where one is constant."""
    ramp = _ramp(len(a))
    rest = []
    for signal in (a, b):
        centred = signal - signal.mean()
        rest.append(centred - (centred @ ramp) * ramp)
    norm = float(np.linalg.norm(rest[0]) * np.linalg.norm(rest[1]))
    return float(rest[0] @ rest[1]) / norm if norm > 1e-9 else 0.0
