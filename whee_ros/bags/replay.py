"""A recorded conversation decided anew: what was perceived goes through the same detector and responder, in bag time.

Nothing here reads a clock: observations come at the time at which they were recorded, states between utterances are
taken on a grid that starts with the bag. The same bag and parameters therefore give the same decisions, to the byte.
What the robot said stays what it said when the bag was recorded. A language model's opinion and drafts are not asked
for again. The robot's mood, and what it knew of people where `feedback` was on, begin as the bag tells them first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from whee_ros.bags.answering import NOTHING, Answering, Models
from whee_ros.bags.reader import declared, namespace, raw_messages
from whee_ros.bags.settings import TOPIC, Settings, parse, pick
from whee_ros.core.empathy import EmpathyPlan
from whee_ros.core.face import FaceObservation
from whee_ros.core.motion import SpeechStatus
from whee_ros.core.params import specs
from whee_ros.core.rapport import Reaction, RobotMood
from whee_ros.core.safety import SafetyEvent
from whee_ros.core.voice import Transcript, TurnState, VoiceAffect
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.empathy.when.detector import EmpathyDetector, Reads
from whee_ros.empathy.when.text import TextReading
from whee_ros.ports.text import Said

STATE, PLAN, BYSTANDERS = "empathy/state", "empathy/plan", "empathy/bystanders"
MOOD, TASTES = "robot/mood", "empathy/tastes"
TOLD: Mapping[type, str] = {
    EmpathyPlan: PLAN, SafetyEvent: "safety/events", Reaction: "empathy/reaction", RobotMood: MOOD
}  # fmt: skip
"""Relative topics of what the answering half tells."""
DECISIONS = (STATE, BYSTANDERS, *TOLD.values())
"""Relative topics of what is decided, and therefore not taken from the bag."""
INPUTS = ("face", "voice/affect", "voice/turn", "transcript", "robot/speech", TOPIC, TASTES, MOOD)
"""Relative topics of what decisions rest on."""


class Timed(NamedTuple):
    """A value on a relative topic at a log time, ns since the epoch."""

    topic: str
    log_ns: int
    value: Any


@dataclass(frozen=True)
class ReplayConfig:
    """With what a bag is decided.

    Attributes:
        settings: parameters by node; those of `when` and `how` count.
        state_rate: states between utterances, Hz.
        plans: whether answers are planned, too.
        follow: whether parameters that were changed during the recording are changed again.
    """

    settings: Settings
    state_rate: float = 10.0
    plans: bool = True
    follow: bool = True


class RememberedReader:
    """Reads each text once.

    Args:
        reader: reads what was not read yet.
    """

    def __init__(self, reader: Reads) -> None:
        self._reader = reader
        self._known: dict[tuple[str, tuple[Said, ...]], TextReading] = {}

    def read(self, text: str, before: Sequence[Said] = ()) -> TextReading:
        """Return what `text` says after the turns `before`."""
        asked = (text, tuple(before))
        if asked not in self._known:
            self._known[asked] = self._reader.read(*asked)
        return self._known[asked]


class Mind:
    """Detector and responder as the nodes `when` and `how` run them.

    Args:
        config: parameters.
        reader: reads words; None leaves them unread.
        models: what it answers with.
    """

    def __init__(self, config: ReplayConfig, reader: Reads | None, models: Models = NOTHING) -> None:
        when, how = (config.settings.get(node, {}) for node in ("when", "how"))
        self.detector = EmpathyDetector(pick(WhenConfig, when), reader)
        self._answering = Answering(how, models) if config.plans else None
        self._follow = config.follow
        self._period = round(1e9 / config.state_rate)
        self._due = 0

    def take(self, item: Timed) -> Iterator[Timed]:
        """Take in what was recorded; yield what is decided between utterances until then, and upon it."""
        self._due = self._due or item.log_ns + self._period
        while self._due <= item.log_ns:
            yield from self._step(self._due)
            self._due += self._period
        value, now = item.value, item.log_ns * 1e-9
        if self._answering is not None:
            if item.topic in (TASTES, MOOD):
                self._answering.begin(value)
            elif isinstance(value, FaceObservation | VoiceAffect | SpeechStatus):
                self._answering.see(value)
        if isinstance(value, FaceObservation | VoiceAffect | TurnState):
            self.detector.observe(value)
        elif isinstance(value, SpeechStatus):
            if value.state == "started":
                self.detector.robot_said(value.text, value.stamp)
        elif isinstance(value, Transcript):
            if not value.is_final:
                self.detector.expect(value)
                return
            state = self.detector.decide(value)
            yield Timed(STATE, item.log_ns, state)
            if self._answering is not None:
                self._answering.see(state)
                for told in self._answering.answer(state, now):
                    yield Timed(TOLD[type(told)], item.log_ns, told)
        elif item.topic == TOPIC and self._follow:
            node, values = parse(value)
            self._amend(node, values)

    def _step(self, log_ns: int) -> Iterator[Timed]:
        now = log_ns * 1e-9
        state = self.detector.step(now)
        yield Timed(STATE, log_ns, state)
        for other in self.detector.bystanders(now):
            yield Timed(BYSTANDERS, log_ns, other)
        if self._answering is not None:
            self._answering.see(state)
            for told in self._answering.step(now):
                yield Timed(TOLD[type(told)], log_ns, told)

    def _amend(self, node: str, values: Mapping[str, Any]) -> None:
        if node == "when":
            known = {name for name, spec in specs(WhenConfig).items() if spec.live}
            self.detector.amend({name: value for name, value in values.items() if name in known})
        elif node == "how" and self._answering is not None:
            self._answering.amend(values)


def replay(
    items: Iterable[Timed], config: ReplayConfig, reader: Reads | None, models: Models = NOTHING
) -> Iterator[Timed]:
    """Yield every decision on `items` (in order of time).

    Args:
        items: what was recorded on the topics of `INPUTS`.
        config: parameters and rate.
        reader: reads words.
        models: what is answered with.
    """
    mind = Mind(config, reader, models)
    for item in items:
        yield from mind.take(item)


def inputs(folder: Path) -> Iterator[Timed]:
    """Yield what the decisions of a bag rest on, in order of time. Raises MediaError."""
    start = namespace(topic.name for topic in declared(folder)) + "/"
    for raw in raw_messages(folder, lambda topic: topic.removeprefix(start) in INPUTS):
        yield Timed(raw.topic.name.removeprefix(start), raw.log_ns, raw.decode())
