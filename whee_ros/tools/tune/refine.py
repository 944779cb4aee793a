"""The last step of a search: from the best trial up to the top of its hill, and to the middle of the plateau there.

Scores of a finite set of labels are steps: many values score the same. A random search ends somewhere on such a step,
and the middle of what it happened to try is a matter of chance. A compass search (Kolda, Lewis & Torczon 2003) climbs
first, then both edges of the plateau are found by bisection, one parameter at a time. No randomness.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

Values = dict[str, float]
Score = Callable[[Values], float]

TIED = 1e-9
"""Scores this near to each other are the same."""
STEPS = (0.08, 0.04, 0.02, 0.01, 0.005, 0.0025, 0.001)
"""Shares of a parameter's range by which the climb tries to move, in turn."""
EDGE = 2e-4
"""Share of the range to which an edge of the plateau is found."""
ROUNDS = 4
"""Climbs at most; another one follows where the way to an edge leads higher."""


def refined(score: Score, start: Mapping[str, float], ranges: Mapping[str, tuple[float, float]]) -> Values:
    """Return values that score at least as high as `start`, in the middle of those that score the same.

    Args:
        score: of values; higher is better. Values that cannot be are to score less than all others.
        start: all values; those without a range stay.
        ranges: least and most of the parameters that may move.
    """
    known: dict[tuple[float, ...], float] = {}

    def at(values: Values) -> float:
        key = tuple(values.values())
        if key not in known:
            known[key] = score(values)
        return known[key]

    here = dict(start)
    for _ in range(ROUNDS):
        here = _climbed(at, here, ranges)
        found = _centred(at, here, ranges)
        if at(found) <= at(here) + TIED:
            return found
        here = found
    return here


def _climbed(at: Score, here: Values, ranges: Mapping[str, tuple[float, float]]) -> Values:
    for share in STEPS:
        moved = True
        while moved:
            moved = False
            for name, (low, high) in ranges.items():
                for sign in (1.0, -1.0):
                    value = min(high, max(low, here[name] + sign * share * (high - low)))
                    there = {**here, name: value}
                    if at(there) > at(here) + TIED:
                        here, moved = there, True
    return here


def _centred(at: Score, here: Values, ranges: Mapping[str, tuple[float, float]]) -> Values:
    """Return the middle of the plateau around `here`, or a point above it where one was met."""
    for name, (low, high) in ranges.items():
        edges = []
        for bound in (low, high):
            edge, higher = _edge(at, here, name, bound, EDGE * (high - low))
            if higher:
                return {**here, name: edge}
            edges.append(edge)
        middle = {**here, name: sum(edges) / 2}
        if at(middle) >= at(here) - TIED:  # a plateau may have a hole
            here = middle
    return here


def _edge(at: Score, here: Values, name: str, bound: float, within: float) -> tuple[float, bool]:
    """Return how far a parameter can go towards `bound` until the score falls; True where it rises instead."""
    inside, outside = here[name], bound
    step = within if bound >= inside else -within
    falling = False
    while abs(outside - inside) > (within if falling else 0.0):
        if falling:
            tried = (inside + outside) / 2
        else:  # ever further, until it does
            tried, step = inside + step, 2 * step
            tried = bound if (tried - bound) * step >= 0 else tried
        change = at({**here, name: tried}) - at(here)
        if change > TIED:
            return tried, True
        if change < -TIED:
            outside, falling = tried, True
        else:
            inside = tried
    return inside, False
