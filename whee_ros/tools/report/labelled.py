"""What people said of a conversation beside what the robot did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from whee_ros.bags.labels import Labels, agreement
from whee_ros.tools.report.session import Session
from whee_ros.tools.tune.score import Counts, count


@dataclass(frozen=True)
class Judged:
    """One annotator against the robot: counts, and how many of the answers they judged fitted."""

    annotator: str
    counts: Counts
    answers: int
    fitting: int


def judged(session: Session, labels: Sequence[Labels]) -> list[Judged]:
    """Return every annotator's verdict on the session."""
    on = [(seen.received, seen.value.active) for seen in session.states]
    found = []
    for one in labels:
        verdicts = [label.fits for label in one.labels if label.fits is not None]
        counts = count(on, one.called, session.first, session.last)
        found.append(Judged(one.annotator, counts, len(verdicts), sum(verdicts)))
    return found


def agreements(session: Session, labels: Sequence[Labels]) -> list[dict[str, Any]]:
    """Return Cohen's kappa of every two annotators of the session."""
    length = session.last - session.first
    return [agreement(first, second, length) for first, second in combinations(labels, 2)]
