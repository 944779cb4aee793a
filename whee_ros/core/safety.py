"""What the boundaries tell an operator."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How urgent a boundary is, least first."""

    LOW = "low"
    ELEVATED = "elevated"
    HIGH = "high"
    EMERGENCY = "emergency"


class SafetyAction(StrEnum):
    """What the robot did about it."""

    SCRIPT = "script"
    """said a fixed reply of the boundary"""
    ASK = "ask"
    """asked once whether the person is safe"""
    STAY = "stay"
    """stayed with the person, without small talk"""
    WITHHELD = "withheld"
    """did not say what a writer had proposed"""


@dataclass(frozen=True)
class SafetyEvent:
    """One boundary touched, or one step of staying with somebody after it; never the person's words.

    Attributes:
        stamp: of the utterance, s.
        person_id, utterance_id: whose, and which one.
        boundary: name in config/safety.yaml; "output: ..." where a line of the robot was withheld.
        severity: a `Severity` value.
        confidence: 0-1; of a rule 1.
        source: what noticed it: "rule", "gate", "rule+gate", or "follow-up".
        language: of the reply, such as "en".
        action: a `SafetyAction` value.
        plan_id: of the plan that performs it.
    """

    stamp: float
    person_id: str
    utterance_id: str
    boundary: str
    severity: str
    confidence: float
    source: str
    language: str
    action: str
    plan_id: str
