"""The responder: from an empathy state to a plan, in a fixed order.

1. The safety gate: if the words touch a boundary, the fixed reply of that boundary is the plan; no parameter and
   no rule can change that.
2. The reading of the state (matter, tone, question), and the first policy rule that holds.
3. Candidates from the bank, judged by the critics; among the best a hash of seed, words and turn picks
   (`chooser.py`), so the same conversation gives the same replies and no two turns need sound alike. A free writer (a
   language model that `brief` was given to) may propose candidates, too; nothing it writes escapes the critics.

No clock, no randomness, no model.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whee_ros.core import params
from whee_ros.core.empathy import EmpathyPlan, EmpathyState, Response
from whee_ros.core.errors import ConfigError, ParameterError
from whee_ros.core.resources import resource
from whee_ros.empathy.how import address
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.brief import Brief
from whee_ros.empathy.how.chooser import Chooser, Matter
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.facts.again import again
from whee_ros.empathy.how.facts.answerer import answer, zone
from whee_ros.empathy.how.history import Earlier, History
from whee_ros.empathy.how.levels import Gauge
from whee_ros.empathy.how.lines import Situation
from whee_ros.empathy.how.nearness import NOWHERE, Nearness
from whee_ros.empathy.how.plans import Turn, fixed, ordinary
from whee_ros.empathy.how.policy import Policy, Rule
from whee_ros.empathy.how.reading import Reading, read
from whee_ros.empathy.how.slots import fillings
from whee_ros.empathy.how.suits import Suits
from whee_ros.empathy.how.tastes import Tastes
from whee_ros.empathy.how.thread import carried
from whee_ros.empathy.safety.gate import SafetyGate
from whee_ros.empathy.safety.guardian import Guardian
from whee_ros.empathy.safety.script import check_contact
from whee_ros.empathy.safety.words import count, plain

NAME_WORDS = 3
"""Most words of the robot's name: more would eat up the reply."""


