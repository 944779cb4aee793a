"""Critics: each looks at one proposed reply and says how good it is, or why it must not be said.

Rejections are rules; scores only order what is left. Base score 1; a reply that fits its target exactly, is about the
very topic and was not heard before scores highest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from whee_ros.core.empathy import Candidate, Response
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.history import Earlier
from whee_ros.empathy.how.lines import Line
from whee_ros.empathy.how.nearness import NOWHERE, Near
from whee_ros.empathy.how.policy import Levels, Rule
from whee_ros.empathy.how.turning import broken
from whee_ros.empathy.how.variety import Variety
from whee_ros.empathy.safety.output import unfit
from whee_ros.empathy.safety.words import count

_SMALL = frozenset(
    "a an and are as at be do for have how i in is it me of on or so that the this to what with you your".split()
)

NEAR = 0.75
"""Share of content words two replies may have in common before the second is a repetition."""
_WORDED = ("follow", "light", "slight", "tale", "torn")
"""Sections whose topics are found by words alone: what they say was meant by just these words."""
SPECIAL, MEANT = 0.35, 2.5
"""Points for what only fits one topic; more where words alone lead to topics, as in short replies."""
ECHOES, WHOLE = 0.25, 1.5
"""Points for what says something back, and for what says back all there was: it shows that the person was heard."""
OPENINGS = 4
"""Replies whose first words are better not used again."""
BALANCED = 12
"""Replies over which the strategies are balanced."""
FAVOURITE = 0.12
"""Share of one strategy from which on the others are preferred."""
CROWDED = 10.0
"""Cost of a strategy that every reply lately had, beyond that share."""
COMFORTABLE = 13
"""Words a reply may have before it costs: spoken answers of people are mostly shorter."""
WORN = 11.0
"""Cost of a reply all of whose word pairs were heard lately."""
NEARNESS = 0.7
"""Gain of a reply that says exactly what the person said; one that has nothing to do with it gains nothing."""
ANSWERS = 0.4
"""Nearness of a draft, which was written for what the person said: about that of the lines that win."""
KINDNESS = 6.0
"""Gain of a line that is kind beyond doubt, over one that is not."""
SUITED = 2.5
"""Gain of a reply that readers would surely find fitting; one that they would surely call wrong loses twice that."""
TYPICAL = 0.5
"""What readers think of a free writer's draft, which the critic does not know but which was written for this very
moment: as of the lines that it likes best (in one moment of ten its best is liked more)."""
MISUNDERSTOOD = 1.5
"""Cost of a level of interpretation that is missing or too much, beside one of the other mechanisms: a reply that only
pities passes by what was said."""
_THANKS = re.compile(
    r"^(?:thank you for|thanks for|i see|so |i hear you|i'm glad you (?:told|said))", re.IGNORECASE
)


@dataclass(frozen=True)
class Spoken:
    """A reply of the past: its template (the parts of it that should not come again), its text, its strategy."""

    template: tuple[str, ...]
    text: str
    strategy: str

    @property
    def asked(self) -> bool:
        """Whether it ended with a question."""
        return self.text.endswith("?")

    @property
    def echoed(self) -> bool:
        """Whether it said something back."""
        return any("{" in part for part in self.template)


@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """Return the words of `text` that carry meaning."""
    return frozenset(re.findall(r"[a-z']+", text.lower())) - _SMALL


@lru_cache(maxsize=4096)
def opening(text: str) -> str:
    """Return the first two words of `text`."""
    return " ".join(re.findall(r"[a-z']+", text.lower())[:2])


def overlap(first: frozenset[str], second: frozenset[str]) -> float:
    """Return the share of common words, 0-1 (Jaccard)."""
    common = len(first & second)
    union = len(first) + len(second) - common
    return common / union if union else 1.0


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
        variety: what was heard over the life of the process; None leaves that to `memory`.
        near: how near lines are to what was said.
        last: the exchange with this person just before, if there was one.
        worth: tells what readers would think of lines with their numbers of words, -2 to 1; None does without.
        echo: points for what says something back.
    """

    def __init__(
        self,
        config: HowConfig,
        rule: Rule,
        levels: Levels,
        memory: Sequence[Spoken],
        liked: Mapping[str, float] | None = None,
        variety: Variety | None = None,
        near: Near = NOWHERE,
        last: Earlier | None = None,
        worth: Callable[[Sequence[tuple[Line, int]]], list[float]] | None = None,
        echo: float = ECHOES,
    ) -> None:
        self._config = config
        self._rule = rule
        self.levels = levels
        self._liked = liked or {}
        remembered = memory[-config.repeat_memory :] if config.repeat_memory else ()
        self._variety = variety
        self._near = near
        self._last = last
        self._worth = worth
        self._echo = echo
        self._templates = {part for spoken in remembered for part in spoken.template}
        self._recent = [content(spoken.text) for spoken in memory[-4:]]
        self._openings = [opening(spoken.text) for spoken in memory[-OPENINGS:]]
        self._strategies = [spoken.strategy for spoken in memory[-BALANCED:]]

    def judge_all(self, replies: Sequence[tuple[Line, str]]) -> list[tuple[Line, Candidate]]:
        """Return `replies` of the bank, each as `judge` has it and with what readers would think of it."""
        judged = [(line, self.judge(line, text)) for line, text in replies]
        if self._worth is None:
            return judged
        worths = self._worth([(line, count(text)) for line, text in replies])
        return [
            (line, replace(one, score=round(one.score + SUITED * worth, 3)))
            for (line, one), worth in zip(judged, worths, strict=True)
        ]

    def judge(self, line: Line, text: str, draft_kindness: float | None = None) -> Candidate:
        """Return `text` (the filled `line`) with its score, and why it must not be said if that shows at a glance.

        Args:
            line: of the bank, or made of a free writer's draft.
            text: that would be said.
            draft_kindness: 0-1, of a draft; None for a line of the bank, whose own is on file.
        """
        drafted = draft_kindness is not None
        words = count(text)
        why = ""
        if words > self._config.max_words:
            why = f"{words} words, limit {self._config.max_words}"
        elif text.count("?") > 1:
            why = "more than one question"
        elif not self._templates.isdisjoint(line.core):
            why = "said before"
        own = content(text)
        # a bare "I see." has no content to repeat; only longer replies can sound alike
        likeness = max((overlap(own, past) for past in self._recent), default=0.0) if len(own) > 3 else 0.0
        if not why and likeness > NEAR:
            why = "much like one said before"
        score = 1.0 + self._fit(line) + self._wanted(line) + self._curious(line)
        score += (MEANT if line.place.startswith(_WORDED) else SPECIAL) * line.specific
        score += self._echo if line.echoes or drafted else 0.0
        score -= 0.4 * likeness + 0.02 * max(0, words - COMFORTABLE)
        score += self._liked.get(line.strategy, 0.0) - 0.2 * self._openings.count(opening(text))
        score += NEARNESS * (ANSWERS if drafted else max(0.0, self._near.of(line.core)))
        if self._rule.response == Response.EMPATHIC:
            kind = self._near.kind(line.made_of or line.core) if draft_kindness is None else draft_kindness
            score += KINDNESS * kind
        if self._variety is not None and not drafted:
            score -= WORN * self._variety.worn(text)
        score += self._following(line, text) + (SUITED * TYPICAL if drafted and self._worth else 0.0)
        return Candidate(
            text, f"{'llm' if drafted else 'bank'}:{line.place}:{line.strategy}", round(score, 3), why
        )

    @staticmethod
    def vet(line: Line, candidate: Candidate) -> Candidate:
        """Return `candidate` after the critics that read closely, who are asked only about what would be said."""
        if candidate.rejected:
            return candidate
        why = forbidden(candidate.text)
        if not why and line.echoes and broken(candidate.text):
            why = "broken grammar"
        return replace(candidate, rejected=why) if why else candidate

    def _fit(self, line: Line) -> float:
        """Mechanism fit, 0-0.9 (a little less where everything is off): each EPITOME level off its target costs."""
        warm, understood, curious = (
            abs(have - want) for have, want in zip(line.levels, self.levels, strict=True)
        )
        return 0.9 * (1 - (warm + MISUNDERSTOOD * understood + curious) / 6)

    def _wanted(self, line: Line) -> float:
        """Strategy: wanted ones first, and no favourite for ever."""
        # a few replies are too few to speak of a favourite
        share = self._strategies.count(line.strategy) / max(BALANCED // 2, len(self._strategies))
        return -0.05 * self._rule.strategy_rank(line.strategy) - CROWDED * max(0.0, share - FAVOURITE)

    def _curious(self, line: Line) -> float:
        """Questions: as the parameter says, and not one after another."""
        if not line.asks:
            return 0.0
        return 0.8 * (self._config.curiosity - 0.5) - (0.5 if self._last and self._last.asked else 0.0)

    def _following(self, line: Line, text: str) -> float:
        """In a conversation: another strategy than last time, and an answer is acknowledged."""
        if self._last is None:
            return 0.0
        same = 0.15 if line.strategy == self._last.strategy else 0.0
        return (0.2 if self._last.asked and _THANKS.match(text) else 0.0) - same
