"""Port: where frames come from."""

from __future__ import annotations

from typing import Protocol

from whee_ros.core.media import Frame


class FrameSource(Protocol):
    """A camera, or a file played at the pace of one."""

    def open(self) -> None:
        """Open it. Raises DeviceError or MediaError."""
        ...

    def read(self) -> Frame | None:
        """Wait for the next frame, at the source's own pace; None at the end of a file."""
        ...

    def close(self) -> None:
        """Free the device; may be called twice."""
        ...
