"""What can be tuned about listening."""

from __future__ import annotations

from dataclasses import dataclass

from whee_ros.core.params import param


@dataclass(frozen=True)
class VoiceConfig:
    """Thresholds of voice activity, turns and vocal affect."""

    speech_on: float = param(0.5, "Speech probability that starts speech.", low=0.0, high=1.0, live=True)
    speech_off: float = param(0.35, "Speech probability that ends speech.", low=0.0, high=1.0, live=True)
    speech_onset: float = param(
        0.064,
        "How long the probability must be high before speech starts.",
        unit="s",
        low=0.0,
        high=0.5,
        live=True,
    )
    speech_hangover: float = param(
        0.16, "How long it must be low before speech ends.", unit="s", low=0.03, high=1.0, live=True
    )
    echo: str = param(
        "half_duplex",
        "The robot's own voice in the microphone: half_duplex does not listen while it speaks; "
        "reference takes it out by what was played, and does not listen where that is unknown; "
        "off for a headset, or a device that cancels echo itself.",
        choices=("reference", "half_duplex", "off"),
        live=True,
    )
    echo_tail: float = param(
        0.25, "How long after its own speech the robot stays deaf.", unit="s", low=0.0, high=2.0, live=True
    )
    barge_in_time: float = param(
        0.5,
        "Speech over the robot's own that counts as taking the floor.",
        unit="s",
        low=0.1,
        high=2.0,
        live=True,
    )
    patience: float = param(
        0.55,
        "Silence that ends a turn when nothing is known of the words.",
        unit="s",
        low=0.2,
        high=3.0,
        live=True,
    )
    patience_complete: float = param(
        0.4, "Silence that ends a turn whose words sound finished.", unit="s", low=0.1, high=3.0, live=True
    )
    patience_unfinished: float = param(
        1.2,
        "Silence that ends a turn whose words ask for more (and, because, um).",
        unit="s",
        low=0.2,
        high=5.0,
        live=True,
    )
    turn_shortest: float = param(
        0.25,
        "Speech shorter than this is a cough or a click, not a turn.",
        unit="s",
        low=0.0,
        high=1.0,
        live=True,
    )
    affect_every: float = param(
        0.5, "Time between two estimates of vocal affect.", unit="s", low=0.1, high=5.0
    )
    affect_window: float = param(3.0, "Speech that one estimate looks at.", unit="s", low=1.0, high=10.0)
    keep_audio: float = param(30.0, "Sound kept for recognition.", unit="s", low=5.0, high=120.0)
