"""The four skills in one process and on anybody's clock: say, face, gesture and gaze over one stage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from whee_ros.core.errors import BackendError, ConfigError
from whee_ros.core.motion import PerformanceSkew, SkillGoal, Speech, SpeechStatus
from whee_ros.expression.playing import Playing
from whee_ros.expression.stage import Stage
from whee_ros.ports.tts import Synthesizer


@dataclass(frozen=True)
class Utterance:
    """Something the robot has said.

    Attributes:
        plan_id: of the plan it served.
        text: the whole of it.
        start: of the first sample, s.
        heard: s of it that were heard.
        words: fully said.
        state: "finished" or "cancelled".
        speech: the sound.
    """

    plan_id: str
    text: str
    start: float
    heard: float
    words: int
    state: str
    speech: Speech


class Performance:
    """A goal under way: a SkillHandle.

    Attributes:
        goal: as asked for.
        part: what it put on the stage, None for voice and gaze.
        status: "running", "succeeded" or "cancelled".
    """

    def __init__(
        self,
        goal: SkillGoal,
        end: float,
        stop: Callable[[Performance], None],
        part: Playing | None = None,
    ) -> None:
        self.goal = goal
        self.part = part
        self._end = end
        self.status = "running"
        self._stop = stop

    @property
    def end(self) -> float:
        """When it is over, s; infinite for a gesture that waits for its word."""
        return self._end if self.part is None else self.part.end

    def cancel(self) -> None:
        """Stop at once; again is no harm."""
        if self.status == "running":
            self.status = "cancelled"
            self._stop(self)


@dataclass
class _Speaking:
    handle: Performance
    speech: Speech
    start: float
    words: int = 0


class StageSkills:
    """Skills over a stage. Time moves only by `step`; sound is heard at the pace of that time.

    Args:
        stage: mixes what the skills want.
        voice: speaks, loaded; None for a robot without one.
        tell: called with every SpeechStatus and PerformanceSkew, and with the Utterance when one is over.
    """

    def __init__(
        self,
        stage: Stage,
        voice: Synthesizer | None,
        tell: Callable[[SpeechStatus | PerformanceSkew | Utterance], None],
    ) -> None:
        self._stage = stage
        self._voice = voice
        self._tell = tell
        self._now = 0.0
        self._running: list[Performance] = []
        self._speaking: _Speaking | None = None

    @property
    def speaking(self) -> bool:
        """Whether the robot's voice is being heard."""
        return self._speaking is not None

    @property
    def running(self) -> tuple[Performance, ...]:
        """Goals under way, oldest first."""
        return tuple(self._running)

    def start(self, goal: SkillGoal) -> Performance:
        """Begin a goal.

        Raises:
            ConfigError: if it names a skill, expression, gesture or gaze policy that does not exist.
            BackendError: if the robot has no voice, or its voice cannot say this.
        """
        now = self._now
        if goal.skill == "say":
            handle = self._say(goal)
        elif goal.skill == "face":
            part = self._stage.show(goal.name, goal.intensity, now, goal.duration)
            handle = Performance(goal, part.end, self._ended, part)
        elif goal.skill == "gesture":
            part = self._stage.gesture(goal.name, goal.intensity, now, goal.plan_id)
            handle = Performance(goal, part.end, self._ended, part)
        elif goal.skill == "gaze":
            self._stage.look(goal.name, now)
            for earlier in [item for item in self._running if item.goal.skill == "gaze"]:
                earlier.cancel()
            handle = Performance(goal, now + goal.duration, self._ended)
        else:
            raise ConfigError("skill", repr(goal.skill), "Use say, face, gesture or gaze.")
        self._running.append(handle)
        return handle

    def step(self, now: float) -> None:
        """Move to `now` (s): tell words, end what is over."""
        self._now = now
        said = self._speaking
        if said is not None:
            words = self._stage.spoken(now)
            if now >= said.handle.end:
                self._speaking = None
                self._over(said, "finished", len(said.speech.words), said.speech.duration)
            elif words > said.words:
                said.words = words
                self._tell(self._status(said, "word", words))
        for skew in self._stage.skews():
            self._tell(skew)
        for handle in self.running:
            if now >= handle.end:
                handle.status = "succeeded"
                self._running.remove(handle)
            elif handle.part is not None and not self._stage.performs(
                handle.part
            ):  # another one took its place
                handle.status = "cancelled"
                self._running.remove(handle)

    def cancel(self) -> None:
        """Stop everything: voice, face, gesture and gaze together."""
        for handle in self.running:
            handle.cancel()
        self._stage.cancel(self._now)

    def _say(self, goal: SkillGoal) -> Performance:
        if self._voice is None:
            raise BackendError("voice", "none", "Choose a back end of the kind tts.")
        prosody = self._stage.voice(goal.style, goal.prosody, goal.intensity)
        speech = self._voice.synthesize(goal.text, prosody)
        if self._speaking is not None:
            self._speaking.handle.cancel()
        handle = Performance(goal, self._now + speech.duration, self._ended)
        self._speaking = _Speaking(handle, speech, self._now)
        self._stage.expect(goal.plan_id)
        self._stage.say(speech, self._now, goal.intensity, goal.plan_id)
        self._tell(self._status(self._speaking, "started", 0))
        return handle

    def _ended(self, handle: Performance) -> None:
        """A goal was cancelled; with the voice the whole body stops, a face or gesture alone goes softly."""
        if handle in self._running:
            self._running.remove(handle)
        if handle.part is not None:
            self._stage.release(handle.part, self._now)
        said = self._speaking
        if said is None or said.handle is not handle:
            return
        self._speaking = None
        words = self._stage.spoken(self._now)
        self._stage.cancel(self._now)
        self._over(said, "cancelled", words, min(self._now - said.start, said.speech.duration))

    def _over(self, said: _Speaking, state: str, words: int, heard: float) -> None:
        goal = said.handle.goal
        self._tell(self._status(said, state, words))
        self._tell(Utterance(goal.plan_id, goal.text, said.start, heard, words, state, said.speech))

    def _status(self, said: _Speaking, state: str, words: int) -> SpeechStatus:
        goal = said.handle.goal
        return SpeechStatus(self._now, goal.plan_id, goal.text, state, words, said.speech.duration)
