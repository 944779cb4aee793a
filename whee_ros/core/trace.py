"""Where the time goes: how long after sensing each stage was done."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Latency:
    """One stage done for one subject.

    Attributes:
        stamp: when the stage was done, s.
        stage: "face", "end_of_turn", "transcript", "state", "plan", "reaction", "speech", ...
        subject: utterance, plan or frame id it was done for; "" for a reaction to what has no plan yet.
        seconds: since the sensing time it counts from (exposure, or end of speech).
    """

    stamp: float
    stage: str
    subject: str
    seconds: float
