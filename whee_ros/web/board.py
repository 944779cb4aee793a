"""All that the page shows, gathered from what the nodes say: one value a channel, and which of them are new."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

from whee_ros.core.consent import ConsentState
from whee_ros.core.empathy import EmpathyPlan, EmpathyState
from whee_ros.core.face import AU_NAMES, FaceMesh, FaceObservation
from whee_ros.core.media import AudioChunk
from whee_ros.core.motion import FaceCommand, RobotStatus, SpeechStatus
from whee_ros.core.trace import Latency
from whee_ros.core.voice import Transcript, TurnState, VoiceActivity, VoiceAffect
from whee_ros.web import compact
from whee_ros.web.delays import Delays
from whee_ros.web.talk import Talk
from whee_ros.web.wave import Wave

SPAN = 90.0
"""Seconds of the curve of need that are kept for a page that opens."""
PLANS = 12
"""Decisions that are kept."""
MOST = 4000
"""Points of the curve at most, whatever rate states come at."""


ALONE = 1.0
"""Seconds after which another face is shown in place of an attended one that is gone."""


class Board:
    """Takes core dataclasses (or JSON values) and holds the value of each channel."""

    def __init__(self) -> None:
        self._values: dict[str, Any] = {}
        self._fresh: set[str] = set()
        self._curve: deque[list[float]] = deque(maxlen=MOST)
        self._points: list[list[float]] = []
        self._plans: deque[dict[str, Any]] = deque(maxlen=PLANS)
        self._talk = Talk()
        self._delays = Delays()
        self._waves = {"microphone/audio": Wave(), "robot/speech_audio": Wave()}
        self._attended = 0.0
        self.put("units", AU_NAMES)
        self._takers: dict[type, Callable[[str, Any], None]] = {
            FaceObservation: self._face,
            FaceMesh: lambda _, value: self.put("mesh", compact.mesh(value)),
            AudioChunk: lambda topic, value: self._waves[topic].add(value),
            VoiceActivity: lambda _, value: self.put("voice", compact.voice(value)),
            VoiceAffect: lambda _, value: self.put("affect", compact.affect(value)),
            TurnState: lambda _, value: self.put("turn", compact.turn(value)),
            Transcript: self._words,
            EmpathyState: self._state,
            EmpathyPlan: self._plan,
            FaceCommand: lambda _, value: self.put("robot_face", compact.face(value)),
            SpeechStatus: self._speech,
            ConsentState: lambda _, value: self.put("consent", compact.consent(value)),
            RobotStatus: self._robot,
            Latency: lambda _, value: self._delays.add(value),
        }

    def take(self, topic: str, value: Any) -> None:
        """Take one core dataclass that was heard on `topic` (a relative name)."""
        self._takers[type(value)](topic, value)

    def put(self, channel: str, value: Any) -> None:
        """Set the value of a channel, anything that JSON can hold; the same value again is not new."""
        if self._values.get(channel) != value:
            self._values[channel] = value
            self._fresh.add(channel)

    def member(self, channel: str, key: str, value: Any) -> None:
        """Set one member of a channel whose value is an object."""
        self.put(channel, {**self._values.get(channel, {}), key: value})

    def value(self, channel: str) -> Any:
        """Return what a channel holds, None where nothing was heard."""
        return self._values.get(channel)

    def each_second(self) -> None:
        """Bring up to date what is too dear to be computed at every message."""
        self.put("delays", self._delays.value())

    def fresh(self) -> dict[str, Any]:
        """Return what is new since the last call, by channel."""
        found = {channel: self._values[channel] for channel in self._fresh}
        self._fresh.clear()
        if self._points:
            found["curve"], self._points = self._points, []
        for topic, wave in self._waves.items():
            columns = wave.take()
            if columns:
                found["wave" if topic.startswith("microphone") else "robot_wave"] = columns
        return found

    def everything(self) -> dict[str, Any]:
        """Return every channel as a page needs it that has seen nothing yet."""
        return {**self._values, "history": list(self._curve)}

    def _face(self, topic: str, face: FaceObservation) -> None:
        if face.attended:
            self._attended = face.stamp
        if face.attended or face.stamp - self._attended > ALONE:
            self.put("person", {**compact.person(face), "attended": face.attended})

    def _words(self, topic: str, words: Transcript) -> None:
        self._talk.heard(words)
        self._tell_talk()

    def _state(self, topic: str, state: EmpathyState) -> None:
        shown = compact.state(state)
        # a state about an utterance carries the stamp of the utterance: it is drawn where it was decided
        at = max(state.stamp, self._curve[-1][0]) if self._curve else state.stamp
        flags = (float(state.active), state.valence, state.arousal, float(bool(state.utterance_id)))
        point = compact.shorts((at, state.need, state.need_on, state.need_off, *flags))
        self._curve.append(point)
        self._points.append(point)
        while self._curve and at - self._curve[0][0] > SPAN:
            self._curve.popleft()
        if state.utterance_id:
            self._talk.judged(state)
            self._tell_talk()
            self.put("decided", shown)
        self.put("state", shown)

    def _plan(self, topic: str, made: EmpathyPlan) -> None:
        self._delays.planned(made)
        self._plans.append(compact.plan(made))
        self.put("plans", list(self._plans))

    def _speech(self, topic: str, status: SpeechStatus) -> None:
        self._talk.said(status)
        self._tell_talk()
        self.put("speech", compact.speech(status))

    def _robot(self, topic: str, status: RobotStatus) -> None:
        shown = {"name": status.name, "ready": status.ready, "speaking": status.speaking}
        self.put("robot", {**shown, "moving": status.moving, "detail": status.detail})

    def _tell_talk(self) -> None:
        # a copy, so that a later change of a line counts as one
        self.put("talk", [dict(line) for line in self._talk.lines()])
