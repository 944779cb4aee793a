"""What the words say, as cues: the head's own verdict and the seven cues of whEE."""

from __future__ import annotations

import math

from whee_ros.core.empathy import Direction
from whee_ros.empathy.when.cues import Reading
from whee_ros.empathy.when.text import TextReading

LIMIT = 4.0
"""Largest log-odds that the words may claim: beyond, the head is surer than its calibration was ever checked."""


def log_odds(p: float, q: float) -> float:
    """Return log(p / q), within `LIMIT`."""
    return max(-LIMIT, min(LIMIT, math.log(max(p, 1e-6) / max(q, 1e-6))))


def read(text: TextReading | None, confidence: float, stamp: float) -> list[Reading]:
    """Return the cues of an utterance; none without words. `confidence` is the recogniser's."""
    if text is None or not text.text.strip():
        return []
    none = text.direction[Direction.NONE]
    seeking, providing = text.direction[Direction.SEEKING], text.direction[Direction.PROVIDING]
    words = text.lexical
    feeling = max(text.emotion, key=lambda label: text.emotion[label])
    rows = [
        ("words_seeking", seeking, log_odds(seeking, none), feeling),
        ("words_providing", providing, log_odds(providing, none), ""),
        ("arousal", text.arousal, text.arousal, ""),
        ("valence", text.valence, abs(text.valence) - 0.3, ""),
        ("who", words.self_, words.self_ - 0.5, _who(words.self_, words.you, words.other)),
        ("sentiment", text.valence, max(0.0, -text.valence), "negative" if text.valence < -0.3 else ""),
        ("emotional_reaction", words.reaction, words.reaction, ""),
        ("interpretation", words.interpretation, words.interpretation, ""),
        ("exploration", words.exploration, words.exploration, ""),
        ("fact_question", words.fact, words.fact, ""),
        ("request", words.request, words.request, ""),
        ("pleasantry", words.social, words.social, text.dialogue_act),
    ]
    return [
        Reading(name, value, confidence, stamp, evidence, detail) for name, value, evidence, detail in rows
    ]


def _who(self_: float, you: float, other: float) -> str:
    share = {"about oneself": self_, "about you": you, "about others": other}
    return max(share, key=lambda name: share[name]) if max(share.values()) > 0 else "about nobody"
