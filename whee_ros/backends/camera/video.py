"""A video file, played at its own pace as if it were a camera."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from whee_ros.core.clock import Clock, SystemClock, sleep
from whee_ros.core.errors import MediaError
from whee_ros.core.media import Frame
from whee_ros.core.registry import vendor

LARGEST = 1280
"""px; larger frames are halved until their longer side fits: no face model needs more."""
_REMEDY = "Give a video file that ffmpeg reads (mp4, webm, mov, avi)."


class VideoCamera:
    """FrameSource on a file.

    Frames come when they are due on the clock, upright as the file asks for; who reads too late misses
    frames, as with a camera. The stamp of a frame is the time at which it was due.

    Args:
        uri: path of the file.
        clock: sets the pace.
    """

    def __init__(self, uri: str, clock: Clock | None = None) -> None:
        self._path = Path(uri).expanduser()
        self._clock = clock or SystemClock()
        self._cv2: Any = None
        self._capture: Any = None
        self._start = 0.0
        self._position = 0.0
        self._period = 1.0 / 30.0
        self._seq = 0

    def open(self) -> None:
        """Open the file; its first frame is due now.

        Raises:
            MediaError: if the file is missing or is no video.
            BackendError: if OpenCV is not installed.
        """
        name = str(self._path)
        if not self._path.exists():
            raise MediaError(name, "no such file", "Check the path of the video.")
        if not self._path.is_file():
            raise MediaError(name, "is a folder, not a file", _REMEDY)
        cv2 = self._cv2 = vendor("cv2", "camera back end video", "opencv-python-headless")
        # its warnings say less than the errors raised here
        cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
        if not _moves(cv2, name):
            raise MediaError(name, "holds no video that can be read", _REMEDY)
        capture = cv2.VideoCapture(name, cv2.CAP_FFMPEG)
        capture.set(cv2.CAP_PROP_ORIENTATION_AUTO, 1)
        capture.grab()
        rate = capture.get(cv2.CAP_PROP_FPS)
        self._period = 1.0 / rate if 1.0 <= rate <= 240.0 else 1.0 / 30.0
        self._capture, self._position, self._seq = capture, 0.0, 0
        self._start = self._clock.now()

    def read(self) -> Frame | None:
        """Wait until the next frame is due and return it; None at the end.

        Raises:
            MediaError: if a frame cannot be decoded.
        """
        if self._capture is None:
            raise MediaError(str(self._path), "not open", "Call open() first.")
        if self._seq and not self._advance():
            return None
        self._seq += 1
        while self._clock.now() - self._start > self._position + self._period:
            if not self._advance():
                return None
            self._seq += 1
        fine, image = self._capture.retrieve()
        if not fine:
            raise MediaError(str(self._path), f"frame {self._seq} cannot be decoded", _REMEDY)
        while max(image.shape[:2]) > LARGEST:
            image = self._cv2.resize(image, None, fx=0.5, fy=0.5, interpolation=self._cv2.INTER_AREA)
        due = self._start + self._position
        sleep(due - self._clock.now())
        return Frame(due, image, seq=self._seq)

    def close(self) -> None:
        """Free the file; may be called twice."""
        if self._capture is not None:
            self._capture.release()
            self._capture = None

    def _advance(self) -> bool:
        """Go to the next frame and its time; False at the end."""
        if not self._capture.grab():
            return False
        position = self._capture.get(self._cv2.CAP_PROP_POS_MSEC) / 1000.0
        # some containers carry no times: then the rate of the file sets the pace
        self._position = position if position > self._position else self._position + self._period
        return True


def create(uri: str, *, width: int = 640, height: int = 480, rate: float = 30.0) -> VideoCamera:
    """Return the player of the file `uri`; size and rate are the file's own."""
    return VideoCamera(uri)


def _moves(cv2: Any, name: str) -> bool:
    """Return whether the file has two frames: to ffmpeg a picture is a video of one, of unknown length."""
    capture = cv2.VideoCapture(name, cv2.CAP_FFMPEG)
    moves = bool(capture.isOpened() and capture.grab() and capture.grab())
    capture.release()
    return moves
