"""Transcript node: recognises at every pause, so that words are ready when the turn ends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from whee_ros.core import registry
from whee_ros.core.media import AudioChunk
from whee_ros.core.params import param
from whee_ros.core.voice import Transcript, TurnPhase, TurnState
from whee_ros.engine.models import ModelStore
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.utterance import UtteranceBuffer
from whee_ros.ros.convert import from_msg
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.qos import DECISION, SOUND


@dataclass(frozen=True)
class TranscriptConfig:
    """Which model writes, and how early it starts."""

    asr_backend: str = param("whisper", "Back end of the kind asr.")
    asr_device: str = param("auto", "Where it runs.", choices=("auto", "cpu", "cuda"))
    asr_threads: int = param(2, "Threads of the model.", low=1, high=16)
    speculate_after: float = param(
        0.2, "Silence after which recognition starts, before the turn is over.", unit="s", low=0.1, high=1.0
    )


@dataclass(frozen=True)
class Job:
    """A stretch of speech to recognise, by utterance and by the end of speech (s)."""

    utterance_id: str
    start: float
    end: float


class TranscriptNode(WheeNode):
    """Publishes a partial Transcript at every pause and the final one at the end of the turn."""

    def __init__(self) -> None:
        super().__init__("transcript", TranscriptConfig, VoiceConfig)
        self._config = self.parameters.get(TranscriptConfig)
        self._buffer = UtteranceBuffer(self.parameters.get(VoiceConfig))
        self._publish = self.tell(Transcript, "transcript", DECISION)
        self._recognizer: Any = None
        self._worker: Any = None
        self._start = 0.0
        self._utterance = ""
        self._asked: Job | None = None
        self._done: tuple[Job, Transcript] | None = None
        self._awaited: Job | None = None

    def setup(self) -> None:
        """Load the recogniser."""
        config = self._config
        create = registry.load("asr", config.asr_backend)
        self._recognizer = create(ModelStore.default(), device=config.asr_device, threads=config.asr_threads)
        self._recognizer.load()
        self._worker = self.work("transcript", self._recognize)
        self.hear(AudioChunk, "microphone/audio", SOUND, lambda m: self._buffer.feed(from_msg(m)))
        self.hear(TurnState, "voice/turn", DECISION, lambda m: self._turn(from_msg(m)))

    def teardown(self) -> None:
        """Free the recogniser."""
        if self._recognizer is not None:
            self._recognizer.close()

    def _turn(self, turn: TurnState) -> None:
        if turn.utterance_id != self._utterance and turn.phase == TurnPhase.SPEAKING:
            self._utterance, self._start = turn.utterance_id, turn.stamp
            self._asked = self._done = self._awaited = None
        if not self._utterance:
            return
        job = Job(self._utterance, self._start, turn.stamp - turn.silence)
        if turn.phase == TurnPhase.PAUSE and turn.silence >= self._config.speculate_after:
            self._ask(job)
        elif turn.phase == TurnPhase.ENDED:
            if self._done and _same(self._done[0], job):
                self._finish(self._done[1])
            else:
                self._awaited = job
                self._ask(job)

    def _ask(self, job: Job) -> None:
        if not (self._asked and _same(self._asked, job)):
            self._asked = job
            self._worker.mailbox.put(job)

    def _recognize(self, job: Job) -> None:
        """Recognise a stretch; on the worker thread."""
        chunk = self._buffer.cut(job.start, job.end)
        heard = self._recognizer.transcribe(chunk.samples)
        transcript = Transcript(
            job.end,
            job.start,
            job.utterance_id,
            heard.text,
            False,
            heard.confidence,
            heard.words,
            heard.language,
        )
        self.later(lambda: self._recognized(job, transcript))

    def _recognized(self, job: Job, transcript: Transcript) -> None:
        self._done = (job, transcript)
        if self._awaited and _same(self._awaited, job):
            self._finish(transcript)
        elif job.utterance_id == self._utterance and not self._awaited:
            self._publish(transcript)

    def _finish(self, transcript: Transcript) -> None:
        self._utterance, self._awaited = "", None
        if transcript.text:
            self._publish(replace(transcript, is_final=True))
            self.took("transcript", transcript.utterance_id, transcript.stamp)


def _same(a: Job, b: Job) -> bool:
    """The same utterance up to the same end of speech, within a detector window or two."""
    return a.utterance_id == b.utterance_id and abs(a.end - b.end) < 0.1
