"""A real loudspeaker."""

from __future__ import annotations

import threading
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.audio.portaudio import choose, library
from whee_ros.core.clock import SystemClock
from whee_ros.core.errors import DeviceError

LATENCY = 0.04
"""Seconds of sound handed over ahead: less crackles when the machine is busy, more would go on after `stop`."""


class Speaker:
    """AudioSink over PortAudio; one stream, opened at the first sound and reopened when the rate changes.

    Args:
        uri: device number, part of its name, or "" for the default output.
    """

    def __init__(self, uri: str) -> None:
        self._uri = uri
        self._clock = SystemClock()
        self._lock = threading.Lock()
        self._stream: Any = None
        self._rate = 0
        self._queue = np.zeros(0, np.float32)
        self._length = 0.0
        self._began = 0.0

    def play(self, samples: NDArray[np.float32], sample_rate: int) -> None:
        """Replace what is queued by `samples`."""
        if self._rate != sample_rate:
            self._open(sample_rate)
        with self._lock:
            self._queue = np.asarray(samples, np.float32)
            self._length = len(samples) / sample_rate
            # the device answers only after its own latency
            self._began = self._clock.now() + float(self._stream.latency)

    @property
    def played(self) -> float:
        """Seconds that have left the loudspeaker, by the clock and the device's latency."""
        return min(self._length, max(0.0, self._clock.now() - self._began))

    def stop(self) -> None:
        """Fall silent after the block in flight."""
        with self._lock:
            self._length = self.played
            self._queue = np.zeros(0, np.float32)

    def close(self) -> None:
        """Free the device."""
        if self._stream is not None:
            self._stream.abort()
            self._stream.close()
            self._stream, self._rate = None, 0

    def _open(self, rate: int) -> None:
        sounddevice = library()
        self.close()
        device, info = choose(sounddevice, self._uri, "output")
        try:
            self._stream = sounddevice.OutputStream(
                device=device,
                samplerate=rate,
                channels=1,
                dtype="float32",
                callback=self._fill,
                latency=LATENCY,
            )
            self._stream.start()
        except sounddevice.PortAudioError as error:
            remedy = "Another program may hold it; choose another with speaker_uri."
            raise DeviceError(f"output device {info['name']}", error, remedy) from error
        self._rate = rate

    def _fill(self, block: NDArray[np.float32], frames: int, time: Any, status: Any) -> None:
        with self._lock:
            taken, self._queue = self._queue[:frames], self._queue[frames:]
        block[: len(taken), 0] = taken
        block[len(taken) :, 0] = 0.0


def create(uri: str) -> Speaker:
    """Return the loudspeaker named `uri`."""
    return Speaker(uri)
