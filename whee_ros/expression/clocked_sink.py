"""A loudspeaker on a clock that may stand still: a paused simulation holds the voice, and lips and words stay with it.

Loudspeakers know real time alone. On a simulated clock they are therefore handed their sound in small pieces, never
more than `LEAD` ahead of what the simulation has reached: where it stands still they run dry, and go on with it. The
count of what was played is the simulation's, so everything that follows the voice follows the same clock.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from whee_ros.ports.audio import AudioSink

LEAD = 0.15
"""Seconds of sound handed over ahead: what is still heard of a paused world, and how far an executor may be late."""
LATE = 0.3
"""Seconds by which sound may be behind a simulation that outruns real time; then it leaves out what it has missed."""


class SimulationClock(Protocol):
    """The time of a node, which may come from a simulation."""

    @property
    def simulated(self) -> bool:
        """Whether it does."""
        ...

    def now(self) -> float:
        """Return the time, s."""
        ...


class ClockedSink:
    """Implements `AudioSink` over another one; on real time that one alone is at work.

    A simulation slower than real time is heard with pauses of at most `LEAD`, a faster one with holes.

    Args:
        sink: what makes the sound.
        clock: of the node.
    """

    def __init__(self, sink: AudioSink, clock: SimulationClock) -> None:
        self._sink = sink
        self._clock = clock
        self._simulated = False
        self._samples = np.zeros(0, np.float32)
        self._rate = 1
        self._began = 0.0  # on the clock, when the first sample is heard
        self._fed = 0  # samples handed over, or left out
        self._base = 0  # of them, before the sink's own count began
        self._held = False
        self._stopped: float | None = None

    def play(self, samples: NDArray[np.float32], sample_rate: int) -> float:
        """As `AudioSink.play`."""
        self._simulated = self._clock.simulated
        if not self._simulated:
            return self._sink.play(samples, sample_rate)
        self._samples, self._rate = np.asarray(samples, np.float32), sample_rate
        self._stopped, self._held = None, False
        delay = self._begin(0, round(LEAD * sample_rate))
        self._began = self._clock.now() + delay
        return delay

    def more(self, samples: NDArray[np.float32]) -> float:
        """As `AudioSink.more`."""
        if not self._simulated:
            return self._sink.more(samples)
        now, length = self._clock.now(), self._length
        self._began = max(self._began, now - length)
        self._samples = np.concatenate([self._samples, np.asarray(samples, np.float32)])
        return self._began + length - now

    def step(self) -> None:
        """Hand over what is due; called as often as the body moves, by a timer of the same clock."""
        if not self._simulated or self._stopped is not None:
            return
        due = min(len(self._samples), int((self._position + LEAD) * self._rate))
        waiting = self._fed - self._base - self._sink.played * self._rate
        if due - self._fed + waiting > (LEAD + LATE) * self._rate:
            self._begin(int(self._position * self._rate), due)
        if waiting < 1.0 and self._fed > self._position * self._rate:
            self._held = True  # it is ahead and has run dry: a little at a time would crackle
        if self._held and self._fed > self._position * self._rate:
            return
        self._held = False
        if due > self._fed:
            self._sink.more(self._samples[self._fed : due])
            self._fed = due

    @property
    def played(self) -> float:
        """As `AudioSink.played`, in seconds of the node's clock."""
        if not self._simulated:
            return self._sink.played
        return self._position if self._stopped is None else self._stopped

    @property
    def trouble(self) -> str:
        """As `AudioSink.trouble`."""
        return self._sink.trouble

    def stop(self) -> None:
        """As `AudioSink.stop`."""
        self._stopped = self.played
        self._sink.stop()

    def close(self) -> None:
        """As `AudioSink.close`."""
        self._sink.close()

    @property
    def _length(self) -> float:
        return len(self._samples) / self._rate

    @property
    def _position(self) -> float:
        """Seconds of the sound that the clock has reached."""
        return min(self._length, max(0.0, self._clock.now() - self._began))

    def _begin(self, start: int, end: int) -> float:
        """Play samples `start` to `end` in place of what is queued; return in how many seconds they are heard."""
        self._base, self._fed = start, max(start, min(end, len(self._samples)))
        return self._sink.play(self._samples[self._base : self._fed], self._rate)
