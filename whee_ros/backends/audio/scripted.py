"""Silence at the pace of a microphone, for tests: `whee.microphone` scripted, with the length in seconds."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.audio.player import PacedPlayer
from whee_ros.core.errors import MediaError
from whee_ros.core.media import SAMPLE_RATE


def create(uri: str) -> PacedPlayer:
    """Return `uri` seconds of silence (1 when empty)."""

    def silence() -> NDArray[np.float32]:
        try:
            return np.zeros(int(float(uri or 1.0) * SAMPLE_RATE), np.float32)
        except ValueError as error:
            raise MediaError("microphone back end scripted", error, "Give a length in seconds.") from error

    return PacedPlayer(silence)
