"""The scripted person's face as a camera."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence

from whee_ros.backends.camera.portrait.mesh import HEIGHT, WIDTH
from whee_ros.backends.camera.portrait.performance import FaceProgramme, PortraitPose
from whee_ros.backends.camera.portrait.warp import Portrait
from whee_ros.core.clock import Clock, SystemClock, sleep
from whee_ros.core.errors import MediaError
from whee_ros.core.media import Frame
from whee_ros.core.registry import vendor


class PortraitCamera:
    """FrameSource that renders the portrait at a steady rate.

    One thread reads; `perform`, `rest` and `commanded` may be called from any other.

    Args:
        width, height: of the frames, pixels; the portrait is made for 640x480 and scaled otherwise.
        rate: frames a second.
        clock: gives the stamps.
    """

    def __init__(
        self, width: int = WIDTH, height: int = HEIGHT, rate: float = 30.0, clock: Clock | None = None
    ) -> None:
        self._portrait = Portrait()
        self._size = (width, height)
        self._period = 1.0 / rate
        self._clock = clock or SystemClock()
        self._lock = threading.Lock()
        self._programme, self._start = FaceProgramme(), 0.0
        self._next = 0.0
        self._seq = 0

    def open(self) -> None:
        """Load the portrait.

        Raises:
            BackendError: if OpenCV or scikit-image is not installed.
        """
        self._portrait.load()
        self._next = self._clock.now()
        with self._lock:
            if not self._start:
                self._start = self._next

    def perform(
        self,
        face: Sequence[Mapping[str, float]],
        head: Sequence[Mapping[str, float]] = (),
        *,
        start: float,
        loudness: Sequence[float] = (),
        loudness_rate: float = 50.0,
    ) -> None:
        """Play a turn of a scenario from the time `start` on, in place of the one before.

        Args:
            face: mappings with `au`, `from`, `to` (s from `start`), `intensity` (0-1).
            head: mappings with `from`, `to` (s) and any of `yaw`, `pitch`, `roll` (rad, signs of
                `FaceObservation`).
            start: s, on the clock of the stamps; usually the onset of speech.
            loudness: 0-1 every 1/`loudness_rate` s from `start`: the lips follow.
            loudness_rate: Hz.

        Raises:
            ConfigError: naming the first entry that cannot be performed; the old programme then goes on.
        """
        programme = FaceProgramme.parse(face, head, loudness, loudness_rate, seed=int(start * 1000.0))
        with self._lock:
            self._programme, self._start = programme, start

    def rest(self) -> None:
        """Return to the idle face (neutral, blinking, swaying a little)."""
        self.perform((), start=self._clock.now())

    def commanded(self, stamp: float) -> PortraitPose:
        """Return the pose of the frame with this stamp, as far as the present programme tells."""
        with self._lock:
            programme, start = self._programme, self._start
            return programme.at(stamp - start)

    def read(self) -> Frame:
        """Wait for the next frame time and return the frame; frame times already missed are skipped.

        Raises:
            MediaError: if it is not open.
        """
        if not self._start:
            raise MediaError("portrait", "not open", "Call open() first.")
        now = self._clock.now()
        if self._next > now:
            sleep(self._next - now)
            stamp = self._next
        else:
            stamp = now
        self._next = stamp + self._period
        image = self._portrait.render(self.commanded(stamp))
        if self._size != (WIDTH, HEIGHT):
            image = vendor("cv2", "camera back end portrait", "opencv-python-headless").resize(
                image, self._size
            )
        self._seq += 1
        return Frame(stamp, image, seq=self._seq)

    def close(self) -> None:
        """Nothing is held; may be called twice."""


def create(uri: str, *, width: int = 640, height: int = 480, rate: float = 30.0) -> PortraitCamera:
    """Return the camera; there is one portrait, so `uri` has nothing to choose."""
    return PortraitCamera(width, height, rate)
