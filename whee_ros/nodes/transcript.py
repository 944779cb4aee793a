"""Transcript node: writes down what is said, while it is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from whee_ros.core import registry
from whee_ros.core.clock import elapsed
from whee_ros.core.media import AudioChunk
from whee_ros.core.params import param
from whee_ros.core.voice import Transcript, TurnState, VoiceActivity
from whee_ros.engine.models import ModelStore
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.front import SoundFront
from whee_ros.perception.voice.utterance import UtteranceBuffer
from whee_ros.perception.words.config import WordsConfig
from whee_ros.perception.words.schedule import Job
from whee_ros.perception.words.scribe import Scribe, Step
from whee_ros.ros.convert import from_msg
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.qos import DECISION, SOUND, STREAM

MISSING = 0.5
"""Seconds of a stretch that may be gone from the buffer before it counts as lost."""


@dataclass(frozen=True)
class TranscriptConfig:
    """Which model writes."""

    asr_backend: str = param("whisper", "Back end of the kind asr.")
    asr_device: str = param("auto", "Where it runs.", choices=("auto", "cpu", "cuda"))
    asr_url: str = param("", "Address of a transcription server, for the back end openai.")
    asr_threads: int = param(1, "Threads of the model.", low=1, high=16)


class TranscriptNode(WheeNode):
    """Publishes Transcripts: partial ones while somebody speaks and at pauses, a final one at the end of the turn."""

    def __init__(self) -> None:
        super().__init__("transcript", TranscriptConfig, WordsConfig, VoiceConfig)
        self._publish = self.tell(Transcript, "transcript", DECISION)
        self._recognizer: Any = None
        self._worker: Any = None

    def setup(self) -> None:
        """Load the recogniser."""
        config = self.parameters.get(TranscriptConfig)
        create = registry.load("asr", config.asr_backend)
        more = {"url": config.asr_url} if config.asr_url else {}
        self._recognizer = create(
            ModelStore.default(), device=config.asr_device, threads=config.asr_threads, **more
        )
        self._recognizer.load()
        self._buffer = UtteranceBuffer(self.parameters.get(VoiceConfig))
        self._scribe = Scribe(self.parameters.get(WordsConfig))
        self.parameters.on_change(WordsConfig, self._scribe.amend)
        self._worker = self.work("transcript", self._recognize)
        self._front = SoundFront(self.parameters.get(VoiceConfig))
        self.parameters.on_change(VoiceConfig, self._front.amend)
        self.hear(AudioChunk, "microphone/audio", SOUND, self._listen)
        self.hear(AudioChunk, "robot/speech_audio", SOUND, lambda m: self._front.robot(from_msg(m)))
        self.hear(
            VoiceActivity, "voice/activity", STREAM, lambda m: self._do(self._scribe.voice(from_msg(m)))
        )
        self.hear(TurnState, "voice/turn", DECISION, lambda m: self._do(self._scribe.turn(from_msg(m))))

    def teardown(self) -> None:
        """Free the recogniser."""
        if self._recognizer is not None:
            self._recognizer.close()

    def _listen(self, message: Any) -> None:
        for sound in self._front.feed(from_msg(message)):
            self._buffer.feed(sound)

    def _do(self, step: Step) -> None:
        for transcript in step.transcripts:
            self._publish(transcript)
            if transcript.is_final:
                self.took("transcript", transcript.utterance_id, transcript.stamp)
        self.trouble("late", self._scribe.trouble)
        if step.job is not None:
            self._worker.mailbox.put(step.job)

    def _recognize(self, job: Job) -> None:
        """Recognise a stretch; on the worker thread."""
        begun = elapsed()
        try:
            chunk = self._buffer.cut(job.start, job.end, job.before, job.after)
            heard = self._recognizer.transcribe(chunk.samples, partial=job.quick)
        except Exception:
            self.later(lambda: self._do(self._scribe.failed(job)))
            raise
        took = elapsed() - begun
        gone = chunk.start - job.start
        lost = f"{gone:.1f} s of speech were gone before they could be recognised" if gone > MISSING else ""
        self.later(lambda: self.trouble("lost", lost))
        self.later(lambda: self._do(self._scribe.result(job, heard, chunk.start, took)))
