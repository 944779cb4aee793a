"""Whisper's log mel spectrogram (Radford et al. 2022; mel scale of Slaney 1998), as Smart Turn was trained on it."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from whee_ros.core.media import SAMPLE_RATE

FRAME, HOP, BANDS = 400, 160, 80
"""Samples a frame, samples between frames, mel bands."""
FLOOR = 1e-10
"""Least power of a band, before the logarithm."""
DEPTH = 8.0
"""Powers of ten under the loudest band below which everything is equally silent."""


def log_mel(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return [`BANDS`, n // `HOP`] float32, about -1 to 1, of n samples at 16 kHz scaled to unit variance."""
    sound = (samples - samples.mean()) / np.sqrt(samples.var() + 1e-7)
    padded = np.pad(sound, FRAME // 2, mode="reflect")
    frames = sliding_window_view(padded, FRAME)[::HOP][: len(samples) // HOP]
    window, bands = _tables()
    power = np.square(np.abs(np.fft.rfft(frames * window, axis=-1))).astype(np.float32)
    found = np.log10(np.maximum(bands @ power.T, FLOOR))
    clipped = (np.maximum(found, found.max() - DEPTH) + 4.0) / 4.0
    return np.ascontiguousarray(clipped, np.float32)


@cache
def _tables() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the Hann window and the mel bands [`BANDS`, bins], each of unit area."""
    window = np.hanning(FRAME + 1)[:-1].astype(np.float32)
    centres = _hertz(np.linspace(0.0, _mel(SAMPLE_RATE / 2), BANDS + 2))
    bins = np.linspace(0.0, SAMPLE_RATE / 2, FRAME // 2 + 1)
    low, centre, high = centres[:-2, None], centres[1:-1, None], centres[2:, None]
    rising, falling = (bins - low) / (centre - low), (high - bins) / (high - centre)
    bands = np.maximum(0.0, np.minimum(rising, falling)) * 2.0 / (high - low)
    return window, bands.astype(np.float32)


def _mel(hertz: float) -> float:
    """Return mels on Slaney's scale: linear up to 1 kHz, logarithmic above."""
    return (
        hertz * 3.0 / 200.0 if hertz < 1000.0 else float(15.0 + 27.0 * np.log(hertz / 1000.0) / np.log(6.4))
    )


def _hertz(mels: NDArray[np.float64]) -> NDArray[np.float64]:
    above = 1000.0 * np.exp(np.log(6.4) / 27.0 * (mels - 15.0))
    return np.where(mels < 15.0, mels * 200.0 / 3.0, above)
