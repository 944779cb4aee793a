"""What the action units say together: a basic expression, valence and arousal, each with a confidence."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from whee_ros.core.face import ActionUnit

QUIET = 0.26
"""Score of the neutral face: a prototype must beat it."""
SHARPNESS = 0.06
"""Difference of scores that makes one label e times as probable as another."""
PLAIN = 0.55
"""Least probability of a label to be named; below, the face is ambiguous."""
SEEN = 0.3
"""Least confidence in the face as a whole with which an expression is named."""
VALENCE_SURE, AROUSAL_SURE = 0.8, 0.5
"""Most confidence in either, with every unit in plain view: both are rules, and faces tell arousal less well than
valence (Russell, Bachorowski & Fernandez-Dols 2003)."""

_PROTOTYPES: dict[str, tuple[dict[int, float], dict[int, float]]] = {
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

_PLEASANT = {12: 1.0, 6: 0.2}
_UNPLEASANT = {15: 0.8, 4: 0.7, 1: 0.2, 20: 0.3, 24: 0.2, 17: 0.1}
_SNEER = {9: 0.5, 10: 0.4}
_ACTIVE = {5: 0.6, 2: 0.4, 26: 0.4, 12: 0.4, 20: 0.3, 4: 0.3, 9: 0.3, 25: 0.1, 1: 0.1}
_PASSIVE = {43: 0.8, 15: 0.3}


@dataclass(frozen=True)
class Judgement:
    """What a face shows as a whole: fields as in `FaceObservation`, and the probability of every label."""

    expression: str = ""
    expression_confidence: float = 0.0
    valence: float = 0.0
    valence_confidence: float = 0.0
    arousal: float = 0.0
    arousal_confidence: float = 0.0
    probabilities: Mapping[str, float] = field(default_factory=dict)


def judge(units: Sequence[ActionUnit], view: float) -> Judgement:
    """Judge the units of one face.

    The confidence in the expression is its probability times the confidence in the units that make it or its
    rivals up; that in valence and arousal is the most that a rule deserves (`VALENCE_SURE`, `AROUSAL_SURE`) times
    the confidence in the units it is a sum of. Units count by their weight, those that show four times as much.

    Args:
        units: with intensity, confidence and asymmetry.
        view: how well the face as a whole is seen, 0-1.
    """
    by_code = {unit.code: unit.intensity for unit in units}
    tilts = {unit.code: unit.asymmetry for unit in units if unit.asymmetry}
    valence, arousal = affect(by_code)
    chances = probabilities(by_code, tilts)
    label = _named(chances) if view >= SEEN else ""
    pleasure = {**_PLEASANT, **_UNPLEASANT, **_SNEER}
    return Judgement(
        label,
        chances[label] * _sure(_ALL, units) if label else 0.0,
        valence,
        VALENCE_SURE * _sure(pleasure, units),
        arousal,
        AROUSAL_SURE * _sure({**_ACTIVE, **_PASSIVE}, units),
        chances,
    )


def probabilities(units: Mapping[int, float], asymmetry: Mapping[int, float]) -> dict[str, float]:
    """Return the probability of each label of `core.face.EXPRESSIONS`: a softmax of the prototypes' scores.

    Args:
        units: intensity by code, the mean of both sides.
        asymmetry: left minus right by code, where there is a difference.
    """
    scores = {
        name: _sum(wanted, units) - _sum(unwanted, units) for name, (wanted, unwanted) in _PROTOTYPES.items()
    }
    scores["contempt"] = _one_sided(units, asymmetry) - _sum(_CONTEMPT_AGAINST, units)
    scores["neutral"] = QUIET
    best = max(scores.values())
    shares = {name: math.exp((score - best) / SHARPNESS) for name, score in scores.items()}
    total = sum(shares.values())
    return {name: share / total for name, share in shares.items()}


def expression(units: Mapping[int, float], asymmetry: Mapping[int, float] | None = None) -> str:
    """Return the label of intensities by code, "" where they are ambiguous; arguments as `probabilities`."""
    return _named(probabilities(units, asymmetry or {}))


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


def _named(chances: Mapping[str, float]) -> str:
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
    return sum(weight * units.get(code, 0.0) for code, weight in weights.items())


_ALL = {
    code: max(wanted.get(code, 0.0) for wanted, _ in _PROTOTYPES.values())
    for code in sorted({code for wanted, _ in _PROTOTYPES.values() for code in wanted})
}


def _sure(weights: Mapping[int, float], units: Sequence[ActionUnit]) -> float:
    """Return the mean confidence of the units in `weights`; what shows counts more than what does not."""
    counted = [
        (weights[u.code] * (1.0 + 3.0 * u.intensity), u.confidence) for u in units if u.code in weights
    ]
    total = sum(weight for weight, _ in counted)
    return sum(weight * sure for weight, sure in counted) / total if total else 0.0
