"""How often random trees tick here as they tick in BehaviorTree.CPP."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from whee_ros.core.clock import elapsed, sleep
from whee_ros.tools.trees.growth import LEAVES, TICK_MS, Shape, grown
from whee_ros.tools.trees.oracle import Happened, World

TICKS = 12
AT_ONCE = 50
"""Trees with a clock that are ticked side by side."""


@dataclass
class Agreement:
    """What came out.

    Attributes:
        trees, ticks: compared; a tick counts verdict, order of leaves, halts and variables together.
        same: ticks that were identical.
        stopped: trees at which BehaviorTree.CPP gave up early (it forbids some branches to be skipped).
        differing: XML of trees with a difference, with the tick of the first, theirs and ours.
    """

    trees: int = 0
    ticks: int = 0
    same: int = 0
    stopped: int = 0
    differing: list[tuple[str, int, object, object]] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Share of identical ticks."""
        return self.same / self.ticks if self.ticks else 0.0

    def take(self, xml: str, theirs: Sequence[Happened], ours: Sequence[Happened]) -> None:
        """Count one tree."""
        same = [a == b for a, b in zip(theirs, ours, strict=True)]
        self.trees += 1
        self.ticks += len(same)
        self.same += sum(same)
        self.stopped += len(theirs) < TICKS
        if not all(same):
            first = same.index(False)
            self.differing.append((xml, first, theirs[first], ours[first]))


def compared(world: World, trees: int, shape: Shape, seed: str) -> Agreement:
    """Tick `trees` random trees of a shape in both; the same seed gives the same trees."""
    found = Agreement()
    with world.installed():
        for number in range(trees):
            chance = Random(f"{seed}/{number}")
            xml, scripts, values = _drawn(chance, shape)
            theirs = list(world.theirs(xml, scripts, values))
            ours = list(world.ours(xml, scripts, values))[: len(theirs)]
            found.take(xml, theirs, ours)
    return found


def compared_in_time(trees: int, shape: Shape, seed: str) -> Agreement:
    """Tick random trees with timeouts, delays and sleeps: there in real time, `AT_ONCE` together, then here.

    A tick that came late or early by a quarter of a tick ends the comparison of its tree.
    """
    found = Agreement()
    for first in range(0, trees, AT_ONCE):
        drawn = [_drawn(Random(f"{seed}/{n}"), shape) for n in range(first, min(trees, first + AT_ONCE))]
        worlds = [World(halts=False) for _ in drawn]
        running = [world.theirs(*one) for world, one in zip(worlds, drawn, strict=True)]
        theirs: list[list[Happened]] = [[] for _ in drawn]
        times: list[list[float]] = [[] for _ in drawn]
        begun = elapsed()
        for tick in range(TICKS):
            sleep(max(0.0, begun + tick * TICK_MS / 1000 - elapsed()))
            for number, steps in enumerate(running):
                times[number].append(elapsed())
                happened = next(steps, None)
                if happened is not None and len(theirs[number]) == tick:
                    theirs[number].append(happened)
        for world, one, seen, at in zip(worlds, drawn, theirs, times, strict=True):
            good = [abs(now - at[0] - n * TICK_MS / 1000) < TICK_MS / 4000 for n, now in enumerate(at)]
            count = min(len(seen), good.index(False) if False in good else TICKS)
            with world.installed():
                ours = list(world.ours(*one, times=[now - at[0] for now in at]))
            found.take(one[0], seen[:count], ours[:count])
    return found


def _drawn(chance: Random, shape: Shape) -> tuple[str, dict[int, str], list[str]]:
    """Return a random tree, what its leaves say, and the values of its variable."""
    xml = grown(chance, shape)
    scripts = {
        leaf: "".join(chance.choice("SSFFRR") for _ in range(chance.randint(1, 6))) for leaf in range(LEAVES)
    }
    return xml, scripts, [chance.choice("abcd") for _ in range(TICKS)]
