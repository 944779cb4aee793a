"""The guardian: says at every utterance whether a fixed reply is due, which one, and tells the operator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from whee_ros.core import params
from whee_ros.core.empathy import Candidate, Direction, EmpathyPlan, EmpathyState
from whee_ros.core.errors import ConfigError, ParameterError
from whee_ros.core.resources import resource
from whee_ros.core.safety import SafetyAction, SafetyEvent, Severity
from whee_ros.empathy.safety.boundary import Boundary, Helpline, Manner
from whee_ros.empathy.safety.config import SafetyConfig
from whee_ros.empathy.safety.gate import SafetyGate, Verdict
from whee_ros.empathy.safety.output import unfit
from whee_ros.empathy.safety.script import Script
from whee_ros.empathy.safety.spelling import undo
from whee_ros.empathy.safety.vigil import Vigil, step
from whee_ros.empathy.safety.words import count, plain

CHILD = "child_disclosure"
FAINT = 0.8
"""Confidence of a hint below which the robot asks without naming the danger: of test families and blind sets 10
of 31 false alarms lie there, and 23 of 240 dangers."""
BELIEVED = 900.0
"""Seconds for which who said that all is well is not asked again for no more than a faint hint."""
MORE = 8
"""Words of an answer from which on it tells something besides, which wants an answer of its own."""
PEOPLE = 100
"""People whose vigil is remembered at most; the one longest ago is forgotten first."""


@dataclass(frozen=True)
class Guarded:
    """A reply that is due, whatever the policy says.

    Attributes:
        boundary: what it is about.
        text: to say.
        manner: how.
        action: a `core.safety.SafetyAction` value.
        source: as in `SafetyEvent`.
        confidence: 0-1.
        hint: whether it may have been a misunderstanding, and the robot asks.
        cleared: whether it was one, and is over.
    """

    boundary: Boundary
    text: str
    manner: Manner
    action: str
    source: str
    confidence: float
    hint: bool = False
    cleared: bool = False

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why, in words for people, without the words of the person."""
        if self.source == "follow-up":
            return (f"safety: stays with the person after: {self.boundary.what}", f"step: {self.action}")
        return (
            f"safety: {self.boundary.what}",
            f"fixed {'question' if self.hint else 'reply'}; policy and parameters do not apply",
            f"noticed by: {self.source}, confidence {self.confidence:.2f}",
        )


