"""How often random trees tick here as they tick in BehaviorTree.CPP."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from whee_ros.tools.trees.growth import LEAVES, Shape, grown
from whee_ros.tools.trees.oracle import World

TICKS = 12


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


def compared(world: World, trees: int, shape: Shape, seed: str) -> Agreement:
    """Tick `trees` random trees of a shape in both; the same seed gives the same trees."""
    found = Agreement()
    with world.installed():
        for number in range(trees):
            chance = Random(f"{seed}/{number}")
            xml = grown(chance, shape)
            scripts = {
                leaf: "".join(chance.choice("SSFFRR") for _ in range(chance.randint(1, 6)))
                for leaf in range(LEAVES)
            }
            values = [chance.choice("abcd") for _ in range(TICKS)]
            theirs = list(world.theirs(xml, scripts, values))
            ours = list(world.ours(xml, scripts, values))[: len(theirs)]
            same = [a == b for a, b in zip(theirs, ours, strict=True)]
            found.trees += 1
            found.ticks += len(same)
            found.same += sum(same)
            found.stopped += len(theirs) < TICKS
            if not all(same):
                first = same.index(False)
                found.differing.append((xml, first, theirs[first], ours[first]))
    return found
