"""A camera for tests: shows the pictures it was given, then ends."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.clock import Clock, SystemClock, sleep
from whee_ros.core.errors import MediaError
from whee_ros.core.media import Frame
from whee_ros.core.registry import vendor

_SUFFIXES = {".png", ".jpg", ".jpeg", ".bmp"}
_REMEDY = "Give a folder of pictures, or an .npz with uint8 `frames` [n, height, width, 3], BGR."


class ScriptedCamera:
    """FrameSource over pictures.

    Args:
        frames: uint8 [height, width, 3] each, BGR.
        uri: a folder of pictures, shown by name, or an .npz with `frames`; used when `frames` is empty.
        rate: frames a second.
        paced: whether to wait for each frame's time; False gives them at once, with the same stamps.
        clock: gives the first stamp; the others follow at `rate`.
    """

    def __init__(
        self,
        frames: Sequence[NDArray[np.uint8]] = (),
        *,
        uri: str = "",
        rate: float = 30.0,
        paced: bool = True,
        clock: Clock | None = None,
    ) -> None:
        self._frames = list(frames)
        self._uri = uri
        self._period = 1.0 / rate
        self._paced = paced
        self._clock = clock or SystemClock()
        self._start = 0.0
        self._seq = 0

    def open(self) -> None:
        """Read the pictures.

        Raises:
            MediaError: if there are none, or one cannot be read.
        """
        if self._uri and not self._frames:
            self._frames = _load(Path(self._uri).expanduser())
        self._start, self._seq = self._clock.now(), 0

    def read(self) -> Frame | None:
        """Wait for the next frame; None after the last."""
        if self._seq >= len(self._frames):
            return None
        stamp = self._start + self._seq * self._period
        if self._paced:
            sleep(stamp - self._clock.now())
        self._seq += 1
        return Frame(stamp, self._frames[self._seq - 1], seq=self._seq)

    def close(self) -> None:
        """Need nothing."""


def create(uri: str, *, width: int = 640, height: int = 480, rate: float = 30.0) -> ScriptedCamera:
    """Return the camera; pictures keep their own size."""
    return ScriptedCamera(uri=uri, rate=rate)


def _load(path: Path) -> list[NDArray[np.uint8]]:
    if path.is_dir():
        pictures = sorted(entry for entry in path.iterdir() if entry.suffix.lower() in _SUFFIXES)
        if not pictures:
            raise MediaError(str(path), "holds no pictures", _REMEDY)
        cv2 = vendor("cv2", "camera back end scripted", "opencv-python-headless")
        images = [(picture, cv2.imread(str(picture), cv2.IMREAD_COLOR)) for picture in pictures]
        broken = next((picture for picture, image in images if image is None), None)
        if broken is not None:
            raise MediaError(str(broken), "is no picture that can be read", "Replace or remove it.")
        return [image for _, image in images]
    try:
        with np.load(path) as data:
            frames = data["frames"]
    except (OSError, KeyError, ValueError, TypeError, zipfile.BadZipFile) as error:
        raise MediaError(str(path), error, _REMEDY) from error
    if frames.dtype != np.uint8 or frames.ndim != 4 or frames.shape[3] != 3:
        raise MediaError(str(path), f"`frames` is {frames.dtype} {frames.shape}", _REMEDY)
    return list(frames)
