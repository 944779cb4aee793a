"""Chooses what is said among everything that is proposed, and remembers it."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from whee_ros.core.empathy import Candidate, EmpathyState
from whee_ros.core.resources import resource
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.critics import ECHOES, WHOLE, Critics, Spoken, content, forbidden
from whee_ros.empathy.how.history import Earlier
from whee_ros.empathy.how.leaning import Leaning
from whee_ros.empathy.how.levels import Gauge
from whee_ros.empathy.how.lines import Line, Situation
from whee_ros.empathy.how.plans import Said, Turn
from whee_ros.empathy.how.policy import Rule
from whee_ros.empathy.how.proposals import ALIKE, CLOSE, Judged, Proposals
from whee_ros.empathy.how.reading import Reading
from whee_ros.empathy.how.slots import covers
from whee_ros.empathy.how.suits import Suits
from whee_ros.empathy.how.tastes import Tastes
from whee_ros.empathy.how.variety import Variety
from whee_ros.empathy.safety.gate import SafetyGate

MEMORY = 200
"""Replies remembered at most, as many as the parameter repeat_memory can ask for."""
REJECTED = 2
"""Places of a plan's list that are kept for the bank's best lines that were rejected, so that people see why."""
LIKED = 2.0
"""Points for each that a person likes a strategy by: it must be heard beside critics that speak up to ten."""


@dataclass(frozen=True)
class Matter:
    """What is answered, and how.

    Attributes:
        turn: of the robot.
        reading: of the utterance.
        rule: of the policy.
        fact: a worked-out answer, or "".
        values: fillings of slots.
        last: the exchange with this person just before.
    """

    turn: Turn
    reading: Reading
    rule: Rule
    fact: str
    values: Mapping[str, str]
    last: Earlier | None


class Chooser:
    """Remembers what was said lately; see `Responder` for the arguments.

    Args:
        bank: the lines.
        gate: boundaries that no draft may touch.
        tastes: what people like to hear.
        gauge: measures drafts.
        suits: tells what readers would think of lines; None leaves it to the other critics.
    """

    def __init__(
        self,
        bank: Bank,
        gate: SafetyGate,
        tastes: Tastes | None,
        gauge: Gauge | None,
        suits: Suits | None = None,
    ) -> None:
        self._bank = bank
        self._suits = suits
        self._tastes = tastes
        self._variety = Variety()
        self._leaning = Leaning(resource("config/weights/strategy.npz"))
        self._proposals = Proposals(bank, self._variety, gate, gauge)
        self._memory: deque[Spoken] = deque(maxlen=MEMORY)
        # what the critics read of a line is kept, so that no reply waits for it
        for line in (*bank.lines(), *bank.parts()):
            content(line.text), forbidden(line.text)

    @property
    def last(self) -> str:
        """What was said last, "" if nothing was."""
        return self._memory[-1].text if self._memory else ""

    def note(self, text: str, strategy: str) -> None:
        """Remember a reply that was not chosen here."""
        self._memory.append(Spoken((text,), text, strategy))

    def choose(self, matter: Matter, config: HowConfig, drafts: Sequence[str] = ()) -> Said:
        """Return what is said in `matter`.

        Args:
            matter: that is answered.
            config: parameters in force.
            drafts: of a free writer.
        """
        judged = self._judged(matter, config, drafts)
        good = [pair for pair in judged if not pair[1].rejected]
        if good:
            line, chosen = matter.turn.pick(as_good(good, ALIKE if self._suits else CLOSE), "line")
        else:
            line, chosen = self._longest_unheard(judged)
        self._memory.append(Spoken(line.core, chosen.text, line.strategy))
        self._variety.note((*line.made_of, line.text), chosen.text)
        shown = _listed(chosen, [candidate for _, candidate in judged], config.candidates)
        return Said(line, chosen, shown, len(judged))

    def _judged(self, matter: Matter, config: HowConfig, drafts: Sequence[str]) -> list[Judged]:
        """Return everything that could be said, with what the critics say of it."""
        reading, rule = matter.reading, matter.rule
        judged: list[Judged] = []
        if rule.lines == "facts":
            line = Line(matter.fact, "facts", "information", rule.levels, True)
            # the same question may get the same answer again, so nothing is remembered here
            told = Critics(config, rule, rule.levels, ()).judge(line, matter.fact)
            judged = [(line, Critics.vet(line, told))]
        if not any(not candidate.rejected for _, candidate in judged):
            state, memory = matter.turn.state, tuple(self._memory)
            aim, liked = rule.aim(reading.moment.excess), self._liked(state)
            worth = partial(self._suits.worth, reading.moment) if self._suits else None
            whole = rule.lines == "feelings" and covers(matter.values, reading)
            echo = WHOLE if whole and not (memory and memory[-1].echoed) else ECHOES
            critics = Critics(
                config, rule, aim, memory, liked, self._variety, reading.near, matter.last, worth, echo
            )
            known = " ".join((state.text, config.robot_name, *(spoken.text for spoken in memory)))
            judged += self._proposals.of_drafts(critics, rule, reading.tone, known, drafts)
            situation = self._situation(reading, rule)
            judged += self._proposals.of_bank(critics, reading, situation, matter.values, config.candidates)
        return judged

    def _situation(self, reading: Reading, rule: Rule) -> Situation:
        if rule.lines == "feelings":
            return reading.situation
        asks = reading.moment.asks or "fact"
        place = f"questions.{asks}" if rule.lines in ("facts", "questions") else rule.lines
        tone = reading.situation.family.tone if rule.lines in ("light", "follow") else 0
        return self._bank.find(place, reading.said, "", tone, near=reading.near.chat)

    def _liked(self, state: EmpathyState) -> dict[str, float]:
        """Return what each strategy gains: by what listeners choose in such a moment, and by what this person likes."""
        liked = self._leaning.weights(state)
        for name, weight in (self._tastes.weights(state.person_id) if self._tastes else {}).items():
            liked[name] = liked.get(name, 0.0) + LIKED * weight
        return liked

    def _longest_unheard(self, judged: Sequence[Judged]) -> Judged:
        """Everything was said before: take what was heard longest ago. A spoken line once passed every rule."""
        age = {part: index for index, spoken in enumerate(self._memory) for part in spoken.template}
        heard = [pair for pair in judged if pair[1].rejected.startswith("said")]
        line, candidate = min(
            heard or judged[-1:], key=lambda pair: max(age.get(part, -1) for part in pair[0].core)
        )
        return line, replace(candidate, rejected="")  # it is said, after all


def as_good(good: Sequence[Judged], reach: float) -> list[Judged]:
    """Return the best of `good` and what is as good: near in score, or within `reach` and of the same kind."""
    first, best = max(good, key=lambda pair: pair[1].score)
    kind = (first.strategy, first.specific, first.echoes)
    reaches = ((CLOSE, reach)[kind == (line.strategy, line.specific, line.echoes)] for line, _ in good)
    return [pair for pair, far in zip(good, reaches, strict=True) if pair[1].score >= best.score - far]


def _listed(chosen: Candidate, considered: list[Candidate], most: int) -> tuple[Candidate, ...]:
    """The chosen one, then what a free writer proposed, the best of the others, and of those that were rejected."""
    others = [candidate for candidate in considered if candidate.text != chosen.text]
    others.sort(key=lambda one: (one.writer.startswith("bank"), bool(one.rejected), -one.score))
    rejected = [one for one in others if one.rejected and one.writer.startswith("bank")][:REJECTED]
    kept = [one for one in others if one not in rejected][: max(0, most - 1 - len(rejected))]
    return (chosen, *sorted((*kept, *rejected), key=others.index)[: most - 1])
