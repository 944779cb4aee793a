"""What can be tuned about writing down what is said."""

from __future__ import annotations

from dataclasses import dataclass

from whee_ros.core.params import param


@dataclass(frozen=True)
class WordsConfig:
    """When speech is recognised, and in what pieces."""

    speculate_after: float = param(
        0.06,
        "Silence after which recognition starts, before the turn is over.",
        unit="s",
        low=0.05,
        high=1.0,
        live=True,
    )
    partial_every: float = param(
        0.22,
        "Least time between two recognitions while somebody speaks; 0 leaves them out.",
        unit="s",
        low=0.0,
        high=5.0,
        live=True,
    )
    partial_share: float = param(
        0.4,
        "Most of the recogniser's time that they may take; a slow machine then has fewer of them.",
        low=0.05,
        high=0.9,
        live=True,
    )
    over_first: float = param(
        0.25,
        "Speech over the robot's own before it is read first: its words decide whether the robot stops.",
        unit="s",
        low=0.1,
        high=1.0,
        live=True,
    )
    over_every: float = param(
        0.15,
        "Least time between two readings of speech over the robot's own.",
        unit="s",
        low=0.03,
        high=1.0,
        live=True,
    )
    stretch: float = param(
        8.0,
        "Speech after which the next pause closes a stretch: what was said up to there is not recognised again.",
        unit="s",
        low=3.0,
        high=25.0,
        live=True,
    )
    stretch_longest: float = param(
        18.0,
        "Speech without a pause after which a stretch is closed at its quietest moment.",
        unit="s",
        low=5.0,
        high=27.0,
        live=True,
    )
    final_within: float = param(
        6.0,
        "Wait for the recogniser after the end of a turn; then what is known of the words has to do.",
        unit="s",
        low=0.2,
        high=20.0,
        live=True,
    )
