"""What was said before, over the life of the process: so that use spreads evenly over the bank.

A robot that meets many people says the same things to all of them if it only avoids what it just said. So every part
of a reply counts its age, and every pair of neighbouring words whether it was in one of the last replies (distinct-2,
Li et al. 2016, is the share of pairs that were not).
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

RECENT = 400
"""Replies whose word pairs count as used."""
_GENTLE = 80.0
"""Replies after which a part has regained about half of its freshness."""


@lru_cache(maxsize=8192)
def pairs(text: str) -> frozenset[tuple[str, str]]:
    """Return the pairs of neighbouring words of `text`, without marks and capitals."""
    return frozenset(pairwise([word.strip('.,!?"') for word in text.lower().split()]))


class Variety:
    """Ages of parts, and word pairs of recent replies."""

    def __init__(self) -> None:
        self._turn = 0
        self._used: dict[str, int] = {}
        self._replies: deque[frozenset[tuple[str, str]]] = deque()
        self._pairs: Counter[tuple[str, str]] = Counter()

    def note(self, parts: Iterable[str], text: str) -> None:
        """Take in a reply that was made of `parts`."""
        self._turn += 1
        self._used.update(dict.fromkeys(parts, self._turn))
        found = pairs(text)
        self._replies.append(found)
        self._pairs.update(found)
        if len(self._replies) > RECENT:
            old = self._replies.popleft()
            self._pairs.subtract(old)
            for pair in old:
                if not self._pairs[pair]:
                    del self._pairs[pair]

    def fresh(self, part: str) -> float:
        """Return how fresh `part` is: 1 if it was never said, 0 if it was said just now."""
        used = self._used.get(part)
        if used is None:
            return 1.0
        age = self._turn - used
        return age / (age + _GENTLE)

    def worn(self, text: str) -> float:
        """Return the share of word pairs of `text` that were in recent replies, 0-1."""
        found = pairs(text)
        return sum(map(self._pairs.__contains__, found)) / len(found) if found else 0.0
