"""What the action units say together: a basic expression, valence and arousal."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whee_ros.core.face import ActionUnit

SHOWN = 0.3
"""Least score of a prototype to be named."""
QUIET = 0.22
"""All prototypes below this are a neutral face; between the two nothing is named."""
LEAD = 0.05
"""Two prototypes closer than this are not told apart."""

_PROTOTYPES: dict[str, tuple[dict[int, float], dict[int, float]]] = {
    "happy": ({12: 0.7, 6: 0.3}, {15: 0.5, 4: 0.4}),
    "sad": ({1: 0.4, 15: 0.4, 4: 0.25, 17: 0.1}, {12: 0.7, 2: 0.2, 26: 0.2}),
    "surprised": ({2: 0.3, 1: 0.3, 5: 0.2, 26: 0.4}, {4: 0.6, 12: 0.5, 20: 0.4}),
    "scared": ({5: 0.35, 20: 0.35, 1: 0.2, 2: 0.1, 4: 0.2}, {12: 0.7, 26: 0.2}),
    "angry": ({4: 0.45, 7: 0.3, 24: 0.15, 23: 0.15}, {1: 0.5, 12: 0.7, 9: 0.3}),
    "disgusted": ({9: 0.6, 10: 0.5, 7: 0.1}, {12: 0.6, 1: 0.3}),
}
"""What speaks for and against: EMFACS prototypes (Friesen & Ekman 1983). Contempt, a one-sided AU12 or
AU14, is not among them: observed units carry no side."""

_PLEASANT = {12: 1.0, 6: 0.2}
_UNPLEASANT = {15: 0.8, 4: 0.7, 1: 0.2, 20: 0.3, 24: 0.2, 17: 0.1}
_SNEER = {9: 0.5, 10: 0.4}
_ACTIVE = {5: 0.6, 2: 0.4, 26: 0.4, 12: 0.4, 20: 0.3, 4: 0.3, 9: 0.3, 25: 0.1, 1: 0.1}
_PASSIVE = {43: 0.8, 15: 0.3}


NAMED = 0.3
"""Least confidence in the face as a whole with which an expression is named."""


@dataclass(frozen=True)
class Judgement:
    """What a face shows as a whole: fields as in `FaceObservation`."""

    expression: str = ""
    expression_confidence: float = 0.0
    valence: float = 0.0
    valence_confidence: float = 0.0
    arousal: float = 0.0
    arousal_confidence: float = 0.0


def judge(units: Sequence[ActionUnit], view: float) -> Judgement:
    """Judge the units of one face.

    Args:
        units: with intensity, confidence and asymmetry.
        view: how well the face as a whole is seen, 0-1.
    """
    by_code = {unit.code: unit.intensity for unit in units}
    valence, arousal = affect(by_code)
    label = expression(by_code) if view >= NAMED else ""
    return Judgement(label, view if label else 0.0, valence, view, arousal, view)


def expression(units: Mapping[int, float]) -> str:
    """Return the label (of `core.face.EXPRESSIONS`) of intensities by code, "" where they are ambiguous."""
    scores = {
        name: _sum(wanted, units) - _sum(unwanted, units) for name, (wanted, unwanted) in _PROTOTYPES.items()
    }
    ranked = sorted(scores, key=scores.__getitem__, reverse=True)
    best, second = scores[ranked[0]], scores[ranked[1]]
    if best < QUIET:
        return "neutral"
    return ranked[0] if best >= SHOWN and best - second >= LEAD else ""


def affect(units: Mapping[int, float]) -> tuple[float, float]:
    """Return valence and arousal in [-1, 1], 0 for the neutral face.

    Weighted sums in the order of corrugator and zygomatic activity over valence (Lang et al. 1993; Larsen,
    Norris & Cacioppo 2003) and of eye and mouth opening over arousal. A rule, not a trained model: no free
    one exists.
    """
    # a broad smile lifts lip and nose too: then they say nothing
    sneer = _sum(_SNEER, units) * (1.0 - units.get(12, 0.0))
    valence = _sum(_PLEASANT, units) - _sum(_UNPLEASANT, units) - sneer
    arousal = _sum(_ACTIVE, units) - _sum(_PASSIVE, units)
    return math.tanh(1.2 * valence), math.tanh(1.2 * arousal)


def _sum(weights: Mapping[int, float], units: Mapping[int, float]) -> float:
    return sum(weight * units.get(code, 0.0) for code, weight in weights.items())
