"""Valence of a sentence by a word list of our own, with negation and strength, after VADER (Hutto & Gilbert 2014)."""

from __future__ import annotations

import re

GOOD = frozenset(
    "good great happy glad love loved lovely nice wonderful amazing awesome fantastic excellent best "
    "better win won winning proud joy joyful excited exciting fun funny smile smiled laugh laughed thank "
    "thanks thankful grateful hope hopeful beautiful perfect pleased delighted thrilled enjoy enjoyed "
    "congratulations celebrate success successful sweet kind friendly calm relaxed relieved safe warm "
    "brave bright cute cool brilliant incredible yay wow passed healthy".split()
)
BAD = frozenset(
    "bad sad angry mad terrible awful horrible worst worse hate hated cry cried crying died dead death "
    "die dying lost lose losing loss alone lonely afraid scared fear terrified worried worry anxious "
    "nervous upset hurt hurts pain painful sick ill cancer fail failed failure tired exhausted stressed "
    "stress depressed depressing miss missed missing broke broken stupid annoyed annoying furious "
    "frustrated frustrating ashamed guilty embarrassed disgusting disappointed unfair problem wrong sorry "
    "suffer suffering grief heartbroken miserable hopeless useless ugly kill killed divorce".split()
)
NO = frozenset("not no never nothing nobody none cannot without".split())
STRONG = frozenset("very so really extremely totally completely incredibly too absolutely".split())


def of(text: str) -> float:
    """Return valence in [-1, 1]: x / sqrt(x^2 + 15), x the sum over words, as VADER normalises."""
    words = re.findall(r"[a-z']+", text.lower())
    total = 0.0
    for at, word in enumerate(words):
        value = 2.0 * ((word in GOOD) - (word in BAD))
        if value:
            near = words[max(0, at - 3) : at]
            if any(other in NO or other.endswith("n't") for other in near):
                value *= -0.74
            if any(other in STRONG for other in near):
                value *= 1.3
            total += value
    total *= 1.1 if "!" in text else 1.0
    return float(total / (total * total + 15.0) ** 0.5)
