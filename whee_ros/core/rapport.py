"""The robot's own slow mood, and how people take what it says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RobotMood:
    """The robot's mood: what colours its face and voice. No claim that a robot feels.

    Attributes:
        stamp: s.
        valence, arousal, dominance: where it is, [-1, 1] each.
        rest_valence, rest_arousal, rest_dominance: where it returns to; follows from the personality, [-1, 1] each.
        reason: what moved it last, for people, "" if nothing did.
    """

    stamp: float
    valence: float = 0.0
    arousal: float = 0.0
    dominance: float = 0.0
    rest_valence: float = 0.0
    rest_arousal: float = 0.0
    rest_dominance: float = 0.0
    reason: str = ""


@dataclass(frozen=True)
class Reaction:
    """How a person took a reply: what changed in the seconds after it, against those before.

    Attributes:
        stamp: when it was judged, s.
        person_id: whose reaction.
        plan_id: of the reply.
        strategy: of the reply, one of `core.empathy.STRATEGIES`.
        reward: -1 taken badly to 1 taken well; the mean of the parts that were there, by their weights.
        face, voice, words: change of valence by channel, [-1, 1]; 0 where there was nothing to compare.
        need: how far the need fell, [-1, 1].
        confidence: share of the evidence that was there, [0, 1].
        learned: whether the weights were moved by it.
        strategies: those with a weight for this person.
        weights: theirs, added to the score of a reply; bounded by the parameter `feedback_bound`.
    """

    stamp: float
    person_id: str
    plan_id: str
    strategy: str
    reward: float
    face: float = 0.0
    voice: float = 0.0
    words: float = 0.0
    need: float = 0.0
    confidence: float = 0.0
    learned: bool = False
    strategies: tuple[str, ...] = ()
    weights: tuple[float, ...] = ()
