"""Breathing: the body rises and falls, in faster than out, never two breaths alike."""

from __future__ import annotations

import math

from whee_ros.expression.moves import Pose, minimum_jerk

_IN = 0.4
"""Share of a breath that is inhaling; quiet breathing has about 1 : 1.5 (Benchetrit 2000)."""


def breathing(t: float, rate: float, depth: float) -> Pose:
    """Return the pose `t` s after waking; `rate` in breaths a minute, `depth` in half ranges; rest for 0."""
    if rate <= 0.0 or depth <= 0.0:
        return Pose()
    turn = t * rate / 60 + 0.06 * math.sin(0.23 * t) + 0.04 * math.sin(0.61 * t)
    phase = turn % 1.0
    fill = minimum_jerk(phase / _IN) if phase < _IN else 1 - minimum_jerk((phase - _IN) / (1 - _IN))
    lift = depth * (0.85 + 0.15 * math.sin(0.37 * t)) * fill
    return Pose(
        units={43: 0.04 * fill},
        channels={
            "body_lean": -lift,
            "head_tilt": -0.35 * lift,
            "arm_left": 0.4 * lift,
            "arm_right": 0.4 * lift,
        },
    )


def pupil(t: float) -> float:
    """Return how wide the pupils are `t` s after waking, -1 to 1: they never rest (hippus; Stark et al. 1958)."""
    return 0.3 * (math.sin(1.05 * t) + 0.6 * math.sin(2.17 * t + 1.0) + 0.4 * math.sin(0.31 * t))
