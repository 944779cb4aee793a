"""Which words the gate mends when they are mistyped, and which real words are too near to them to be touched.

Words to mend are those that the own training prompts and the rules are made of; real words are those that occur often
enough in permissive talk. What is written is a list of single words: config/safety/spelling_en.yaml.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import yaml

from whee_ros.empathy.safety.spelling import one_slip

SHORTEST = 4
"""Letters of a word that is mended: shorter ones have too many neighbours."""
OFTEN = 3
"""Occurrences that make a word real."""
_WORD = re.compile(r"[a-z]+")


def targets(texts: Iterable[str], patterns: Iterable[str]) -> list[str]:
    """Return the words that are worth mending: they stand in a pattern, and in some text."""
    said = {word for text in texts for word in _WORD.findall(text.lower())}
    meant = {word for pattern in patterns for word in _WORD.findall(re.sub(r"\\.", " ", pattern))}
    return sorted(word for word in said & meant if len(word) >= SHORTEST)


def real(words: Sequence[str], talk: Iterable[str]) -> list[str]:
    """Return the words of `talk` that are one slip from one of `words`, and no slip."""
    counts = Counter(word for text in talk for word in _WORD.findall(text.lower()))
    known = frozenset(words)
    often = [word for word, count in counts.items() if count >= OFTEN and word not in known]
    return sorted(word for word in often if any(one_slip(word, target) for target in words))


def write(path: Path, words: Sequence[str], others: Sequence[str]) -> None:
    """Write both lists."""
    head = "# Written by `whee train safety`: words that the gate mends, and real words one slip from them.\n"
    data = {"mend": list(words), "leave": list(others)}
    path.write_text(head + yaml.safe_dump(data, width=115, default_flow_style=True), encoding="utf-8")
