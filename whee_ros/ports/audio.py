"""Ports: where sound comes from and where it goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.media import AudioChunk


class AudioSource(Protocol):
    """A microphone, or a file played at the pace of one."""

    def start(self, heard: Callable[[AudioChunk], None]) -> None:
        """Open and call `heard` from a thread of its own with 16 kHz mono chunks of 512 samples.

        Raises:
            DeviceError: if the device cannot be opened.
            MediaError: if the file is no sound.
        """
        ...

    @property
    def finished(self) -> bool:
        """Whether a file has been played to its end; a device never finishes."""
        ...

    @property
    def trouble(self) -> str:
        """Why no sound comes, in words; "" while it does. A device that is gone is opened again when it is back.

        The counter of the first chunk after a hole is as much higher as chunks are missing.
        """
        ...

    def close(self) -> None:
        """Stop within 100 ms; may be called twice."""
        ...


class AudioSink(Protocol):
    """A loudspeaker, or nothing at the pace of one."""

    def play(self, samples: NDArray[np.float32], sample_rate: int) -> float:
        """Queue float32 mono samples in place of what is queued; return at once, in how many seconds they are heard.

        Raises:
            DeviceError: if the device cannot be used.
        """
        ...

    def more(self, samples: NDArray[np.float32]) -> float:
        """Queue samples of the same rate behind those of `play`; return in how many seconds they are heard.

        Where nothing is left to play, the count of `played` stands still until they are heard.
        """
        ...

    @property
    def played(self) -> float:
        """Seconds of sound that have left the loudspeaker since the last `play`, latency included."""
        ...

    @property
    def trouble(self) -> str:
        """Why nothing is heard, in words; "" while it is. The next `play` tries again."""
        ...

    def stop(self) -> None:
        """Fall silent within 50 ms and forget the queue."""
        ...

    def close(self) -> None:
        """Free the device; may be called twice."""
        ...
