"""What a scenario knows about its own sentences: a reader of words and moods that need no model.

They give the truth instead of perceiving it. With them a run shows that everything *behind* perception works (fusion,
time, policy, tree, skills); it says nothing about how well words are understood.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whee_ros.core.empathy import Direction
from whee_ros.empathy.when import lexical
from whee_ros.empathy.when.text import AROUSAL, DIRECTIONS, TextReading
from whee_ros.engine.scenario import Scenario, ScriptedTurn
from whee_ros.ports.text import Said

CERTAINTY = 0.9
"""Probability that the scripted reader gives to the truth; a trained head is seldom surer."""


@dataclass(frozen=True)
class Mood:
    """How somebody feels in a kind of turn: an emotion of `AROUSAL`, valence and arousal in [-1, 1]."""

    emotion: str
    valence: float
    arousal: float


MOODS: Mapping[str, Mood] = {
    "small_talk": Mood("neutral", 0.1, -0.1),
    "loss": Mood("sadness", -0.8, -0.2),
    "good_news": Mood("excitement", 0.9, 0.8),
    "fact": Mood("neutral", 0.0, 0.0),
    "frustration": Mood("anger", -0.7, 0.6),
    "comforting": Mood("sadness", -0.4, 0.0),
}
"""By the kind of a turn."""
UNKNOWN = Mood("neutral", 0.0, 0.0)


class ScriptedReader:
    """Reads a scenario's own sentences by their truth; what is in no scenario is neutral and asks for nothing.

    Lexical counts, dialogue act and cause are read off the words as for any sentence.

    Args:
        scenario: whose sentences it knows.
    """

    def __init__(self, scenario: Scenario) -> None:
        self._turns: dict[str, ScriptedTurn] = {_plain(turn.text): turn for turn in scenario.turns}

    def read(self, text: str, before: Sequence[Said] = ()) -> TextReading:
        """Return what `text` says, whatever came before."""
        turn = self._turns.get(_plain(text))
        truth = turn.direction if turn else Direction.NONE
        mood = MOODS[turn.kind] if turn else UNKNOWN
        parts = lexical.clauses(text)
        feels = truth != Direction.NONE and parts
        return TextReading(
            text=text,
            direction=_spread(truth, [item.value for item in DIRECTIONS]),
            emotion=_spread(mood.emotion, list(AROUSAL)),
            valence=mood.valence,
            arousal=mood.arousal,
            lexical=lexical.read(text),
            dialogue_act=lexical.dialogue_act(text),
            cause=parts[0] if feels else "",
        )


def _spread(truth: str, labels: list[str]) -> dict[str, float]:
    rest = (1.0 - CERTAINTY) / (len(labels) - 1)
    return {label: CERTAINTY if label == truth else rest for label in labels}


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9']+", text.lower()))
