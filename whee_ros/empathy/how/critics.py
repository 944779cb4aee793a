"""Critics: each looks at one proposed reply and says how good it is, or why it must not be said.

Rejections are rules; scores only order what is left. Base score 1; a reply that fits its target exactly, is about the
very topic and was not heard before scores highest.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from whee_ros.core.empathy import Candidate
from whee_ros.empathy.how.bank import Line
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.event import broken
from whee_ros.empathy.how.policy import Levels, Rule
from whee_ros.empathy.safety.output import unfit
from whee_ros.empathy.safety.words import count

_SMALL = frozenset(
    "a an and are as at be do for have how i in is it me of on or so that the this to what with you your".split()
)

NEAR = 0.75
"""Share of content words two replies may have in common before the second is a repetition."""
OPENINGS = 4
"""Replies whose first words are better not used again."""
BALANCED = 12
"""Replies over which the strategies are balanced."""
FAVOURITE = 0.2
"""Share of one strategy from which on the others are preferred."""
COMFORTABLE = 16
"""Words a reply may have before it costs: spoken answers of people are mostly shorter."""


@dataclass(frozen=True)
class Spoken:
    """A reply of the past: its template, its text, its strategy."""

    template: str
    text: str
    strategy: str

    @property
    def asked(self) -> bool:
        """Whether it ended with a question."""
        return self.text.endswith("?")


@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """Return the words of `text` that carry meaning."""
    return frozenset(re.findall(r"[a-z']+", text.lower())) - _SMALL


def opening(text: str) -> str:
    """Return the first three words of `text`."""
    return " ".join(text.lower().split()[:3])


def overlap(first: frozenset[str], second: frozenset[str]) -> float:
    """Return the share of common words, 0-1 (Jaccard)."""
    union = first | second
    return len(first & second) / len(union) if union else 1.0


def forbidden(text: str) -> str:
    """Return why `text` must never be said, or ""."""
    return unfit(text)


class Critics:
    """All critics for one plan; `levels` are the targets they judge by.

    Args:
        config: parameters in force.
        rule: what the policy wants.
        levels: the targets.
        memory: what the robot said before, newest last.
        liked: what each strategy gains or loses with this person.
    """

    def __init__(
        self,
        config: HowConfig,
        rule: Rule,
        levels: Levels,
        memory: Sequence[Spoken],
        liked: Mapping[str, float] | None = None,
    ) -> None:
        self._config = config
        self._rule = rule
        self.levels = levels
        self._liked = liked or {}
        remembered = memory[-config.repeat_memory :] if config.repeat_memory else ()
        self._templates = {spoken.template for spoken in remembered}
        self._recent = [content(spoken.text) for spoken in memory[-4:]]
        self._openings = [opening(spoken.text) for spoken in memory[-OPENINGS:]]
        self._strategies = [spoken.strategy for spoken in memory[-BALANCED:]]
        self._asked = bool(memory) and memory[-1].asked

    def judge(self, line: Line, text: str, writer: str = "bank") -> Candidate:
        """Return `text` (the filled `line`) with its score and, if it must not be said, the reason."""
        words = count(text)
        why = forbidden(text)
        if not why and words > self._config.max_words:
            why = f"{words} words, limit {self._config.max_words}"
        if not why and line.echoes and broken(text):
            why = "broken grammar"
        if not why and text.count("?") > 1:
            why = "more than one question"
        if not why and line.text in self._templates:
            why = "said before"
        own = content(text)
        # a bare "I see." has no content to repeat; only longer replies can sound alike
        likeness = max((overlap(own, past) for past in self._recent), default=0.0) if len(own) > 3 else 0.0
        if not why and likeness > NEAR:
            why = "much like one said before"
        score = 1.0 + self._fit(line) + self._wanted(line) + self._curious(line)
        score += (0.35 if line.specific else 0.0) + (0.25 if line.echoes or writer != "bank" else 0.0)
        score -= 0.4 * likeness + 0.02 * max(0, words - COMFORTABLE)
        score += self._liked.get(line.strategy, 0.0) - 0.1 * self._openings.count(opening(text))
        return Candidate(text, f"{writer}:{line.place}:{line.strategy}", round(score, 3), why)

    def _fit(self, line: Line) -> float:
        """Mechanism fit, 0-0.6: each EPITOME level off its target costs."""
        away = sum(abs(have - want) for have, want in zip(line.levels, self.levels, strict=True))
        return 0.6 * (1 - away / 6)

    def _wanted(self, line: Line) -> float:
        """Strategy: wanted ones first, and no favourite for ever."""
        share = self._strategies.count(line.strategy) / len(self._strategies) if self._strategies else 0.0
        return -0.05 * self._rule.strategy_rank(line.strategy) - 1.6 * max(0.0, share - FAVOURITE)

    def _curious(self, line: Line) -> float:
        """Questions: as the parameter says, and not one after another."""
        if not line.asks:
            return 0.0
        return 0.4 * (self._config.curiosity - 0.5) - (0.25 if self._asked else 0.0)
