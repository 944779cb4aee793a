"""What processes take of the machine: processor time and memory, out of /proc."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

TICK = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
SETTLED = 60.0
"""Seconds after the first sample from which on growth counts: caches and pools have filled by then."""


def read(pid: int, proc: Path = Path("/proc")) -> tuple[float, float]:
    """Return processor seconds so far and resident memory (bytes) of a process.

    Raises:
        ProcessLookupError: if it is not there any more.
    """
    try:
        fields = (proc / str(pid) / "stat").read_text().rsplit(")", 1)[1].split()
        pages = int((proc / str(pid) / "statm").read_text().split()[1])
    except (FileNotFoundError, ProcessLookupError, IndexError) as error:
        raise ProcessLookupError(pid) from error
    return (int(fields[11]) + int(fields[12])) / TICK, float(pages * PAGE)


@dataclass
class Usage:
    """One process over time.

    Attributes:
        times: of the samples, s.
        shares: of one core between two samples, 0 and up.
        memory: resident bytes at each sample.
        restarts: how often it was another process of the same name.
    """

    times: list[float] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    restarts: int = 0
    _pid: int = 0
    _last: tuple[float, float] = (0.0, 0.0)

    def sample(self, pid: int, now: float) -> None:
        """Take a sample at `now` (s); a process that is not there any more gives none."""
        try:
            seconds, memory = read(pid)
        except ProcessLookupError:
            return
        if pid == self._pid:
            self.shares.append((seconds - self._last[1]) / max(1e-6, now - self._last[0]))
            self.times.append(now)
            self.memory.append(memory)
        else:
            self.restarts += bool(self._pid)
        self._pid, self._last = pid, (now, seconds)

    @property
    def share(self) -> float:
        """Mean share of one core."""
        return float(np.mean(self.shares)) if self.shares else 0.0

    @property
    def largest(self) -> float:
        """Most resident memory, bytes."""
        return max(self.memory, default=0.0)

    @property
    def growth(self) -> float:
        """Bytes a minute after it has settled, by least squares; 0 where there are too few samples."""
        late = [(t, m) for t, m in zip(self.times, self.memory, strict=True) if t - self.times[0] >= SETTLED]
        if len(late) < 10:
            return 0.0
        times, memory = np.asarray(late).T
        return float(np.polyfit(times - times[0], memory, 1)[0] * 60.0)


def table(usages: Mapping[str, Usage]) -> Sequence[str]:
    """Return one line a process, and their sum."""
    head = f"{'process':12}{'of a core':>10}{'p95':>8}{'memory MiB':>12}{'largest':>9}{'growth/min':>12}"
    lines = [head]
    for name, usage in usages.items():
        p95 = float(np.percentile(usage.shares, 95)) if usage.shares else 0.0
        again = f"  started again {usage.restarts} times" if usage.restarts else ""
        last = usage.memory[-1] if usage.memory else 0.0
        lines.append(
            f"{name:12}{usage.share:10.1%}{p95:8.1%}{last / 2**20:12.1f}{usage.largest / 2**20:9.1f}"
            f"{usage.growth / 2**20:12.2f}{again}"
        )
    return lines
