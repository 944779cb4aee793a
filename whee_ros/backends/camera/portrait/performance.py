"""What the scripted person's face does over time: pure, seeded, and therefore known to whoever scores it."""

from __future__ import annotations

import bisect
import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from whee_ros.backends.camera.portrait.units import SIDED
from whee_ros.core.errors import ConfigError
from whee_ros.core.face import AU_NAMES

ONSET = 0.3
"""Seconds from rest to full intensity; posed and spontaneous onsets take 0.25-0.5 s (Cohn & Schmidt 2004)."""
BLINK = 0.2
"""Seconds a blink lasts."""
BLINK_EVERY = 4.0
"""Mean seconds between blinks (15 a minute; Bentivoglio et al. 1997: 17 at rest, 26 in conversation)."""
HEAD_LIMIT = 0.5
"""rad; further the far side of the face, which the portrait does not show, would be missed."""


@dataclass(frozen=True)
class PortraitPose:
    """One moment.

    Attributes:
        aus: intensity 0-1 by FACS code.
        yaw, pitch, roll: of the head, rad, signs as in `FaceObservation`.
        asymmetry: intensity on the person's left minus that on their right, by FACS code of `units.SIDED`; the
            mean of both is in `aus`.
    """

    aus: Mapping[int, float] = field(default_factory=dict)
    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0
    asymmetry: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True)
class AuSegment:
    """Action unit `au` at `intensity` (0-1) between two times (s from the start of the programme).

    `asymmetry` is the intensity on the person's left minus that on their right, `intensity` the mean of both.
    """

    au: int
    start: float
    end: float
    intensity: float
    asymmetry: float = 0.0


@dataclass(frozen=True)
class HeadSegment:
    """A head pose (rad, signs as in `FaceObservation`) held between two times (s)."""

    start: float
    end: float
    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0


def envelope(t: float, start: float, end: float) -> float:
    """Return 0-1: raised-cosine onset from `start` and offset from `end`, each `ONSET` s long."""
    rise = (t - start) / ONSET
    fall = 1.0 - (t - end) / ONSET
    return 0.5 * (1.0 - math.cos(math.pi * max(0.0, min(1.0, rise, fall))))


