"""A real loudspeaker."""

from __future__ import annotations

import threading
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.audio.portaudio import begin, choose, devices, end
from whee_ros.core.clock import SystemClock, elapsed
from whee_ros.core.errors import DeviceError

LATENCY = 0.04
"""Seconds of sound handed over ahead: less crackles when the machine is busy, more would go on after `stop`."""

STUCK = 0.7
"""Seconds without a request for sound after which the device counts as gone."""
FIRST = 2.0
"""Seconds after opening in which nothing is expected of it: sound servers fill up, and then begin."""


class Speaker:
    """AudioSink over PortAudio; one stream, opened at the first sound, again when the rate changes or it was gone.

    Args:
        uri: device number, part of its name, or "" for the default output.
    """

    def __init__(self, uri: str) -> None:
        self._uri = uri
        self._clock = SystemClock()
        self._lock = threading.Lock()
        self._stream: Any = None
        self._rate = 0
        self._name = ""
        self._failed = False
        self._opened = 0.0
        self._asked = 0.0  # when the device last wanted sound, of `elapsed`
        self._queue = np.zeros(0, np.float32)
        self._length = 0.0
        self._began = 0.0

    def play(self, samples: NDArray[np.float32], sample_rate: int) -> float:
        """Replace what is queued by `samples`; return the device's latency, s."""
        self._failed = self._failed or bool(self.trouble)
        if self._rate != sample_rate or self._failed:
            self._open(sample_rate)
        with self._lock:
            self._queue = np.asarray(samples, np.float32)
            self._length = len(samples) / sample_rate
            # the device answers only after its own latency
            self._began = self._clock.now() + float(self._stream.latency)
        return float(self._stream.latency)

    def more(self, samples: NDArray[np.float32]) -> float:
        """Queue `samples` behind what is queued; return in how many seconds they are heard."""
        with self._lock:
            now = self._clock.now()
            if not len(self._queue):
                self._began = max(self._began, now + float(self._stream.latency) - self._length)
            ahead = self._began + self._length - now
            self._queue = np.concatenate([self._queue, np.asarray(samples, np.float32)])
            self._length += len(samples) / self._rate
        return ahead

    @property
    def played(self) -> float:
        """Seconds that have left the loudspeaker, by the clock and the device's latency."""
        return min(self._length, max(0.0, self._clock.now() - self._began))

    @property
    def trouble(self) -> str:
        """Why nothing is heard, in words; "" while it is."""
        if self._stream is None or elapsed() - max(self._asked, self._opened + FIRST) < STUCK:
            return ""
        return f"output device {self._name}: takes no more sound; it is opened again for the next sentence"

    def stop(self) -> None:
        """Fall silent after the block in flight."""
        with self._lock:
            self._length = self.played
            self._queue = np.zeros(0, np.float32)

    def close(self) -> None:
        """Free the device."""
        stream, self._stream, self._rate = self._stream, None, 0
        if stream is not None:
            end(stream)

    def _open(self, rate: int) -> None:
        self.close()
        with devices(anew=self._failed) as sounddevice:
            self._failed = True
            device, info = choose(sounddevice, self._uri, "output")
            self._name = str(info["name"])
            try:
                stream = sounddevice.OutputStream(
                    device=device,
                    samplerate=rate,
                    channels=1,
                    dtype="float32",
                    callback=self._fill,
                    latency=LATENCY,
                )
                self._opened = elapsed()
                begin(stream)
            except sounddevice.PortAudioError as error:
                remedy = "Another program may hold it; choose another with speaker_uri."
                raise DeviceError(f"output device {self._name}", error, remedy) from error
        self._stream, self._rate, self._failed = stream, rate, False

    def _fill(self, block: NDArray[np.float32], frames: int, time: Any, status: Any) -> None:
        self._asked = elapsed()
        with self._lock:
            taken, self._queue = self._queue[:frames], self._queue[frames:]
        block[: len(taken), 0] = taken
        block[len(taken) :, 0] = 0.0


def create(uri: str) -> Speaker:
    """Return the loudspeaker named `uri`."""
    return Speaker(uri)
