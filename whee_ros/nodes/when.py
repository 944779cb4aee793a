"""When node: everything perceived becomes one empathy state per person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from whee_interfaces.srv import SayText

from whee_ros.core import registry
from whee_ros.core.empathy import EmpathyState
from whee_ros.core.errors import WheeError
from whee_ros.core.face import FaceObservation
from whee_ros.core.motion import SpeechStatus
from whee_ros.core.params import param
from whee_ros.core.voice import Transcript, TurnState, VoiceAffect
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.empathy.when.detector import EmpathyDetector
from whee_ros.empathy.when.reader import open_reader
from whee_ros.engine.models import ModelStore
from whee_ros.nodes.second_opinion import OpinionConfig, SecondOpinion
from whee_ros.ros.convert import from_msg
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.qos import DECISION, EVERY_SAMPLE


@dataclass(frozen=True)
class WhenNodeConfig:
    """Which model reads."""

    text_backend: str = param("tuned", "Back end of the kind text.")
    text_adaptation: str = param("", "File that `whee adapt` wrote for this site; empty for none.")
    text_device: str = param("auto", "Where it runs.", choices=("auto", "cpu", "cuda"))
    text_threads: int = param(1, "Threads of the model.", low=1, high=16)
    state_rate: float = param(10.0, "States between utterances.", unit="Hz", low=1.0, high=50.0)


class WhenNode(WheeNode):
    """Publishes an EmpathyState at every utterance, and between them at a steady rate; apart, those of bystanders."""

    def __init__(self) -> None:
        super().__init__("when", WhenNodeConfig, WhenConfig, OpinionConfig)
        self._publish = self.tell(EmpathyState, "empathy/state", DECISION)
        self._publish_other = self.tell(EmpathyState, "empathy/bystanders", DECISION)
        self._transcripts = self.tell(Transcript, "transcript", DECISION)
        self._encoder: Any = None
        self._timer: Any = None
        self._opinion: SecondOpinion | None = None
        self._injected = 0
        self.create_service(SayText, "say_text", self._say_text)

    def setup(self) -> None:
        """Load the encoder; without it the words are lost but face and voice still count."""
        config = self.parameters.get(WhenNodeConfig)
        reader = None
        try:
            create = registry.load("text", config.text_backend)
            self._encoder = create(
                ModelStore.default(), device=config.text_device, threads=config.text_threads
            )
            self._encoder.load()
            reader = open_reader(self._encoder, config.text_adaptation)
        except WheeError as error:
            self.trouble("text", f"words are not understood: {error}")
        self._detector = EmpathyDetector(self.parameters.get(WhenConfig), reader)
        self.parameters.on_change(WhenConfig, self._detector.amend)
        self._opinion = SecondOpinion(self, self._decide)
        for domain, topic, qos in (
            (FaceObservation, "face", EVERY_SAMPLE),
            (VoiceAffect, "voice/affect", DECISION),
            (TurnState, "voice/turn", DECISION),
        ):
            self.gather(domain, topic, qos, lambda m: self._detector.observe(from_msg(m)))
        self.hear(SpeechStatus, "robot/speech", DECISION, self._robot)
        self.hear(Transcript, "transcript", DECISION, self._words)
        self._timer = self.create_timer(1.0 / config.state_rate, self._step)

    def teardown(self) -> None:
        """Free the encoder."""
        if self._timer is not None:
            self.destroy_timer(self._timer)
            self._timer = None
        if self._opinion is not None:
            self._opinion.close()
            self._opinion = None
        if self._encoder is not None:
            self._encoder.close()

    def _step(self) -> None:
        if self.active:
            self.catch_up()
            now = self.clock.now()
            self._publish(self._detector.step(now))
            self.trouble("cues", self._detector.trouble)
            for state in self._detector.bystanders(now):
                self._publish_other(state)

    def _robot(self, status: Any) -> None:
        if status.state == "started":
            self._detector.robot_said(status.text, from_msg(status).stamp)
            if self._opinion is not None:
                self._opinion.robot_said(status.text)

    def _words(self, message: Any) -> None:
        transcript = from_msg(message)
        if self._opinion is None:
            return
        self.catch_up()  # face and voice up to this word
        if transcript.is_final:
            self._opinion.give(transcript)
        else:
            self._detector.expect(transcript)
            self._opinion.expect(transcript)

    def _decide(self, transcript: Transcript, opinion: Mapping[str, float] | None) -> None:
        self._publish(self._detector.decide(transcript, opinion))
        self.took("state", transcript.utterance_id, transcript.stamp)

    def _say_text(self, request: Any, response: Any) -> Any:
        now = self.clock.now()
        self._injected += 1
        response.utterance_id = f"t{self._injected:04d}"
        response.success = bool(request.text.strip())
        if response.success:
            self._transcripts(Transcript(now, now, response.utterance_id, request.text.strip(), True))
        else:
            response.message = "text is empty: give a sentence"
        return response
