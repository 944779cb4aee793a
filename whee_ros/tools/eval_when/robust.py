"""How direction holds when words arrive damaged: marks gone, words misheard, fillers, sentences not finished."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from whee_ros.tools.eval_when import figures
from whee_ros.tools.eval_when.experts import Expert
from whee_ros.training.text.example import Example
from whee_ros.training.text.noise import FILLERS, HEARD
from whee_ros.training.text.tasks import DIRECTIONS

WRONG = (0.05, 0.1, 0.2, 0.3)
"""Word error rates; recognisers of a robot reach 0.03-0.2 (docs/words.md)."""
SUBSTITUTED, DELETED = 0.6, 0.25
"""Shares among the errors, the rest being insertions: usual proportions of recognisers."""
FILLED = (0.1, 0.3)
"""Fillers for each word."""
SAID = (0.75, 0.5, 0.25)
"""Shares of the words that have been said so far, as in partial transcripts."""


def variants(examples: Sequence[Example]) -> Iterator[tuple[str, list[Example]]]:
    """Yield (name, rows) for every kind and degree of damage; the same ones every time."""
    words = sorted({word for example in examples for word in bare(example.text).split()})

    def each(damage: str, amount: float = 0.0) -> list[Example]:
        found = []
        for at, example in enumerate(examples):
            chooser = random.Random(f"{damage} {amount} {at}")
            text = _DAMAGES[damage](example.text, amount, words, chooser) or example.text
            found.append(replace(example, text=text, cause=None))
        return found

    yield "as written", list(examples)
    yield "no marks, lower case", each("bare")
    for rate in WRONG:
        yield f"{rate:.0%} of words wrong", each("wrong", rate)
    for share in FILLED:
        yield f"{share:.0%} fillers", each("filled", share)
    for share in SAID:
        yield f"first {share:.0%} of the words", each("cut", share)


def bare(text: str) -> str:
    """Return `text` as a recogniser without marks writes it."""
    return " ".join(re.sub(r"[^\w'\s-]", " ", text.lower()).split())


def wrong(text: str, rate: float, words: Sequence[str], chooser: random.Random) -> str:
    """Return `text` without marks and with `rate` word errors: substituted, deleted, inserted."""
    found: list[str] = []
    for word in bare(text).split():
        kind = chooser.random()
        if chooser.random() >= rate:
            found.append(word)
        elif kind < SUBSTITUTED:
            found.append(HEARD.get(word) or chooser.choice(words))
        elif kind >= SUBSTITUTED + DELETED:
            found += [word, chooser.choice(words)]
    return " ".join(found)


def filled(text: str, share: float, words: Sequence[str], chooser: random.Random) -> str:
    """Return `text` without marks and with fillers before `share` of the words."""
    found: list[str] = []
    for word in bare(text).split():
        found += [chooser.choice(FILLERS), word] if chooser.random() < share else [word]
    return " ".join(found)


def cut(text: str, share: float, words: Sequence[str], chooser: random.Random) -> str:
    """Return the first `share` of the words of `text`, one at least, without marks."""
    spoken = bare(text).split()
    return " ".join(spoken[: max(1, round(share * len(spoken)))])


_DAMAGES = {
    "bare": lambda text, amount, words, chooser: bare(text),
    "wrong": wrong,
    "filled": filled,
    "cut": cut,
}


def table(
    examples: Sequence[Example], experts: Sequence[Expert]
) -> tuple[str, dict[str, dict[str, list[float]]]]:
    """Return the curves as text, and by damage and expert: macro-F1, low, high, calibration error, false seeking."""
    truth = np.array([DIRECTIONS.index(str(example.answers["direction"])) for example in examples])
    lines = [
        f"{'words':28}"
        + "".join(f"{one.name + ' F1':>12}{'95 %':>16}{'ECE':>7}{'false':>7}" for one in experts)
    ]
    found: dict[str, dict[str, list[float]]] = {}
    for name, rows in variants(examples):
        line = f"{name:28}"
        for expert in experts:
            p = expert.answers(rows)["direction"]
            guess = p.argmax(axis=1)
            f1 = figures.macro_f1(truth, guess, len(DIRECTIONS))
            low, high = _interval(truth, guess)
            ece = figures.calibration_error(p, truth)
            false = float((guess[truth == 0] == 1).mean())
            found.setdefault(name, {})[expert.name] = [f1, low, high, ece, false]
            line += f"{f1:12.3f}{f'[{low:.3f}, {high:.3f}]':>16}{ece:7.3f}{false:7.3f}"
        lines.append(line)
    return "\n".join(lines), found


def _interval(truth: figures.Ints, guess: figures.Ints) -> tuple[float, float]:
    return figures.interval(lambda at: figures.macro_f1(truth[at], guess[at], len(DIRECTIONS)), len(truth))
