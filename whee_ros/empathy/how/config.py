"""Parameters of the answer."""

from __future__ import annotations

from dataclasses import dataclass

from whee_ros.core.params import param


@dataclass(frozen=True)
class HowConfig:
    """How much, how warmly and how variedly the robot answers; rules are in config/policy.yaml."""

    max_words: int = param(25, "Longest reply, in spoken words.", low=12, high=25, live=True)
    min_confidence: float = param(
        0.25,
        "Below this confidence of the empathy state the robot only listens.",
        low=0.0,
        high=1.0,
        live=True,
    )
    listen_in: float = param(
        0.4,
        "In a group: probability that words were for the robot, below which it only listens.",
        low=0.0,
        high=1.0,
        live=True,
    )
    empathy_gain: float = param(
        1.0,
        "Scale of the intensity of empathic replies; 0 keeps every reply plain.",
        low=0.0,
        high=2.0,
        live=True,
    )
    caution: float = param(
        0.0,
        "How far need must be above its threshold before a reply is empathic.",
        low=0.0,
        high=0.5,
        live=True,
    )
    warmth: float = param(
        0.5,
        "Of plain replies: 0 is matter-of-fact with a still face, 1 friendly.",
        low=0.0,
        high=1.0,
        live=True,
    )
    curiosity: float = param(
        0.5, "How readily the robot asks back; 0 hardly ever.", low=0.0, high=1.0, live=True
    )
    repeat_memory: int = param(
        100, "How many of its last replies the robot does not use again.", low=0, high=200, live=True
    )
    careful_after: float = param(
        180.0,
        "How long after a crisis the robot stays sober with that person.",
        unit="s",
        low=0.0,
        high=3600.0,
        live=True,
    )
    crisis_contact: str = param(
        "",
        "Helper named in a crisis, as spoken, at most 8 words (such as a local crisis line and its number); "
        "empty names none.",
        live=True,
    )
    time_zone: str = param(
        "", "IANA zone for questions about time and date; empty is the machine's own.", live=True
    )
    robot_name: str = param("Whee", "What the robot calls itself, at most 3 words.", live=True)
    candidates: int = param(6, "How many considered replies a plan lists.", low=1, high=30, live=True)
    seed: int = param(7, "Seed of the rotation among equally good replies.", low=0)
