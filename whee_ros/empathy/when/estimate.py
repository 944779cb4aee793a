"""From the evidence of one moment to an empathy state: verdict, need, confidence, mood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whee_ros.core.empathy import Direction, EmpathyState
from whee_ros.core.voice import VoiceAffect
from whee_ros.empathy.when import affect
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.empathy.when.cues import CueReader
from whee_ros.empathy.when.face_cues import FaceSummary
from whee_ros.empathy.when.fusion import Verdict, fuse
from whee_ros.empathy.when.signals import Channel
from whee_ros.empathy.when.text import TextReading

SHARES = {"text": 0.6, "face": 0.25, "voice": 0.15}
"""Share of each channel in the confidence of a state."""


@dataclass(frozen=True)
class Evidence:
    """What is known at one moment; None where a channel is missing, stale or switched off."""

    text: TextReading | None
    face: FaceSummary | None
    voice: VoiceAffect | None
    channels: Mapping[str, Channel]


@dataclass(frozen=True)
class Estimate:
    """What follows from it.

    Attributes:
        verdict: probabilities and cues.
        need: 0 none to 1 strong.
        confidence: 0-1.
        stamp: newest sensing it rests on, s; `-inf` when it rests on none.
    """

    verdict: Verdict
    need: float
    confidence: float
    stamp: float


def estimate(evidence: Evidence, table: Mapping[str, CueReader], config: WhenConfig, now: float) -> Estimate:
    """Weigh `evidence` at `now` (s)."""
    verdict = fuse(evidence.channels, table, config, now)
    # what the course of the talk says is remembered, not sensed
    stamp = max((cue.stamp for cue in verdict.cues if cue.modality != "dialogue"), default=float("-inf"))
    return Estimate(verdict, _need(verdict, evidence), _confidence(verdict, evidence), stamp)


def state(
    found: Estimate,
    evidence: Evidence,
    *,
    stamp: float,
    person_id: str,
    active: bool,
    need_on: float,
    need_off: float,
    addressed: float = 1.0,
    utterance_id: str = "",
    words: str = "",
) -> EmpathyState:
    """Return what is published; `words` and what was read of them only for a state of an utterance."""
    verdict = found.verdict
    probabilities = {
        Direction.NONE: verdict.p_none,
        Direction.SEEKING: verdict.p_seeking,
        Direction.PROVIDING: verdict.p_providing,
    }
    text = evidence.text if utterance_id or words else None
    valence, arousal = affect.mood(text, evidence.face, evidence.voice)
    return EmpathyState(
        stamp=stamp,
        person_id=person_id,
        utterance_id=utterance_id,
        direction=max(probabilities, key=lambda d: probabilities[d]),
        p_none=verdict.p_none,
        p_seeking=verdict.p_seeking,
        p_providing=verdict.p_providing,
        need=found.need,
        confidence=found.confidence,
        active=active,
        need_on=need_on,
        need_off=need_off,
        valence=valence,
        arousal=arousal,
        emotion=affect.emotion(text, evidence.face),
        cause=text.cause if text is not None else "",
        dialogue_act=text.dialogue_act if text is not None else "",
        text=words,
        addressed=addressed,
        cues=verdict.cues,
    )


def _need(verdict: Verdict, evidence: Evidence) -> float:
    """Return 0-1: how likely empathy is sought, times how strong the feeling is in the channel that shows it most.

    A heuristic on purpose: no public set grades need (intensity in ESConv correlates at r = .23 with its words).
    """
    text, face, voice = evidence.text, evidence.face, evidence.voice
    strength: Sequence[float] = (
        abs(text.valence) if text is not None else 0.0,
        max(face.emotion.values()) * face.confidence if face is not None else 0.0,
        max(0.0, voice.arousal) * voice.arousal_confidence if voice is not None else 0.0,
    )
    return verdict.p_seeking * (0.6 + 0.4 * min(1.0, max(strength)))


def _confidence(verdict: Verdict, evidence: Evidence) -> float:
    """Return 0-1: the channels that took part, less where the verdict is a close call."""
    there = {
        "text": float(evidence.text is not None),
        "face": evidence.face.confidence if evidence.face is not None else 0.0,
        "voice": evidence.voice.arousal_confidence if evidence.voice is not None else 0.0,
    }
    coverage = sum(share * there[channel] for channel, share in SHARES.items())
    ordered = sorted((verdict.p_none, verdict.p_seeking, verdict.p_providing))
    return coverage * (0.5 + 0.5 * (ordered[-1] - ordered[-2]))
