"""Pitch, loudness, voice quality and rate of a stretch of speech, in numpy.

The usual definitions of the eGeMAPS set (Eyben et al. 2016) over the frames of `pitch.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.media import SAMPLE_RATE
from whee_ros.perception.voice.cycles import steadiness, tremor
from whee_ros.perception.voice.pitch import FRAME, FRAME_RATE, Track, track

SHORTEST = 5 * FRAME
"""Samples, 0.2 s, below which nothing is measured."""
SILENCE_DB = 25.0
"""A frame this far below the loudest is a pause."""
SPLIT_HZ, TOP_HZ = 1000.0, 5000.0
"""Edges of the bands of the alpha ratio."""
BIN_HZ = 15.625


@dataclass(frozen=True)
class Prosody:
    """Measures over one stretch.

    Attributes:
        f0_mean: Hz; 0 if nothing is voiced.
        f0_range: semitones, 10th to 90th percentile.
        f0_slope: semitones a second.
        loudness: dBFS, mean of the frames that are no pause.
        loudness_range: dB, 20th to 80th percentile.
        tilt: dB, energy from 1 to 5 kHz against below (alpha ratio).
        hnr: dB, harmonics to noise.
        jitter: relative change of period from cycle to cycle.
        shimmer: relative change of amplitude from cycle to cycle.
        tremor: semitones, depth of F0 modulation at 3-12 Hz.
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
    tremor: float = 0.0
    rate: float = 0.0
    pauses: float = 1.0
    voiced: float = 0.0


def measure(samples: NDArray[np.float32], frames: Track | None = None) -> Prosody:
    """Return the prosody of a stretch; `Prosody()` for less than 0.2 s.

    Args:
        samples: finite float32 [n] at 16 kHz.
        frames: of the same samples, where they are known already.
    """
    if len(samples) < SHORTEST:
        return Prosody()
    frames = frames or track(samples)
    loud = spoken(frames)
    voiced = loud & frames.voiced
    split, top = int(SPLIT_HZ / BIN_HZ), int(TOP_HZ / BIN_HZ)
    low = frames.power[loud, 2:split].sum() + 1e-10
    high = frames.power[loud, split:top].sum() + 1e-10
    pitch = frames.f0[voiced]
    f0_mean = f0_range = f0_slope = hnr = jitter = shimmer = depth = 0.0
    if len(pitch) >= 5:
        tones = 12.0 * np.log2(pitch / 100.0)
        times = np.flatnonzero(voiced) / FRAME_RATE
        f0_mean = float(pitch.mean())
        f0_range = float(np.percentile(tones, 90) - np.percentile(tones, 10))
        f0_slope = float(np.polyfit(times, tones, 1)[0])
        peak = np.clip(frames.strength[voiced], 0.01, 0.9999)
        hnr = float(np.mean(10.0 * np.log10(peak / (1.0 - peak))))
        jitter, shimmer = steadiness(samples, frames)
        depth = tremor(frames)
    level = frames.level
    return Prosody(
        f0_mean,
        f0_range,
        f0_slope,
        loudness=float(10.0 * np.log10(np.mean(10.0 ** (level[loud] / 10.0)))),
        loudness_range=float(np.percentile(level[loud], 80) - np.percentile(level[loud], 20)),
        tilt=float(10.0 * np.log10(high / low)),
        hnr=hnr,
        jitter=jitter,
        shimmer=shimmer,
        tremor=depth,
        rate=syllables(level, frames.voiced) / (len(samples) / SAMPLE_RATE),
        pauses=float(1.0 - loud.mean()),
        voiced=float(voiced.mean()),
    )


def spoken(frames: Track) -> NDArray[np.bool_]:
    """Return which frames are no pause."""
    loud: NDArray[np.bool_] = frames.level > frames.level.max() - SILENCE_DB
    return loud


def syllables(level: NDArray[np.float64], voiced: NDArray[np.bool_]) -> int:
    """Count voiced peaks of loudness with a dip of 2 dB between them (de Jong & Wempe 2009), those in pauses left out.

    Of fast speech about a fifth is missed, of slow speech a tenth.
    """
    smooth = np.convolve(level, np.ones(3) / 3, mode="same")
    count, dip, top = 0, float(smooth[0]), float(smooth[0])
    least = float(smooth.max()) - SILENCE_DB
    rising = True
    for value, is_voiced in zip(smooth.tolist(), voiced.tolist(), strict=True):
        if rising:
            top = max(top, value)
            if value < top - 2.0:
                rising, dip = False, value
        else:
            dip = min(dip, value)
            if value > dip + 2.0 and is_voiced and value > least:
                rising, top = True, value
                count += 1
    return count
