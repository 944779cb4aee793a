"""Person node: a scripted person, seen and heard through the real senses; what was meant is published."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from std_msgs.msg import String

from whee_ros.core import registry
from whee_ros.core.clock import SystemClock
from whee_ros.core.empathy import EmpathyPlan
from whee_ros.core.errors import ConfigError
from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.core.motion import Prosody, SpeechStatus
from whee_ros.core.params import param
from whee_ros.core.resources import resource
from whee_ros.core.voice import TurnPhase, TurnState
from whee_ros.engine.models import ModelStore
from whee_ros.engine.pacing import Pacing
from whee_ros.engine.person_voice import LIPS_RATE, PersonVoice, lips, loudness, read_wav, resample
from whee_ros.engine.scenario import Scenario, ScriptedTurn
from whee_ros.nodes.frames import FrameOutlet
from whee_ros.ros.clock import SensorTime
from whee_ros.ros.convert import from_msg
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.pump import Pump
from whee_ros.ros.qos import DECISION, SOUND

AHEAD = 0.05
"""Seconds between the decision to speak and the first movement."""


@dataclass(frozen=True)
class PersonConfig:
    """Who it is, and what they say."""

    scenario: str = param("", "Scenario file; empty for config/scenarios/demo.yaml.")
    tts_backend: str = param("hibari", "Back end of the kind tts that gives the person a voice.")
    face_camera: str = param("portrait", "Back end of the kind camera that performs a face.")
    frame_rate: float = param(30.0, "Frames of the face.", unit="Hz", low=1.0, high=60.0)
    start_after: float = param(
        1.0, "Neutral face before the first words, for the baseline.", unit="s", low=0.0, high=60.0
    )
    first_turn: str = param(
        "", "Id of the turn to begin with; follows the talk, so that a restarted person goes on.", live=True
    )
    repeat: bool = param(False, "Begin again when everything has been said.", live=True)
    publish_images: bool = param(
        False, "Publish frames as sensor_msgs/Image too (for bags and rviz).", live=True
    )


@dataclass(frozen=True)
class Line:
    """A sentence ready to be said: 16 kHz mono samples, and the lips that go with them."""

    turn: ScriptedTurn
    samples: NDArray[np.float32]
    lips: list[float]

    @property
    def duration(self) -> float:
        """Length in seconds."""
        return len(self.samples) / SAMPLE_RATE


class PersonNode(WheeNode):
    """Shows a face, speaks the turns of a scenario, and waits for the robot's answers."""

    def __init__(self) -> None:
        super().__init__("person", PersonConfig)
        self._outlet = FrameOutlet(self, lambda: self.parameters.get(PersonConfig).publish_images)
        self._sound_out = self.tell(AudioChunk, "microphone/audio", SOUND)
        self._script_out = self.create_publisher(String, "person/script", DECISION)
        self._scenario = Scenario("")
        self._lines: dict[str, Line] = {}
        self._camera: Any = None
        self._device_clock = SystemClock()  # that of camera and voice, whatever /clock says
        self._voice = PersonVoice()
        self._pumps: list[Pump[Any]] = []
        self._timer: Any = None
        self._pacing: Pacing | None = None
        self._over = False

    def setup(self) -> None:
        """Read the scenario and synthesise every sentence, so that nothing has to wait for one later."""
        config = self.parameters.get(PersonConfig)
        path = Path(config.scenario) if config.scenario else resource("config/scenarios/demo.yaml")
        scenario = Scenario.load(path)
        if scenario.kind != "script":
            raise ConfigError(str(path), f"a {scenario.kind}", "Play it with source files: it has no script.")
        create = registry.load("tts", config.tts_backend)
        voice = create(ModelStore.default(), voice=scenario.voice)
        voice.load()
        self._scenario = scenario
        self._lines = {turn.id: _line(turn, voice) for turn in scenario.turns}
        voice.close()
        self._camera = registry.load("camera", config.face_camera)("", rate=config.frame_rate)
        self._camera.open()
        self.hear(SpeechStatus, "robot/speech", DECISION, self._robot)
        self.hear(TurnState, "voice/turn", DECISION, self._turn)
        self.hear(EmpathyPlan, "empathy/plan", DECISION, self._plan)

    def begin(self) -> None:
        """Show the face, open the mouth."""
        self._begin_talk(self.parameters.get(PersonConfig).first_turn)
        self._voice = PersonVoice()
        seen = SensorTime(self.clock).then(self._outlet.publish)
        heard = SensorTime(self.clock).then(self._sound_out)
        self._pumps = [
            Pump("face", self._camera.read, seen, self._ended),
            Pump("voice", self._voice.read, heard, self._ended),
        ]
        for pump in self._pumps:
            pump.start()
        self._timer = self.create_timer(0.02, self._step)

    def _begin_talk(self, first: str) -> None:
        """Start with the turn `first` ("" the first one). Raises ConfigError."""
        start = self.clock.now() + self.parameters.get(PersonConfig).start_after
        self._pacing = Pacing(self._scenario.after(first), start)
        self._over = False
        if first and first != self._scenario.turns[0].id:
            self.get_logger().warning(f"the scripted person begins with turn {first!r}")

    def end(self) -> None:
        """Fall silent and still."""
        if self._timer is not None:
            self.destroy_timer(self._timer)
            self._timer = None
        for pump in self._pumps:
            pump.stop()
        self._pumps = []

    def teardown(self) -> None:
        """Free the camera."""
        if self._camera is not None:
            self._camera.close()

    def _turn(self, message: Any) -> None:
        if self._pacing is not None and message.phase == TurnPhase.ENDED:
            self._pacing.heard(self.clock.now())

    def _plan(self, message: Any) -> None:
        if self._pacing is not None:
            self._pacing.plan(from_msg(message), self.clock.now())

    def _robot(self, message: Any) -> None:
        if self._pacing is not None:
            self._pacing.robot(from_msg(message))

    def _step(self) -> None:
        if self._pacing is None or self._over:
            return
        turn = self._pacing.step(self.clock.now())
        if turn is not None:
            self._perform(self._lines[turn.id])
        elif self._pacing.over:
            self._over = True
            self._tell({"over": True})
            self.remember("first_turn", "")
            if self.parameters.get(PersonConfig).repeat:
                self._begin_talk("")

    def _perform(self, line: Line) -> None:
        self.remember("first_turn", line.turn.id)
        # the face must get to know of it before it starts
        start, device_start = self.clock.now() + AHEAD, self._device_clock.now() + AHEAD
        onset = start + line.turn.lead
        if self._pacing is not None:
            self._pacing.speaks(onset, line.duration)
        face, head = line.turn.performance()
        closed = [0.0] * round(line.turn.lead * LIPS_RATE)
        self._tell(line.turn.announcement(onset, line.duration))
        self._voice.say(line.samples, device_start + line.turn.lead)
        self._camera.perform(
            face, head, start=device_start, loudness=closed + line.lips, loudness_rate=LIPS_RATE
        )

    def _tell(self, content: dict[str, Any]) -> None:
        self._script_out.publish(String(data=json.dumps(content)))

    def _ended(self, why: str) -> None:
        self.later(lambda: self.trouble("person", why))


def _line(turn: ScriptedTurn, voice: Any) -> Line:
    """Return the sentence of a turn, spoken by `voice` or taken from the turn's own recording."""
    if turn.audio:
        samples = read_wav(Path(turn.audio))
        return Line(turn, samples, loudness(samples))
    speech = voice.synthesize(turn.text, Prosody())
    return Line(turn, resample(speech.samples, speech.sample_rate), lips(speech.visemes, speech.duration))
