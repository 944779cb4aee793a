"""Scenes (config/scenarios) as recordings and bags, and labels of what known parameters make of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from whee_ros.bags import encode
from whee_ros.bags.labels import Label, Labels
from whee_ros.bags.replay import ReplayConfig, Timed
from whee_ros.bags.settings import pick
from whee_ros.bags.writer import BagWriter
from whee_ros.core.face import FaceObservation
from whee_ros.core.motion import SpeechStatus
from whee_ros.core.voice import Transcript, TurnPhase, TurnState, VoiceAffect
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.empathy.when.detector import Reads
from whee_ros.empathy.when.rehearsal import Expected, Said, Scene, Stretch, items
from whee_ros.tools.tune.course import Course, course, switched

ZERO = 1000.0
"""Time at which a scene begins, s."""
TAIL = 6.0
"""Seconds that a bag goes on after its scene, so that what was felt can fade."""
BEAT = 0.5
"""Seconds between two reports of silence."""
CHANNELS = ("text", "face", "voice")
GAIN = (0.6, 1.3)
"""How strongly a variation shows each stretch of face and voice, as a factor: people differ by about so much."""
PACE = (0.9, 1.3)
"""Factor on all times of a variation."""
SHIVER = 0.02
"""Standard deviation of an action unit from picture to picture in a variation."""
TOPICS = {
    FaceObservation: "face",
    VoiceAffect: "voice/affect",
    TurnState: "voice/turn",
    Transcript: "transcript",
    SpeechStatus: "robot/speech",
}


def played(scene: Scene, random: np.random.Generator | None = None) -> list[Timed]:
    """Return what would be recorded of a scene; with `random` its faces are as unsteady as faces are."""
    return [
        Timed(
            TOPICS[type(value)],
            round((ZERO + time) * 1e9),
            value if random is None else _unsteady(value, random),
        )
        for time, value in _timed(scene)
    ]


def render(course: Sequence[Timed], folder: Path) -> None:
    """Write what `played` returns as a bag. Raises ConfigError."""
    writer, encoder = BagWriter(folder), encode.Encoder()
    for kind, name in TOPICS.items():
        writer.add_topic(encode.topic(f"/{name}", f"whee_interfaces/msg/{kind.__name__}"))
    for topic, log_ns, value in course:
        writer.add(f"/{topic}", encoder.encode(value), log_ns, log_ns)
    writer.close()


def varied(scene: Scene, random: np.random.Generator) -> Scene:
    """Return a scene as somebody else would play it: stronger or weaker, faster or slower; the words are the same."""
    pace = float(random.uniform(*PACE))

    def played(stretch: Stretch) -> Stretch:
        gain = float(random.uniform(*GAIN))
        units = {code: min(1.0, gain * value) for code, value in stretch.units.items()}
        felt = {
            name: float(np.clip(gain * stretch.more[name], -1.0, 1.0))
            for name in ("valence", "arousal")
            if name in stretch.more
        }
        return replace(
            stretch,
            start=pace * stretch.start,
            end=pace * stretch.end,
            units=units,
            more={**stretch.more, **felt},
        )

    return Scene(
        scene.name,
        tuple(map(played, scene.faces)),
        tuple(map(played, scene.voices)),
        tuple(replace(said, at=pace * said.at) for said in scene.said),
        tuple(_later(wish, pace) for wish in scene.expected),
    )


def needs(items: Sequence[Timed], reader: Reads | None) -> Course:
    """Return the needs that the shipped detector sees in what was recorded of a scene."""
    return course(items, ReplayConfig({}, plans=False), reader, ZERO)


def planted(bag: str, person: str, values: Mapping[str, Any], seen: Course) -> Labels:
    """Return when thresholds and times `values` have empathy on over these needs, as if somebody had marked it."""
    on = switched(seen.moments, pick(WhenConfig, values))
    labels = tuple(Label(round(a - ZERO, 6), round(b - ZERO, 6), True) for a, b in _spans(on, seen.end))
    return Labels(bag, labels, person, "planted")


def _spans(on: Sequence[tuple[float, bool]], end: float) -> Iterator[tuple[float, float]]:
    since = None
    for time, active in on:
        if active and since is None:
            since = time
        elif not active and since is not None:
            yield since, time
            since = None
    if since is not None:
        yield since, end


def _timed(scene: Scene) -> Iterator[tuple[float, Any]]:
    found: list[tuple[float, int, Any]] = [
        entry for entry in items(scene, CHANNELS) if type(entry[2]) is not float
    ]
    ends = [time for time, _, value in found if isinstance(value, TurnState)]
    for beat in range(round((scene.length + TAIL) / BEAT) + 1):
        now = beat * BEAT
        silence = now - max((end for end in ends if end <= now), default=0.0)
        found.append((now, 1, TurnState(now, TurnPhase.IDLE, 0.0, silence)))
    for time, _, value in sorted(found, key=lambda entry: entry[:2]):
        if isinstance(value, Said):
            yield time, SpeechStatus(ZERO + value.at, "", value.text, "started")
        elif isinstance(value, Transcript):
            yield time, _moved(value, start=ZERO + value.start)
        else:
            yield time, _moved(value)


def _unsteady(value: Any, random: np.random.Generator) -> Any:
    if not isinstance(value, FaceObservation):
        return value
    moved = random.normal(0.0, SHIVER, len(value.action_units))
    units = tuple(
        replace(unit, intensity=float(np.clip(unit.intensity + by, 0.0, 1.0)))
        for unit, by in zip(value.action_units, moved, strict=True)
    )
    return replace(value, action_units=units)


def _later(wish: Expected, pace: float) -> Expected:
    return replace(wish, start=pace * wish.start, end=pace * wish.end)


def _moved(value: Any, **more: Any) -> Any:
    return replace(value, stamp=ZERO + value.stamp, **more)
