"""From sound to observations, for an engine that has ears of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from whee_ros.core.empathy import EmpathyState
from whee_ros.core.media import AudioChunk
from whee_ros.core.voice import Transcript, TurnPhase, TurnState, VoiceActivity, VoiceAffect
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.ending import EndQuestion, judge
from whee_ros.perception.voice.front import SoundFront
from whee_ros.perception.voice.listening import Listening
from whee_ros.perception.voice.utterance import UtteranceBuffer
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
        speculate_after: s of silence after which recognition starts, before the turn is over.
        ends: loaded; says whether a turn sounds finished. None leaves that to silence and words.
        encoder: loaded; vocal affect is judged by its states too. None leaves that to prosody.
    """

    def __init__(
        self,
        config: VoiceConfig,
        detector: SpeechDetector,
        recognizer: Recognizer | None,
        speculate_after: float = 0.2,
        ends: EndOfTurnModel | None = None,
        encoder: VoiceEncoder | None = None,
    ) -> None:
        self._detector = detector
        self._recognizer = recognizer
        self._ends = ends
        self._encoder = encoder
        self._speculate_after = speculate_after
        self._buffer = UtteranceBuffer(config)
        self._front = SoundFront(config)
        self._listening = Listening(config, detector, self._buffer, asks=ends is not None, encoder=encoder)
        self._utterance = ""
        self._onset = self._since = 0.0
        self._known: Transcript | None = None

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
            if isinstance(told, VoiceActivity):
                self._since = told.since
            if isinstance(told, TurnState):
                yield from self._turn(told)
            else:
                yield told

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
        if turn.phase == TurnPhase.SPEAKING:
            if turn.utterance_id != self._utterance:
                self._utterance, self._onset = turn.utterance_id, self._since
            self._known = None
        elif self._recognizer is not None:
            yield from self._words(turn, self._recognizer)

    def _words(self, turn: TurnState, recognizer: Recognizer) -> Iterator[Heard]:
        """Recognise when a pause is long enough, so that the words are there when the turn ends."""
        ended = turn.phase == TurnPhase.ENDED
        due = turn.phase == TurnPhase.PAUSE and turn.silence >= self._speculate_after
        if self._known is None and (ended or due):
            self._known = self._recognize(turn, recognizer, partial=not ended)
            if not ended:
                yield self._known
                yield from self._turn(self._listening.words(self._known))
                return
        if ended and self._known is not None:
            known, self._known = self._known, None
            if known.text:
                yield replace(known, is_final=True)

    def _recognize(self, turn: TurnState, recognizer: Recognizer, *, partial: bool) -> Transcript:
        end = turn.stamp - turn.silence
        heard = recognizer.transcribe(self._buffer.cut(self._onset, end).samples)
        return Transcript(
            stamp=end,
            start=self._onset,
            utterance_id=turn.utterance_id,
            text=heard.text,
            is_final=not partial,
            confidence=heard.confidence,
            words=heard.words,
            language=heard.language,
        )
