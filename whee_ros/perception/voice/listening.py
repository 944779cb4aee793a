"""Everything that is heard of one stream but the words: activity, affect, turns, and when to ask the end-of-turn model.

The same for the voice node and for the engine's ears; they differ only in where a question is answered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from whee_ros.core.empathy import EmpathyState
from whee_ros.core.media import AudioChunk
from whee_ros.core.voice import Transcript, TurnPhase, TurnState, VoiceActivity, VoiceAffect
from whee_ros.perception.voice.activity import ActivityMeter
from whee_ros.perception.voice.affect import AffectMeter
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.ending import EndModel, EndQuestion, Verdict
from whee_ros.perception.voice.manner import Manner
from whee_ros.perception.voice.overlap import HISS_DB, hiss_db
from whee_ros.perception.voice.turns import SAME, TurnTaker
from whee_ros.perception.voice.utterance import UtteranceBuffer
from whee_ros.ports.turn import SPAN
from whee_ros.ports.voice import SpeechDetector
from whee_ros.ports.voice_encoder import VoiceEncoder

SPEAKING_EVERY = 0.09
"""Seconds between two states of somebody who goes on speaking."""


class AffectQuestion(NamedTuple):
    """How was that said? `answer` tells; call it where nobody waits, one question at a time."""

    answer: Callable[[], VoiceAffect]


Told = VoiceActivity | TurnState | EndQuestion | AffectQuestion


class Listening:
    """Ears without words.

    Args:
        config: thresholds.
        detector: loaded; scores windows of sound.
        buffer: holds the sound, fed by whoever owns it before `feed`.
        asks: whether somebody answers an `EndQuestion`; without that silence and words decide.
        ends: weighs what is known of an end; the shipped one by default.
        prefix: put before the ids of utterances, to keep them unique.
        encoder: loaded; affect is judged by its states too. None leaves that to prosody.
    """

    def __init__(
        self,
        config: VoiceConfig,
        detector: SpeechDetector,
        buffer: UtteranceBuffer,
        *,
        asks: bool = False,
        ends: EndModel | None = None,
        prefix: str = "",
        encoder: VoiceEncoder | None = None,
    ) -> None:
        self._activity = ActivityMeter(config, detector)
        self._affect = AffectMeter(config, encoder)
        self._turns = TurnTaker(config, ends)
        self._manner = Manner(config)
        self._buffer = buffer
        self._asks = asks
        self._prefix = prefix
        self._words: Transcript | None = None
        self._verdict: Verdict | None = None
        self._asked = 0.0
        self._phase = ""
        self._said_at = 0.0
        self._overlap: tuple[str, bool] = ("", False)
        self._newest = VoiceActivity(0.0, False, 0.0, -100.0, 0.0)
        self._robot = False
        self._hiss = HISS_DB
        self._speaker = ("", "")  # who was heard last, and in which utterance

    def amend(self, changes: Mapping[str, object]) -> None:
        """Change thresholds while running."""
        for part in (self._activity, self._affect, self._turns, self._manner):
            part.amend(changes)

    def feed(self, chunk: AudioChunk, robot_speaking: bool) -> Iterator[Told]:
        """Take the next chunk and yield what it tells; give answers to `judged` and `felt`."""
        self._robot = robot_speaking
        if robot_speaking and len(chunk.samples):
            self._hiss = hiss_db(chunk.samples)
        self._newest = activity = self._activity.feed(chunk, robot_speaking)
        yield activity
        estimate = self._affect.listen(chunk, activity.speaking, self._speaker[0])
        if estimate is not None:
            yield AffectQuestion(estimate)
        turn = self._turn()
        if self._due(turn):
            self._asked = self._turns.end
            onset = max(self._turns.onset or 0.0, turn.stamp - SPAN)
            sound = self._buffer.cut(onset, turn.stamp)
            yield EndQuestion(
                turn.utterance_id, self._turns.end, sound.samples, sound.stamp - self._turns.end
            )
        if self._worth_telling(turn):
            yield self._told(turn)

    def judged(self, verdict: Verdict) -> TurnState | None:
        """Take the answer to a question; return the turn if that ends it."""
        self._verdict = verdict
        return self._again()

    def words(self, transcript: Transcript) -> TurnState | None:
        """Take the words so far; return the turn if they end it, or tell what speech over the robot's is."""
        if transcript.is_final:
            return None
        self._words = transcript
        return self._again()

    def spoken_by(self, person_id: str, utterance_id: str) -> None:
        """Take in whose voice an utterance has, "" for nobody's that is known.

        Turns of that utterance say so; how somebody sounds is compared with how that person usually does, until
        another voice is heard.
        """
        self._speaker = (person_id, utterance_id)

    def felt(self, affect: VoiceAffect) -> None:
        """Take the answer to a question about affect."""
        self._manner.hear(affect)

    def feel(self, state: EmpathyState) -> None:
        """Take in how the person feels."""
        self._manner.feel(state)

    def _turn(self) -> TurnState:
        heard, verdict = self._words, self._verdict
        onset = self._turns.onset
        if heard is not None and onset is not None and heard.stamp < onset:
            heard = None  # of an earlier turn
        turn = self._turns.update(
            self._newest,
            self._robot,
            heard.text if heard else "",
            partial_end=heard.stamp if heard else None,
            verdict=verdict,
            manner=self._manner.patience,
            hiss=self._hiss,
        )
        if not turn.utterance_id:
            return turn
        person_id, spoke = self._speaker
        name = self._prefix + turn.utterance_id
        return replace(turn, utterance_id=name, person_id=person_id if spoke == name else "")

    def _again(self) -> TurnState | None:
        """Look once more at the newest sound, now that more is known of it; return what is new."""
        if self._phase != TurnPhase.PAUSE and not self._overlap[0]:
            return None
        turn = self._turn()
        news = turn.phase != self._phase or (turn.overlap, turn.barge_in) != self._overlap
        return self._told(turn) if news else None

    def _worth_telling(self, turn: TurnState) -> bool:
        """What changes is told at once, a silence closely, and speech that goes on now and then.

        Every message costs each of its readers the look at all of its sources that a wake-up is.
        """
        if turn.phase != self._phase or turn.phase == TurnPhase.PAUSE:
            return True
        if turn.phase != TurnPhase.SPEAKING:
            return False
        news = (turn.overlap, turn.barge_in) != self._overlap
        return news or turn.silence > 0 or turn.stamp - self._said_at >= SPEAKING_EVERY

    def _told(self, turn: TurnState) -> TurnState:
        self._phase, self._said_at = turn.phase, turn.stamp
        self._overlap = (turn.overlap, turn.barge_in)
        if turn.phase not in (TurnPhase.SPEAKING, TurnPhase.PAUSE):
            self._words = self._verdict = None
        return turn

    def _due(self, turn: TurnState) -> bool:
        """Whether to ask about this silence."""
        if not self._asks or turn.overlap or turn.phase not in (TurnPhase.SPEAKING, TurnPhase.PAUSE):
            return False
        config = self._turns.config
        long = self._turns.end - (self._turns.onset or 0.0) >= config.turn_shortest
        return (
            long
            and turn.silence >= config.turn_ask_after - 1e-3
            and abs(self._turns.end - self._asked) >= SAME / 2
        )
