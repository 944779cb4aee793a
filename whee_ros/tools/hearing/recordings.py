"""Clean recordings of people, each cut to its speech, whose beginning and end are thereby known.

Speech is what lies less than 15.9 dB under the active level, which is measured over speech alone (ITU-T P.56, B).
Speakers are dealt to the parts, so that thresholds chosen on one say nothing about the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.audio.decode import decode
from whee_ros.core.errors import ConfigError
from whee_ros.core.media import SAMPLE_RATE

Sound = NDArray[np.float32]
MARGIN_DB = 15.9
"""P.56: how far under the active level speech reaches."""
FRAME = 80
"""Samples a frame in which power is measured: 5 ms."""
RAVDESS = re.compile(r"03-01-\d\d-\d\d-\d\d-\d\d-(\d\d)$")
EMODB = re.compile(r"(\d\d)[ab]\d\d[A-Z][a-z]$")
LEVEL = 0.05
"""Active level (RMS) that every recording is brought to: -26 dBFS, the level of P.56."""


def load(folder: Path, part: str, count: int, seed: int = 0) -> list[Sound]:
    """Return `count` recordings at 16 kHz of the speakers of `part` ("dev" or "test"), cut and levelled.

    Raises:
        ConfigError: if the folder holds no recording of that part.
    """
    suffixes = {".wav", ".flac", ".opus", ".ogg", ".mp3", ".g722"}
    found = sorted(path for path in folder.rglob("*") if path.suffix in suffixes)
    files = [path for path in found if _part(path) == part]
    if not files:
        raise ConfigError(
            f"recordings below {folder}",
            f"none of part {part}",
            "Give a folder with clean recordings of people.",
        )
    chosen = np.random.default_rng(seed).permutation(len(files))[:count]
    return [cut(decode(files[index])) for index in chosen]


def cut(sound: Sound) -> Sound:
    """Return a recording from the first speech to the last, at -26 dBFS."""
    powers = np.mean(np.square(sound[: len(sound) // FRAME * FRAME].reshape(-1, FRAME)), axis=1)
    powers = np.convolve(powers, np.ones(3) / 3.0, mode="same")
    level = float(powers[powers > powers.max() * 1e-4].mean())
    for _ in range(5):  # the level is that of speech, and speech is what is near the level
        level = float(powers[powers > level * 10 ** (-MARGIN_DB / 10)].mean())
    speech = np.flatnonzero(powers > level * 10 ** (-MARGIN_DB / 10))
    return (sound[speech[0] * FRAME : (speech[-1] + 1) * FRAME] * (LEVEL / np.sqrt(level))).astype(np.float32)


def speech_noise(sounds: Sequence[Sound], length: int, level_db: float, seed: int = 0) -> Sound:
    """Return steady noise with the mean spectrum of `sounds`, `level_db` dB relative to their active level."""
    random = np.random.default_rng(seed)
    frames = np.concatenate([sound[: len(sound) // 512 * 512].reshape(-1, 512) for sound in sounds])
    shape = np.sqrt(np.mean(np.abs(np.fft.rfft(frames * np.hanning(512), axis=1)) ** 2, axis=0))
    response = np.roll(np.fft.irfft(shape), 256) * np.hanning(512)
    white = random.standard_normal(length + 511)
    size = 1 << (len(white) + 511).bit_length()
    noise = np.fft.irfft(np.fft.rfft(white, size) * np.fft.rfft(response, size), size)[511 : 511 + length]
    return (noise * LEVEL * 10 ** (level_db / 20) / np.sqrt(np.mean(noise**2))).astype(np.float32)


def knocks(length: int, every: float = 0.8, seed: int = 0) -> Sound:
    """Return knocks and clicks as loud as speech at its loudest, one in `every` seconds on average."""
    random, sound = np.random.default_rng(seed), np.zeros(length, np.float32)
    for at in np.flatnonzero(random.random(length // FRAME) < FRAME / SAMPLE_RATE / every) * FRAME:
        decay = random.uniform(0.002, 0.02) * SAMPLE_RATE
        burst = random.standard_normal(int(5 * decay)) * np.exp(-np.arange(int(5 * decay)) / decay)
        burst = np.convolve(burst, np.ones(random.integers(1, 12)), mode="same")
        part = sound[at : at + len(burst)]
        part += (8 * LEVEL * burst / np.abs(burst).max()).astype(np.float32)[: len(part)]
    return sound


def _part(path: Path) -> str:
    """Odd speakers are for choosing, even ones for testing; a speaker without a number counts as one file."""
    named = RAVDESS.match(path.stem) or EMODB.match(path.stem)
    number = int(named[1]) if named else sum(path.stem.encode())
    return "dev" if number % 2 else "test"


def seconds(sound: Sound) -> float:
    """Return the length of a sound."""
    return len(sound) / SAMPLE_RATE
