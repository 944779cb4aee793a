"""What action units say together: the prototypes of basic expressions, valence and arousal.

Both what is read in a person's face and what is told of the robot's own rests on this one table.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

QUIET = 0.26
"""Score of the neutral face: a prototype must beat it."""
SHARPNESS = 0.06
"""Difference of scores that makes one label e times as probable as another."""
PLAIN = 0.55
"""Least probability of a label to be named; below, the face is ambiguous."""

PROTOTYPES: dict[str, tuple[dict[int, float], dict[int, float]]] = {
    "happy": ({12: 0.7, 6: 0.3}, {15: 0.5, 4: 0.4}),
    "sad": ({1: 0.4, 15: 0.4, 4: 0.25, 17: 0.1}, {12: 0.7, 2: 0.2, 26: 0.2, 9: 0.3, 10: 0.3}),
    "surprised": ({2: 0.3, 1: 0.3, 5: 0.2, 26: 0.4}, {4: 0.6, 12: 0.5, 20: 0.4}),
    "scared": ({5: 0.35, 20: 0.35, 1: 0.2, 2: 0.1, 4: 0.2}, {12: 0.7, 26: 0.2}),
    "angry": ({4: 0.45, 7: 0.3, 24: 0.15, 23: 0.15}, {1: 0.5, 12: 0.7, 9: 0.3}),
    "disgusted": ({9: 0.6, 10: 0.5, 7: 0.1}, {12: 0.6, 1: 0.3}),
}
"""What speaks for and against: EMFACS prototypes (Friesen & Ekman 1983)."""
_CONTEMPT_AGAINST = {25: 0.4, 26: 0.4, 6: 0.2, 4: 0.2}
"""Contempt is a corner of the mouth tightened or raised on one side alone (Ekman & Friesen 1986); speech and
laughter bend a mouth too."""

PLEASANT = {12: 1.0, 6: 0.2}
UNPLEASANT = {15: 0.8, 4: 0.7, 1: 0.2, 20: 0.3, 24: 0.2, 17: 0.1}
SNEER = {9: 0.5, 10: 0.4}
ACTIVE = {5: 0.6, 2: 0.4, 26: 0.4, 12: 0.4, 20: 0.3, 4: 0.3, 9: 0.3, 25: 0.1, 1: 0.1}
PASSIVE = {43: 0.8, 15: 0.3}


def probabilities(units: Mapping[int, float], asymmetry: Mapping[int, float]) -> dict[str, float]:
    """Return the probability of each label of `core.face.EXPRESSIONS`: a softmax of the prototypes' scores.

    Args:
        units: intensity by code, the mean of both sides.
        asymmetry: left minus right by code, where there is a difference.
    """
    scores = {
        name: _sum(wanted, units) - _sum(unwanted, units) for name, (wanted, unwanted) in PROTOTYPES.items()
    }
    scores["contempt"] = _one_sided(units, asymmetry) - _sum(_CONTEMPT_AGAINST, units)
    scores["neutral"] = QUIET
    best = max(scores.values())
    shares = {name: math.exp((score - best) / SHARPNESS) for name, score in scores.items()}
    total = sum(shares.values())
    return {name: share / total for name, share in shares.items()}


def expression(units: Mapping[int, float], asymmetry: Mapping[int, float] | None = None) -> str:
    """Return the label of intensities by code, "" where they are ambiguous; arguments as `probabilities`."""
    return named(probabilities(units, asymmetry or {}))


def affect(units: Mapping[int, float]) -> tuple[float, float]:
    """Return valence and arousal in [-1, 1], 0 for the neutral face.

    Weighted sums in the order of corrugator and zygomatic activity over valence (Lang et al. 1993; Larsen,
    Norris & Cacioppo 2003) and of eye and mouth opening over arousal. A rule, not a trained model: no free
    one exists.
    """
    # a broad smile lifts lip and nose too: then they say nothing
    sneer = _sum(SNEER, units) * (1.0 - units.get(12, 0.0))
    valence = _sum(PLEASANT, units) - _sum(UNPLEASANT, units) - sneer
    arousal = _sum(ACTIVE, units) - _sum(PASSIVE, units)
    return math.tanh(1.2 * valence), math.tanh(1.2 * arousal)


def named(chances: Mapping[str, float]) -> str:
    """Return the most probable label, "" where none is `PLAIN`."""
    best = max(chances, key=chances.__getitem__)
    return best if chances[best] >= PLAIN else ""


def _one_sided(units: Mapping[int, float], asymmetry: Mapping[int, float]) -> float:
    """Return how much more the stronger corner of the mouth does than the weaker one."""
    found = 0.0
    for code in (12, 14):
        lean = abs(asymmetry.get(code, 0.0))
        weaker = max(0.0, units.get(code, 0.0) - lean / 2.0)
        found = max(found, lean - weaker)
    return found


def _sum(weights: Mapping[int, float], units: Mapping[int, float]) -> float:
    return sum([weight * units.get(code, 0.0) for code, weight in weights.items()])