class FaceProgramme:
    """Action units and head poses over time, with seeded blinks, idle sway, and lips that follow loudness.

    Args:
        units: action units; where two segments of one unit overlap the stronger counts.
        head: head poses; overlapping ones add up.
        loudness: 0-1, one value every 1/`loudness_rate` s from the start; parts lips and jaw.
        loudness_rate: Hz.
        seed: of the blinks.
    """

    def __init__(
        self,
        units: Sequence[AuSegment] = (),
        head: Sequence[HeadSegment] = (),
        loudness: Sequence[float] = (),
        loudness_rate: float = 50.0,
        seed: int = 0,
    ) -> None:
        self._units, self._head = tuple(units), tuple(head)
        self._loudness, self._rate = tuple(loudness), loudness_rate
        self._random = random.Random(seed)
        self._blinks = [self._random.uniform(0.5, BLINK_EVERY)]

    @classmethod
    def parse(
        cls,
        face: Sequence[Mapping[str, float]] = (),
        head: Sequence[Mapping[str, float]] = (),
        loudness: Sequence[float] = (),
        loudness_rate: float = 50.0,
        seed: int = 0,
    ) -> FaceProgramme:
        """Build a programme from a turn of a scenario file.

        Args:
            face: mappings with `au`, `from`, `to` (s), `intensity` (0-1); of units with sides also `asymmetry`.
            head: mappings with `from`, `to` (s) and any of `yaw`, `pitch`, `roll` (rad).
            loudness: as in the constructor, like the next two.
            loudness_rate: Hz.
            seed: of the blinks.

        Raises:
            ConfigError: naming the first entry that cannot be performed.
        """
        return cls([_unit(e) for e in face], [_pose(e) for e in head], loudness, loudness_rate, seed)

    def at(self, t: float) -> PortraitPose:
        """Return the pose `t` s after the start (any finite number; before 0 it only blinks and sways)."""
        aus: dict[int, float] = {}
        asymmetry: dict[int, float] = {}
        for unit in self._units:
            share = envelope(t, unit.start, unit.end)
            _raise(aus, unit.au, unit.intensity * share)
            if unit.asymmetry and share:
                asymmetry[unit.au] = unit.asymmetry * share
        loud = self._loud(t)
        _raise(aus, 25, 0.9 * loud)
        # the jaw of a speaking face moves about a third of its range
        _raise(aus, 26, 0.35 * loud)
        _raise(aus, 45, self._blink(t))
        yaw, pitch, roll = self._sway(t)
        for pose in self._head:
            weight = envelope(t, pose.start, pose.end)
            yaw, pitch, roll = yaw + pose.yaw * weight, pitch + pose.pitch * weight, roll + pose.roll * weight
        return PortraitPose(
            {k: v for k, v in aus.items() if v > 0.0}, _limit(yaw), _limit(pitch), _limit(roll), asymmetry
        )

    def _loud(self, t: float) -> float:
        at = t * self._rate
        index = math.floor(at)
        if not self._loudness or index < 0 or index >= len(self._loudness):
            return 0.0
        following = self._loudness[min(index + 1, len(self._loudness) - 1)]
        return self._loudness[index] + (at - index) * (following - self._loudness[index])

    def _blink(self, t: float) -> float:
        while self._blinks[-1] <= t:
            self._blinks.append(self._blinks[-1] + max(1.0, self._random.gauss(BLINK_EVERY, 1.2)))
        last = bisect.bisect_right(self._blinks, t) - 1
        since = t - self._blinks[last] if last >= 0 else BLINK
        return math.sin(math.pi * since / BLINK) if 0.0 <= since < BLINK else 0.0

    @staticmethod
    def _sway(t: float) -> tuple[float, float, float]:
        """Nobody holds the head perfectly still: under a degree, in slow waves that never quite repeat."""
        return (
            0.012 * math.sin(0.9 * t) + 0.006 * math.sin(1.7 * t + 0.4),
            0.008 * math.sin(1.1 * t + 2.0),
            0.008 * math.sin(0.7 * t + 1.0),
        )


def _raise(aus: dict[int, float], code: int, intensity: float) -> None:
    aus[code] = max(aus.get(code, 0.0), intensity)


def _limit(angle: float) -> float:
    return max(-HEAD_LIMIT, min(HEAD_LIMIT, angle))


def _number(entry: Mapping[str, float], key: str, low: float, high: float) -> float:
    value = entry.get(key)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not low <= value <= high:
        raise ConfigError(f"face programme, {key}", repr(value), f"Give a number in [{low:g}, {high:g}].")
    return float(value)


def _unit(entry: Mapping[str, float]) -> AuSegment:
    code = entry.get("au")
    if code not in AU_NAMES:
        known = ", ".join(str(known) for known in AU_NAMES)
        raise ConfigError("face programme, au", repr(code), f"Choose one of {known}.")
    start = _number(entry, "from", 0.0, 3600.0)
    end, intensity = _number(entry, "to", start, 3600.0), _number(entry, "intensity", 0.0, 1.0)
    room = 2.0 * min(intensity, 1.0 - intensity) if code in SIDED else 0.0
    lean = _number(entry, "asymmetry", -room, room) if "asymmetry" in entry else 0.0
    return AuSegment(int(code), start, end, intensity, lean)


def _pose(entry: Mapping[str, float]) -> HeadSegment:
    start = _number(entry, "from", 0.0, 3600.0)
    angles = {
        key: _number(entry, key, -HEAD_LIMIT, HEAD_LIMIT) for key in ("yaw", "pitch", "roll") if key in entry
    }
    return HeadSegment(start, _number(entry, "to", start, 3600.0), **angles)
