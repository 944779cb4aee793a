"""Speech of a robot that has a voice of its own: it is told what to say; our voice, unheard, times each word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from whee_ros.core.errors import DeviceError, WheeError
from whee_ros.core.motion import Prosody, Speech, SpeechStatus
from whee_ros.expression.stage import Stage
from whee_ros.nodes.robot_skills import RobotSkills
from whee_ros.nodes.saying import Request, Saying
from whee_ros.ports.skill import say
from whee_ros.ports.tts import Synthesizer
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.skill_client import Call, SkillClient

SLOW, WAIT = 3.0, 5.0
"""Times as long as our voice would take, and seconds more, after which the robot's counts as lost."""


@dataclass
class _Said:
    speech: Speech
    start: float
    words: int = 0


class RobotSpeaking(Saying):
    """Speech by the skill `say` of the robot. How it sounds is the robot's own affair.

    Args:
        node, tts, stage: as of `Saying`; the voice is only asked for its times.
        robot: stops with the voice.
        client: of the skill.
    """

    def __init__(
        self, node: WheeNode, tts: Synthesizer, stage: Stage, robot: RobotSkills, client: SkillClient
    ) -> None:
        super().__init__(node, tts, stage)
        self._robot = robot
        self._client = client
        self._call: Call | None = None
        self._now: _Said | None = None
        self._until = 0.0

    def step(self, now: float) -> None:
        """Advance: tell words, notice a cancel, and a robot that never ends."""
        request = self._wanted
        if request is None:
            return
        if request.handle.is_cancel_requested:
            self.cancel()
        elif self._call is not None and now > self._until:
            self._call.cancel()
            self._done(request, f"no end within {SLOW:g} times the usual length")
        elif self._now is not None and (words := self._stage.spoken(now)) > self._now.words:
            self._now.words = words
            self._reached(request, words, now, self._now.speech.duration)

    def cancel(self) -> None:
        """Stop the robot's voice, lips, face and body together, and report what was said."""
        request, said, call = self._wanted, self._now, self._call
        self._wanted = self._now = self._call = None
        if call is not None:
            call.cancel()
        if request is None:
            return
        now = self._node.clock.now()
        if said is None:
            request.done(SpeechStatus(now, request.plan_id, request.text, "cancelled"))
            return
        self._robot.halt()
        words = self._stage.spoken(now)
        self._stage.cancel(now)
        status = self._tell(request, "cancelled", words, now, said.speech.duration)
        request.done(replace(status, duration=now - said.start))

    def _make(self, request: Request) -> None:
        """On the worker thread: time the words."""
        try:
            speech = self._tts.synthesize(request.text, Prosody())
        except WheeError as error:
            self._node.later(partial(self._done, request, str(error)))
            return
        self._node.later(partial(self._ask, request, speech))

    def _ask(self, request: Request, speech: Speech) -> None:
        if self._wanted is not request:
            return
        self._until = self._node.clock.now() + SLOW * speech.duration + WAIT
        done, started = partial(self._done, request), partial(self._started, request, speech)
        self._call = self._client.send(say(request.text), done, started)

    def _started(self, request: Request, speech: Speech) -> None:
        if self._wanted is not request:
            return
        now = self._node.clock.now()
        self._now = _Said(speech, now)
        self._stage.say(speech, now, request.intensity, request.plan_id)
        self._begun(request, now, now, speech.duration)

    def _done(self, request: Request, error: str) -> None:
        if self._wanted is not request:
            return
        said, now = self._now, self._node.clock.now()
        self._wanted = self._now = self._call = None
        self._node.trouble("say", f"the robot does not speak: {error}" if error else "")
        if error:
            if said is not None:
                self._stage.cancel(now)
                self._tell(request, "cancelled", said.words, now, said.speech.duration)
            request.done(DeviceError("skill say of the robot", error, "See the node that serves it."))
        elif said is not None:
            request.done(self._tell(request, "finished", len(said.speech.words), now, now - said.start))
