"""Listening to speech as it comes, in virtual time: when do its words appear, and where are they placed?

Sound goes chunk by chunk through voice activity, turns and the scribe, as in the nodes. A recognition takes, in virtual
time, the processor time that it really took: what an idle core would need.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from whee_ros.core.clock import busy
from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.core.voice import Transcript, TurnPhase, TurnState, VoiceActivity, Word
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.listening import Listening
from whee_ros.perception.voice.utterance import UtteranceBuffer
from whee_ros.perception.words.config import WordsConfig
from whee_ros.perception.words.scoring import matched, normal
from whee_ros.perception.words.scribe import Scribe, Step
from whee_ros.ports.asr import Recognition, Recognizer
from whee_ros.ports.voice import SpeechDetector
from whee_ros.tools.words.noise import Sound

CHUNK = 512
QUIET = 1.0
"""Seconds of a quiet room before the speech; twice as much follows it."""
ROOM = 10 ** (-66 / 20)


@dataclass(frozen=True)
class Spoken:
    """Speech whose words have known times, s from its start."""

    samples: Sound
    words: tuple[Word, ...]


@dataclass
class Timing:
    """What was measured, s.

    Attributes:
        shown: from the end of a word to the first transcript that holds it.
        agreed: from there to the first that holds it for certain.
        final: from the decision that the turn is over to the final transcript.
        starts, ends: error of word times in final transcripts.
        finals: texts.
        jobs: processor time of each recognition while somebody speaks.
        speech: seconds of speech heard.
    """

    shown: list[float] = field(default_factory=list)
    agreed: list[float] = field(default_factory=list)
    final: list[float] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)
    finals: list[str] = field(default_factory=list)
    jobs: list[float] = field(default_factory=list)
    speech: float = 0.0


class Live:
    """Ears in virtual time.

    Args:
        detector: loaded.
        recognizer: loaded.
        voice: thresholds of turns.
    """

    def __init__(self, detector: SpeechDetector, recognizer: Recognizer, voice: VoiceConfig) -> None:
        detector.reset()
        self._recognizer = recognizer
        self._buffer = UtteranceBuffer(voice)
        self._listening = Listening(voice, detector, self._buffer)
        self._scribe = Scribe(WordsConfig())
        self._answer: tuple[float, tuple[object, Recognition, float, float]] | None = None
        self.told: list[tuple[float, Transcript]] = []
        self.decided: dict[str, float] = {}
        self.jobs: list[float] = []

    def hear(self, samples: Sound) -> None:
        """Take sound from 0 s on."""
        for seq, at in enumerate(range(0, len(samples) - CHUNK + 1, CHUNK), start=1):
            now = (at + CHUNK) / SAMPLE_RATE
            chunk = AudioChunk(now, SAMPLE_RATE, samples[at : at + CHUNK], seq)
            self._buffer.feed(chunk)
            self._arrive(now)
            for told in list(self._listening.feed(chunk, False)):
                if isinstance(told, VoiceActivity):
                    self._do(now, self._scribe.voice(told))
                elif isinstance(told, TurnState):
                    self._turn(now, told)

    def _turn(self, now: float, turn: TurnState | None) -> None:
        if turn is None:
            return
        if turn.phase == TurnPhase.ENDED:
            self.decided[turn.utterance_id] = now
        self._do(now, self._scribe.turn(turn))

    def _do(self, now: float, step: Step) -> None:
        for transcript in step.transcripts:
            self.told.append((now, transcript))
            self._turn(now, self._listening.words(transcript))
        if step.job is None:
            return
        job = step.job
        chunk = self._buffer.cut(job.start, job.end, job.before, job.after)
        begun = busy()
        heard = self._recognizer.transcribe(chunk.samples, partial=job.quick)
        took = busy() - begun
        self.jobs.append(took)
        self._answer = (now + took, (job, heard, chunk.start, took))

    def _arrive(self, now: float) -> None:
        while self._answer is not None and self._answer[0] <= now:
            at, (job, heard, start, took) = self._answer
            self._answer = None
            self._do(at, self._scribe.result(job, heard, start, took))  # type: ignore[arg-type]


def listen(
    speech: Sequence[Spoken],
    detector: SpeechDetector,
    recognizer: Recognizer,
    voice: VoiceConfig | None = None,
) -> Timing:
    """Return the timing of every word of `speech`, each heard alone."""
    found = Timing()
    for spoken in speech:
        rng = np.random.default_rng(len(spoken.samples))
        length = len(spoken.samples) + int(3 * QUIET * SAMPLE_RATE)
        sound = rng.normal(0.0, ROOM, length).astype(np.float32)
        begin = int(QUIET * SAMPLE_RATE)
        sound[begin : begin + len(spoken.samples)] += spoken.samples
        live = Live(detector, recognizer, voice or VoiceConfig())
        live.hear(sound)
        words = [replace(w, start=w.start + QUIET, end=w.end + QUIET) for w in spoken.words]
        _add(found, words, live)
        found.speech += words[-1].end - words[0].start
    return found


def _add(found: Timing, words: Sequence[Word], live: Live) -> None:
    found.jobs += live.jobs
    finals = [(now, t) for now, t in live.told if t.is_final]
    found.finals.append(" ".join(t.text for _, t in finals))
    found.final += [now - live.decided[t.utterance_id] for now, t in finals if t.utterance_id in live.decided]
    said = ["".join(normal(word.text)) for word in words]
    heard = [replace(w, start=w.start + t.start, end=w.end + t.start) for _, t in finals for w in t.words]
    for i, j in matched(said, ["".join(normal(word.text)) for word in heard]):
        found.starts.append(heard[j].start - words[i].start)
        found.ends.append(heard[j].end - words[i].end)
    first: dict[int, float] = {}
    sure: dict[int, float] = {}
    for now, transcript in live.told:
        text = ["".join(normal(word.text)) for word in transcript.words]
        for i, j in matched(said, text):
            if words[i].end <= now + 0.2:  # a word that is yet to be said is a guess that came true
                first.setdefault(i, now)
                if transcript.words[j].confidence > 0.0:
                    sure.setdefault(i, now)
    found.shown += [at - words[i].end for i, at in first.items()]
    found.agreed += [at - words[i].end for i, at in sure.items()]
