"""What the action units say together: a basic expression, valence and arousal, each with a confidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from whee_ros.core.emfacs import (
    ACTIVE,
    PASSIVE,
    PLEASANT,
    PROTOTYPES,
    SNEER,
    UNPLEASANT,
    affect,
    named,
    probabilities,
)
from whee_ros.core.face import ActionUnit

SEEN = 0.3
"""Least confidence in the face as a whole with which an expression is named."""
VALENCE_SURE, AROUSAL_SURE = 0.8, 0.5
"""Most confidence in either, with every unit in plain view: both are rules, and faces tell arousal less well than
valence (Russell, Bachorowski & Fernandez-Dols 2003)."""


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
    label = named(chances) if view >= SEEN else ""
    pleasure = {**PLEASANT, **UNPLEASANT, **SNEER}
    return Judgement(
        label,
        chances[label] * _sure(_ALL, units) if label else 0.0,
        valence,
        VALENCE_SURE * _sure(pleasure, units),
        arousal,
        AROUSAL_SURE * _sure({**ACTIVE, **PASSIVE}, units),
        chances,
    )


_ALL = {
    code: max(wanted.get(code, 0.0) for wanted, _ in PROTOTYPES.values())
    for code in sorted({code for wanted, _ in PROTOTYPES.values() for code in wanted})
}


def _sure(weights: Mapping[int, float], units: Sequence[ActionUnit]) -> float:
    """Return the mean confidence of the units in `weights`; what shows counts more than what does not."""
    counted = [
        (weights[u.code] * (1.0 + 3.0 * u.intensity), u.confidence) for u in units if u.code in weights
    ]
    total = sum(weight for weight, _ in counted)
    return sum(weight * sure for weight, sure in counted) / total if total else 0.0
