"""robot.wav: what the robot said, at the time it said it, silence between."""

from __future__ import annotations

import wave
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.media import AudioChunk

GAP = 0.25
"""Chunks that follow within this time, s, are one utterance and are joined without a click."""


def mix(chunks: Sequence[AudioChunk], start: float, end: float) -> tuple[NDArray[np.float32], int]:
    """Return the sound between `start` and `end` (s since the epoch) and its rate in Hz.

    Chunks carry the time of their end; jitter of a few milliseconds between chunks of one utterance is not
    reproduced: an utterance is laid down sample after sample from its first chunk on.
    """
    rate = chunks[0].sample_rate if chunks else 24_000
    sound = np.zeros(max(1, round((end - start) * rate)), np.float32)
    at, last = 0, -np.inf
    for chunk in chunks:
        if chunk.start - last > GAP:
            at = round((chunk.start - start) * rate)
        begin, stop = max(0, at), min(len(sound), at + len(chunk.samples))
        if stop > begin:
            sound[begin:stop] = chunk.samples[begin - at : stop - at]
        at += len(chunk.samples)
        last = chunk.stamp
    return sound, rate


def write(path: Path, samples: NDArray[np.float32], rate: int) -> None:
    """Write float32 mono samples in [-1, 1] as 16-bit WAV."""
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
