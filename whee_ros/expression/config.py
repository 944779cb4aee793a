"""Parameters of the performance."""

from __future__ import annotations

from dataclasses import dataclass

from whee_ros.core.params import param


@dataclass(frozen=True)
class ExpressionConfig:
    """How strongly, how fast and how alive the robot moves."""

    seed: int = param(7, "Seed of blinks and small gaze shifts.", low=0)
    face_gain: float = param(1.0, "Strength of named expressions.", low=0.0, high=1.5, live=True)
    gesture_gain: float = param(1.0, "Size of gestures.", low=0.0, high=1.5, live=True)
    gesture_speed: float = param(1.0, "Speed of gestures.", low=0.5, high=1.5, live=True)
    extraversion: float = param(
        0.0,
        "Personality in movement: -1 reserved (small, slow, head low) to 1 outgoing (large, quick, upright).",
        low=-1.0,
        high=1.0,
        live=True,
    )
    lip_gain: float = param(1.0, "Size of lip movement in speech.", low=0.0, high=1.5, live=True)
    sway_gain: float = param(1.0, "Head sway and beats in speech; 0 is still.", low=0.0, high=2.0, live=True)
    mimicry_gain: float = param(
        0.5, "Share of the person's face that is mirrored.", low=0.0, high=1.0, live=True
    )
    mimicry_delay: float = param(
        0.25,
        "From what the camera saw to its mirror; people mirror brows and smiles after about 0.4 s.",
        unit="s",
        low=0.15,
        high=0.4,
        live=True,
    )
    blink_rate: float = param(
        17.0, "Blinks at rest; people do 17 a minute.", unit="1/min", low=0.0, high=40.0, live=True
    )
    breath_rate: float = param(13.0, "Breaths; 0 is still.", unit="1/min", low=0.0, high=30.0, live=True)
    breath_depth: float = param(0.05, "Body movement in breathing.", low=0.0, high=0.3, live=True)
    saccade_gain: float = param(1.0, "Size of the small gaze shifts; 0 stares.", low=0.0, high=3.0, live=True)
    aversion_gain: float = param(
        1.0,
        "How far the eyes look away now and then in a conversation; 0 never.",
        low=0.0,
        high=2.0,
        live=True,
    )
    micro_gain: float = param(0.0, "Strength of microexpressions; 0 is off.", low=0.0, high=1.0, live=True)
    face_lead: float = param(
        0.2,
        "How far an expression goes ahead of its time, so that the face leads the voice.",
        unit="s",
        low=0.0,
        high=0.4,
        live=True,
    )
    lip_lead: float = param(0.04, "How far lips go ahead of sound.", unit="s", low=0.0, high=0.15, live=True)
    body_lag: float = param(
        0.05,
        "From a motion frame to the joints; gestures begin so much earlier (0.04-0.06 on the virtual body).",
        unit="s",
        low=0.0,
        high=0.5,
        live=True,
    )
    fade: float = param(
        0.12,
        "From a cancel to stillness of lips and face; joints brake as hard as their limits allow.",
        unit="s",
        low=0.05,
        high=0.15,
        live=True,
    )
    face_speed: float = param(
        14.0, "Fastest change of an action unit.", unit="1/s", low=2.0, high=30.0, live=True
    )
    captions: bool = param(False, "Show the words that are said below the face.", live=True)
    body_speed: float = param(
        4.0, "Fastest movement of a channel, in half ranges.", unit="1/s", low=0.2, high=6.0
    )
    body_acceleration: float = param(
        30.0, "Hardest acceleration of a channel, in half ranges.", unit="1/s^2", low=1.0, high=60.0
    )
    pan_range: float = param(1.2, "Head pan at channel value 1.", unit="rad", low=0.1, high=3.2)
    tilt_range: float = param(0.55, "Head tilt at channel value 1.", unit="rad", low=0.1, high=1.6)
