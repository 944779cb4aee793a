"""Puts replies together: an opening and a body, an opening and a question, or all three.

Every part is a whole sentence, so that joins read well whatever meets; only a few of the many joins are made for one
reply, from the parts that fit best and were not said for longest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.lines import Line, Situation
from whee_ros.empathy.how.policy import Levels
from whee_ros.empathy.how.slots import fill
from whee_ros.empathy.safety.words import count

BODIES, QUESTIONS, OPENINGS = 18, 6, 16
"""Parts that are looked at for one reply, best first."""
EACH = 2
"""Openings that are tried before each of them."""
SHORT = 9
"""Words of a body after which a question may still follow."""

Ease = Callable[[Line], float]
"""Returns how willingly a part is used."""


def compose(
    bank: Bank, situation: Situation, values: Mapping[str, str], ease: Ease
) -> Iterator[tuple[Line, str]]:
    """Yield replies to `situation` with their text, slots filled from `values`.

    Args:
        bank: where the parts are.
        situation: what is answered.
        values: what slots can be filled with; "" for nothing.
        ease: orders the parts.
    """
    openings = _best(bank.openings(situation), values, ease, OPENINGS)
    bodies = _best(situation.bodies, values, ease, BODIES)
    questions = _best(situation.questions, values, ease, QUESTIONS)
    if not openings:
        return
    step = 0
    for parts in [(body,) for body in bodies] + [(question,) for question in questions]:
        for _ in range(EACH):
            yield _joined((openings[step % len(openings)], *parts))
            step += 1
    plain = [opening for opening in openings if not opening[0].echoes] or openings
    for at, body in enumerate(body for body in bodies if count(body[1]) <= SHORT):
        if questions and body[0].strategy in ("reflection", "affirmation"):
            yield _joined((plain[at % len(plain)], body, questions[at % len(questions)]))


def _best(lines: Sequence[Line], values: Mapping[str, str], ease: Ease, most: int) -> list[tuple[Line, str]]:
    filled = [(line, text) for line in lines if (text := fill(line, values))]
    return sorted(filled, key=lambda pair: -ease(pair[0]))[:most]


def _joined(parts: Sequence[tuple[Line, str]]) -> tuple[Line, str]:
    lines = [line for line, _ in parts]
    last = lines[-1]
    texts = tuple(line.text for line in lines)
    # warmth adds up; two vague hints make no understanding, and two openings to ask make no question
    levels: Levels = (
        min(2, sum(line.levels[0] for line in lines)),
        max(line.levels[1] for line in lines),
        max(line.levels[2] for line in lines),
    )
    specific = any(line.specific for line in lines)
    joined = Line(" ".join(texts), last.place, last.strategy, levels, specific, texts)
    return joined, " ".join(text for _, text in parts)
