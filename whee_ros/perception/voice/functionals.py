"""What a model hears of a stretch of speech: some seventy statistics of its frames.

The kinds of the eGeMAPS set (Eyben et al. 2016) without formants, with more cepstral coefficients: own code, so that
nothing depends on openSMILE, whose licence is for research only.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from whee_ros.perception.voice.cycles import runs
from whee_ros.perception.voice.pitch import FRAME_RATE, Floats, Track
from whee_ros.perception.voice.prosody import BIN_HZ, Prosody, spoken

BANDS, CEPSTRA = 26, 12
"""Mel bands up to 8 kHz, and coefficients kept of their cosine transform (the first, the level, is left out)."""
RUN_FRAMES = 3
"""Frames that a slope needs."""
LEVEL, QUIETEST, FLOOR = -20.0, -80.0, 1e-5
"""dBFS to which speech is brought before its spectrum is described, the least it is taken for, and the energy of a bin
that hides what is weaker: about 70 dB below the loudest, as a quiet room does."""


def _mel_filters() -> NDArray[np.float32]:
    """Return triangles [513, BANDS] from 20 to 8000 Hz on the mel scale (O'Shaughnessy 1987)."""
    edge = np.linspace(1127.0 * np.log1p(20 / 700), 1127.0 * np.log1p(8000 / 700), BANDS + 2)
    hertz = 700.0 * np.expm1(edge / 1127.0)
    at = np.arange(513)[:, None] * BIN_HZ
    up = (at - hertz[:-2]) / np.diff(hertz)[:-1]
    down = (hertz[2:] - at) / np.diff(hertz)[1:]
    return np.maximum(0.0, np.minimum(up, down)).astype(np.float32)


_MEL = _mel_filters()
_COSINES = np.cos(np.pi * np.outer(np.arange(BANDS) + 0.5, np.arange(1, CEPSTRA + 1)) / BANDS)


def describe(frames: Track, prosody: Prosody) -> dict[str, float]:
    """Return the statistics by name; the order is always the same, and all are finite.

    `loudness` is the only one that depends on the microphone's gain.
    """
    loud = spoken(frames)
    voiced = loud & frames.voiced
    found = {"loudness": prosody.loudness}
    tones = 12.0 * np.log2(np.where(frames.f0 > 0, frames.f0, 100.0) / 100.0)
    _spread(found, "f0", tones[voiced])
    _slopes(found, "f0", tones, voiced)
    level = frames.level - prosody.loudness
    _spread(found, "level", level[loud])
    _slopes(found, "level", level, loud)
    _spectra(found, frames, prosody, voiced, loud)
    strength = np.clip(frames.strength[voiced], 0.01, 0.9999)
    _moments(found, "hnr", 10.0 * np.log10(strength / (1.0 - strength)))
    lengths = np.array([last - first for first, last in runs(voiced)]) / FRAME_RATE
    _moments(found, "run", lengths)
    found["runs"] = len(lengths) / len(loud) * FRAME_RATE
    for name in ("f0_slope", "jitter", "shimmer", "tremor", "rate", "pauses", "voiced"):
        found[name] = float(getattr(prosody, name))
    return found


def _spectra(
    found: dict[str, float],
    frames: Track,
    prosody: Prosody,
    voiced: NDArray[np.bool_],
    loud: NDArray[np.bool_],
) -> None:
    power = frames.power * 10.0 ** ((LEVEL - max(prosody.loudness, QUIETEST)) / 10.0) + FLOOR
    decibel = 10.0 * np.log10(power)

    def band(low: float, high: float) -> slice:
        return slice(int(low / BIN_HZ), int(high / BIN_HZ))

    low, high = power[:, band(50, 1000)].sum(axis=1), power[:, band(1000, 5000)].sum(axis=1)
    below, above = power[:, band(0, 2000)].max(axis=1), power[:, band(2000, 5000)].max(axis=1)
    _moments(found, "alpha", 10.0 * np.log10(high / low)[voiced])
    _moments(found, "hammarberg", 10.0 * np.log10(below / above)[voiced])
    for name, part in (("slope_0_500", band(0, 500)), ("slope_500_1500", band(500, 1500))):
        line = np.arange(part.stop - part.start, dtype=float)
        line -= line.mean()
        _moments(found, name, (decibel[:, part] @ line / (line @ line))[voiced])
    mel = np.log(power @ _MEL)
    cepstra = mel @ _COSINES
    change = np.abs(np.diff(mel, axis=0, prepend=mel[:1])).mean(axis=1)
    _moments(found, "flux", change[voiced])
    _moments(found, "flux_all", change[loud])
    share = power / power.sum(axis=1, keepdims=True)
    centroid = share @ (np.arange(513) * BIN_HZ / 1000.0)
    _moments(found, "centroid", centroid[voiced])
    _moments(found, "hiss", centroid[loud & ~frames.voiced])
    for index in range(CEPSTRA):
        _moments(found, f"mfcc{index + 1}", cepstra[voiced, index])


def _moments(found: dict[str, float], name: str, values: Floats) -> None:
    found[f"{name}_mean"] = float(values.mean()) if len(values) else 0.0
    found[f"{name}_std"] = float(values.std()) if len(values) else 0.0


def _spread(found: dict[str, float], name: str, values: Floats) -> None:
    _moments(found, name, values)
    low, middle, high = np.percentile(values, (20, 50, 80)) if len(values) else (0.0, 0.0, 0.0)
    found.update({f"{name}_p20": float(low), f"{name}_p50": float(middle), f"{name}_p80": float(high)})


def _slopes(found: dict[str, float], name: str, values: Floats, where: NDArray[np.bool_]) -> None:
    """Add the mean steepness of rises and of falls a second, over steps of 20 ms inside unbroken runs."""
    steps = [np.diff(values[first:last:2]) for first, last in runs(where) if last - first >= RUN_FRAMES]
    change = np.concatenate(steps) * (FRAME_RATE / 2) if steps else np.zeros(0)
    for kind, part in (("rise", change[change > 0]), ("fall", -change[change < 0])):
        found[f"{name}_{kind}"] = float(part.mean()) if len(part) else 0.0
