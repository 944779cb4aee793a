"""Writes down what is said: asks for stretches of sound to be recognised and makes transcripts of the answers.

The node recognises on a worker thread, the engine at once; both do what a `Step` says and report back:

    step = scribe.turn(turn)             # publish step.transcripts, recognise step.job
    step = scribe.result(job, heard, start, took)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from whee_ros.core.voice import Transcript, TurnPhase, TurnState, VoiceActivity
from whee_ros.perception.words.config import WordsConfig
from whee_ros.perception.words.draft import Draft
from whee_ros.perception.words.schedule import LEAP, Job, Kind, Schedule
from whee_ros.ports.asr import Recognition

LATE = 2.0
"""Seconds after the decision at which the wait for words is told; half a sentence would be worse than a late one."""


class Step(NamedTuple):
    """What is to be done: transcripts to publish, in order, and a stretch to recognise."""

    transcripts: tuple[Transcript, ...] = ()
    job: Job | None = None


class Awaited(NamedTuple):
    """A turn that is over and whose words are not all known: who, the end of speech and the decision, s."""

    draft: Draft
    end: float
    decided: float


class Scribe:
    """Transcripts of one stream of sound.

    Args:
        config: when, and in what pieces.

    Attributes:
        trouble: in words, what is wrong with the recogniser; "" when nothing is.
    """

    def __init__(self, config: WordsConfig) -> None:
        self.trouble = ""
        self._schedule = Schedule(config)
        self._begun = ""
        self._draft: Draft | None = None
        self._awaited: Awaited | None = None

    def amend(self, changes: Mapping[str, object]) -> None:
        """Change timing while running."""
        self._schedule.amend(changes)

    def voice(self, activity: VoiceActivity) -> Step:
        """Take in the newest voice activity; give up on words that come too late."""
        job = self._schedule.voice(activity)
        awaited, patience = self._awaited, self._schedule.config.final_within
        if awaited is None:
            return Step(job=job)
        waited = activity.stamp - awaited.decided
        if waited >= LATE:
            self.trouble = f"the recogniser takes longer than {LATE:g} s: the answer waits for the words"
        if waited < patience:
            return Step(job=job)
        known = awaited.draft.final(awaited.end)
        if known is None:
            return Step(job=job)  # late words are better than none
        self._awaited = None
        self.trouble = (
            f"the recogniser takes longer than {patience:g} s: a turn was answered on the words known so far"
        )
        return Step((known,), job)

    def turn(self, turn: TurnState) -> Step:
        """Take in who has the floor."""
        job = self._schedule.turn(turn)
        if self._schedule.utterance != self._begun:
            self._begun = self._schedule.utterance
            self._draft = Draft(self._begun, self._schedule.onset)
        draft = self._draft
        if turn.phase != TurnPhase.ENDED or draft is None or draft.utterance_id != turn.utterance_id:
            return Step(job=job)
        end = turn.stamp - turn.silence
        draft.person_id = turn.person_id
        self._draft = None
        if self._schedule.covered(end):
            return Step(_some(draft.final(end)), job)
        before = self._finish(self._awaited) if self._awaited is not None else ()
        self._awaited = Awaited(draft, end, turn.stamp)
        return Step(before, job)

    def result(self, job: Job, heard: Recognition, start: float, took: float) -> Step:
        """Take in what was recognised.

        Args:
            job: what was asked.
            heard: the answer, its times from `start`.
            start: time of the first sample that was recognised, s.
            took: how long that took, s.
        """
        closes, following = self._schedule.done(job, took)
        draft = self._owner(job)
        if draft is None:
            return Step(job=following)
        version: Transcript | None
        if job.kind == Kind.PARTIAL:
            version = draft.guess(heard, start, job.end)
        else:
            version = draft.read(heard, start, job.end, closes=closes, cut=job.kind == Kind.CUT)
        awaited = self._awaited
        if awaited is None or awaited.draft is not draft:
            return Step(_some(version), following)
        if following is not None or abs(job.end - awaited.end) >= LEAP:
            return Step(job=following)
        return Step(self._finish(awaited))

    def failed(self, job: Job) -> Step:
        """Take in that a recognition came to nothing; a turn that waits for it is told with what is known."""
        following = self._schedule.failed(job)
        awaited = self._awaited
        if following is not None or awaited is None or awaited.draft.utterance_id != job.utterance_id:
            return Step(job=following)
        return Step(self._finish(awaited))

    def _finish(self, awaited: Awaited) -> tuple[Transcript, ...]:
        self._awaited = None
        self.trouble = ""
        return _some(awaited.draft.final(awaited.end))

    def _owner(self, job: Job) -> Draft | None:
        drafts = [self._draft, self._awaited.draft if self._awaited else None]
        return next((d for d in drafts if d is not None and d.utterance_id == job.utterance_id), None)


def _some(transcript: Transcript | None) -> tuple[Transcript, ...]:
    return () if transcript is None else (transcript,)
