"""Noise to put under recordings, made here: pink, many voices, a fan."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.errors import ConfigError
from whee_ros.core.media import SAMPLE_RATE

Sound = NDArray[np.float32]
NOISES = ("pink", "babble", "fan")
VOICES = 6
"""Recordings laid over each other: enough that no single one is understood."""


def noise(kind: str, length: int, others: Sequence[Sound], seed: int) -> Sound:
    """Return `length` samples of noise.

    Args:
        kind: one of `NOISES`.
        length: samples.
        others: recordings that babble is made of; none may be the one under test.
        seed: of the random numbers.

    Raises:
        ConfigError: if there is nothing to make babble of.
    """
    rng = np.random.default_rng(seed)
    if kind == "babble" and not others:
        raise ConfigError("babble", "there is no other recording to make it of", "Add recordings.")
    if kind == "babble":
        chosen = rng.choice(len(others), VOICES, replace=len(others) < VOICES)
        return sum((_level(_loop(others[i], length, rng)) for i in chosen), np.zeros(length, np.float32))
    white = np.fft.rfft(rng.normal(size=length))
    frequency = np.fft.rfftfreq(length, 1 / SAMPLE_RATE)
    if kind == "pink":
        return np.fft.irfft(white / np.sqrt(np.maximum(frequency, 20.0)), length).astype(np.float32)
    # a fan: harmonics of its blades over broad noise that falls by 6 dB an octave above 300 Hz
    wind = np.fft.irfft(white / np.maximum(frequency, 300.0), length)
    time = np.arange(length) / SAMPLE_RATE
    blades = sum(np.sin(2 * np.pi * 97 * k * time + rng.uniform(0, 6.28)) / k for k in range(1, 9))
    return (_level(wind.astype(np.float32)) + 0.5 * _level(np.asarray(blades, np.float32))).astype(np.float32)


def mix(speech: Sound, under: Sound, snr_db: float) -> Sound:
    """Return `speech` with `under` at `snr_db` below its level while it is loud (its upper half of 20 ms blocks)."""
    blocks = np.square(speech[: len(speech) // 320 * 320]).reshape(-1, 320).mean(axis=1)
    loud = float(np.sqrt(blocks[blocks >= np.median(blocks)].mean()))
    return (speech + _level(under) * loud * 10 ** (-snr_db / 20)).astype(np.float32)


def _level(sound: Sound) -> Sound:
    return sound / (np.sqrt(np.mean(np.square(sound))) + 1e-9)


def _loop(sound: Sound, length: int, rng: np.random.Generator) -> Sound:
    return np.resize(np.roll(sound, int(rng.integers(len(sound)))), length)
