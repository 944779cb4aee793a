"""The latest delays of each stage against its budget."""

from __future__ import annotations

from collections import deque
from typing import Any

from whee_ros.core.empathy import EmpathyPlan
from whee_ros.core.trace import Latency
from whee_ros.tools.report.delays import ORIGINS, results

KEPT = 200
"""Samples of a stage over which median and 95th percentile are taken."""
UTTERANCES = 40
"""Utterances and plans whose moments are remembered."""


class Delays:
    """Keeps the last `KEPT` delays of each stage, counted from the stage before it, as in a conversation's report."""

    def __init__(self) -> None:
        self._samples: dict[str, deque[float]] = {}
        self._last: dict[str, float] = {}
        self._done: dict[tuple[str, str], float] = {}
        self._answers: dict[str, str] = {}
        self._awaited = ""  # the utterance whose answer is awaited: a nod without a plan is for it

    def planned(self, plan: EmpathyPlan) -> None:
        """Note which utterance a plan answers."""
        self._answers[plan.plan_id] = plan.utterance_id
        _forget(self._answers, UTTERANCES)

    def add(self, done: Latency) -> None:
        """Take one report; a stage whose beginning was not heard of gives no delay."""
        if done.stage in ("end_of_turn", "plan"):
            self._awaited = done.subject if done.stage == "end_of_turn" else ""
        subject = self._answers.get(done.subject, done.subject) or self._awaited
        if not subject or (done.stage, subject) in self._done:
            return  # a nod for nothing; of several reactions the first counts
        seconds = done.seconds
        if done.stage != "face":
            self._done[done.stage, subject] = done.stamp
            _forget(self._done, UTTERANCES * len(ORIGINS))
        origin = ORIGINS.get(done.stage, "")
        if origin:
            began = self._done.get((origin, subject))
            if began is None:
                return
            seconds = done.stamp - began
        self._samples.setdefault(done.stage, deque(maxlen=KEPT)).append(seconds)
        self._last[done.stage] = seconds

    def value(self) -> list[dict[str, Any]]:
        """Return one row a known stage that was heard of, in order, times in ms; `kept` is null without a budget."""
        found = results({stage: list(values) for stage, values in self._samples.items()})
        return [
            {
                "stage": row.stage.name,
                "meaning": row.stage.meaning,
                "last": _ms(self._last[row.stage.name]),
                "p50": _ms(row.p50),
                "p95": _ms(row.p95),
                "goal50": _ms(row.stage.p50),
                "goal95": _ms(row.stage.p95),
                "count": row.count,
                "kept": row.kept,
            }
            for row in found
        ]


def _forget(kept: dict[Any, Any], most: int) -> None:
    while len(kept) > most:
        del kept[next(iter(kept))]


def _ms(seconds: float | None) -> float | None:
    return None if seconds is None else round(1e3 * seconds, 1)
