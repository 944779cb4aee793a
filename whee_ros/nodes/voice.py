"""Voice node: sound becomes voice activity, turns and vocal affect."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import Any

from whee_ros.core import registry
from whee_ros.core.media import AudioChunk
from whee_ros.core.motion import SpeechStatus
from whee_ros.core.params import param
from whee_ros.core.voice import Transcript, TurnPhase, TurnState, VoiceActivity, VoiceAffect
from whee_ros.engine.models import ModelStore
from whee_ros.perception.voice.activity import ActivityMeter
from whee_ros.perception.voice.affect import AffectMeter
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.turns import TurnTaker
from whee_ros.ros.convert import from_msg
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.qos import DECISION, SOUND, STREAM


@dataclass(frozen=True)
class VoiceNodeConfig:
    """Which model listens."""

    voice_backend: str = param("silero", "Back end of the kind voice.")


class VoiceNode(WheeNode):
    """Publishes VoiceActivity, TurnState and VoiceAffect."""

    def __init__(self) -> None:
        super().__init__("voice", VoiceNodeConfig, VoiceConfig)
        self._activity_out = self.tell(VoiceActivity, "voice/activity", STREAM)
        self._turn_out = self.tell(TurnState, "voice/turn", DECISION)
        self._affect_out = self.tell(VoiceAffect, "voice/affect", DECISION)
        self._detector: Any = None
        self._robot_speaking = False
        self._partial = ""
        self._phase = ""

    def setup(self) -> None:
        """Load the detector."""
        config = self.parameters.get(VoiceConfig)
        self._detector = registry.load("voice", self.parameters.get(VoiceNodeConfig).voice_backend)(
            ModelStore.default()
        )
        self._detector.load()
        self._activity = ActivityMeter(config, self._detector)
        self._affect = AffectMeter(config)
        self._turns = TurnTaker(config)
        for part in (self._activity, self._affect, self._turns):
            self.parameters.on_change(VoiceConfig, part.amend)
        self.hear(AudioChunk, "microphone/audio", SOUND, self._listen, "sound")
        self.hear(SpeechStatus, "robot/speech", DECISION, self._robot)
        self.hear(Transcript, "transcript", DECISION, self._words)

    def teardown(self) -> None:
        """Free the detector."""
        if self._detector is not None:
            self._detector.close()

    def _robot(self, status: Any) -> None:
        self._robot_speaking = status.state in ("started", "word")

    def _words(self, transcript: Any) -> None:
        self._partial = "" if transcript.is_final else transcript.text

    def _listen(self, message: Any) -> None:
        chunk = from_msg(message)
        activity = self._activity.feed(chunk, self._robot_speaking)
        self._activity_out(activity)
        turn = self._turns.update(activity, self._robot_speaking, self._partial)
        if turn.utterance_id:  # unique also after a restart of this process
            turn = replace(turn, utterance_id=f"{os.getpid()}-{turn.utterance_id}")
        # the phase at once when it changes, otherwise only while somebody has the floor
        if turn.phase != self._phase or turn.phase in (TurnPhase.SPEAKING, TurnPhase.PAUSE):
            self._turn_out(turn)
        if turn.phase == TurnPhase.ENDED:
            self.took("end_of_turn", turn.utterance_id, turn.stamp - turn.silence)
            self._partial = ""
        self._phase = turn.phase
        affect = self._affect.feed(chunk, activity.speaking)
        if affect is not None:
            self._affect_out(affect)
