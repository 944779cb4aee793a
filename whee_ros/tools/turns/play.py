"""Listens to scenes in virtual time, with answers that come as late as they would on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from whee_ros.core.clock import elapsed
from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.core.voice import Transcript, TurnPhase, TurnState
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.ending import EndModel, EndQuestion, Verdict, judge
from whee_ros.perception.voice.listening import AffectQuestion, Listening
from whee_ros.perception.voice.utterance import UtteranceBuffer
from whee_ros.ports.asr import Recognizer
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
        verdict_delay, words_delay: s from a question to its answer.
        words_after: s of silence after which words are recognised.
        took: s that each answer really took, by "verdict" and "words".
    """

    detector: SpeechDetector
    turn: EndOfTurnModel
    recognizer: Recognizer
    verdict_delay: float
    words_delay: float
    words_after: float
    took: dict[str, list[float]] = field(default_factory=lambda: {"verdict": [], "words": []})
    _texts: dict[tuple[int, int], str] = field(default_factory=dict)

    def text(self, key: int, sound: AudioChunk) -> str:
        """Return the words of a stretch of scene `key`; asked again for the same one, the same answer."""
        name = (key, round(sound.stamp * 30))
        if name not in self._texts:
            start = elapsed()
            self._texts[name] = self.recognizer.transcribe(sound.samples, partial=True).text
            self.took["words"].append(elapsed() - start)
        return self._texts[name]

    def verdict(self, question: EndQuestion) -> Verdict:
        """Return the answer to a question."""
        start = elapsed()
        found = judge(question, self.turn)
        self.took["verdict"].append(elapsed() - start)
        return found


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
    """

    decisions: list[float] = field(default_factory=list)
    turns: list[TurnState] = field(default_factory=list)
    silences: list[Silence] = field(default_factory=list)


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
    heard = Heard()
    answers: list[tuple[float, Verdict | Transcript]] = []
    onset = spoken_to = busy = 0.0
    for chunk in chunks(sound):
        for answer in sorted((a for a in answers if a[0] <= chunk.stamp), key=lambda a: a[0]):
            answers.remove(answer)
            _take(listening, answer, heard)
        buffer.feed(chunk)
        for told in listening.feed(chunk, robot(chunk.stamp)):
            if isinstance(told, EndQuestion):
                answers.append((chunk.stamp + models.verdict_delay, models.verdict(told)))
            elif isinstance(told, AffectQuestion):
                listening.felt(told.answer())
            elif isinstance(told, TurnState):
                heard.turns.append(told)
                if told.phase == TurnPhase.ENDED:
                    heard.decisions.append(told.stamp)
                onset = onset or told.stamp - 0.1
                if told.phase not in (TurnPhase.SPEAKING, TurnPhase.PAUSE):
                    onset = 0.0
                    continue
                end = told.stamp - told.silence
                if told.silence >= models.words_after and end > spoken_to + SAME:
                    # one recogniser: a question waits for the one before
                    spoken_to, busy = end, max(busy, chunk.stamp) + models.words_delay
                    text = models.text(key, buffer.cut(onset, end))
                    answers.append((busy, Transcript(end, onset, told.utterance_id, text, False)))
    return heard


def _take(listening: Listening, answer: tuple[float, Verdict | Transcript], heard: Heard) -> None:
    now, content = answer
    if isinstance(content, Verdict):
        ended = listening.judged(content)
        heard.silences.append(Silence(content.end, content, ""))
    else:
        ended = listening.words(content)
        heard.silences = [
            Silence(s.end, s.verdict, content.text) if abs(s.end - content.stamp) < 2 * SAME else s
            for s in heard.silences
        ]
    if ended is not None:
        heard.turns.append(ended)
        if ended.phase == TurnPhase.ENDED:
            heard.decisions.append(now)
