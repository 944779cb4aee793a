"""Silence at the pace of a microphone, for tests: `whee.microphone` scripted, with the length in seconds."""

from __future__ import annotations

import numpy as np

from whee_ros.backends.audio.player import PacedPlayer
from whee_ros.core.media import SAMPLE_RATE


def create(uri: str) -> PacedPlayer:
    """Return `uri` seconds of silence (1 when empty)."""
    return PacedPlayer(lambda: np.zeros(int(float(uri or 1.0) * SAMPLE_RATE), np.float32))
