"""Gives out samples as a microphone would: 512 at a time, at their own pace, from a thread."""

from __future__ import annotations

import threading
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.audio.chunks import CHUNK
from whee_ros.core.clock import SystemClock, sleep
from whee_ros.core.media import SAMPLE_RATE, AudioChunk


class PacedPlayer:
    """AudioSource over samples in memory.

    Args:
        load: returns the samples (float32, 16 kHz) when the source is started; may raise MediaError.
    """

    def __init__(self, load: Callable[[], NDArray[np.float32]]) -> None:
        self._load = load
        self._stop = threading.Event()
        self._done = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, heard: Callable[[AudioChunk], None]) -> None:
        """Load, then play from a thread."""
        samples = self._load()
        self._thread = threading.Thread(target=self._play, args=(samples, heard), daemon=True)
        self._thread.start()

    @property
    def finished(self) -> bool:
        """Whether the last sample has been given out."""
        return self._done.is_set()

    @property
    def trouble(self) -> str:
        """Nothing is ever wrong with samples in memory."""
        return ""

    def close(self) -> None:
        """Stop within a chunk."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(0.2)

    def _play(self, samples: NDArray[np.float32], heard: Callable[[AudioChunk], None]) -> None:
        clock = SystemClock()
        start = clock.now()
        padding = (-len(samples)) % CHUNK
        samples = np.concatenate([samples, np.zeros(padding, np.float32)])
        for seq, at in enumerate(range(0, len(samples), CHUNK), start=1):
            stamp = start + (at + CHUNK) / SAMPLE_RATE
            sleep(stamp - clock.now())
            if self._stop.is_set():
                return
            heard(AudioChunk(stamp, SAMPLE_RATE, samples[at : at + CHUNK], seq))
        self._done.set()
