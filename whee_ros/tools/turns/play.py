"""Listens to scenes in virtual time, with answers that come as late as they would on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from whee_ros.core.clock import elapsed
from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.core.voice import Overlap, Transcript, TurnPhase, TurnState, VoiceActivity
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.ending import EndModel, EndQuestion, Verdict, judge
from whee_ros.perception.voice.listening import AffectQuestion, Listening
from whee_ros.perception.voice.utterance import UtteranceBuffer
from whee_ros.perception.words.config import WordsConfig
from whee_ros.perception.words.schedule import Job
from whee_ros.perception.words.scribe import Scribe
from whee_ros.ports.asr import Recognition, Recognizer
from whee_ros.ports.turn import EndOfTurnModel
from whee_ros.ports.voice import WINDOW, SpeechDetector
from whee_ros.tools.turns.material import Sound

SAME = 0.05
"""Ends of speech nearer than this (s) are one."""


@dataclass
class Models:
    """The models, and how long they take.

    Attributes:
        detector, turn, recognizer: loaded.
        verdict_delay, partial_delay, words_delay: s from a question to its answer.
        took: s that each answer really took, by "verdict", "partial" and "words".
    """

    detector: SpeechDetector
    turn: EndOfTurnModel
    recognizer: Recognizer
    verdict_delay: float
    partial_delay: float
    words_delay: float
    took: dict[str, list[float]] = field(default_factory=lambda: {"verdict": [], "partial": [], "words": []})
    _read: dict[tuple[int, bool, int, int], Recognition] = field(default_factory=dict)

    def words(self, key: int, quick: bool, sound: AudioChunk) -> Recognition:
        """Return the words of a stretch of scene `key`; asked again for the same one, the same answer."""
        name = (key, quick, round(sound.start * 30), round(sound.stamp * 30))
        if name not in self._read:
            start = elapsed()
            self._read[name] = self.recognizer.transcribe(sound.samples, partial=quick)
            self.took["partial" if quick else "words"].append(elapsed() - start)
        return self._read[name]

    def forget(self) -> None:
        """Forget all words: keys mean other scenes from here on."""
        self._read.clear()

    def verdict(self, question: EndQuestion) -> Verdict:
        """Return the answer to a question."""
        start = elapsed()
        found = judge(question, self.turn)
        self.took["verdict"].append(elapsed() - start)
        return found


class Reading(NamedTuple):
    """Words on their way: what was asked, the answer, its start (s) and how long it takes (s)."""

    job: Job
    heard: Recognition
    start: float
    took: float


@dataclass(frozen=True)
class Silence:
    """What was known of a silence when the decision fell or speech went on: for fitting."""

    end: float
    verdict: Verdict
    text: str


@dataclass
class Heard:
    """What came of a scene.

    Attributes:
        decisions: s of sound at which a turn was declared over, answers' delays included.
        turns: every state told.
        silences: every silence that was asked about.
        stopped: s of sound at which speech was first taken for an interruption of the robot's, None if never.
    """

    decisions: list[float] = field(default_factory=list)
    turns: list[TurnState] = field(default_factory=list)
    silences: list[Silence] = field(default_factory=list)
    stopped: float | None = None


def chunks(sound: Sound) -> Iterator[AudioChunk]:
    """Yield the sound as a microphone would, stamps from 0 s."""
    for seq, at in enumerate(range(0, len(sound) - WINDOW + 1, WINDOW), start=1):
        yield AudioChunk((at + WINDOW) / SAMPLE_RATE, SAMPLE_RATE, sound[at : at + WINDOW], seq)


def play(
    key: int,
    sound: Sound,
    models: Models,
    config: VoiceConfig,
    *,
    asks: bool = True,
    ends: EndModel | None = None,
    robot: Callable[[float], bool] = lambda now: False,
) -> Heard:
    """Listen to `sound`.

    Args:
        key: of the scene, under which its words are remembered.
        sound: float32 [n] at 16 kHz.
        models: answer.
        config: of turn-taking.
        asks: whether the end-of-turn model is used.
        ends: weighs what is known of an end; the shipped one by default.
        robot: whether the robot speaks at a time (s).
    """
    models.detector.reset()
    buffer = UtteranceBuffer(config)
    listening = Listening(config, models.detector, buffer, asks=asks, ends=ends)
    scribe = Scribe(WordsConfig())
    heard = Heard()
    answers: list[tuple[float, Verdict | Reading]] = []

    def read(job: Job | None, now: float) -> None:
        if job is not None:  # the scribe asks for one stretch at a time
            found = buffer.cut(job.start, job.end, job.before, job.after)
            delay = models.partial_delay if job.quick else models.words_delay
            words = models.words(key, job.quick, found)
            answers.append((now + delay, Reading(job, words, found.start, delay)))

    for chunk in chunks(sound):
        for answer in sorted((a for a in answers if a[0] <= chunk.stamp), key=lambda a: a[0]):
            answers.remove(answer)
            at, content = answer
            if isinstance(content, Verdict):
                heard.silences.append(Silence(content.end, content, ""))
                _note(listening.judged(content), at, heard)
            else:
                step = scribe.result(*content)
                read(step.job, at)
                for transcript in step.transcripts:
                    _written(listening, transcript, at, heard)
        buffer.feed(chunk)
        for told in listening.feed(chunk, robot(chunk.stamp)):
            if isinstance(told, EndQuestion):
                answers.append((chunk.stamp + models.verdict_delay, models.verdict(told)))
            elif isinstance(told, AffectQuestion):
                listening.felt(told.answer())
            elif isinstance(told, VoiceActivity):
                read(scribe.voice(told).job, chunk.stamp)
            else:
                _note(told, told.stamp, heard)
                read(scribe.turn(told).job, chunk.stamp)
    return heard


def _written(listening: Listening, transcript: Transcript, now: float, heard: Heard) -> None:
    """Take words in, and note them with the silence they were read at."""
    heard.silences = [
        Silence(s.end, s.verdict, transcript.text) if abs(s.end - transcript.stamp) < 2 * SAME else s
        for s in heard.silences
    ]
    _note(listening.words(transcript), now, heard)


def _note(turn: TurnState | None, now: float, heard: Heard) -> None:
    if turn is not None:
        heard.turns.append(turn)
        if turn.phase == TurnPhase.ENDED:
            heard.decisions.append(now)
        if turn.overlap == Overlap.INTERRUPTION and heard.stopped is None:
            heard.stopped = now
