"""Scenes (config/scenarios) rendered to bags, and labels of what a detector with known parameters makes of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from whee_ros.bags import encode
from whee_ros.bags.labels import Label, Labels, beside
from whee_ros.bags.replay import ReplayConfig, inputs
from whee_ros.bags.settings import pick
from whee_ros.bags.writer import BagWriter
from whee_ros.core.face import FaceObservation
from whee_ros.core.motion import SpeechStatus
from whee_ros.core.voice import Transcript, TurnPhase, TurnState, VoiceAffect
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.empathy.when.detector import Reads
from whee_ros.empathy.when.rehearsal import Said, Scene, items
from whee_ros.tools.tune.course import course, switched

ZERO = 1000.0
"""Time at which a scene begins, s."""
TAIL = 6.0
"""Seconds that a bag goes on after its scene, so that what was felt can fade."""
BEAT = 0.5
"""Seconds between two reports of silence."""
CHANNELS = ("text", "face", "voice")
TOPICS = {
    FaceObservation: "/face",
    VoiceAffect: "/voice/affect",
    TurnState: "/voice/turn",
    Transcript: "/transcript",
    SpeechStatus: "/robot/speech",
}


def render(scene: Scene, folder: Path) -> None:
    """Write a scene as a bag. Raises ConfigError."""
    writer, encoder = BagWriter(folder), encode.Encoder()
    for kind, name in TOPICS.items():
        writer.add_topic(encode.topic(name, f"whee_interfaces/msg/{kind.__name__}"))
    for time, value in _timed(scene):
        log_ns = round((ZERO + time) * 1e9)
        writer.add(TOPICS[type(value)], encoder.encode(value), log_ns, log_ns)
    writer.close()


def labelled(bag: Path, person: str, values: dict[str, Any], reader: Reads | None) -> Path:
    """Write beside a bag when a detector with these parameters has empathy on, as if somebody had marked it."""
    found = course(list(inputs(bag)), ReplayConfig({"when": values}, plans=False), reader, ZERO)
    on = switched(found.moments, pick(WhenConfig, values))
    labels = tuple(Label(round(a - ZERO, 6), round(b - ZERO, 6), True) for a, b in _spans(on, found.end))
    path = beside(bag, "planted")
    Labels(bag.name, labels, person, "planted").save(path)
    return path


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


def _moved(value: Any, **more: Any) -> Any:
    return replace(value, stamp=ZERO + value.stamp, **more)
