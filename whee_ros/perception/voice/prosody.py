"""Pitch, loudness, voice quality and rate of a stretch of speech, in numpy.

F0 by the normalised autocorrelation of 40 ms frames (Boersma 1993, without his path search: octave errors are
removed by a median), the rest by the usual definitions of the eGeMAPS set (Eyben et al. 2016).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.media import SAMPLE_RATE

FRAME, HOP = 640, 160
"""Samples at 16 kHz: windows of 40 ms, two and a half periods of the lowest voice, every 10 ms."""
F0_LOW, F0_HIGH = 65.0, 400.0
"""Hz; speaking voices of adults lie between."""
VOICED = 0.45
"""Autocorrelation peak above which a frame is voiced (Boersma's voicing threshold)."""
SILENCE_DB = 25.0
"""A frame this far below the loudest is a pause."""


@dataclass(frozen=True)
class Prosody:
    """Measures over one stretch.

    Attributes:
        f0_mean: Hz; 0 if nothing is voiced.
        f0_range: semitones, 10th to 90th percentile.
        f0_slope: semitones a second.
        loudness: dBFS, mean of the frames that are no pause.
        loudness_range: dB, 20th to 80th percentile.
        tilt: dB, energy above 1 kHz against below (alpha ratio).
        hnr: dB, harmonics to noise.
        jitter: relative change of period from frame to frame.
        shimmer: relative change of amplitude from frame to frame.
        rate: syllable nuclei a second.
        pauses: share of frames that are pauses, 0-1.
        voiced: share of frames that are voiced, 0-1.
    """

    f0_mean: float = 0.0
    f0_range: float = 0.0
    f0_slope: float = 0.0
    loudness: float = -100.0
    loudness_range: float = 0.0
    tilt: float = 0.0
    hnr: float = 0.0
    jitter: float = 0.0
    shimmer: float = 0.0
    rate: float = 0.0
    pauses: float = 1.0
    voiced: float = 0.0


def measure(samples: NDArray[np.float32]) -> Prosody:
    """Return the prosody of float32 samples at 16 kHz; all zero for less than 0.2 s."""
    if len(samples) < FRAME * 5:
        return Prosody()
    frames = np.lib.stride_tricks.sliding_window_view(samples, FRAME)[::HOP]
    windowed = frames * np.hanning(FRAME).astype(np.float32)
    power = np.mean(np.square(frames), axis=1) + 1e-10
    level = 10.0 * np.log10(power)
    loud = level > level.max() - SILENCE_DB
    f0, strength = _pitch(windowed)
    voiced = loud & (strength > VOICED)
    spectrum = np.square(np.abs(np.fft.rfft(windowed, axis=1)))
    split = int(1000 * FRAME / SAMPLE_RATE)
    low = spectrum[loud, 2:split].sum() + 1e-10
    high = spectrum[loud, split : 5 * split].sum() + 1e-10
    pitch = _without_jumps(f0[voiced])
    if len(pitch) < 5:
        pitch_stats = (0.0, 0.0, 0.0, 0.0)
        hnr = shimmer = 0.0
    else:
        tones = 12.0 * np.log2(pitch / 100.0)
        times = np.flatnonzero(voiced)[: len(pitch)] * HOP / SAMPLE_RATE
        slope = float(np.polyfit(times, tones, 1)[0])
        spread = float(np.percentile(tones, 90) - np.percentile(tones, 10))
        jitter = float(np.mean(np.abs(np.diff(1.0 / pitch))) * pitch.mean())
        pitch_stats = (float(pitch.mean()), spread, slope, jitter)
        peak = np.clip(strength[voiced], 0.01, 0.99)
        hnr = float(np.mean(10.0 * np.log10(peak / (1.0 - peak))))
        amplitude = np.sqrt(power[voiced])
        shimmer = float(np.mean(np.abs(np.diff(amplitude))) / amplitude.mean())
    return Prosody(
        f0_mean=pitch_stats[0],
        f0_range=pitch_stats[1],
        f0_slope=pitch_stats[2],
        loudness=float(10.0 * np.log10(power[loud].mean())),
        loudness_range=float(np.percentile(level[loud], 80) - np.percentile(level[loud], 20)),
        tilt=float(10.0 * np.log10(high / low)),
        hnr=hnr,
        jitter=pitch_stats[3],
        shimmer=shimmer,
        rate=_syllables(level, voiced) / (len(samples) / SAMPLE_RATE),
        pauses=float(1.0 - loud.mean()),
        voiced=float(voiced.mean()),
    )


def _pitch(windowed: NDArray[np.float32]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return F0 (Hz) and its autocorrelation peak of every frame."""
    size = 2 * FRAME
    correlation = np.fft.irfft(np.square(np.abs(np.fft.rfft(windowed, size, axis=1))), axis=1)
    window = np.hanning(FRAME)
    own = np.fft.irfft(np.square(np.abs(np.fft.rfft(window, size))))
    low, high = int(SAMPLE_RATE / F0_HIGH), int(SAMPLE_RATE / F0_LOW)
    normal = correlation / (correlation[:, :1] + 1e-12) / (own / own[0] + 1e-6)
    lags = normal[:, low:high]
    # two periods correlate as well as one: take the shortest lag that is nearly as good as the best
    near = lags >= 0.92 * lags.max(axis=1, keepdims=True)
    peak = np.zeros_like(near)
    peak[:, 1:-1] = (lags[:, 1:-1] >= lags[:, :-2]) & (lags[:, 1:-1] >= lags[:, 2:])
    good = near & peak
    best = np.where(good.any(axis=1), good.argmax(axis=1), lags.argmax(axis=1))
    return SAMPLE_RATE / (best + low), lags[np.arange(len(lags)), best]


def _without_jumps(f0: NDArray[np.float64]) -> NDArray[np.float64]:
    """Drop frames an octave error away from the median."""
    if not len(f0):
        return f0
    middle = np.median(f0)
    return f0[(f0 > 0.6 * middle) & (f0 < 1.7 * middle)]


def _syllables(level: NDArray[np.float32], voiced: NDArray[np.bool_]) -> int:
    """Count voiced peaks of loudness with a dip of 2 dB between them (de Jong & Wempe 2009)."""
    smooth = np.convolve(level, np.ones(5) / 5, mode="same")
    count, dip, top = 0, float(smooth[0]), float(smooth[0])
    rising = True
    for value, is_voiced in zip(smooth, voiced, strict=True):
        if rising:
            top = max(top, float(value))
            if value < top - 2.0:
                rising, dip = False, float(value)
        else:
            dip = min(dip, float(value))
            if value > dip + 2.0 and is_voiced:
                rising, top = True, float(value)
                count += 1
    return count
