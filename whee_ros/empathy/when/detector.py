"""The when-detector: observations of everybody in, one empathy state per utterance and a steady one between them."""

from __future__ import annotations

from bisect import insort
from collections.abc import Mapping, Sequence
from typing import Protocol, TypeAlias

from whee_ros.core import params
from whee_ros.core.empathy import EmpathyState
from whee_ros.core.errors import ParameterError
from whee_ros.core.face import FaceObservation
from whee_ros.core.resources import resource
from whee_ros.core.voice import Transcript, TurnState, VoiceActivity, VoiceAffect
from whee_ros.empathy.when import cues, lexical
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.empathy.when.intake import readable
from whee_ros.empathy.when.people import People
from whee_ros.empathy.when.text import TextReading
from whee_ros.ports.text import Said

Heard: TypeAlias = VoiceAffect | VoiceActivity | TurnState
"""What is known of somebody's voice."""


class Reads(Protocol):
    """What reads words: `text.TextReader`, or a scripted one."""

    def read(self, text: str, before: Sequence[Said] = ()) -> TextReading:
        """Return what `text` says, said after the turns `before` (the latest first)."""
        ...


class EmpathyDetector:
    """Stages one to three. Pure: time comes with the observations.

    Args:
        config: thresholds and weights.
        text: reads words; None when no text back end works, then face and voice decide alone.
    """

    def __init__(self, config: WhenConfig, text: Reads | None) -> None:
        self._text = text
        self._table = cues.table(resource("config/cues.yaml"))
        self.config = self._checked(config)
        self._people = People()
        self._waiting: list[FaceObservation | Heard] = []

    @property
    def trouble(self) -> str:
        """Which cues of plug-ins failed, and why; "" if none."""
        return "; ".join(filter(None, (getattr(cue, "trouble", "") for cue in self._table.values())))

    def amend(self, changes: Mapping[str, object]) -> None:
        """Change live parameters, all or none. Raises ParameterError."""
        self.config = self._checked(params.amend(self.config, changes))

    def reset(self, person_id: str = "") -> None:
        """Forget `person_id`, or everybody."""
        self._take_in()
        self._people.forget(person_id)

    def observe(self, item: FaceObservation | Heard) -> None:
        """Take one observation for the next state, unless its numbers are none.

        Until a state is asked for they wait, sorted by when they were sensed: whose voice it was and who is in
        conversation must not depend on which of two messages came first.
        """
        if readable(item):
            insort(self._waiting, item, key=_sensed)

    def _take_in(self) -> None:
        """Give what waits to whom it belongs; what is heard belongs to who speaks."""
        waiting, self._waiting = self._waiting, []
        for item in waiting:
            if isinstance(item, FaceObservation):
                self._people.of_face(item).see(item)
            elif isinstance(item, VoiceAffect):
                self._people.who_speaks(item.person_id, item.stamp - item.window, item.stamp).hear(item)
            elif isinstance(item, TurnState):
                self._people.who_speaks(item.person_id, item.stamp, item.stamp).turn(item)

    def robot_said(self, text: str, stamp: float) -> None:
        """Note that the robot began to say `text` at `stamp` (s), to the person in conversation."""
        self._take_in()
        person = self._people.partner(stamp)
        person.course.robot_said(text, stamp)
        person.gate.rest(stamp)

    def expect(self, transcript: Transcript) -> None:
        """Read words while the turn is still open: cues until the final ones come, whose verdict is then quick."""
        if self._text is not None:
            self._take_in()
            person = self._people.who_speaks(transcript.person_id, transcript.start, transcript.stamp)
            before = person.course.before(transcript.start)
            person.expect(transcript, self._text.read(lexical.matter(transcript.text), before))

    def decide(self, transcript: Transcript, opinion: Mapping[str, float] | None = None) -> EmpathyState:
        """Return the state at the end of an utterance.

        Args:
            transcript: the final one.
            opinion: log-odds that a language model's opinion adds, by direction (`opinion.weights`).
        """
        self._take_in()
        start, end = transcript.start, transcript.stamp
        person = self._people.who_speaks(transcript.person_id, start, end)
        reading = None
        if self._text is not None:
            reading = self._text.read(lexical.matter(transcript.text), person.course.before(start))
        addressed = self._people.addressed(person, start, end)
        return person.decide(transcript, reading, addressed, self._table, self.config, opinion)

    def step(self, now: float) -> EmpathyState:
        """Return the state of the person in conversation between utterances at `now` (s)."""
        self._take_in()
        return self._people.partner(now).step(now, self._table, self.config)

    def bystanders(self, now: float) -> tuple[EmpathyState, ...]:
        """Return the states of the others in view at `now` (s)."""
        self._take_in()
        partner = self._people.partner(now)
        others = [person for person in self._people.in_view(now) if person is not partner]
        return tuple(person.step(now, self._table, self.config) for person in others)

    def _checked(self, config: WhenConfig) -> WhenConfig:
        if config.need_off > config.need_on:
            raise ParameterError(
                "need_off", config.need_off, f"Keep it at or below need_on, which is {config.need_on}."
            )
        config.gains(self._table)
        return config


def _sensed(item: FaceObservation | Heard) -> tuple[float, bool, str]:
    """Order of sensing; at the same moment the faces come first, since they tell whose voice it is."""
    if isinstance(item, FaceObservation):
        return item.stamp, False, item.face_id
    return item.stamp, True, type(item).__name__
