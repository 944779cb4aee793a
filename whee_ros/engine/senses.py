"""From raw frames and sound to observations, for an engine that has eyes and ears of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from whee_ros.core.face import FaceObservation
from whee_ros.core.media import AudioChunk, Frame
from whee_ros.core.voice import Transcript, TurnPhase, TurnState, VoiceActivity, VoiceAffect
from whee_ros.perception.face.reader import FaceReader
from whee_ros.perception.voice.activity import ActivityMeter
from whee_ros.perception.voice.affect import AffectMeter
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.turns import TurnTaker
from whee_ros.perception.voice.utterance import UtteranceBuffer
from whee_ros.ports.asr import Recognizer
from whee_ros.ports.face import FaceTracker
from whee_ros.ports.voice import SpeechDetector

Heard = VoiceActivity | TurnState | VoiceAffect | Transcript


class Eyes:
    """Finds and reads faces.

    Args:
        tracker: loaded.
        reader: turns what it measures into action units.
    """

    def __init__(self, tracker: FaceTracker, reader: FaceReader) -> None:
        self._tracker = tracker
        self._reader = reader

    def see(self, frame: Frame) -> tuple[FaceObservation, ...]:
        """Return the faces of a frame, largest first; frames come in order of stamp."""
        height, width = frame.image.shape[:2]
        return self._reader.read(self._tracker.process(frame), frame.stamp, width, height)

    def close(self) -> None:
        """Free the model."""
        self._tracker.close()


class Ears:
    """Voice activity, turns, vocal affect and words of one stream of sound.

    Args:
        config: thresholds.
        detector: loaded; scores windows of sound.
        recognizer: loaded; None leaves the words out.
        speculate_after: s of silence after which recognition starts, before the turn is over.
    """

    def __init__(
        self,
        config: VoiceConfig,
        detector: SpeechDetector,
        recognizer: Recognizer | None,
        speculate_after: float = 0.2,
    ) -> None:
        self._detector = detector
        self._recognizer = recognizer
        self._speculate_after = speculate_after
        self._activity = ActivityMeter(config, detector)
        self._affect = AffectMeter(config)
        self._turns = TurnTaker(config)
        self._buffer = UtteranceBuffer(config)
        self._utterance = ""
        self._onset = 0.0
        self._phase = ""
        self._known: Transcript | None = None

    def hear(self, chunk: AudioChunk, robot_speaking: bool) -> Iterator[Heard]:
        """Take the next chunk and yield what it tells, a transcript last."""
        self._buffer.feed(chunk)
        activity = self._activity.feed(chunk, robot_speaking)
        yield activity
        affect = self._affect.feed(chunk, activity.speaking)
        if affect is not None:
            yield affect
        turn = self._turns.update(activity, robot_speaking, self._known.text if self._known else "")
        # the phase at once when it changes, otherwise only while somebody has the floor
        if turn.phase != self._phase or turn.phase in (TurnPhase.SPEAKING, TurnPhase.PAUSE):
            yield turn
        self._phase = turn.phase
        if turn.phase == TurnPhase.SPEAKING:
            if turn.utterance_id != self._utterance:
                self._utterance, self._onset = turn.utterance_id, activity.since
            self._known = None
        elif self._recognizer is not None:
            yield from self._words(turn, self._recognizer)

    def close(self) -> None:
        """Free the models."""
        self._detector.close()
        if self._recognizer is not None:
            self._recognizer.close()

    def _words(self, turn: TurnState, recognizer: Recognizer) -> Iterator[Transcript]:
        """Recognise when a pause is long enough, so that the words are there when the turn ends."""
        ended = turn.phase == TurnPhase.ENDED
        due = turn.phase == TurnPhase.PAUSE and turn.silence >= self._speculate_after
        if self._known is None and (ended or due):
            self._known = self._recognize(turn, recognizer, partial=not ended)
            if not ended:
                yield self._known
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
