"""What the words say, as signals: the head's own verdict and what whEE's cues are made of."""

from __future__ import annotations

import math
from collections.abc import Mapping

from whee_ros.core.empathy import Direction
from whee_ros.empathy.when.signals import Channel
from whee_ros.empathy.when.text import TextReading

LIMIT = 4.0
"""Largest log-odds that the words may claim: beyond, the head is surer than its calibration was ever checked."""
DENIAL = 2.6
"""The same against seeking: people say "it was nothing" with a face that tells otherwise, so words deny less than
they affirm. Nothing but words tells that somebody comforts another, so there they deny as much."""


def log_odds(p: float, q: float, denial: float = LIMIT) -> float:
    """Return log(p / q), from -`denial` to `LIMIT`."""
    return max(-denial, min(LIMIT, math.log(max(p, 1e-6) / max(q, 1e-6))))


def signals(
    text: TextReading | None,
    confidence: float,
    stamp: float,
    *,
    flip: float = 0.0,
    answers: bool = False,
    opinion: Mapping[str, float] | None = None,
) -> Channel | None:
    """Return the channel of an utterance; None without words.

    Args:
        text: what was read.
        confidence: the recogniser's, 0-1.
        stamp: end of the utterance, s.
        flip: how far valence fell against the utterances before, 0-2.
        answers: whether the words answered a question of the robot.
        opinion: log-odds of a second opinion by direction, None where none was given.
    """
    if text is None or not text.text.strip():
        return None
    none = text.direction[Direction.NONE]
    words = text.lexical
    values = {
        "text_seeking": log_odds(text.direction[Direction.SEEKING], none, DENIAL),
        "text_providing": log_odds(text.direction[Direction.PROVIDING], none),
        "text_valence": text.valence,
        "text_arousal": text.arousal,
        "text_self": words.self_,
        "text_you": words.you,
        "text_other": words.other,
        "text_reaction": words.reaction,
        "text_interpretation": words.interpretation,
        "text_exploration": words.exploration,
        "text_fact": words.fact,
        "text_request": words.request,
        "text_social": words.social,
        "text_question": words.question,
        "text_words": float(len(text.text.split())),
        "text_answers": float(answers),
        "text_flip": flip,
    }
    values |= _heads(text)
    if opinion is not None:
        values |= {f"text_opinion_{direction}": weight for direction, weight in opinion.items()}
    feeling = max(text.emotion, key=lambda label: text.emotion[label])
    details = {
        "text_seeking": f"P(seeking) {text.direction[Direction.SEEKING]:.2f} against none {none:.2f}, {feeling}",
        "text_providing": f"P(providing) {text.direction[Direction.PROVIDING]:.2f} against none {none:.2f}",
        "text_self": _who(values["text_self"], values["text_you"], values["text_other"]),
        "text_social": text.dialogue_act,
    }
    return Channel(stamp, confidence, values, details)


def _heads(text: TextReading) -> dict[str, float]:
    """Return what only an encoder with many heads tells; what it tells better than words counted replaces these."""
    if not text.levels:
        return {}
    words, level = text.lexical, text.levels
    found = {
        "text_distress": text.distress,
        "text_disclosure": text.disclosure,
        "text_dominance": text.dominance,
        "text_reaction": max(words.reaction, level["reaction"] / 2.0),
        "text_interpretation": max(words.interpretation, level["interpretation"] / 2.0),
        "text_exploration": max(words.exploration, level["exploration"] / 2.0),
        "text_cause_before": float(text.cause_turn > 0),
    }
    if not (words.self_ or words.you or words.other):  # no pronoun: "Not great, to be honest."
        found |= {f"text_{name}": text.who[name] for name in ("self", "you", "other")}
    return found


def _who(self_: float, you: float, other: float) -> str:
    share = {"about oneself": self_, "about you": you, "about others": other}
    return max(share, key=lambda name: share[name]) if max(share.values()) > 0 else "about nobody"
