"""The responder: from an empathy state to a plan, in a fixed order.

1. The safety gate: if the words touch a boundary, the reviewed reply of that boundary is the plan; no parameter and
   no rule can change that.
2. The reading of the state (matter, tone, question), and the first policy rule that holds.
3. Candidates from the bank, judged by the critics; among the best a hash of seed, words and turn picks, so the
   same conversation gives the same replies and no two turns need sound alike. A free writer (a language model
   that `brief` was given to) may propose candidates, too; nothing it writes escapes the critics.

No clock, no randomness, no model.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from hashlib import blake2b
from typing import TypeVar

from whee_ros.core import params
from whee_ros.core.empathy import Candidate, EmpathyPlan, EmpathyState, Response
from whee_ros.core.errors import ConfigError, ParameterError
from whee_ros.core.resources import resource
from whee_ros.empathy.how.bank import Bank, Line, Situation
from whee_ros.empathy.how.brief import Brief
from whee_ros.empathy.how.cause import phrase, whom
from whee_ros.empathy.how.compose import compose, fill
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.critics import Critics, Spoken, content, forbidden
from whee_ros.empathy.how.event import told
from whee_ros.empathy.how.facts.answerer import answer, zone
from whee_ros.empathy.how.history import Earlier, History
from whee_ros.empathy.how.invention import invented
from whee_ros.empathy.how.leaning import Leaning
from whee_ros.empathy.how.levels import Gauge
from whee_ros.empathy.how.nearness import NOWHERE, Nearness
from whee_ros.empathy.how.policy import Policy, Rule
from whee_ros.empathy.how.reading import Reading, read
from whee_ros.empathy.how.reasons import reasons
from whee_ros.empathy.how.tastes import Tastes
from whee_ros.empathy.how.variety import Variety
from whee_ros.empathy.how.writer import pools
from whee_ros.empathy.safety.gate import SafetyGate
from whee_ros.empathy.safety.guardian import Guarded, Guardian
from whee_ros.empathy.safety.script import check_contact
from whee_ros.empathy.safety.words import count

T = TypeVar("T")

CLOSE = 0.06
"""Scores this near to the best count as equally good."""
STILL = 0.25
"""Below this warmth plain replies come with a still face."""
NAME_WORDS = 3
"""Most words of the robot's name: more would eat up the reply."""
NAMED = ("grief", "illness")
"""Families in which the one who died or is ill is named, even out of a clause."""
MEMORY = 200
"""Replies remembered at most, as many as the parameter repeat_memory can ask for."""


