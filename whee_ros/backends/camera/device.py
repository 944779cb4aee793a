"""A camera of this machine, through OpenCV's video capture."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from whee_ros.core.clock import Clock, SystemClock
from whee_ros.core.errors import DeviceError
from whee_ros.core.media import Frame
from whee_ros.core.registry import vendor

_PATIENCE = 5
"""Failed reads in a row after which the camera is taken for gone; a USB hiccup costs one or two."""


class DeviceCamera:
    """FrameSource on a webcam or a stream that OpenCV understands.

    Args:
        uri: "" or "0" for the first camera, another number, a device path ("/dev/video2") or a URL ("rtsp://").
        width: asked of the device, px; it may choose another size.
        height: likewise.
        rate: frames a second asked of the device.
        clock: gives the stamps: frames are stamped on arrival, since OpenCV tells no time of exposure.
    """

    def __init__(
        self,
        uri: str = "",
        width: int = 640,
        height: int = 480,
        rate: float = 30.0,
        clock: Clock | None = None,
    ) -> None:
        self._uri = uri.strip() or "0"
        self._wanted = (width, height, rate)
        self._clock = clock or SystemClock()
        self._capture: Any = None
        self._seq = 0

    def open(self) -> None:
        """Open the device.

        Raises:
            DeviceError: if there is no such camera or it cannot be used.
            BackendError: if OpenCV is not installed.
        """
        target = _target(self._uri)
        cv2 = _opencv()
        capture = cv2.VideoCapture(target)
        if not capture.isOpened():
            capture.release()
            remedy = "Close the program that uses it, and check that you may read it (group video on Linux)."
            if isinstance(target, str) and "://" in target:
                remedy = "Check the address of the stream."
            raise DeviceError(f"camera {self._uri}", "cannot be opened", remedy)
        width, height, rate = self._wanted
        # uncompressed video of this size does not fit through USB 2 at 30 Hz
        capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter_fourcc(*"MJPG"))
        capture.set(cv2.CAP_PROP_FRAME_WIDTH, width)
        capture.set(cv2.CAP_PROP_FRAME_HEIGHT, height)
        capture.set(cv2.CAP_PROP_FPS, rate)
        # an old frame is worth nothing to a conversation
        capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        self._capture = capture

    def read(self) -> Frame | None:
        """Wait for the next frame.

        Raises:
            DeviceError: if the camera has gone.
        """
        if self._capture is None:
            raise DeviceError(f"camera {self._uri}", "not open", "Call open() first.")
        for _ in range(_PATIENCE):
            fine, image = self._capture.read()
            if fine:
                self._seq += 1
                return Frame(self._clock.now(), image, seq=self._seq)
        remedy = "Check the cable, then restart the camera."
        raise DeviceError(f"camera {self._uri}", "gives no more frames", remedy)

    def close(self) -> None:
        """Free the device; may be called twice."""
        if self._capture is not None:
            self._capture.release()
            self._capture = None


def create(uri: str, *, width: int = 640, height: int = 480, rate: float = 30.0) -> DeviceCamera:
    """Return the camera `uri`; nothing is opened yet."""
    return DeviceCamera(uri, width, height, rate)


def _target(uri: str) -> int | str:
    """Return what OpenCV opens, after making sure that it can be there at all: OpenCV itself only says no."""
    if "://" in uri:
        return uri
    if not uri.isdecimal() and not uri.startswith("/dev/"):
        remedy = "Give a number (0), a device (/dev/video0) or a URL; for a file set the camera to video."
        raise DeviceError(f"camera {uri}", "is no camera's name", remedy)
    path = Path(f"/dev/video{uri}" if uri.isdecimal() else uri)
    if sys.platform == "linux" and not path.exists():
        found = ", ".join(sorted(str(other) for other in Path("/dev").glob("video*")))
        remedy = f"Choose one of: {found}." if found else "Plug a camera in, or play a file (camera: video)."
        raise DeviceError(f"camera {uri}", f"{path} is not there", remedy)
    return int(uri) if uri.isdecimal() else uri


def _opencv() -> Any:
    cv2 = vendor("cv2", "camera back end device", "opencv-python-headless")
    # its warnings say less than the errors raised here
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
    return cv2
