"""What could be said: lines and joined parts of the bank, and drafts of a free writer, all judged by the critics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from whee_ros.core.empathy import Candidate, Response
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.compose import compose
from whee_ros.empathy.how.critics import Critics
from whee_ros.empathy.how.foreign import foreign
from whee_ros.empathy.how.invention import invented
from whee_ros.empathy.how.levels import Gauge, Measured
from whee_ros.empathy.how.lines import Line, Situation
from whee_ros.empathy.how.policy import Rule
from whee_ros.empathy.how.reading import Reading
from whee_ros.empathy.how.slots import fill
from whee_ros.empathy.how.variety import Variety
from whee_ros.empathy.how.writer import pools
from whee_ros.empathy.safety.gate import SafetyGate

Judged: TypeAlias = tuple[Line, Candidate]
"""What was proposed, and what the critics say of it."""

CLOSE = 0.06
"""Scores this near to the best count as equally good."""
ALIKE = 0.3
"""The same where the learned critic had a say, for replies of one strategy that are as special and take up as much.

Hardly more of these are wrong (0.21 of 0.20 by the marks that it is measured with), and without it a quarter of all sad
talks would begin with the same sentence.
"""
AS_ORDERED = 0.9
"""Kindness of a draft that nobody measured."""
KIND = 0.5
"""Kindness below which a draft is no answer to somebody who seeks empathy."""


class Proposals:
    """Proposes and has judged.

    Args:
        bank: the lines.
        variety: what was said before.
        gate: boundaries that a draft may not touch.
        gauge: measures the levels of drafts; without one they count as ordered.
    """

    def __init__(self, bank: Bank, variety: Variety, gate: SafetyGate, gauge: Gauge | None = None) -> None:
        self._bank = bank
        self._variety = variety
        self._gate = gate
        self._gauge = gauge

    def of_bank(
        self, critics: Critics, reading: Reading, situation: Situation, values: Mapping[str, str], most: int
    ) -> list[Judged]:
        """Return replies to `situation`, best first.

        Args:
            critics: who judge.
            reading: of the utterance.
            situation: from which the bank speaks.
            values: fillings of slots.
            most: good ones that are wanted; at least so many of the best are read closely.
        """
        judged: list[Judged] = []
        for lines in pools(self._bank, situation):
            texts = [(line, text) for line in lines if (text := fill(line, values))]
            if lines == situation.lines:
                texts += compose(self._bank, situation, values, lambda line: self._ease(line, reading))
            judged += _vetted(critics.judge_all(texts), most)
            if any(not candidate.rejected for _, candidate in judged):
                break
            heard = any(one.rejected.startswith("said") for _, one in judged)
            if heard and situation.family.section == "questions" and lines == situation.lines:
                break  # the same answer once more is better than "I hear you"
        return judged

    def of_drafts(
        self, critics: Critics, rule: Rule, tone: int, known: str, drafts: Sequence[str]
    ) -> list[Judged]:
        """Judge the replies of a free writer: by the bank's critics, and by what only free writers do.

        Args:
            critics: who judge.
            rule: of the policy.
            tone: -1, 0 or 1, of what is answered.
            known: everything that was said before, by person and robot.
            drafts: to be judged.
        """
        judged: list[Judged] = []
        for text in sorted(drafts, key=len, reverse=True):
            strategy = "question" if text.endswith("?") else (rule.strategies or ("other",))[0]
            found = self._gauge(text) if self._gauge else Measured(critics.levels, AS_ORDERED)
            line = Line(text, "free", strategy, found.levels, specific=True)
            candidate = critics.vet(line, critics.judge(line, text, found.kindness))
            touched = self._gate.check(text)
            unkind = rule.response == Response.EMPATHIC and found.kindness < KIND
            why = candidate.rejected or foreign(text, tone) or invented(text, known)
            why = why or ("touches a boundary" if touched else "not kind" if unkind else "")
            whole = any(not more.rejected and more.text.startswith(text) for _, more in judged)
            why = why or ("all of it came, too" if whole else "")
            judged.append((line, replace(candidate, rejected=why)))
        return judged

    def _ease(self, line: Line, reading: Reading) -> float:
        """How willingly a part is used: near in meaning, special, about the person's own words, not said for long."""
        score = self._variety.fresh(line.text) + reading.near.of((line.text,))
        score += (0.4 if line.specific else 0.0) + (0.3 if line.echoes else 0.0)
        if reading.moment.called:
            score += 0.5 * reading.near.kind((line.text,))
        return score + 0.2 * line.levels[1]  # to be understood comes before to be pitied


def _vetted(judged: list[Judged], most: int) -> list[Judged]:
    """Return the candidates, best first, with as many of the best read closely as can be said or shown."""
    ordered = sorted(judged, key=lambda pair: (bool(pair[1].rejected), -pair[1].score))
    passed, best = 0, float("-inf")
    for at, (line, candidate) in enumerate(ordered):
        if passed >= most and candidate.score < best - CLOSE:
            return ordered[:at] + [pair for pair in ordered[at:] if pair[1].rejected]
        ordered[at] = (line, Critics.vet(line, candidate))
        if not ordered[at][1].rejected:
            passed, best = passed + 1, max(best, candidate.score)
    return ordered