class Responder:
    """Plans answers; remembers only its own recent replies and whether a crisis was spoken of.

    Args:
        config: parameters.
        bank: the lines.
        policy: rules; those of config/policy.yaml if none are given.
        gate: boundaries; those of config/safety.yaml if none are given.
        guardian: what watches over them, where it has parameters or an operator to tell; it brings its own gate.
        tastes: what people like to hear, which tips the choice between fitting lines; nobody's if none are given.
        gauge: measures the levels of a free writer's drafts; without one they count as ordered.
        nearness: how near lines are in meaning; without it words and emotion alone lead to them.

    Raises:
        ConfigError: if a rule speaks of a place that the bank does not have.
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
    ) -> None:
        self._bank = bank
        self._tastes = tastes
        self._gauge = gauge
        self._nearness = nearness
        self._variety = Variety()
        self._history = History()
        self._leaning = Leaning(resource("config/weights/strategy.npz"))
        self._policy = policy or Policy.load(resource("config/policy.yaml"))
        self._guardian = guardian or Guardian(gate=gate)
        self._gate = self._guardian.gate
        for rule in self._policy.rules:
            if rule.lines not in ("", "facts") and not bank.has(rule.lines):
                raise ConfigError(f"policy rule {rule.name!r}", rule.lines, "Add this family to the bank.")
        self._config = _checked(config)
        self._memory: deque[Spoken] = deque(maxlen=MEMORY)
        self._careful: dict[str, float] = {}
        self._turn = 0
        for line in (
            *bank.lines(),
            *bank.parts(),
        ):  # what the critics read of a line is kept, so that no reply waits for it
            content(line.text), forbidden(line.text)

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
        """Return what a free writer may be asked for; None where only a reviewed, worked-out or no reply will do.

        Args:
            state: of a completed utterance.
            now: as in `plan`.
        """
        if self._guardian.guards(state, now):
            return None
        reading, rule, fact = self._judgement(state, now)
        if rule.response == Response.NOTHING or fact or reading.moment.careful:
            return None
        strategy = rule.strategies[0] if rule.strategies else ""
        before = self._memory[-1].text if self._memory else ""
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
        self._turn += 1
        plan_id = self._plan_id(state, now)
        guarded = self._guardian.heed(state, now, plan_id, self._config.crisis_contact)
        if guarded:
            return self._guarded(state, guarded, now, plan_id)
        reading, rule, fact = self._judgement(state, now)
        if rule.response == Response.NOTHING:
            return self._compose(state, reading, rule, now, None, "", ())
        made = self._spoken(state, reading, rule, now, fact, () if reading.moment.careful else drafts)
        return self._guardian.release(made, state)

    def _judgement(self, state: EmpathyState, now: float) -> tuple[Reading, Rule, str]:
        """Return how the state reads, the rule that holds, and a worked-out answer or ""."""
        fact = answer(state.text, now, self._config.time_zone)
        careful = now < self._careful.get(state.person_id, float("-inf"))
        near = self._nearness.near(state.text) if self._nearness else NOWHERE
        last = self._history.last(state.person_id, now)
        reading = read(
            state, self._bank, self._config, answered=bool(fact), careful=careful, near=near, last=last
        )
        return reading, self._policy.decide(reading.moment, self._config), fact

    def _guarded(self, state: EmpathyState, guarded: Guarded, now: float, plan_id: str) -> EmpathyPlan:
        """The fixed path: nothing here depends on the policy."""
        text, manner = guarded.text, guarded.manner
        if guarded.boundary.lasting:
            self._careful[state.person_id] = now + self._config.careful_after
        self._memory.append(Spoken((text,), text, manner.strategy))
        return EmpathyPlan(
            stamp=state.stamp,
            plan_id=plan_id,
            person_id=state.person_id,
            utterance_id=state.utterance_id,
            response=Response.EMPATHIC,
            emotional_reaction=1,
            interpretation=0,
            exploration=0,
            strategy=manner.strategy,
            intensity=manner.intensity,
            stance=manner.stance,
            text=text,
            expression=manner.expression,
            gesture=manner.gesture,
            reasons=guarded.reasons,
            candidates=(Candidate(text, f"safety:{guarded.boundary.name}", 1.0),),
        )

    def _spoken(
        self, state: EmpathyState, reading: Reading, rule: Rule, now: float, fact: str, drafts: Sequence[str]
    ) -> EmpathyPlan:
        judged: list[tuple[Line, Candidate]] = []
        values = self._values(state, reading)
        if rule.lines == "facts":
            line = Line(fact, "facts", "information", rule.levels, True)
            # the same question may get the same answer again, so nothing is remembered here
            told = Critics(self._config, rule, rule.levels, ()).judge(line, fact)
            judged = [(line, Critics.vet(line, told))]
        if not any(not candidate.rejected for _, candidate in judged):
            liked = self._liked(state)
            aim = rule.aim(reading.moment.excess)
            last = self._history.last(state.person_id, now)
            memory = tuple(self._memory)
            critics = Critics(self._config, rule, aim, memory, liked, self._variety, reading.near, last)
            judged += self._drafted(state, rule, critics, drafts)
            judged += self._proposals(critics, reading, self._situation(reading, rule), values)
        good = [pair for pair in judged if not pair[1].rejected]
        if good:
            best = max(candidate.score for _, candidate in good)
            near = [pair for pair in good if pair[1].score >= best - CLOSE]
            line, chosen = self._rotate(near, state, "line")
        else:
            line, chosen = self._longest_unheard(judged)
        self._memory.append(Spoken(line.core, chosen.text, line.strategy))
        self._variety.note((*line.made_of, line.text), chosen.text)
        self._history.note(
            state.person_id,
            Earlier(
                now, reading.situation, values, state.emotion, reading.moment.called, line.asks, line.strategy
            ),
        )
        shown = self._listed(chosen, [candidate for _, candidate in judged])
        return self._compose(state, reading, rule, now, chosen, line.strategy, shown, len(judged))

    def _situation(self, reading: Reading, rule: Rule) -> Situation:
        if rule.lines == "feelings":
            return reading.situation
        place = "questions.fact" if rule.lines == "facts" else rule.lines
        tone = reading.situation.family.tone if rule.lines in ("light", "follow") else 0
        return self._bank.find(place, reading.said, "", tone)

    def _proposals(
        self, critics: Critics, reading: Reading, situation: Situation, values: Mapping[str, str]
    ) -> list[tuple[Line, Candidate]]:
        judged: list[tuple[Line, Candidate]] = []
        for lines in pools(self._bank, situation):
            texts = [(line, text) for line in lines if (text := fill(line, values))]
            if lines == situation.lines:
                texts += compose(self._bank, situation, values, lambda line: self._ease(line, reading))
            judged += self._vetted([(line, critics.judge(line, text)) for line, text in texts])
            if any(not candidate.rejected for _, candidate in judged):
                break
        return judged

    def _vetted(self, judged: list[tuple[Line, Candidate]]) -> list[tuple[Line, Candidate]]:
        """Return the candidates, best first, with as many of the best read closely as can be said or shown."""
        ordered = sorted(judged, key=lambda pair: (bool(pair[1].rejected), -pair[1].score))
        passed, best = 0, float("-inf")
        for at, (line, candidate) in enumerate(ordered):
            if passed >= self._config.candidates and candidate.score < best - CLOSE:
                return ordered[:at] + [pair for pair in ordered[at:] if pair[1].rejected]
            ordered[at] = (line, Critics.vet(line, candidate))
            if not ordered[at][1].rejected:
                passed, best = passed + 1, max(best, candidate.score)
        return ordered

    def _ease(self, line: Line, reading: Reading) -> float:
        """How willingly a part is used: near in meaning, special, about the person's own words, not said for long."""
        score = self._variety.fresh(line.text) + reading.near.of((line.text,))
        score += (0.4 if line.specific else 0.0) + (0.3 if line.echoes else 0.0)
        if reading.moment.called:
            score += 0.5 * reading.near.kind((line.text,))
        return score + 0.2 * line.levels[1]  # to be understood comes before to be pitied

    def _liked(self, state: EmpathyState) -> dict[str, float]:
        """Return what each strategy gains: by what listeners choose in such a moment, and by what this person likes."""
        liked = self._leaning.weights(state)
        for name, weight in (self._tastes.weights(state.person_id) if self._tastes else {}).items():
            liked[name] = liked.get(name, 0.0) + weight
        return liked

    def _values(self, state: EmpathyState, reading: Reading) -> dict[str, str]:
        """Return what the slots of a line can be filled with; "" for nothing."""
        situation = reading.situation
        cause = phrase(state.cause)
        if not cause and situation.family.name in NAMED:
            cause = whom(state.cause)
        said = told(state.text, state.cause, situation.family.tone)
        values = {"cause": cause, "name": self._config.robot_name, "before": "", **asdict(said)}
        if reading.earlier is not None:
            then = reading.earlier.told
            values["before"] = then["before"] or then["blow"] or then["event"]
            values["feeling"] = values["feeling"] or then["feeling"]
        return values

    def _drafted(
        self, state: EmpathyState, rule: Rule, critics: Critics, drafts: Sequence[str]
    ) -> list[tuple[Line, Candidate]]:
        """Judge the replies of a free writer: by the bank's critics, and by whether they invent anything."""
        known = " ".join((state.text, self._config.robot_name, *(spoken.text for spoken in self._memory)))
        judged = []
        for text in drafts:
            strategy = "question" if text.endswith("?") else (rule.strategies or ("other",))[0]
            levels = self._gauge(text) if self._gauge else critics.levels
            line = Line(text, "free", strategy, levels, specific=True)
            candidate = critics.vet(line, critics.judge(line, text, writer="llm"))
            touched = self._gate.check(text)
            why = candidate.rejected or invented(text, known) or ("touches a boundary" if touched else "")
            judged.append((line, replace(candidate, rejected=why)))
        return judged

    def _longest_unheard(self, judged: Sequence[tuple[Line, Candidate]]) -> tuple[Line, Candidate]:
        """Everything was said before: take what was heard longest ago. A spoken line once passed every rule."""
        age = {part: index for index, spoken in enumerate(self._memory) for part in spoken.template}
        heard = [pair for pair in judged if pair[1].rejected.startswith("said")]
        return min(heard or judged[-1:], key=lambda pair: max(age.get(part, -1) for part in pair[0].core))

    def _compose(
        self,
        state: EmpathyState,
        reading: Reading,
        rule: Rule,
        now: float,
        chosen: Candidate | None,
        strategy: str,
        candidates: tuple[Candidate, ...],
        considered: int = 0,
    ) -> EmpathyPlan:
        config = self._config
        expression = self._rotate(rule.expressions, state, "face")
        gesture = self._rotate(rule.gestures, state, "body")
        aim = rule.aim(reading.moment.excess)
        share = reading.moment.excess if rule.response == Response.EMPATHIC else config.warmth
        gain = config.empathy_gain if rule.response == Response.EMPATHIC else 1.0
        if rule.response == Response.PLAIN and config.warmth < STILL:
            expression, gesture = "neutral", ""
        return EmpathyPlan(
            stamp=state.stamp,
            plan_id=self._plan_id(state, now),
            person_id=state.person_id,
            utterance_id=state.utterance_id,
            response=rule.response,
            emotional_reaction=aim[0],
            interpretation=aim[1],
            exploration=aim[2],
            strategy=strategy,
            intensity=round(min(1.0, gain * (rule.low + share * (rule.high - rule.low))), 3),
            stance=rule.stance,
            text=chosen.text if chosen else "",
            expression=expression,
            gesture=gesture,
            reasons=reasons(state, reading, rule, chosen, considered),
            candidates=candidates,
        )

    def _listed(self, chosen: Candidate, considered: list[Candidate]) -> tuple[Candidate, ...]:
        """The chosen one, then what a free writer proposed, the best of the others, and of the rejected ones."""
        others = [candidate for candidate in considered if candidate is not chosen]
        others.sort(key=lambda one: (one.writer.startswith("bank"), bool(one.rejected), -one.score))
        return (chosen, *others[: self._config.candidates - 1])

    def _rotate(self, options: Sequence[T], state: EmpathyState, what: str) -> T:
        """Pick one of `options` by seed, words and turn: the same talk gets the same replies."""
        key = f"{self._config.seed}|{state.text}|{self._turn}|{what}"
        digest = blake2b(key.encode(), digest_size=8).digest()
        return options[int.from_bytes(digest, "big") % len(options)]

    def _plan_id(self, state: EmpathyState, now: float) -> str:
        # the time tells runs apart, the turn tells plans of one moment apart
        return f"{state.utterance_id or 'idle'}-plan-{round(now * 1000)}-{self._turn}"


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