class Responder:
    """Plans answers; remembers its own recent replies, the last exchange with a person, and who spoke of a crisis.

    Args:
        config: parameters.
        bank: the lines.
        policy: rules; those of config/policy.yaml if none are given.
        gate: boundaries; those of config/safety.yaml if none are given.
        guardian: what watches over them, where it has parameters or an operator to tell; it brings its own gate.
        tastes: what people like to hear, which tips the choice between fitting lines; nobody's if none are given.
        gauge: measures the levels of a free writer's drafts; without one they count as ordered.
        nearness: how near lines are in meaning; without it words and emotion alone lead to them.
        suits: what readers would think of lines; without it the other critics choose.

    Raises:
        ConfigError: if a rule speaks of a place that the bank does not have, or config/address.yaml is broken.
        ParameterError: if a parameter's text cannot be spoken or looked up.
    """

    def __init__(
        self,
        config: HowConfig,
        bank: Bank,
        policy: Policy | None = None,
        gate: SafetyGate | None = None,
        guardian: Guardian | None = None,
        tastes: Tastes | None = None,
        gauge: Gauge | None = None,
        nearness: Nearness | None = None,
        suits: Suits | None = None,
    ) -> None:
        self._bank = bank
        self._nearness = nearness
        self._history = History()
        self._policy = policy or Policy.load(resource("config/policy.yaml"))
        address.load()
        self._guardian = guardian or Guardian(gate=gate)
        self._chooser = Chooser(bank, self._guardian.gate, tastes, gauge, suits)
        for rule in self._policy.rules:
            if rule.lines not in ("", "facts") and not bank.has(rule.lines):
                raise ConfigError(f"policy rule {rule.name!r}", rule.lines, "Add this family to the bank.")
        self._config = _checked(config)
        self._careful: dict[str, float] = {}
        self._turns = 0

    @property
    def config(self) -> HowConfig:
        """The parameters in force."""
        return self._config

    def amend(self, changes: Mapping[str, object]) -> None:
        """Change live parameters, all or none.

        Raises:
            ParameterError: naming the first that cannot be changed so.
        """
        self._config = _checked(params.amend(self._config, changes))

    def brief(self, state: EmpathyState, now: float) -> Brief | None:
        """Return what a free writer may be asked for; None where only a fixed, worked-out or no reply will do.

        Args:
            state: of a completed utterance.
            now: as in `plan`.
        """
        if self._guardian.guards(state, now):
            return None
        reading, rule, fact = self._judgement(state, now)
        if rule.response == Response.NOTHING or fact or reading.moment.careful or reading.moment.wary:
            return None
        strategy = rule.strategies[0] if rule.strategies else ""
        before = self._chooser.last
        config = self._config
        aim = rule.aim(reading.moment.excess)
        return Brief(state.text, rule.response, aim, strategy, config.max_words, config.robot_name, before)

    def plan(self, state: EmpathyState, now: float, drafts: Sequence[str] = ()) -> EmpathyPlan:
        """Return what to do about `state`.

        Args:
            state: of a completed utterance.
            now: s since the epoch; for questions about time, and for how long ago a crisis was spoken of.
            drafts: replies of a free writer, judged beside those of the bank; the gate comes before them all.
        """
        self._turns += 1
        turn = Turn.at(state, self._config.seed, self._turns, now)
        guarded = self._guardian.heed(state, now, turn.plan_id, self._config.crisis_contact)
        if guarded:
            if guarded.cleared:
                self._careful.pop(state.person_id, None)
            elif guarded.boundary.lasting and not guarded.hint:
                self._careful[state.person_id] = now + self._config.careful_after
            self._chooser.note(guarded.text, guarded.manner.strategy)
            return fixed(turn, guarded)
        reading, rule, fact = self._judgement(state, now)
        if rule.response == Response.NOTHING:
            return ordinary(turn, reading, rule, self._config)
        values = fillings(state, reading, self._config.robot_name)
        matter = Matter(turn, reading, rule, fact, values, self._history.last(state.person_id, now))
        said = self._chooser.choose(matter, self._config, () if reading.moment.careful else drafts)
        called, asked, last = reading.moment.called, said.line.asks, matter.last
        thread = carried(last.thread if last else None, reading.moment)
        matter_of: Situation = reading.situation
        told: Mapping[str, str] = values
        if (
            last is not None
            and thread is not None
            and thread.turns + called
            and not (reading.moment.clear or reading.moment.asks)
        ):
            matter_of, told = last.situation, last.told  # what comes next still belongs to what was clear
        exchange = Earlier(
            now,
            matter_of,
            told,
            state.emotion,
            called,
            asked,
            said.line.strategy,
            thread,
            said.chosen.text,
        )
        self._history.note(state.person_id, exchange)
        return self._guardian.release(ordinary(turn, reading, rule, self._config, said), state)

    def _judgement(self, state: EmpathyState, now: float) -> tuple[Reading, Rule, str]:
        """Return how the state reads, the rule that holds, and a worked-out answer or ""."""
        fact = answer(state.text, now, self._config.time_zone)
        fact = fact or again(plain(state.text), self._chooser.last)
        careful = now < self._careful.get(state.person_id, float("-inf"))
        near = self._nearness.near(state.text) if self._nearness else NOWHERE
        last = self._history.last(state.person_id, now)
        reading = read(
            state,
            self._bank,
            self._config,
            answered=bool(fact),
            careful=careful,
            near=near,
            last=last,
            doubt=self._guardian.gate.doubt(state.text),
        )
        return reading, self._policy.decide(reading.moment, self._config), fact


def _checked(config: HowConfig) -> HowConfig:
    """Return `config` if its texts can be used.

    Raises:
        ParameterError: naming the one that cannot.
    """
    check_contact(config.crisis_contact)
    zone(config.time_zone)
    if not 1 <= count(config.robot_name) <= NAME_WORDS:
        raise ParameterError("robot_name", repr(config.robot_name), f"Give one to {NAME_WORDS} words.")
    return config
