"""From sound to observations, for an engine that has ears of its own."""

from __future__ import annotations

from collections.abc import Iterator

from whee_ros.core.empathy import EmpathyState
from whee_ros.core.media import AudioChunk
from whee_ros.core.voice import Transcript, TurnState, VoiceActivity, VoiceAffect
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.ending import EndQuestion, judge
from whee_ros.perception.voice.front import SoundFront
from whee_ros.perception.voice.listening import AffectQuestion, Listening
from whee_ros.perception.voice.utterance import UtteranceBuffer
from whee_ros.perception.words.config import WordsConfig
from whee_ros.perception.words.scribe import Scribe, Step
from whee_ros.ports.asr import Recognizer
from whee_ros.ports.turn import EndOfTurnModel
from whee_ros.ports.voice import SpeechDetector
from whee_ros.ports.voice_encoder import VoiceEncoder

Heard = VoiceActivity | TurnState | VoiceAffect | Transcript


class Ears:
    """Voice activity, turns, vocal affect and words of one stream of sound.

    Args:
        config: thresholds.
        detector: loaded; scores windows of sound.
        recognizer: loaded; None leaves the words out.
        words: when speech is recognised, and in what pieces; the defaults if None.
        ends: loaded; says whether a turn sounds finished. None leaves that to silence and words.
        encoder: loaded; vocal affect is judged by its states too. None leaves that to prosody.
    """

    def __init__(
        self,
        config: VoiceConfig,
        detector: SpeechDetector,
        recognizer: Recognizer | None,
        words: WordsConfig | None = None,
        ends: EndOfTurnModel | None = None,
        encoder: VoiceEncoder | None = None,
    ) -> None:
        self._detector = detector
        self._recognizer = recognizer
        self._ends = ends
        self._encoder = encoder
        self._buffer = UtteranceBuffer(config)
        self._front = SoundFront(config)
        self._listening = Listening(config, detector, self._buffer, asks=ends is not None, encoder=encoder)
        self._scribe = Scribe(words or WordsConfig())

    def hear(self, chunk: AudioChunk, robot_speaking: bool) -> Iterator[Heard]:
        """Take the next chunk, of any rate, and yield what it tells, a transcript last."""
        for sound in self._front.feed(chunk):
            yield from self._take(sound, robot_speaking)

    def robot(self, chunk: AudioChunk) -> None:
        """Take sound of the robot, best before it leaves the loudspeaker, to tell its echo from a person."""
        self._front.robot(chunk)

    def _take(self, chunk: AudioChunk, robot_speaking: bool) -> Iterator[Heard]:
        self._buffer.feed(chunk)
        for told in self._listening.feed(chunk, robot_speaking):
            if isinstance(told, EndQuestion):
                if self._ends is not None:
                    yield from self._turn(self._listening.judged(judge(told, self._ends)))
                continue
            if isinstance(told, AffectQuestion):
                affect = told.answer()
                self._listening.felt(affect)
                yield affect
                continue
            if isinstance(told, TurnState):
                yield from self._turn(told)
                continue
            yield told
            if isinstance(told, VoiceActivity):
                yield from self._write(self._scribe.voice(told))

    def feel(self, state: EmpathyState) -> None:
        """Take in how the person feels: patience depends on it."""
        self._listening.feel(state)

    def close(self) -> None:
        """Free the models."""
        for model in (self._detector, self._recognizer, self._ends, self._encoder):
            if model is not None:
                model.close()

    def _turn(self, turn: TurnState | None) -> Iterator[Heard]:
        """Yield a turn and the words that belong to it."""
        if turn is None:
            return
        yield turn
        yield from self._write(self._scribe.turn(turn))

    def _write(self, step: Step) -> Iterator[Heard]:
        """Yield transcripts, recognising at once what is to be recognised; words may end the turn."""
        while True:
            for transcript in step.transcripts:
                yield transcript
                yield from self._turn(self._listening.words(transcript))
            job = step.job
            if job is None or self._recognizer is None:
                return
            chunk = self._buffer.cut(job.start, job.end, job.before, job.after)
            heard = self._recognizer.transcribe(chunk.samples, partial=job.quick)
            # it stands outside of time: whoever drives the engine waits for it
            step = self._scribe.result(job, heard, chunk.start, took=0.0)
