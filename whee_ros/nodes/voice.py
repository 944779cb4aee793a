"""Voice node: sound becomes voice activity, turns and vocal affect."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

from whee_interfaces.srv import NamePerson

from whee_ros.core import registry
from whee_ros.core.empathy import EmpathyState
from whee_ros.core.errors import ParameterError, WheeError
from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.core.motion import SpeechStatus
from whee_ros.core.params import param
from whee_ros.core.voice import Transcript, TurnPhase, TurnState, VoiceActivity, VoiceAffect
from whee_ros.engine.models import ModelStore
from whee_ros.perception.face.store import checked_name
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.ending import EndQuestion, judge
from whee_ros.perception.voice.front import SoundFront
from whee_ros.perception.voice.known import KnownConfig, KnownVoices
from whee_ros.perception.voice.listening import AffectQuestion, Listening
from whee_ros.perception.voice.model import NOTICES
from whee_ros.perception.voice.utterance import UtteranceBuffer
from whee_ros.ports.voiceprint import SHORTEST
from whee_ros.ros.convert import from_msg
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.qos import DECISION, SOUND, STREAM

AFFECT_GIVES_WAY = 8
"""Niceness of the estimate how something is said: the end of the turn, which is judged at the same time, is awaited."""


@dataclass(frozen=True)
class VoiceNodeConfig:
    """Which models listen."""

    voice_backend: str = param("silero", "Back end of the kind voice.")
    turn_backend: str = param(
        "smart_turn", "Back end of the kind turn; empty leaves the end of a turn to silence and words."
    )
    voiceprint_backend: str = param(
        "",
        "Back end of the kind voiceprint, such as resemblyzer: knows voices that were named; empty knows nobody.",
    )
    voice_encoder_backend: str = param(
        "whisper_states", "Back end of the kind voice_encoder; empty judges vocal affect by prosody alone."
    )


class VoiceNode(WheeNode):
    """Publishes VoiceActivity, TurnState and VoiceAffect."""

    def __init__(self) -> None:
        super().__init__("voice", VoiceNodeConfig, VoiceConfig, KnownConfig)
        self._out: dict[type, Any] = {
            VoiceActivity: self.tell(VoiceActivity, "voice/activity", STREAM),
            TurnState: self._turn,
            EndQuestion: self._ask,
            AffectQuestion: lambda question: self._affects.mailbox.put(question),
        }
        self._affect_out = self.tell(VoiceAffect, "voice/affect", DECISION)
        self._turn_out = self.tell(TurnState, "voice/turn", DECISION)
        self._detector: Any = None
        self._model: Any = None
        self._encoder: Any = None
        self._ends: Any = None
        self._affects: Any = None
        self._printer: Any = None
        self._voices: Any = None
        self._robot_speaking = False
        self.create_service(NamePerson, "name_voice", self._call)

    def setup(self) -> None:
        """Load the models; without one for the end of turns silence and words decide."""
        self._robot_speaking = False
        config, names = self.parameters.get(VoiceConfig), self.parameters.get(VoiceNodeConfig)
        self._detector = registry.load("voice", names.voice_backend)(ModelStore.default())
        self._detector.load()
        self._model = self._optional("turn", names.turn_backend, "turns end by silence and words alone")
        encoder = names.voice_encoder_backend
        self._encoder = self._optional("voice_encoder", encoder, "vocal affect rests on prosody alone")
        self._printer = self._optional("voiceprint", names.voiceprint_backend, "nobody is known by voice")
        self._known = KnownVoices(self.parameters.get(KnownConfig))
        self.parameters.on_change(KnownConfig, self._known.amend)
        if notice := NOTICES.get(config.voice_bundle):
            self.get_logger().warning(notice)
        self._ends = self.work("turn", self._judge)
        self._affects = self.work("affect", self._estimate, AFFECT_GIVES_WAY)
        self._voices = self.work("voiceprint", self._print) if self._printer is not None else None
        self._buffer = UtteranceBuffer(config)
        self._front = SoundFront(config)
        self._listening = Listening(
            config,
            self._detector,
            self._buffer,
            asks=self._model is not None,
            prefix=f"{os.getpid()}-",  # ids are unique also after a restart of this process
            encoder=self._encoder,
        )
        for part in (self._front, self._listening):
            self.parameters.on_change(VoiceConfig, part.amend)
        self.hear(AudioChunk, "microphone/audio", SOUND, self._listen, "sound")
        self.hear(
            AudioChunk, "robot/speech_audio", SOUND, lambda message: self._front.robot(from_msg(message))
        )
        self.hear(SpeechStatus, "robot/speech", DECISION, self._robot)
        self.hear(Transcript, "transcript", DECISION, self._words)
        # of a state only three numbers count here: the message has them under the same names
        self.gather(
            EmpathyState,
            "empathy/state",
            DECISION,
            lambda message: self._listening.feel(message),
        )

    def teardown(self) -> None:
        """Free the models."""
        for model in (self._detector, self._model, self._encoder, self._printer):
            if model is not None:
                model.close()

    def _optional(self, kind: str, name: str, without: str) -> Any:
        if not name:
            return None
        try:
            model = registry.load(kind, name)(ModelStore.default())
            model.load()
        except WheeError as error:
            self.trouble(kind, f"{without}: {error}")
            return None
        return model

    def _robot(self, status: Any) -> None:
        self._robot_speaking = status.state in ("started", "word")

    def _listen(self, message: Any) -> None:
        self.catch_up()
        for sound in self._front.feed(from_msg(message)):
            self._buffer.feed(sound)
            for told in self._listening.feed(sound, self._robot_speaking):
                self._out[type(told)](told)
        self.trouble("sound", self._front.trouble)

    def _words(self, message: Any) -> None:
        self._perhaps(self._listening.words(from_msg(message)))

    def _estimate(self, question: AffectQuestion) -> None:
        """Say how something was said; on a worker thread."""
        affect = question.answer()
        self.later(lambda: self._felt(affect))

    def _felt(self, affect: VoiceAffect) -> None:
        self._listening.felt(affect)
        self._affect_out(affect)

    def _ask(self, question: EndQuestion) -> None:
        self._ends.mailbox.put(question)
        if self._voices is not None and len(question.spoken) >= SHORTEST * SAMPLE_RATE:
            self._voices.mailbox.put(question)

    def _print(self, question: EndQuestion) -> None:
        """Find out whose voice an utterance has; on a worker thread."""
        voice = self._printer.embed(question.spoken)
        self.later(lambda: self._recognise(voice, question))

    def _recognise(self, voice: Any, question: EndQuestion) -> None:
        self._listening.spoken_by(self._known.hear(voice, question.end), question.utterance_id)

    def _call(self, request: Any, response: Any) -> Any:
        """Give the voice heard last a name."""
        try:
            if self._printer is None:
                raise ParameterError(
                    "voiceprint_backend", "off", "Set it to resemblyzer and configure again."
                )
            self._known.name(checked_name(request.person_id), self.clock.now())
        except WheeError as error:
            response.success, response.message = False, str(error)
        else:
            response.success = True
            response.message = f"the voice heard last is {request.person_id}'s from now on"
        return response

    def _judge(self, question: EndQuestion) -> None:
        """Say whether a turn sounds finished; on a worker thread."""
        verdict = judge(question, self._model)
        self.later(lambda: self._perhaps(self._listening.judged(verdict)))

    def _perhaps(self, turn: TurnState | None) -> None:
        if turn is not None:
            self._turn(turn)

    def _turn(self, turn: TurnState) -> None:
        self._turn_out(turn)
        if turn.phase == TurnPhase.ENDED:
            self.took("end_of_turn", turn.utterance_id, turn.stamp - turn.silence)
