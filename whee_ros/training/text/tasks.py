"""What the text encoder is asked: one entry a head, with its labels and the kind of answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How a head answers."""

    ONE = "one"
    """One of the labels: softmax."""
    MANY = "many"
    """Any of the labels: a sigmoid each."""
    NUMBER = "number"
    """A number for each label, in [-1, 1] or [0, 1]."""
    WORDS = "words"
    """A sigmoid for each word: is it part of the answer?"""
    TURNS = "turns"
    """A sigmoid for each turn, the utterance itself and those before it."""


@dataclass(frozen=True)
class Task:
    """One head.

    Attributes:
        name: as in the weights file.
        kind: of answer.
        labels: in order.
        weight: of its loss in the sum.
        own: the head is fitted after training and leaves the encoder as it is (for sets with a licence of their own).
        judge: the set whose labels people gave; where it is in the bundle, it alone calibrates the head.
    """

    name: str
    kind: Kind
    labels: tuple[str, ...]
    weight: float = 1.0
    own: bool = False
    judge: str = ""


DIRECTIONS = ("none", "seeking", "providing")
EMOTIONS = tuple(
    "neutral sadness loneliness fear anger disgust disappointment guilt tiredness surprise joy excitement pride "
    "gratitude love".split()
)
BASIC = ("neutral", "joy", "sadness", "anger", "fear", "disgust", "surprise")
"""Ekman's six and neutral."""
GOEMOTIONS = tuple(
    "admiration amusement anger annoyance approval caring confusion curiosity desire disappointment disapproval "
    "disgust embarrassment excitement fear gratitude grief joy love nervousness optimism pride realization relief "
    "remorse sadness surprise neutral".split()
)
SENTIMENTS = ("negative", "neutral", "positive")
WHO = ("self", "you", "other", "nobody")
ACTS = ("statement", "question", "request", "commitment", "greeting", "farewell", "thanks", "answer")
LEVELS = ("none", "weak", "strong")
"""EPITOME (Sharma et al. 2020)."""

TASKS = (
    Task("direction", Kind.ONE, DIRECTIONS, 2.0),
    Task("paper_direction", Kind.ONE, DIRECTIONS, 1.0, judge="whEE public val"),
    Task("emotion", Kind.ONE, EMOTIONS, 0.7),
    Task("goemotions", Kind.MANY, GOEMOTIONS, 1.0),
    Task("basic", Kind.ONE, BASIC, 0.7),
    Task("sentiment", Kind.ONE, SENTIMENTS, 0.7),
    Task("mood", Kind.NUMBER, ("valence", "arousal", "dominance"), 1.0, own=True),
    Task("who", Kind.ONE, WHO, 0.4),
    Task("reaction", Kind.ONE, LEVELS, 0.5, judge="EPITOME"),
    Task("interpretation", Kind.ONE, LEVELS, 0.5, judge="EPITOME"),
    Task("exploration", Kind.ONE, LEVELS, 0.5, judge="EPITOME"),
    Task("act", Kind.ONE, ACTS, 0.4),
    Task("distress", Kind.NUMBER, ("distress",), 0.5),
    Task("disclosure", Kind.ONE, ("no", "yes"), 0.4),
    Task("cause_words", Kind.WORDS, ("cause",), 0.5),
    Task("cause_turns", Kind.TURNS, ("cause",), 0.5, judge="RECCON"),
)
BY_NAME = {task.name: task for task in TASKS}
"""`paper_direction`: labels of the whEE paper's public rows, where the place of a turn decides; research only."""
