"""The scripted person's face as a camera."""

from __future__ import annotations

import threading

from whee_ros.backends.camera.portrait.performance import Programme
from whee_ros.backends.camera.portrait.warp import Portrait
from whee_ros.core.clock import SystemClock, sleep
from whee_ros.core.media import Frame


class PortraitCamera:
    """FrameSource that renders the portrait at a steady rate; `perform` may be called from any thread.

    Args:
        rate: frames a second.
    """

    def __init__(self, rate: float = 30.0) -> None:
        self._portrait = Portrait()
        self._period = 1.0 / rate
        self._clock = SystemClock()
        self._lock = threading.Lock()
        self._programme = Programme()
        self._start = self._clock.now()
        self._next = 0.0
        self._seq = 0

    def open(self) -> None:
        """Load the portrait."""
        self._portrait.load()
        self._next = self._clock.now()

    def perform(self, programme: Programme, start: float) -> None:
        """Play `programme` from the time `start` (s) on, in place of the one before."""
        with self._lock:
            self._programme, self._start = programme, start

    def read(self) -> Frame:
        """Wait for the next frame time and return the frame; frames that are late are skipped, not queued."""
        now = self._clock.now()
        sleep(self._next - now)
        stamp = max(now, self._next)
        self._next = max(self._next + self._period, stamp)
        with self._lock:
            programme, start = self._programme, self._start
        image = self._portrait.render(programme.at(stamp - start))
        self._seq += 1
        return Frame(stamp, image, seq=self._seq)

    def close(self) -> None:
        """Need nothing."""


def create(uri: str, *, width: int = 640, height: int = 480, rate: float = 30.0) -> PortraitCamera:
    """Return the camera; the picture is always 640x480."""
    return PortraitCamera(rate)
