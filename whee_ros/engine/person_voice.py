"""The scripted person's voice: a continuous stream of sound at the pace of a microphone, with lines in it."""

from __future__ import annotations

import threading
import wave
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.clock import Clock, SystemClock, sleep
from whee_ros.core.errors import MediaError
from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.core.motion import Viseme

CHUNK = 512
"""Samples a chunk, as a microphone sends them: 32 ms."""
ROOM_DB = -70.0
"""Level of the noise between the lines, dBFS: a quiet room through a microphone."""
LATE = 0.5
"""Seconds behind its own pace after which the stream goes on from now, as a suspended machine would."""
OPENNESS = {
    "sil": 0.0, "PP": 0.0, "FF": 0.15, "TH": 0.25, "DD": 0.3, "kk": 0.35, "CH": 0.35, "SS": 0.2,
    "nn": 0.3, "RR": 0.35, "aa": 1.0, "E": 0.7, "ih": 0.5, "oh": 0.8, "ou": 0.4,
}  # fmt: skip
"""How far each mouth shape opens the lips, 0-1."""
LIPS_RATE = 50.0
"""Values of `lips` a second."""


class PersonVoice:
    """Says lines into a stream of room noise. One thread reads; `say` may be called from any other.

    Args:
        clock: gives the pace and the stamps.
    """

    def __init__(self, clock: Clock | None = None) -> None:
        self._clock = clock or SystemClock()
        self._lock = threading.Lock()
        self._line: NDArray[np.float32] = np.zeros(0, np.float32)
        self._onset = 0.0
        self._seq = 0
        self._end = self._clock.now()
        random = np.random.default_rng(7)
        level = 10 ** (ROOM_DB / 20)
        self._room = (level * random.standard_normal(SAMPLE_RATE)).astype(np.float32)

    def say(self, samples: NDArray[np.float32], onset: float) -> None:
        """Let `samples` (16 kHz mono) sound from the time `onset` (s) on, in place of the line before."""
        with self._lock:
            self._line, self._onset = samples, onset

    def read(self) -> AudioChunk:
        """Wait until the next chunk has passed and return it."""
        self._end += CHUNK / SAMPLE_RATE
        now = self._clock.now()
        if now - self._end > LATE:
            self._end = now
        sleep(self._end - now)
        self._seq += 1
        return AudioChunk(self._end, SAMPLE_RATE, self._sound(self._end), self._seq)

    def _sound(self, end: float) -> NDArray[np.float32]:
        at = self._seq * CHUNK % (len(self._room) - CHUNK)
        sound = self._room[at : at + CHUNK].copy()
        with self._lock:
            first = round((end - self._onset) * SAMPLE_RATE) - CHUNK  # of the line, in this chunk
            begin, stop = max(0, first), min(len(self._line), first + CHUNK)
            if stop > begin:
                sound[begin - first : stop - first] += self._line[begin:stop]
        return sound


def resample(samples: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    """Return mono samples of `rate` (Hz) at 16 kHz, by their spectrum (band-limited interpolation)."""
    if rate == SAMPLE_RATE or not len(samples):
        return samples.astype(np.float32)
    # a second of silence keeps the end of a line from leaking into its start
    padded = np.concatenate([samples, np.zeros(rate, np.float32)])
    count = round(len(padded) * SAMPLE_RATE / rate)
    spectrum = np.fft.rfft(padded)[: count // 2 + 1]
    sound = np.fft.irfft(spectrum, count) * (count / len(padded))
    kept = sound[: round(len(samples) * SAMPLE_RATE / rate)]
    return np.clip(kept, -1.0, 1.0).astype(np.float32)


def read_wav(path: Path) -> NDArray[np.float32]:
    """Return a WAV file as 16 kHz mono: any rate and number of channels, 8 to 32 bit PCM.

    Raises:
        MediaError: if it cannot be read as that.
    """
    remedy = "Give a PCM WAV file of 8, 16, 24 or 32 bit."
    try:
        with wave.open(str(path), "rb") as file:
            width, channels, rate = file.getsampwidth(), file.getnchannels(), file.getframerate()
            data = file.readframes(file.getnframes())
    except (OSError, wave.Error, EOFError) as error:
        raise MediaError(f"sound file {path}", error, remedy) from error
    if width not in (1, 2, 3, 4):
        raise MediaError(f"sound file {path}", f"{8 * width} bit", remedy)
    raw = np.frombuffer(data, np.uint8)[: len(data) // (width * channels) * width * channels]
    wide = np.zeros((len(raw) // width, 4), np.uint8)
    wide[:, 4 - width :] = raw.reshape(-1, width)  # the sample becomes the upper bytes of 32 bit
    if width == 1:
        wide[:, 3] ^= 0x80  # 8 bit is unsigned
    samples = wide.view("<i4").reshape(-1, channels).mean(axis=1) / 2.0**31
    return resample(samples.astype(np.float32), rate)


def lips(visemes: Sequence[Viseme], duration: float) -> list[float]:
    """Return how far the lips are open, 0-1, `LIPS_RATE` times a second over `duration` (s)."""
    values = np.zeros(int(duration * LIPS_RATE) + 2)
    for viseme in visemes:
        values[int(viseme.start * LIPS_RATE) : int(viseme.end * LIPS_RATE) + 1] = OPENNESS[viseme.shape]
    # lips are slower than sounds: neighbours blend
    return [float(value) for value in np.convolve(values, (0.25, 0.5, 0.25), mode="same")]


def loudness(samples: NDArray[np.float32]) -> list[float]:
    """Return the same for a recording, whose sounds nobody named: its level follows the mouth."""
    step = int(SAMPLE_RATE / LIPS_RATE)
    count = len(samples) // step
    levels = np.sqrt(np.mean(np.square(samples[: count * step].reshape(count, step)), axis=1))
    return [float(value) for value in np.clip(levels / max(1e-6, float(levels.max(initial=0.0))), 0, 1)]
