"""Short scenes with tracks of face, voice and words, played in virtual time, and what must come of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from whee_ros.core.empathy import EmpathyState
from whee_ros.core.entries import read_yaml
from whee_ros.core.errors import ConfigError
from whee_ros.core.face import AU_NAMES, ActionUnit, FaceObservation, FaceSigns
from whee_ros.core.voice import Transcript, TurnState, VoiceAffect
from whee_ros.empathy.when.detector import EmpathyDetector

FRAME, STEP, ESTIMATE = 1 / 15, 0.1, 0.5
"""Seconds between two looks at a face, two states between utterances, two estimates of the voice."""
WORD = 0.35
"""Seconds a spoken word takes, pauses included (170 words a minute)."""
REMEDY = "docs/cues.md says what a scene may hold."


@dataclass(frozen=True)
class Stretch:
    """Something that lasts from `start` to `end` (s); `more` are fields of the observation."""

    start: float
    end: float
    who: str = "face_1"
    units: Mapping[int, float] = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Said:
    """Words that end at `at` (s), of the person or of the robot."""

    at: float
    text: str
    robot: bool = False


@dataclass(frozen=True)
class Expected:
    """What must hold of every state between `start` and `end` (s), or of one of them at least.

    Attributes:
        start, end: stretch of time; equal for the state of an utterance that ends there.
        once: one state is enough.
        values: wanted value, or (low, high), by field of `EmpathyState`.
        top: cues of which one must be among the three that count most.
    """

    start: float
    end: float
    once: bool
    values: Mapping[str, Any]
    top: tuple[str, ...] = ()

    def met(self, states: Sequence[EmpathyState]) -> bool:
        """Return whether `states` (by time) are as wanted."""
        spoken = self.start == self.end
        there = [
            state
            for state in states
            if self.start - 1e-6 <= state.stamp <= self.end + 1e-6
            and (bool(state.utterance_id) or not spoken)
        ]
        good = [self._fits(state) for state in there]
        return bool(good) and (any(good) if self.once else all(good))

    def _fits(self, state: EmpathyState) -> bool:
        leading = (
            {cue.name for cue in state.cues if cue.name != "prior"} if not self.top else set(_leading(state))
        )
        return (not self.top or bool(leading & set(self.top))) and all(
            wanted[0] <= getattr(state, name) <= wanted[1]
            if isinstance(wanted, tuple)
            else getattr(state, name) == wanted
            for name, wanted in self.values.items()
        )


@dataclass(frozen=True)
class Scene:
    """One short scene."""

    name: str
    faces: tuple[Stretch, ...]
    voices: tuple[Stretch, ...]
    said: tuple[Said, ...]
    expected: tuple[Expected, ...]

    @property
    def length(self) -> float:
        """Return when the last thing happens, s."""
        tracks = [stretch.end for stretch in (*self.faces, *self.voices)]
        return max([*tracks, *(wish.end for wish in self.expected), *(said.at for said in self.said)])


def play(
    scene: Scene, detector: EmpathyDetector, channels: Sequence[str] = ("text", "face", "voice")
) -> list[EmpathyState]:
    """Return the states that `detector` gives to `scene`, in order of time; of the `channels` only."""
    detector.reset()
    states: list[EmpathyState] = []
    for _, _, item in sorted(items(scene, channels), key=lambda entry: entry[:2]):
        if isinstance(item, float):
            states.append(detector.step(item))
        elif isinstance(item, Transcript):
            states.append(detector.decide(item))
        elif isinstance(item, Said):
            detector.robot_said(item.text, item.at)
        else:
            detector.observe(item)
    return states


def load(path: Path) -> tuple[Scene, ...]:
    """Read scenes.

    Raises:
        ConfigError: naming the scene and what is wrong with it.
    """
    data: Any = read_yaml(path)
    if not isinstance(data, dict):
        raise ConfigError(str(path), type(data).__name__, "Write one entry a scene.")
    return tuple(_scene(name, entry) for name, entry in data.items())


def items(scene: Scene, channels: Sequence[str]) -> Iterator[tuple[float, int, Any]]:
    """Yield (time, order at that time, item); at one time sensing comes before the decision."""
    for face in scene.faces if "face" in channels else ():
        for frame in range(round((face.end - face.start) / FRAME)):
            stamp = face.start + frame * FRAME
            units = tuple(ActionUnit(code, face.units.get(code, 0.0)) for code in AU_NAMES)
            yield (
                stamp,
                0,
                FaceObservation(
                    **{
                        "stamp": stamp,
                        "face_id": face.who,
                        "width": 120,
                        "confidence": 0.9,
                        "action_units": units,
                        **face.more,
                    }
                ),
            )
    for voice in scene.voices if "voice" in channels else ():
        for index in range(1, round((voice.end - voice.start) / ESTIMATE) + 1):
            stamp = voice.start + index * ESTIMATE
            heard = {"valence": 0.0, "arousal": 0.0, "valence_confidence": 0.3, "arousal_confidence": 0.8}
            yield (
                stamp,
                0,
                VoiceAffect(**{"stamp": stamp, "window": 2.0, "pause_ratio": 0.2, **heard, **voice.more}),
            )
    for number, said in enumerate(scene.said):
        if said.robot:
            yield said.at, 1, said
            continue
        start = said.at - max(1, len(said.text.split())) * WORD
        text = said.text if "text" in channels else ""
        yield said.at, 0, TurnState(said.at, "ended", 1.0, 0.0)
        yield said.at, 2, Transcript(said.at, start, f"u{number + 1}", text, True, 0.95)
    for tick in range(1, round(scene.length / STEP) + 1):
        yield tick * STEP, 3, tick * STEP


def _leading(state: EmpathyState) -> list[str]:
    return [cue.name for cue in state.cues if cue.name != "prior"][:3]


def _scene(name: str, entry: Any) -> Scene:
    try:
        parts = dict(entry)
        faces = tuple(_stretch(part, face=True) for part in parts.pop("face", ()))
        voices = tuple(_stretch(part, face=False) for part in parts.pop("voice", ()))
        said = tuple(_said(part) for part in parts.pop("said", ()))
        expected = tuple(_expected(part) for part in parts.pop("expect"))
        if parts:
            raise ValueError(f"unknown entry {', '.join(parts)}")
        if not expected:
            raise ValueError("nothing is expected of it")
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ConfigError(f"scene {name!r}", error, REMEDY) from error
    return Scene(name, faces, voices, said, expected)


def _stretch(part: Mapping[str, Any], *, face: bool) -> Stretch:
    more = dict(part)
    start, end = more.pop("from"), more.pop("to")
    units = {int(key[2:]): more.pop(key) for key in list(more) if key.startswith("au") and key[2:].isdigit()}
    known = FaceObservation if face else VoiceAffect
    who = str(more.pop("who", "face_1"))
    signs = {key: more.pop(key) for key in list(more) if key in FaceSigns.__dataclass_fields__}
    if signs:
        more["signs"] = FaceSigns(**signs)
    for key in more:
        if key not in known.__dataclass_fields__:
            raise ValueError(f"unknown entry {key}")
    if not set(units) <= set(AU_NAMES) or (units and not face):
        raise ValueError(f"unknown action unit in {part}")
    return Stretch(float(start), float(end), who, units, more)


def _said(part: Mapping[str, Any]) -> Said:
    if set(part) == {"at", "text"} or set(part) == {"at", "robot"}:
        return Said(float(part["at"]), str(part.get("text", part.get("robot"))), "robot" in part)
    raise ValueError(f"give at and text, or at and robot: {part}")


def _expected(part: Mapping[str, Any]) -> Expected:
    values = dict(part)
    top = tuple(values.pop("top", ()))
    once = "by" in values
    if "at" in values:
        start = end = values.pop("at")
    else:
        start, end = values.pop("from", 0.0), values.pop("by" if once else "to")
    for name, wanted in values.items():
        if name not in EmpathyState.__dataclass_fields__:
            raise ValueError(f"unknown entry {name}")
        if isinstance(wanted, list):
            values[name] = (float(wanted[0]), float(wanted[1]))
    return Expected(float(start), float(end), once, values, top)
