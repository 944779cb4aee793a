"""From a moment of the conversation to what kind of answer it gets: rules, read from config/policy.yaml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from whee_ros.core.empathy import STRATEGIES, Direction, Response, Stance
from whee_ros.core.entries import read_yaml
from whee_ros.core.errors import ConfigError
from whee_ros.empathy.how.conditions import check
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.shown import shown

Levels = tuple[int, int, int]
"""EPITOME levels: emotional reaction, interpretation, exploration; 0-2 each (Sharma et al. 2020)."""


@dataclass(frozen=True)
class Moment:
    """What a rule can ask about; explained at the top of config/policy.yaml."""

    called: bool = False
    direction: str = Direction.NONE
    emotion: str = ""
    dialogue_act: str = ""
    p_seeking: float = 0.0
    p_providing: float = 0.0
    feeling: str = ""
    tone: int = 0
    clear: bool = True
    theme: str = ""
    scolded: bool = False
    misread: bool = False
    sorry: bool = False
    serious: bool = False
    wary: bool = False
    belied: bool = False
    asks: str = ""
    answered: bool = False
    to_robot: float = 1.0
    addressed: str = "other"
    careful: bool = False
    follows: bool = False
    replies: bool = False
    thread: int = 0
    named: bool = False
    excess: float = 0.0
    need: float = 0.0
    confidence: float = 0.0
    valence: float = 0.0
    arousal: float = 0.0
    words: int = 0


KINDS: Mapping[str, type] = {
    field.name: next(kind for kind in (bool, int, float, str) if isinstance(field.default, kind))
    for field in fields(Moment)
}
"""What a rule may ask about, and of which kind it is."""


@dataclass(frozen=True)
class Rule:
    """One row of the policy.

    Attributes:
        name: for people; it is the last reason of a plan.
        when: conditions by field of `Moment`.
        response, stance: of the plan.
        lines: section or section.family of the bank, "facts" for worked-out answers, "" for silence.
        levels: targets at the threshold.
        strongest: targets at the strongest need; between them they rise evenly.
        strategies: wanted, best first.
        low, high: intensity at its weakest and strongest.
        expressions, gestures: names to rotate through.
    """

    name: str
    when: Mapping[str, Any]
    response: str
    stance: str
    lines: str = ""
    levels: Levels = (0, 0, 0)
    strongest: Levels = (0, 0, 0)
    strategies: tuple[str, ...] = ()
    low: float = 0.0
    high: float = 0.0
    expressions: tuple[str, ...] = ("neutral",)
    gestures: tuple[str, ...] = ("",)

    def holds(self, moment: Moment, config: HowConfig) -> bool:
        """Return whether every condition is met."""
        return all(_met(getattr(moment, key), wanted, config) for key, wanted in self.when.items())

    def aim(self, excess: float) -> Levels:
        """Return the target levels where need exceeds its threshold by `excess`, 0-1 of what is possible."""
        r, i, e = (
            round(low + excess * (high - low)) for low, high in zip(self.levels, self.strongest, strict=True)
        )
        return r, i, e

    def strategy_rank(self, strategy: str) -> int:
        """Return 0 for the most wanted strategy; those not wanted come last."""
        return self.strategies.index(strategy) if strategy in self.strategies else len(self.strategies)


class Policy:
    """An ordered list of rules of which the last fits always."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules

    @classmethod
    def load(cls, path: Path) -> Policy:
        """Read and check a policy file; nothing of it is used unless all of it is good.

        Raises:
            ConfigError: naming the file and what is wrong with it.
        """
        try:
            data: Any = read_yaml(path)
            rules = tuple(_rule(number, entry) for number, entry in enumerate(data["rules"], 1))
            names = [rule.name for rule in rules]
            if twice := next((name for name in names if names.count(name) > 1), ""):
                raise ValueError(f"{twice}: two rules of this name")
            if not rules or rules[-1].when:
                raise ValueError("the last rule must fit always (when: {})")
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise ConfigError(
                str(path), error, "Mend the rule; the words it may use are at the top of the file."
            ) from error
        return cls(rules)

    def decide(self, moment: Moment, config: HowConfig) -> Rule:
        """Return the first rule that holds."""
        return next(rule for rule in self.rules if rule.holds(moment, config))


def _met(value: object, wanted: Any, config: HowConfig) -> bool:
    if isinstance(wanted, dict):
        bounds = {
            key: float(getattr(config, limit) if isinstance(limit, str) else limit)
            for key, limit in wanted.items()
        }
        number = float(value)  # type: ignore[arg-type]
        return (
            number >= bounds.get("min", number)
            and number <= bounds.get("max", number)
            and ("below" not in bounds or number < bounds["below"])
        )
    return value in wanted if isinstance(wanted, list) else value == wanted


def _rule(number: int, entry: Any) -> Rule:
    for part, kind in (("name", str), ("when", dict), ("then", dict)):
        if not (isinstance(entry, dict) and isinstance(entry.get(part), kind)):
            which = entry.get("name", number) if isinstance(entry, dict) else number
            raise ValueError(
                f"rule {which}: {part} is missing, or not what it should be; each has name, when, then"
            )
    name, when, then = entry["name"], entry["when"], dict(entry["then"])
    for key, wanted in when.items():
        if key not in KINDS:
            raise ValueError(f"{name}: nothing is called {key!r}")
        try:
            check(key, wanted, KINDS[key])
        except ValueError as error:
            raise ValueError(f"{name}: {error}") from error
    low, high = then.pop("intensity", (0.0, 0.0))
    levels = then.pop("levels", (0, 0, 0))
    rule = Rule(
        name=name,
        when=when,
        response=Response(then.pop("response")),
        stance=Stance(then.pop("stance")),
        lines=then.pop("lines", ""),
        levels=tuple(levels),
        strongest=tuple(then.pop("strongest", levels)),
        strategies=_names(name, "strategies", then.pop("strategies", []), STRATEGIES),
        low=float(low),
        high=float(high),
        expressions=_names(name, "expression", then.pop("expression", ["neutral"]), shown("expressions")),
        gestures=_names(name, "gesture", then.pop("gesture", [""]), ("", *shown("gestures"))),
    )
    if then:
        raise ValueError(f"{name}: unknown entry {', '.join(then)}")
    if not (rule.expressions and rule.gestures):
        raise ValueError(
            f"{name}: needs a face and a gesture; leave the entry out for a neutral face or none"
        )
    for given in (rule.levels, rule.strongest):
        if len(given) != 3 or not all(level in (0, 1, 2) for level in given):
            raise ValueError(f"{name}: levels are three numbers from 0 to 2")
    if not 0 <= rule.low <= rule.high <= 1:
        raise ValueError(f"{name}: intensity is two rising numbers from 0 to 1")
    if (rule.response == Response.NOTHING) != (not rule.lines):
        raise ValueError(f"{name}: only a rule with response nothing has no lines")
    return rule


def _names(rule: str, key: str, given: Any, known: Sequence[str]) -> tuple[str, ...]:
    if not isinstance(given, list):
        raise ValueError(f"{rule}: {key}: {given!r} is no list; write [{given}]")
    for one in given:
        if one not in known:
            raise ValueError(
                f"{rule}: {key}: nothing is called {one!r}; there are {', '.join(filter(None, known))}"
            )
    return tuple(given)
