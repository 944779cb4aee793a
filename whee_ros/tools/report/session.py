"""Everything that was said on the topics during a conversation, in compact form and in order of arrival.

Streams are thinned or packed as they come, so that an hour fits into some tens of megabytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.empathy import EmpathyPlan, EmpathyState
from whee_ros.core.face import AU_NAMES, FaceObservation
from whee_ros.core.media import AudioChunk
from whee_ros.core.motion import FaceCommand, SpeechStatus
from whee_ros.core.safety import SafetyEvent
from whee_ros.core.trace import Latency
from whee_ros.core.voice import Transcript, TurnPhase, TurnState, VoiceActivity, VoiceAffect
from whee_ros.tools.report.script import Scripted, parse

T = TypeVar("T")

CODES = tuple(AU_NAMES)
COMMAND_PERIOD = 0.1
"""Seconds between the robot's face commands that are kept."""


class Event(NamedTuple):
    """A message: its relative topic, when it arrived (s), and its core dataclass (or text, for String)."""

    topic: str
    received: float
    value: Any


@dataclass(frozen=True)
class Seen(Generic[T]):
    """A value and when it arrived, s."""

    received: float
    value: T


class FaceSample(NamedTuple):
    """One face observation: exposure and arrival (s), intensity per `CODES`, head yaw (rad), confidence."""

    stamp: float
    received: float
    units: NDArray[np.float32]
    yaw: float
    confidence: float


class Activity(NamedTuple):
    """A change of who is heard: from `stamp` (s) on, `speaking` or not, `masked` by the robot's own voice."""

    stamp: float
    speaking: bool
    masked: bool


class Session:
    """Collects events; order of arrival is order of adding."""

    def __init__(self) -> None:
        self.first = 0.0
        self.last = 0.0
        self.faces: list[FaceSample] = []
        self.activity: list[Activity] = []
        self.commands: list[FaceCommand] = []
        self.affects: list[Seen[VoiceAffect]] = []
        self.ends: list[Seen[TurnState]] = []
        self.transcripts: list[Seen[Transcript]] = []
        self.states: list[Seen[EmpathyState]] = []
        self.plans: list[Seen[EmpathyPlan]] = []
        self.speech: list[Seen[SpeechStatus]] = []
        self.sound: list[AudioChunk] = []
        self.safety: list[Seen[SafetyEvent]] = []
        self.latencies: list[Latency] = []
        self.script: list[Scripted] = []
        self.script_over = False
        self._windows: dict[type, Any] = {
            FaceObservation: self._face,
            FaceCommand: self._command,
            VoiceActivity: self._voice,
            VoiceAffect: lambda e: self.affects.append(Seen(e.received, e.value)),
            TurnState: self._turn,
            Transcript: self._transcript,
            EmpathyState: lambda e: self.states.append(Seen(e.received, e.value)),
            EmpathyPlan: lambda e: self.plans.append(Seen(e.received, e.value)),
            SpeechStatus: lambda e: self.speech.append(Seen(e.received, e.value)),
            SafetyEvent: lambda e: self.safety.append(Seen(e.received, e.value)),
            Latency: lambda e: self.latencies.append(e.value),
            str: self._text,
        }

    @classmethod
    def of(cls, events: Iterable[Event]) -> Session:
        """Return the session of a finished stream."""
        session = cls()
        for event in events:
            session.add(event)
        return session

    def add(self, event: Event) -> None:
        """Take one event; topics that a report does not need are passed over."""
        self.first = self.first or event.received
        self.last = max(self.last, event.received)
        if event.topic == "robot/speech_audio":
            self.sound.append(event.value)
            return
        take = self._windows.get(type(event.value))
        if take is not None:
            take(event)

    def _face(self, event: Event) -> None:
        face: FaceObservation = event.value
        by_code = {unit.code: unit.intensity for unit in face.action_units}
        units = np.array([by_code.get(code, np.nan) for code in CODES], np.float32)
        self.faces.append(FaceSample(face.stamp, event.received, units, face.head_yaw, face.confidence))

    def _command(self, event: Event) -> None:
        if not self.commands or event.value.stamp - self.commands[-1].stamp >= COMMAND_PERIOD:
            self.commands.append(event.value)

    def _voice(self, event: Event) -> None:
        now: VoiceActivity = event.value
        last = self.activity[-1] if self.activity else Activity(0.0, False, False)
        if (now.speaking, now.masked) != last[1:]:
            changed = now.since if now.speaking != last.speaking else now.stamp
            self.activity.append(Activity(changed, now.speaking, now.masked))

    def _turn(self, event: Event) -> None:
        if event.value.phase == TurnPhase.ENDED:
            self.ends.append(Seen(event.received, event.value))

    def _transcript(self, event: Event) -> None:
        if event.value.is_final:
            self.transcripts.append(Seen(event.received, event.value))

    def _text(self, event: Event) -> None:
        if event.topic != "person/script":
            return
        content = json.loads(event.value)
        self.script_over = self.script_over or bool(content.get("over"))
        if "id" in content:
            self.script.append(parse(content))
