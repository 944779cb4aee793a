"""Raw sensor data: camera frames and microphone chunks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SAMPLE_RATE = 16_000
"""Rate in Hz of all audio inside the system; back ends resample at the edge."""


@dataclass(frozen=True)
class Frame:
    """One camera image.

    Attributes:
        stamp: time of exposure, s.
        image: uint8 [height, width, 3], BGR.
        frame_id: optical frame (REP-103: z forward, x right, y down).
        seq: counter of the source; gaps are lost frames.
    """

    stamp: float
    image: NDArray[np.uint8]
    frame_id: str = "camera"
    seq: int = 0


@dataclass(frozen=True)
class AudioChunk:
    """A run of mono samples.

    Attributes:
        stamp: time at the END of the chunk (when its last sample was captured), s.
        sample_rate: Hz.
        samples: float32 [n] in [-1, 1].
        seq: counter of the source; gaps are lost chunks.
    """

    stamp: float
    sample_rate: int
    samples: NDArray[np.float32]
    seq: int = 0

    @property
    def duration(self) -> float:
        """Length in seconds."""
        return len(self.samples) / self.sample_rate

    @property
    def start(self) -> float:
        """Time of the first sample, s."""
        return self.stamp - self.duration