class Guardian:
    """Boundaries for all people of a conversation.

    Args:
        config: language, region, how long to stay.
        gate: what notices.
        report: told of every step.

    Raises:
        ParameterError: if a language or a region is not there.
    """

    def __init__(
        self,
        config: SafetyConfig | None = None,
        gate: SafetyGate | None = None,
        report: Callable[[SafetyEvent], None] | None = None,
    ) -> None:
        self.gate = gate or SafetyGate.load(resource("config/safety.yaml"))
        self._report = report
        self._vigils: dict[str, Vigil] = {}
        self._well: dict[str, float] = {}  # until when they are believed to be, s
        self._said: Counter[tuple[str, str]] = Counter()
        self._config = config or SafetyConfig()
        self._script, self._region = self._words(self._config)

    @property
    def config(self) -> SafetyConfig:
        """The parameters in force."""
        return self._config

    @property
    def script(self) -> Script:
        """The words in force."""
        return self._script

    def amend(self, changes: Mapping[str, object]) -> None:
        """Change live parameters, all or none.

        Raises:
            ParameterError: naming the first that cannot be changed so.
        """
        config = params.amend(self._config, changes)
        self._script, self._region = self._words(config)
        self._config = config

    def guards(self, state: EmpathyState, now: float) -> bool:
        """Whether `heed` would answer `state`, so that nobody else needs to be asked."""
        return self._staying(state, now) is not None or self._verdict(state, now) is not None

    def heed(self, state: EmpathyState, now: float, plan_id: str, contact: str = "") -> Guarded | None:
        """Return the reply that is due to `state`, or None where the policy decides; once for each utterance.

        Who answers a mere hint with a no and tells more beside it is left to the policy, too.

        Args:
            state: of a completed utterance.
            now: s, on the clock of the states.
            plan_id: of the plan that will say it.
            contact: helper named in place of a crisis line.
        """
        verdict = self._verdict(state, now)
        vigil = self._staying(state, now)
        if verdict is not None and not (vigil and self._corrects(state.text, verdict)):
            due = self._opened(state, verdict, now, contact)
        elif vigil is not None:
            due = self._stayed(state, vigil, contact)
        else:
            if state.text.strip():  # who went on with something else is not asked for an answer later
                self._vigils.pop(state.person_id, None)
            return None
        self._tell(
            state, due.boundary.name, due.boundary.severity, due.confidence, due.source, due.action, plan_id
        )
        if due.cleared:
            self._well[state.person_id] = now + BELIEVED
            _forget_oldest(self._well)
            more = state.direction == Direction.SEEKING and count(plain(state.text)) >= MORE
            if vigil is not None and vigil.hint and more:
                return None  # "No, I'm not in danger. I'm just sad, I miss him."
        return due

    def release(self, plan: EmpathyPlan, state: EmpathyState) -> EmpathyPlan:
        """Return `plan`, or one with a short safe line where its words must not be said, whoever wrote them."""
        why = unfit(undo(plan.text)) if plan.text else ""
        if not why:
            return plan
        self._tell(state, f"output: {why}", Severity.LOW, 1.0, "rule", SafetyAction.WITHHELD, plan.plan_id)
        reasons = (f"withheld: {why}", *plan.reasons)
        held = Candidate("", "withheld", 0.0, why)
        return replace(plan, text=self._script.withheld, reasons=reasons, candidates=(held, *plan.candidates))

    def _tell(
        self,
        state: EmpathyState,
        boundary: str,
        severity: str,
        confidence: float,
        source: str,
        action: str,
        plan_id: str,
    ) -> None:
        if self._report is not None:
            language = self._script.language
            who, words = state.person_id, state.utterance_id
            self._report(
                SafetyEvent(
                    state.stamp, who, words, boundary, severity, confidence, source, language, action, plan_id
                )
            )

    def _verdict(self, state: EmpathyState, now: float) -> Verdict | None:
        """What the gate finds, less faint hints about somebody who said a while ago that all is well."""
        verdict = self.gate.judge(state.text)
        faint = verdict is not None and not verdict.sure and verdict.confidence < FAINT
        return None if faint and now < self._well.get(state.person_id, float("-inf")) else verdict

    def _staying(self, state: EmpathyState, now: float) -> Vigil | None:
        """The vigil with whoever speaks, if what was said is for it."""
        vigil = self._vigils.get(state.person_id)
        lasts = vigil is not None and vigil.lasts(now) and bool(state.text.strip())
        return vigil if vigil and lasts and vigil.concerns(state.text, self._script) else None

    def _opened(self, state: EmpathyState, verdict: Verdict, now: float, contact: str) -> Guarded:
        """The fixed reply of a boundary; a lasting one begins or renews the vigil.

        A second hint is none, unless it is faint and about another boundary than the first: two doubts do not add up.
        """
        boundary = verdict.boundary
        before = self._vigils.get(state.person_id)
        if before is not None and not before.lasts(now):
            before = None
        faint = not verdict.sure and verdict.confidence < FAINT
        apart = before is not None and before.hint and faint and before.boundary != boundary.name
        hint = boundary.lasting and not verdict.sure and (before is None or apart)
        replies = (self._script.hints if hint else self._script.replies)[boundary.name]
        key = (state.person_id, boundary.name)
        if hint and faint and boundary.name != CHILD:  # a child needs a grown-up, not a crisis line
            replies, key = self._script.faint, (state.person_id, "")
        text = replies[self._said[key] % len(replies)]
        self._said[key] += 1
        if boundary.lasting:
            self._vigils.pop(state.person_id, None)
            until, left = now + self._config.stay_time, self._config.stay_turns
            graver = boundary.name
            if before is not None:
                old = self.gate.boundaries.named(before.boundary)
                if _rank(old.severity) > _rank(boundary.severity):
                    graver = old.name
            self._vigils[state.person_id] = (
                before.again(graver, until, left)
                if before is not None and not hint
                else Vigil(graver, until, 1 if hint else left, asked=hint, waiting=hint, hint=hint)
            )
            _forget_oldest(self._vigils)
        spoken = self._script.say(text, self._region, contact)
        action = SafetyAction.ASK if hint else SafetyAction.SCRIPT
        return Guarded(boundary, spoken, boundary.manner, action, verdict.source, verdict.confidence, hint)

    def _corrects(self, text: str, verdict: Verdict) -> bool:
        """Whether `text` says that it was a misunderstanding, and no rule speaks against it: then the robot asks."""
        return verdict.source == "gate" and self._script.means_mistaken.search(plain(text)) is not None

    def _stayed(self, state: EmpathyState, vigil: Vigil, contact: str) -> Guarded:
        after, text, action = step(vigil, state.text, self._script, self._config.stay_turns)
        self._vigils[state.person_id] = after
        spoken = self._script.say(text, self._region, contact)
        boundary = self.gate.boundaries.named(vigil.boundary)
        cleared = text in self._script.cleared
        manner = self.gate.boundaries.follow_up
        return Guarded(boundary, spoken, manner, action, "follow-up", 1.0, cleared=cleared)

    def _words(self, config: SafetyConfig) -> tuple[Script, Mapping[str, Helpline]]:
        regions = self.gate.boundaries.regions
        if config.region and config.region not in regions:
            raise ParameterError(
                "region", repr(config.region), f"Choose one of {', '.join(regions)}, or none."
            )
        folder = resource("config/safety")
        path = folder / f"script_{config.language}.yaml"
        if not path.is_file():
            there = sorted(other.stem.removeprefix("script_") for other in folder.glob("script_*.yaml"))
            raise ParameterError("language", repr(config.language), f"Choose one of {', '.join(there)}.")
        try:
            script = Script.load(Path(path), self.gate.boundaries)
        except ConfigError as error:
            raise ParameterError("language", repr(config.language), str(error)) from error
        return script, regions.get(config.region, {})


def _forget_oldest(people: dict[str, Any]) -> None:
    if len(people) > PEOPLE:
        del people[next(iter(people))]


def _rank(severity: str) -> int:
    return list(Severity).index(Severity(severity))
