"""Answers of people with their level of interpretation: EPITOME's, and short ones that were labelled for this judge.

The labels stand here by place alone (conversation and turn); the texts are read from the sets themselves.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path

from whee_ros.core.entries import read_yaml
from whee_ros.tools.eval_how.sets import clean

ONE = Path(__file__).with_name("interpretations.yaml")
"""Labels of one of the authors, by level."""
TWO = Path(__file__).with_name("interpretations_two.yaml")
"""Labels of two of the project, blind to each other, by the levels that the first and the second gave ("0 1")."""


@dataclass(frozen=True)
class Answered:
    """An answer of a person with its level of interpretation.

    Attributes:
        text: that was answered.
        reply: the answer.
        level: 0-2 as it was labelled, the mean of two labels where there are two.
        talk: the conversation it is from.
    """

    text: str
    reply: str
    level: float
    talk: str


def epitome(data: Path) -> list[Answered]:
    """Return EPITOME's answers; `talk` is the post's name."""
    with (data / "text" / "epitome" / "interpretations-reddit.csv").open(newline="") as opened:
        return [
            Answered(row["seeker_post"], row["response_post"], int(row["level"]), row["sp_id"])
            for row in csv.DictReader(opened)
        ]


def labelled(data: Path) -> list[Answered]:
    """Return the labelled answers, those of `ONE` first."""
    levels = [(key, float(level)) for level, keys in read_yaml(ONE).items() for key in keys]
    levels += [(key, (first + second) / 2) for key, first, second in pairs()]
    said = (
        _exchanges(data)
        | _support(data)
        | _dialogues(data, {key.split("/")[1] for key, _ in levels if key[:3] == "ed/"})
    )
    return [Answered(*said[key], level, _talk(key)) for key, level in levels]


def pairs() -> list[tuple[str, int, int]]:
    """Return place, first and second level of what was labelled twice."""
    found = []
    for both, keys in read_yaml(TWO).items():
        first, second = (int(level) for level in both.split())
        found += [(key, first, second) for key in keys]
    return found


def _talk(key: str) -> str:
    return (
        key.rpartition("/")[0].removeprefix("ed/").rpartition("/")[2]
        if key[:3] == "ed/"
        else key.rpartition("/")[0]
    )


def _exchanges(data: Path) -> dict[str, tuple[str, str]]:
    """EmpatheticExchanges: conversation/exchange."""
    path = data / "text" / "empathetic_exchanges" / "EmpatheticExchanges_train_3.csv"
    with path.open(newline="") as opened:
        return {
            f"{row['conv_id']}/{row['exchange_number']}": (
                clean(row["speaker_utterance"]),
                clean(row["listener_utterance"]),
            )
            for row in csv.DictReader(opened)
        }


def _support(data: Path) -> dict[str, tuple[str, str]]:
    """ESConv: esconv/line/turn, from 0."""
    said: dict[str, tuple[str, str]] = {}
    for at, line in enumerate((data / "text" / "esconv" / "train.txt").read_text().splitlines()):
        turns = [clean(turn["text"]) for turn in json.loads(line)["dialog"]]
        said |= {f"esconv/{at}/{turn}": (turns[turn - 1], turns[turn]) for turn in range(1, len(turns))}
    return said


def _dialogues(data: Path, emotions: set[str]) -> dict[str, tuple[str, str]]:
    """EmpatheticDialogues as EmpatheticIntents has them: ed/emotion/conversation/turn, from 0."""
    said: dict[str, tuple[str, str]] = {}
    for emotion in emotions:
        path = data / "text" / "empathetic_intents" / "empatheticdialogues_annotated" / f"{emotion}.csv"
        talks: dict[str, list[str]] = {}
        with path.open(newline="") as opened:
            for row in csv.DictReader(opened):
                if row["Type"] == "utterance":
                    talks.setdefault(row["Dialog_ID"], []).append(clean(row["Text"]))
        for talk, turns in talks.items():
            said |= {f"ed/{emotion}/{talk}/{at}": (turns[at - 1], turns[at]) for at in range(1, len(turns))}
    return said
