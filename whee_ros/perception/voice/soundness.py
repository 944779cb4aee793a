"""Is the sound fit to be understood? Counts what is lost, late, broken or clipped, and says so in words."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

MEMORY = 10.0
"""Seconds over which faults are told."""
CLIPPED = 0.001
"""Share of samples at full scale that is told: one in a thousand is heard as crackle."""
DEAD = 15.0
"""Seconds of nothing but zeros after which a microphone counts as muted: a real one has noise."""


@dataclass(frozen=True)
class Fault:
    """What was wrong with one chunk.

    Attributes:
        stamp: its end, s.
        samples: how many it had.
        lost: chunks that never came before it.
        late: whether it came too late to be used.
        broken: samples that were no numbers.
        clipped: samples at full scale.
    """

    stamp: float
    samples: int
    lost: int = 0
    late: bool = False
    broken: int = 0
    clipped: int = 0


class Soundness:
    """Faults of one stream over the last seconds.

    Attributes:
        lost: chunks that never came, since the start.
    """

    def __init__(self) -> None:
        self.lost = 0
        self._recent: deque[Fault] = deque()
        self._silent_since: float | None = None

    def add(self, fault: Fault, peak: float) -> None:
        """Take what is known of the newest chunk; `peak` is its greatest absolute value."""
        self.lost += fault.lost
        self._recent.append(fault)
        while self._recent[0].stamp < fault.stamp - MEMORY:
            self._recent.popleft()
        if peak > 0.0:
            self._silent_since = None
        elif self._silent_since is None:
            self._silent_since = fault.stamp

    @property
    def trouble(self) -> str:
        """What is wrong, in words and with the remedy; "" when nothing is."""
        total = sum(fault.samples for fault in self._recent)
        if not total:
            return ""
        found = []
        lost = sum(fault.lost for fault in self._recent)
        late = sum(fault.late for fault in self._recent)
        broken = sum(fault.broken for fault in self._recent)
        clipped = sum(fault.clipped for fault in self._recent)
        if lost or late:
            found.append(f"{lost} chunks of sound were lost and {late} came late: is the machine too busy?")
        if broken:
            found.append(f"{broken} samples of sound are no numbers (taken as silence): check the driver")
        if clipped > CLIPPED * total:
            found.append(
                f"{clipped / total:.1%} of the sound is at full scale: turn the microphone's gain down"
            )
        newest = self._recent[-1].stamp
        if self._silent_since is not None and newest - self._silent_since > DEAD:
            found.append(f"the sound has been nothing but zeros for {DEAD:g} s: is the microphone muted?")
        return "; ".join(found)
