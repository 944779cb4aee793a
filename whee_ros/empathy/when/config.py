"""What can be tuned about when empathy is called for."""

from __future__ import annotations

from dataclasses import dataclass

from whee_ros.core.params import param


@dataclass(frozen=True)
class WhenConfig:
    """Thresholds, weights of the channels, and memory of the when-detector."""

    need_on: float = param(0.5, "Need at which empathy switches on.", low=0.0, high=1.0, live=True)
    need_off: float = param(
        0.35, "Need below which it switches off again; never above need_on.", low=0.0, high=1.0, live=True
    )
    minimum_duration: float = param(
        0.6,
        "How long face and voice alone must show need before it counts; words count at once.",
        unit="s",
        low=0.0,
        high=10.0,
        live=True,
    )
    refractory: float = param(
        4.0,
        "After the robot has spoken, how long face and voice alone cannot switch empathy on again.",
        unit="s",
        low=0.0,
        high=60.0,
        live=True,
    )
    prior: float = param(
        -0.4,
        "Log-odds of seeking before any evidence; lower makes the robot more reserved.",
        low=-5.0,
        high=5.0,
        live=True,
    )
    text_weight: float = param(1.0, "Weight of the words; 0 leaves them out.", low=0.0, high=3.0, live=True)
    face_weight: float = param(1.0, "Weight of the face; 0 leaves it out.", low=0.0, high=3.0, live=True)
    voice_weight: float = param(1.0, "Weight of the voice; 0 leaves it out.", low=0.0, high=3.0, live=True)
    dialogue_weight: float = param(
        1.0, "Weight of the dialogue's course; 0 leaves it out.", low=0.0, high=3.0, live=True
    )
    face_window: float = param(
        2.0, "Stretch of face that is looked at between utterances.", unit="s", low=0.2, high=10.0, live=True
    )
    stale_after: float = param(
        3.0, "Age at which a channel counts as missing.", unit="s", low=0.5, high=30.0, live=True
    )
