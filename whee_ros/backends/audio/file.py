"""A sound file, or a video's sound, played at the pace of a microphone."""

from __future__ import annotations

from pathlib import Path

from whee_ros.backends.audio.decode import decode
from whee_ros.backends.audio.player import PacedPlayer


def create(uri: str) -> PacedPlayer:
    """Return a source that plays the file `uri` once."""
    return PacedPlayer(lambda: decode(Path(uri)))
