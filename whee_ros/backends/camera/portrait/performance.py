"""What the scripted person's face does over time: pure, and known to the report."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

ONSET = 0.3
"""Seconds from rest to full intensity; onsets lie at 0.25-0.5 s (Cohn & Schmidt 2004)."""
BLINK = 0.2
BLINK_EVERY = 4.0


@dataclass(frozen=True)
class Segment:
    """One action unit between two times (s from the start of the programme) at one intensity (0-1)."""

    au: int
    start: float
    end: float
    intensity: float


@dataclass(frozen=True)
class HeadSegment:
    """A head pose (rad, signs as in FaceObservation) held between two times."""

    start: float
    end: float
    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0


@dataclass(frozen=True)
class Pose:
    """One moment: intensities by FACS code, and the head."""

    aus: Mapping[int, float] = field(default_factory=dict)
    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0


def envelope(t: float, start: float, end: float) -> float:
    """Return 0-1: raised-cosine onset at `start` and offset at `end`, each `ONSET` s long."""
    if t <= start or t >= end + ONSET:
        return 0.0
    rise = min(1.0, (t - start) / ONSET)
    fall = 1.0 if t <= end else 1.0 - (t - end) / ONSET
    return 0.5 * (1.0 - math.cos(math.pi * min(rise, fall)))


class Programme:
    """Action units and head poses over time, with lips that follow the loudness of speech and seeded blinks.

    Args:
        segments: action units.
        head: head poses.
        loudness: 0-1 every 1/`loudness_rate` s from the start of speech; opens the mouth.
        loudness_rate: Hz.
        seed: of the blinks.
        length: s for which blinks are planned.
    """

    def __init__(
        self,
        segments: Sequence[Segment] = (),
        head: Sequence[HeadSegment] = (),
        loudness: Sequence[float] = (),
        loudness_rate: float = 50.0,
        seed: int = 0,
        length: float = 60.0,
    ) -> None:
        self._segments = tuple(segments)
        self._head = tuple(head)
        self._loudness = tuple(loudness)
        self._rate = loudness_rate
        chooser = random.Random(seed)
        self._blinks: list[float] = []
        at = chooser.uniform(0.5, BLINK_EVERY)
        while at < length:
            self._blinks.append(at)
            at += max(1.0, chooser.gauss(BLINK_EVERY, 1.2))

    def at(self, t: float) -> Pose:
        """Return the pose `t` s after the start."""
        aus: dict[int, float] = {}
        for segment in self._segments:
            value = segment.intensity * envelope(t, segment.start, segment.end)
            aus[segment.au] = max(aus.get(segment.au, 0.0), value)
        aus[25] = max(aus.get(25, 0.0), self._mouth(t))
        aus[45] = max(aus.get(45, 0.0), self._blink(t))
        yaw = pitch = roll = 0.0
        for pose in self._head:
            weight = envelope(t, pose.start, pose.end)
            yaw += pose.yaw * weight
            pitch += pose.pitch * weight
            roll += pose.roll * weight
        # nobody holds the head perfectly still
        yaw += 0.015 * math.sin(0.9 * t)
        roll += 0.010 * math.sin(0.7 * t + 1.0)
        return Pose(aus, yaw, pitch, roll)

    def _mouth(self, t: float) -> float:
        index = int(t * self._rate)
        return 0.8 * self._loudness[index] if 0 <= index < len(self._loudness) else 0.0

    def _blink(self, t: float) -> float:
        for start in self._blinks:
            if start <= t <= start + BLINK:
                return math.sin(math.pi * (t - start) / BLINK)
        return 0.0
