"""Decides which stretch of sound to recognise, and when; the same for the node and for the engine.

While somebody speaks, the stretch so far is read four times a second (PARTIAL), more rarely where the recogniser is
slow. At a pause it is read well (PAUSE), as it may be all. After some seconds a pause closes the stretch, so that
nothing is read over and over; speech without a pause is cut at its quietest moment (CUT). At the end of the turn what
the last pause gave is final, or is read once more (FINAL).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from whee_ros.core.params import amend
from whee_ros.core.voice import Overlap, TurnPhase, TurnState, VoiceActivity
from whee_ros.perception.voice.utterance import AFTER, BEFORE
from whee_ros.perception.words.config import WordsConfig

SHORTEST = 0.25
"""Seconds of speech before the first partial: less is hardly a word."""
FLOWS = 0.45
"""Probability of speech below which a pause may have begun, whose reading nothing should keep waiting."""
LEAP = 0.1
"""Two ends of speech within this many seconds, a detector window or two, are the same."""
QUIET_SHARE = 0.4
"""The last part of a stretch in which its quietest moment is sought, when it has to be cut."""
SLOWEST = 0.8
"""Seconds a recognition may take for partials to be worth it: slower ones come late, and in the way of the final."""
OVER_PAUSE = 0.12
"""Seconds of silence, at least, after which speech over the robot's own is read well: that keeps quick readings
waiting, and within "wait, no" there is a silence."""
SMOOTHING = 0.3
"""Weight of the newest recognition in the running mean of how long they take."""


class Kind(StrEnum):
    """Why a stretch is recognised."""

    PARTIAL = "partial"
    PAUSE = "pause"
    CUT = "cut"
    FINAL = "final"


@dataclass(frozen=True)
class Job:
    """A stretch of sound to recognise.

    Attributes:
        kind: why.
        utterance_id: whose.
        start, end: of the speech in it, s.
        onset: of the utterance, s; `start` where nothing is closed yet.
    """

    kind: Kind
    utterance_id: str
    start: float
    end: float
    onset: float

    @property
    def before(self) -> float:
        """Seconds of sound to take along before `start`; none where another stretch ends there."""
        return BEFORE if self.start == self.onset else 0.0

    @property
    def after(self) -> float:
        """Seconds of sound to take along after `end`; none in the middle of speech."""
        return AFTER if self.kind in (Kind.PAUSE, Kind.FINAL) else 0.0

    @property
    def quick(self) -> bool:
        """Whether it is read again anyway, so that speed counts more than the last word."""
        return self.kind == Kind.PARTIAL


class Schedule:
    """Jobs of one stream of sound; at most one is under way at a time.

    Args:
        config: how often and in what pieces.
    """

    def __init__(self, config: WordsConfig) -> None:
        self.config = config
        self._utterance = ""
        self._onset = self._start = self._asked = self._since = self._paused = 0.0
        self._takes = 0.0
        self._floor: TurnState | None = None  # the newest state of somebody who speaks
        self._quiet: list[tuple[float, float]] = []
        self._running: Job | None = None
        self._waiting: Job | None = None
        self._read: Job | None = None

    def amend(self, changes: Mapping[str, object]) -> None:
        """Change timing while running."""
        self.config = amend(self.config, changes)

    @property
    def utterance(self) -> str:
        """The utterance that is being heard or was heard last."""
        return self._utterance

    @property
    def onset(self) -> float:
        """When that utterance began, s."""
        return self._onset

    @property
    def period(self) -> float:
        """Seconds between two partials as things stand."""
        return max(self.config.partial_every, self._takes / self.config.partial_share)

    def voice(self, activity: VoiceActivity) -> Job | None:
        """Take in the newest voice activity, as `turn`: it comes more often than turns do.

        Onsets and quiet moments come from it, too.
        """
        if not activity.speaking:
            return None
        self._since = activity.since
        self._quiet.append((activity.level_db, activity.stamp))
        del self._quiet[: -int(self.config.stretch_longest / 0.03)]
        if self._floor is None or activity.probability < FLOWS:
            return None
        return self._ask(self._while_speaking(activity.stamp, self._floor.overlap))

    def turn(self, turn: TurnState) -> Job | None:
        """Return what is to be recognised now, if anything; then `done` or `failed` must follow."""
        if turn.phase == TurnPhase.SPEAKING and turn.utterance_id != self._utterance:
            self._begin(turn)
        self._floor = turn if turn.phase == TurnPhase.SPEAKING else None
        if not turn.utterance_id or turn.utterance_id != self._utterance:
            return None
        end = turn.stamp - turn.silence
        over = turn.overlap in (Overlap.UNDECIDED, Overlap.BACKCHANNEL)
        read_after = max(self.config.speculate_after, OVER_PAUSE if over else 0.0)
        if turn.phase == TurnPhase.SPEAKING and turn.silence < read_after:
            if turn.silence > 0:  # what begins now would keep the reading of a pause waiting
                return None
            if self._waiting is not None and self._waiting.kind == Kind.PAUSE:
                self._waiting = None
            return self._ask(self._while_speaking(turn.stamp, turn.overlap))
        if turn.phase not in (TurnPhase.SPEAKING, TurnPhase.PAUSE, TurnPhase.ENDED):
            return None
        if self.covered(end):
            return None
        if turn.phase == TurnPhase.ENDED:
            return self._ask(Job(Kind.FINAL, self._utterance, self._start, end, self._onset))
        # once a pause: what failed is tried again when the turn ends
        if turn.silence >= read_after and abs(self._paused - end) >= LEAP:
            self._paused = end
            return self._ask(Job(Kind.PAUSE, self._utterance, self._start, end, self._onset))
        return None

    def covered(self, end: float) -> bool:
        """Return whether all speech up to `end` (s) has been read well."""
        return self._read is not None and abs(self._read.end - end) < LEAP

    def done(self, job: Job, took: float) -> tuple[bool, Job | None]:
        """Note that `job` was recognised in `took` s.

        Returns:
            whether its stretch is closed by it, and what is to be recognised next, if anything.
        """
        self._running = None
        self._takes += SMOOTHING * (took - self._takes) if self._takes else took
        if job.utterance_id == self._utterance and job.kind != Kind.PARTIAL:
            self._read = job
        closes = job.kind == Kind.CUT or (
            job.kind == Kind.PAUSE and job.end - job.start >= self.config.stretch
        )
        if closes and job.utterance_id == self._utterance:
            self._start = job.end
        waiting = self._waiting
        if closes and waiting is not None and waiting.utterance_id == job.utterance_id:
            self._waiting = replace(waiting, start=job.end)
        return closes, self._next()

    def failed(self, job: Job) -> Job | None:
        """Note that `job` came to nothing; return what is to be recognised next."""
        self._running = None
        return self._next()

    def _begin(self, turn: TurnState) -> None:
        self._utterance = turn.utterance_id
        # activity dates the onset back to the sound; it may be of another stream of messages and come a little later
        known = turn.stamp - 1.0 < self._since <= turn.stamp
        self._onset = self._start = self._asked = self._since if known else turn.stamp
        self._read = None
        self._quiet.clear()

    def _while_speaking(self, now: float, overlap: str) -> Job | None:
        length = now - self._start
        if self._running is not None:
            return None
        if length >= self.config.stretch_longest:
            return Job(Kind.CUT, self._utterance, self._start, self._quietest(now), self._onset)
        rest = now - max(self._asked, self._start)
        over = overlap in (Overlap.UNDECIDED, Overlap.BACKCHANNEL)
        shortest = self.config.over_first if over else SHORTEST
        due = length >= shortest and rest >= (self.config.over_every if over else self.period)
        if due and self.config.partial_every > 0 and self._takes < SLOWEST:
            return Job(Kind.PARTIAL, self._utterance, self._start, now, self._onset)
        return None

    def _quietest(self, now: float) -> float:
        earliest = now - QUIET_SHARE * (now - self._start)
        return min(((level, at) for level, at in self._quiet if at >= earliest), default=(0.0, now))[1]

    def _ask(self, job: Job | None) -> Job | None:
        if job is None:
            return None
        if self._running is not None:
            same = self._running.kind != Kind.PARTIAL and abs(self._running.end - job.end) < LEAP
            self._waiting = None if same else job
            return None
        self._running, self._asked = job, job.end
        return job

    def _next(self) -> Job | None:
        """Return the job that had to wait, unless it has become needless."""
        job, self._waiting = self._waiting, None
        if job is None or (job.utterance_id == self._utterance and self.covered(job.end)):
            return None
        return self._ask(job)
