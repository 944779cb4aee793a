"""Who has the floor: a state machine over voice activity, patient or brisk by how sound and words end."""

from __future__ import annotations

from collections.abc import Mapping

from whee_ros.core.params import amend
from whee_ros.core.voice import Overlap, TurnPhase, TurnState, VoiceActivity
from whee_ros.perception.voice.completeness import completeness
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.ending import EndModel, Verdict, terms
from whee_ros.perception.voice.overlap import HISS_DB, OverlapJudge

SAME = 0.1
"""Ends of speech that differ by less in s are one end: words and sound are measured by different windows."""
OPPORTUNITY = 0.1
"""Seconds that an opportunity for an "mhm" lasts."""
ENOUGH = 0.7
"""Seconds of speech before the first such opportunity (Ward & Tsukahara 2000)."""


class TurnTaker:
    """Turns of one person with the robot.

    Silence counts from the last window that was speech, so it is known before voice activity ends.

    Args:
        config: certainty, patience, shortest turn.
        ends: weighs what is known of an end; the shipped one by default.
    """

    def __init__(self, config: VoiceConfig, ends: EndModel | None = None) -> None:
        self.config = config
        self._ends = ends or EndModel.shipped()
        self._count = 0
        self._onset: float | None = None
        self._end = 0.0  # of the last sound, s
        self._overlap: OverlapJudge | None = None
        self._offered = 0.0

    def amend(self, changes: Mapping[str, object]) -> None:
        """Change thresholds while running."""
        self.config = amend(self.config, changes)

    @property
    def onset(self) -> float | None:
        """Return when the turn began, s; None while nobody has one."""
        return self._onset

    @property
    def end(self) -> float:
        """Return when the person was last heard, s."""
        return self._end

    def update(
        self,
        activity: VoiceActivity,
        robot_speaking: bool,
        partial: str = "",
        *,
        partial_end: float | None = None,
        verdict: Verdict | None = None,
        manner: float = 1.0,
        hiss: float = HISS_DB,
    ) -> TurnState:
        """Return the floor after `activity`.

        Args:
            activity: newest voice activity.
            robot_speaking: whether the robot is speaking now.
            partial: the words recognised so far, "" if none.
            partial_end: s, up to which sound they go; None for all of it.
            verdict: the newest answer of an end-of-turn model, None without one.
            manner: factor on patience (`Manner.patience`).
            hiss: `overlap.hiss_db` of the newest sound, which counts while the robot speaks.
        """
        now = activity.stamp
        self._track(activity)
        if self._onset is None:
            phase = TurnPhase.ROBOT if robot_speaking else TurnPhase.IDLE
            return TurnState(now, phase, 1.0, now - self._end, self._id())
        silence = now - self._end
        heard_to = self._end if partial_end is None else partial_end
        overlap = self._judge_overlap(activity, robot_speaking, partial, heard_to, hiss)
        barge_in = overlap == Overlap.INTERRUPTION
        words = partial if heard_to >= self._end - SAME else ""
        fresh = verdict is not None and abs(verdict.end - self._end) < SAME
        known = terms(verdict, words) if verdict and fresh else None
        patience = self._patience(known, words, manner)
        if activity.speaking or silence < patience:
            ended = self._probability(known, silence, patience)
            fits = (
                not overlap and not activity.speaking and self._fits(now, silence, verdict if fresh else None)
            )
            phase = TurnPhase.SPEAKING if activity.speaking else TurnPhase.PAUSE
            return TurnState(
                now, phase, ended, silence, self._id(), fits, barge_in, patience=patience, overlap=overlap
            )
        onset, self._onset, self._overlap = self._onset, None, None
        phase = TurnPhase.ENDED
        if self._end - onset < self.config.turn_shortest or overlap in (
            Overlap.BACKCHANNEL,
            Overlap.UNDECIDED,
        ):
            # a cough, or an "mhm" that leaves the floor to the robot: nothing to answer
            phase = TurnPhase.ROBOT if robot_speaking else TurnPhase.IDLE
        return TurnState(now, phase, 1.0, silence, self._id(), patience=patience, overlap=overlap)

    def _track(self, activity: VoiceActivity) -> None:
        """Follow onset and end of speech."""
        if activity.speaking and self._onset is None:
            self._onset = activity.since
            self._count += 1
        if self._onset is None:
            return
        if not activity.speaking:
            self._end = max(self._end, activity.since)
        elif activity.probability >= self.config.speech_off:
            self._end = activity.stamp

    def _judge_overlap(
        self, activity: VoiceActivity, robot_speaking: bool, text: str, text_end: float, hiss: float
    ) -> str:
        """Say what speech over the robot's is, `Overlap.NONE` while the robot is silent."""
        if not robot_speaking or self._onset is None:
            self._overlap = None
            return Overlap.NONE
        if self._overlap is None:
            now = activity.stamp
            # who spoke already when the robot began counts from there
            began = self._onset if now - self._onset < self.config.barge_in_time else self._end
            self._overlap = OverlapJudge(self.config, began)
        silence = activity.stamp - self._end
        return self._overlap.update(self._end, silence, activity.level_db, text, text_end, hiss)

    def _patience(self, known: Mapping[str, float] | None, words: str, manner: float) -> float:
        """Return the silence (s) that ends the turn as things stand."""
        config = self.config
        if known is None:
            return self.patience(words) * manner
        certainty = config.turn_certainty if words else config.turn_certainty_unread
        needed = self._ends.needed(known, certainty)
        longest = max(config.patience_longest, config.patience_shortest)
        return max(config.patience_shortest, min(longest, needed * manner))

    def patience(self, partial: str) -> float:
        """Return the silence (s) that ends the turn when only the words so far are known."""
        if not partial:
            return self.config.patience
        finished = completeness(partial)
        if finished < 0.5:
            return self.config.patience_unfinished
        return self.config.patience_complete if finished > 0.9 else self.config.patience

    def _probability(self, known: Mapping[str, float] | None, silence: float, patience: float) -> float:
        """Return P(the turn is over); without a model, how much of the patience is used up."""
        if known is None:
            return min(1.0, silence / patience)
        return self._ends.probability(known, silence)

    def _fits(self, now: float, silence: float, verdict: Verdict | None) -> bool:
        """Whether an "mhm" of the robot would fit here."""
        config = self.config
        if self._onset is None or self._end - self._onset < ENOUGH:
            return False
        if not 0.0 <= silence - config.backchannel_after < OPPORTUNITY:
            return False
        if verdict is not None and verdict.cadence.fall_st < config.backchannel_fall:
            return False
        first = now - silence + config.backchannel_after  # of this opportunity
        if self._offered < first - SAME and first - self._offered < config.backchannel_every:
            return False
        self._offered = first
        return True

    def _id(self) -> str:
        return f"u{self._count:04d}" if self._count else ""
