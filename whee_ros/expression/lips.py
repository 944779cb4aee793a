"""Lips: from timed visemes to smoothly blended action units.

Coarticulation after Cohen & Massaro (1993): each sound has a dominance that rises and falls around it, and
the mouth is the dominance-weighted mean of all sounds near. Closed lips and rounded lips dominate, tongue
sounds yield to vowels.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from whee_ros.core.motion import VISEMES, Viseme
from whee_ros.expression.moves import minimum_jerk

CODES = (18, 20, 24, 25, 26)
"""Lips puckered, stretched, pressed, parted; jaw dropped."""
_SHAPES = {
    "sil": (0.0, 0.0, 0.0, 0.0, 0.0),
    "PP": (0.0, 0.0, 0.55, 0.0, 0.0),
    "FF": (0.0, 0.1, 0.0, 0.25, 0.0),
    "TH": (0.0, 0.1, 0.0, 0.55, 0.12),
    "DD": (0.0, 0.1, 0.0, 0.5, 0.12),
    "kk": (0.0, 0.0, 0.0, 0.5, 0.28),
    "CH": (0.55, 0.0, 0.0, 0.6, 0.1),
    "SS": (0.0, 0.4, 0.0, 0.45, 0.0),
    "nn": (0.0, 0.0, 0.0, 0.45, 0.18),
    "RR": (0.45, 0.0, 0.0, 0.45, 0.15),
    "aa": (0.0, 0.0, 0.0, 0.85, 0.8),
    "E": (0.0, 0.3, 0.0, 0.75, 0.38),
    "ih": (0.0, 0.5, 0.0, 0.6, 0.18),
    "oh": (0.65, 0.0, 0.0, 0.7, 0.55),
    "ou": (0.95, 0.0, 0.0, 0.5, 0.2),
}
_STRENGTH = {"PP": 4.0, "FF": 3.0, "CH": 1.6, "ou": 1.8, "oh": 1.3, "sil": 1.6, "SS": 1.0, "RR": 0.9}
_USUAL_STRENGTH = {"vowel": 1.2, "tongue": 0.7}
_VOWELS = ("aa", "E", "ih", "oh", "ou")
_OPENING = 0.12
"""Lips part this long (s) before the first sound: the breath that comes before speech."""


class Lips:
    """The mouth of one utterance.

    Args:
        visemes: of the speech, without gaps.
        duration: of the speech, s.
    """

    def __init__(self, visemes: Sequence[Viseme], duration: float) -> None:
        self._duration = duration
        self._names = [viseme.shape if viseme.shape in VISEMES else "sil" for viseme in visemes]
        self._middle = np.array([(viseme.start + viseme.end) / 2 for viseme in visemes])
        self._half = np.array([(viseme.end - viseme.start) / 2 for viseme in visemes])
        self._strength = np.array([_strength(name) for name in self._names])
        self._shapes = np.array([_SHAPES[name] for name in self._names]).reshape(-1, len(CODES))

    def at(self, t: float) -> tuple[dict[int, float], str, float]:
        """Return action units, the viseme that rules, and its weight (0-1) at `t` s from the first sample."""
        present = minimum_jerk(1 + t / _OPENING) * minimum_jerk(1 - (t - self._duration) / _OPENING)
        if present <= 0.0 or not self._names:
            return {}, "sil", 0.0
        # distance beyond the sound's own middle third; the longer the sound, the flatter its influence
        distance = np.maximum(0.0, np.abs(t - self._middle) - self._half / 3)
        dominance = self._strength * np.exp(-distance / (0.022 + 0.3 * self._half))
        total = float(dominance.sum())
        if total < 1e-9:
            return {}, "sil", 0.0
        mouth = present * (dominance @ self._shapes) / total
        by_name: dict[str, float] = {}
        for name, value in zip(self._names, dominance, strict=True):
            by_name[name] = by_name.get(name, 0.0) + float(value)
        ruler = max(by_name, key=lambda name: by_name[name])
        units = {code: float(value) for code, value in zip(CODES, mouth, strict=True) if value > 0.005}
        return units, ruler, present * by_name[ruler] / total if ruler != "sil" else 0.0


def _strength(name: str) -> float:
    return _STRENGTH.get(name, _USUAL_STRENGTH["vowel" if name in _VOWELS else "tongue"])
