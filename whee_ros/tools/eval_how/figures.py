"""Figures of a set of replies, beside those of plain ones and of people's, and the goals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from whee_ros.core.empathy import EmpathyPlan
from whee_ros.empathy.safety.words import count
from whee_ros.tools.eval_how.judges import DIRECTIONS, Judge, Listener
from whee_ros.tools.eval_how.understanding import LEVELS, Understanding
from whee_ros.tools.eval_when.report import Goal


@dataclass(frozen=True)
class Figures:
    """How one who answers did.

    Attributes:
        who: answered.
        replies: judged.
        providing: share whose most likely direction is "providing".
        levels: mean expected EPITOME level 0-2 by mechanism, by the research bundle's heads.
        understanding: the same of interpretation, by the judge for short spoken answers, corrected for how it errs.
        leaning: the same, uncorrected.
        second: the same by the second opinion.
        nearness: how often a reply is nearer to what it answers than to what another person said.
        words, longest: mean and largest count of spoken words.
        distinct: different pairs of neighbouring words per pair, over all replies (distinct-2, Li et al. 2016).
        repeated: share of replies that were given before, word by word.
        strategies: share by strategy, largest first; empty where unknown.
    """

    who: str
    replies: int
    providing: float
    levels: Mapping[str, float]
    understanding: float
    leaning: float
    second: Mapping[str, float]
    nearness: float
    words: float
    longest: int
    distinct: float
    repeated: float
    strategies: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Judges:
    """Those who judge; `second` gives a second opinion on the levels."""

    direction: Judge
    listener: Listener
    understanding: Understanding
    second: Mapping[str, Judge]


def figures(
    who: str,
    asked: Sequence[str],
    replies: Sequence[str],
    judges: Judges,
    strategies: Sequence[str] = (),
) -> Figures:
    """Judge `replies` to `asked`, at least one."""
    lengths = [count(text) for text in replies]
    read = judges.listener.read(asked, replies)
    marks = judges.understanding.levels(read, replies)
    given = Counter(strategies)
    return Figures(
        who,
        len(replies),
        float((judges.direction(replies).argmax(axis=1) == DIRECTIONS.index("providing")).mean()),
        {name: float((p @ LEVELS).mean()) for name, p in judges.listener.levels(read).items()},
        judges.understanding.mean(marks),
        float((marks @ LEVELS).mean()),
        {name: float((judge(replies) @ LEVELS).mean()) for name, judge in judges.second.items()},
        judges.listener.nearness(asked, replies),
        float(np.mean(lengths)),
        max(lengths),
        distinct(replies),
        1 - len(set(replies)) / len(replies),
        {name: times / len(strategies) for name, times in given.most_common()},
    )


def distinct(replies: Sequence[str]) -> float:
    """Return the share of different word pairs among all neighbouring ones within replies."""
    words = [[word.strip(".,!?").lower() for word in text.split()] for text in replies]
    pairs = [pair for text in words for pair in pairwise(text)]
    return len(set(pairs)) / max(1, len(pairs))


def goals(ours: Figures, plain: Figures, timed: tuple[float, float]) -> list[Goal]:
    """Return what is wanted of `ours`; `timed` is p50 and p95 of state to plan, ms."""
    more = ours.understanding - plain.understanding
    return [
        Goal("replies judged providing", ours.providing, 0.95),
        Goal("words a reply, mean", ours.words, 18.0, True),
        Goal("words a reply, longest", ours.longest, 25.0, True),
        Goal("interpretation above the plain reply", more, 0.8),
        Goal("largest share of a strategy", max(ours.strategies.values()), 0.35, True),
        Goal("distinct-2", ours.distinct, 0.6),
        Goal("state to plan, ms p50", timed[0], 10.0, True),
        Goal("state to plan, ms p95", timed[1], 40.0, True),
    ]


def judged(plan: EmpathyPlan) -> bool:
    """Return whether `plan` says something and is no reply of the safety gate, whose words are fixed."""
    return bool(plan.text) and not plan.reasons[0].startswith("safety")
