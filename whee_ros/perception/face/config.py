"""What can be tuned about reading faces."""

from __future__ import annotations

from dataclasses import dataclass

from whee_ros.core.params import param


@dataclass(frozen=True)
class FaceConfig:
    """Who is read, how smoothly, and how the own neutral face of a person is learned."""

    max_faces: int = param(4, "Most faces reported at once, largest first.", low=1, high=16, live=True)
    min_face_size: float = param(
        40.0,
        "Faces narrower than this are reported without action units: too few pixels to tell.",
        unit="px",
        low=10.0,
        high=400.0,
        live=True,
    )
    good_face_size: float = param(
        90.0, "Width from which size no longer lowers confidence.", unit="px", low=20.0, high=800.0, live=True
    )
    max_yaw: float = param(
        0.7,
        "Turn of the head at which action units of the face can no longer be trusted.",
        unit="rad",
        low=0.2,
        high=1.4,
        live=True,
    )
    max_pitch: float = param(
        0.6,
        "Nod of the head at which they can no longer be trusted.",
        unit="rad",
        low=0.2,
        high=1.4,
        live=True,
    )
    smoothing_cutoff: float = param(
        4.0,
        "Cut-off of the one-euro filter for a still face; lower is smoother and slower.",
        unit="Hz",
        low=0.2,
        high=30.0,
        live=True,
    )
    smoothing_speed: float = param(
        3.0,
        "How much faster movement raises that cut-off; 0 is a plain low-pass filter.",
        low=0.0,
        high=50.0,
        live=True,
    )
    baseline_warmup: float = param(
        2.0,
        "Seconds of view after which a person's own neutral face counts fully.",
        unit="s",
        low=0.1,
        high=30.0,
        live=True,
    )
    baseline_time: float = param(
        20.0, "Time constant of the neutral face after that.", unit="s", low=1.0, high=600.0, live=True
    )
    baseline_speed: float = param(
        0.2,
        "How fast a known neutral face may move away from the average one, in intensity a minute; back it "
        "moves five times as fast.",
        unit="1/min",
        low=0.0,
        high=10.0,
        live=True,
    )
    baseline_drift: float = param(
        0.1,
        "How fast what is too strong to be at rest becomes neutral all the same, in intensity a minute.",
        unit="1/min",
        low=0.0,
        high=1.0,
        live=True,
    )
    baseline_range: float = param(
        3.0,
        "How far a neutral face may lie from the average one, in spreads between people.",
        low=0.0,
        high=4.0,
        live=True,
    )
    camera_fov: float = param(
        1.05,
        "Horizontal field of view of the camera, for distances.",
        unit="rad",
        low=0.3,
        high=2.6,
        live=True,
    )
    forget_after: float = param(
        3.0,
        "Seconds out of view after which a face's neutral is forgotten.",
        unit="s",
        low=0.1,
        high=600.0,
        live=True,
    )
    attention_margin: float = param(
        0.15,
        "How far somebody must be ahead, in nearness, place, look and speech (0-1.35), to become the person in "
        "conversation.",
        low=0.0,
        high=1.0,
        live=True,
    )
    attention_hold: float = param(
        0.8, "Seconds for which they must be.", unit="s", low=0.0, high=10.0, live=True
    )
    lips_window: float = param(
        1.5,
        "Seconds over which moving lips are compared with the voice.",
        unit="s",
        low=0.5,
        high=3.0,
        live=True,
    )
    image_side: int = param(
        1280,
        "Larger pictures are shrunk to at most this many pixels on the longer side before faces are looked for.",
        unit="px",
        low=160,
        high=8192,
        live=True,
    )
