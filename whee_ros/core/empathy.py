"""When and how: cues, the empathy state, the plan."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Direction(StrEnum):
    """Empathy direction of a person's utterance (whEE, arXiv 2509.25200)."""

    NONE = "none"
    SEEKING = "seeking"
    PROVIDING = "providing"


class Response(StrEnum):
    """What kind of answer a plan gives."""

    NOTHING = "nothing"
    PLAIN = "plain"
    EMPATHIC = "empathic"


class Stance(StrEnum):
    """Non-verbal stance."""

    NEUTRAL = "neutral"
    LISTEN = "listen"
    MIRROR = "mirror"
    SOOTHE = "soothe"
    CELEBRATE = "celebrate"


STRATEGIES = (
    "question",
    "restatement",
    "reflection",
    "self_disclosure",
    "affirmation",
    "suggestion",
    "information",
    "other",
)
"""Support strategies of ESConv (Liu et al. 2021)."""


@dataclass(frozen=True)
class Cue:
    """One piece of evidence.

    Attributes:
        name: as in config/cues.yaml.
        modality: "face", "voice", "text" or "dialogue".
        value: the cue on its own scale, [-1, 1] or [0, 1].
        confidence: 0-1; falls with age and bad sensing.
        stamp: time of sensing, s.
        contribution: signed share in log(p_seeking / p_none); contributions sum to the decision.
        detail: a few words for people ("AU1+AU4 0.6"), never the person's own words.
        providing: signed share in log(p_providing / p_none); these sum, too.
    """

    name: str
    modality: str
    value: float
    confidence: float
    stamp: float
    contribution: float = 0.0
    detail: str = ""
    providing: float = 0.0

    def toward(self, direction: str) -> float:
        """Return the share in the log-odds of `direction` against none; of seeking, where that is none."""
        return self.providing if direction == Direction.PROVIDING else self.contribution


@dataclass(frozen=True)
class EmpathyState:
    """The when-detector's estimate for one person.

    Attributes:
        stamp: newest sensing time it rests on, s.
        person_id: whom it is about.
        utterance_id: the utterance just completed, "" for a state between utterances.
        direction: a `Direction` value.
        p_none, p_seeking, p_providing: calibrated, sum to 1.
        need: 0 none to 1 strong.
        confidence: 0-1; falls with missing channels.
        active: need after hysteresis, duration and refractory period.
        need_on, need_off: thresholds in force, for plots.
        valence, arousal: of the person, fused, [-1, 1].
        emotion: fused label ("sadness", "joy", ...) or "".
        cause: what it is about, a span of the transcript, or "".
        dialogue_act: "statement", "question", "request", "greeting", "farewell", "thanks" or "".
        text: the utterance (empty between utterances).
        addressed: probability that the utterance was for the robot and not for somebody else in a group, 0-1.
        cues: with contributions, largest first.
    """

    stamp: float
    person_id: str
    utterance_id: str = ""
    direction: str = Direction.NONE
    p_none: float = 1.0
    p_seeking: float = 0.0
    p_providing: float = 0.0
    need: float = 0.0
    confidence: float = 0.0
    active: bool = False
    need_on: float = 0.5
    need_off: float = 0.35
    valence: float = 0.0
    arousal: float = 0.0
    emotion: str = ""
    cause: str = ""
    dialogue_act: str = ""
    text: str = ""
    addressed: float = 1.0
    cues: tuple[Cue, ...] = ()


SAFETY_WRITER = "safety:"
"""Begins the name of the writer of a fixed answer; the name of the boundary follows."""


@dataclass(frozen=True)
class Candidate:
    """One proposed utterance: its writer, score (higher is better), and why it was rejected ("" if not)."""

    text: str
    writer: str
    score: float
    rejected: str = ""


@dataclass(frozen=True)
class EmpathyPlan:
    """What to do about it.

    Attributes:
        stamp: of the state it answers, s.
        plan_id: unique.
        person_id, utterance_id: of the state.
        response: a `Response` value.
        emotional_reaction, interpretation, exploration: target EPITOME levels, 0-2.
        strategy: one of `STRATEGIES` or "".
        intensity: 0-1, of voice, face and gesture.
        stance: a `Stance` value.
        text: what to say; "" says nothing.
        expression: face to show (a named expression of config/expressions.yaml).
        gesture: movement to make (a name of config/gestures.yaml) or "".
        reasons: for people, most important first.
        candidates: what was considered.
    """

    stamp: float
    plan_id: str
    person_id: str
    utterance_id: str
    response: str
    emotional_reaction: int = 0
    interpretation: int = 0
    exploration: int = 0
    strategy: str = ""
    intensity: float = 0.0
    stance: str = Stance.NEUTRAL
    text: str = ""
    expression: str = "neutral"
    gesture: str = ""
    reasons: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
