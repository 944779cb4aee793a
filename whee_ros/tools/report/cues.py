"""How often each cue spoke, and how much it counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from whee_ros.core.empathy import Cue, EmpathyState

LEAST = 0.05
"""Log-odds from which a cue counts as having spoken."""
TOP = 3


@dataclass(frozen=True)
class CueUse:
    """One cue over a conversation.

    Attributes:
        name: of it.
        modality: "face", "voice", "text" or "dialogue".
        spoke: share of states in which it counted.
        mean: contribution where it counted, log-odds.
        strongest: largest contribution by size, log-odds.
        leading: utterances in which it was one of the three that counted most.
    """

    name: str
    modality: str
    spoke: float
    mean: float
    strongest: float
    leading: int


def cue_use(states: Iterable[EmpathyState]) -> list[CueUse]:
    """Return the use of every cue that spoke, most leading first."""
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    leading: dict[str, int] = defaultdict(int)
    number = 0
    for state in states:
        number += 1
        spoken = [cue for cue in state.cues if abs(cue.contribution) >= LEAST and cue.name != "prior"]
        for cue in spoken:
            found[cue.name, cue.modality].append(cue.contribution)
        if state.utterance_id:
            for cue in sorted(spoken, key=_weight)[:TOP]:
                leading[cue.name] += 1
    uses = [
        CueUse(name, kind, len(v) / number, sum(v) / len(v), max(v, key=abs), leading[name])
        for (name, kind), v in found.items()
    ]
    return sorted(uses, key=lambda use: (-use.leading, -use.spoke, use.name))


def _weight(cue: Cue) -> float:
    return -abs(cue.contribution)
