"""Valence, arousal and emotion of a person, fused over the channels by confidence."""

from __future__ import annotations

from whee_ros.core.voice import VoiceAffect
from whee_ros.empathy.when.face_cues import FaceSummary
from whee_ros.empathy.when.text import TextReading

TEXT_TRUST = 0.8
"""Confidence of valence from words; of arousal it is half that, for words tell little of it."""
FACE_TRUST = 0.6
"""The same of valence and arousal from a face."""
FACE_VOTE = 0.35
"""How much a fully shown prototype adds to an emotion's probability."""
CLEAR = 0.3
"""Score below which no label is given: "unknown" is an answer."""


def mood(
    text: TextReading | None, face: FaceSummary | None, voice: VoiceAffect | None
) -> tuple[float, float]:
    """Return valence and arousal in [-1, 1]; 0 where nothing is known."""
    valence, arousal = [], []
    if text is not None:
        valence.append((text.valence, TEXT_TRUST))
        arousal.append((text.arousal, TEXT_TRUST / 2))
    if face is not None:
        valence.append((face.valence, FACE_TRUST * face.confidence))
        arousal.append((face.arousal, FACE_TRUST / 2 * face.confidence))
    if voice is not None:
        valence.append((voice.valence, voice.valence_confidence))
        arousal.append((voice.arousal, voice.arousal_confidence))
    return _mean(valence), _mean(arousal)


def emotion(text: TextReading | None, face: FaceSummary | None) -> str:
    """Return the label with most support, "" when none is clear."""
    score: dict[str, float] = dict(text.emotion) if text is not None else {}
    if face is not None:
        for label, strength in face.emotion.items():
            score[label] = score.get(label, 0.0) + FACE_VOTE * strength * face.confidence
    if not score:
        return ""
    best = max(score, key=lambda label: score[label])
    return best if score[best] >= CLEAR else ""


def _mean(values: list[tuple[float, float]]) -> float:
    total = sum(weight for _, weight in values)
    return max(-1.0, min(1.0, sum(value * weight for value, weight in values) / total)) if total > 0 else 0.0
