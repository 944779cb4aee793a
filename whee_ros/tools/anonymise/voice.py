"""Another voice that says the same in the same way: other pitch, other vocal tract, the melody and loudness kept.

The sound is stretched in time without changing its pitch (WSOLA, Verhelst & Roelands 1993) and resampled to its old
length, which moves pitch and formants together; then the spectral envelope (a smoothed cepstrum) is moved to where the
new vocal tract has it. Every speaker is brought near one common pitch, and each gets a vocal tract drawn at random
that is nowhere kept: what is left of the person is how they speak, which is what is to be kept. A speaker encoder may
still know the person (`whee eval anonymise`), the more so one whose owner disguises known voices the same way.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Sound = NDArray[np.float32]
COMMON_HZ = 160.0
"""Between the usual pitch of men and of women (120 and 210 Hz)."""
PITCH = (0.68, 1.5)
"""Least and most that a pitch is multiplied with; beyond, it sounds of no person."""
LONGER, SHORTER = (0.72, 0.82), (1.18, 1.30)
"""Formants are multiplied with something in the first range where the pitch falls, in the second where it rises;
people differ by about +-0.1. Against the pitch, twice as many words were lost, and nobody was hidden better."""
FRAME, HOP = 1024, 256
"""Samples of a frame and between frames, at 16 kHz."""
LIFTER = 40
"""Cepstral coefficients that make the envelope: below one period of a voice of 400 Hz at 16 kHz."""


@dataclass(frozen=True)
class Change:
    """What is done to a voice: factors on pitch and on formants."""

    pitch: float
    tract: float


def drawn(mean_hz: float, random: np.random.Generator) -> Change:
    """Return a change for a voice of `mean_hz` (0 where unknown)."""
    pitch = COMMON_HZ / mean_hz if mean_hz > 0 else 1.0
    # a common pitch alone would be undone by anybody: none is met exactly
    pitch = float(np.clip(pitch * 2 ** random.uniform(-1 / 12, 1 / 12), *PITCH))
    if abs(np.log2(pitch)) < 1 / 12:
        pitch = 2 ** (2 / 12) if pitch >= 1 else 2 ** (-2 / 12)
    return Change(pitch, float(random.uniform(*(SHORTER if pitch > 1 else LONGER))))


def changed(sound: Sound, change: Change) -> Sound:
    """Return a sound (16 kHz) of the same length and loudness in another voice."""
    if len(sound) < 2 * FRAME:
        return np.zeros_like(sound)  # too short to change, and not worth a risk
    longer = stretched(sound, change.pitch)
    places = np.arange(len(sound)) * ((len(longer) - 1) / max(1, len(sound) - 1))
    moved = np.interp(places, np.arange(len(longer)), longer).astype(np.float32)
    return _levelled(_warped(moved, change.tract / change.pitch), sound)


def stretched(sound: Sound, factor: float) -> Sound:
    """Return a sound `factor` times as long and of the same pitch."""
    window = np.hanning(FRAME).astype(np.float32)
    step, reach = FRAME // 2, FRAME // 4
    count = max(1, int(len(sound) * factor) // step)
    padded = np.concatenate([np.zeros(reach, np.float32), sound, np.zeros(2 * FRAME + reach, np.float32)])
    out = np.zeros(count * step + FRAME, np.float32)
    weight = np.full_like(out, 1e-4)
    follow = padded[reach : reach + FRAME]
    for number in range(count):
        at = min(int(number * step / factor), len(sound) - 1)
        around = padded[at : at + FRAME + 2 * reach]
        # where the wave goes on as it went
        best = int(np.argmax(np.correlate(around, follow, "valid"))) if number else reach
        start = at + best
        piece = padded[start : start + FRAME]
        place = number * step
        out[place : place + FRAME] += piece * window
        weight[place : place + FRAME] += window
        follow = padded[start + step : start + step + FRAME]
        if len(follow) < FRAME:
            break
    return (out / weight)[: max(1, int(len(sound) * factor))]


def _warped(sound: Sound, factor: float) -> Sound:
    """Return a sound whose spectral envelope is moved by `factor` along the frequencies."""
    window = np.hanning(FRAME).astype(np.float32)
    padded = np.concatenate([np.zeros(FRAME, np.float32), sound, np.zeros(2 * FRAME, np.float32)])
    frames = np.lib.stride_tricks.sliding_window_view(padded, FRAME)[::HOP] * window
    spectrum = np.fft.rfft(frames, axis=1)
    logs = np.log(np.abs(spectrum) + 1e-6)
    cepstrum = np.fft.irfft(logs, axis=1)
    cepstrum[:, LIFTER : FRAME - LIFTER] = 0.0
    envelope = np.fft.rfft(cepstrum, axis=1).real
    bins = np.arange(envelope.shape[1])
    places = np.minimum(bins / factor, bins[-1])
    lower = places.astype(int)
    upper = np.minimum(lower + 1, bins[-1])
    moved = envelope[:, lower] + (places - lower) * (envelope[:, upper] - envelope[:, lower])
    pieces = np.fft.irfft(spectrum * np.exp(np.clip(moved - envelope, -6.0, 6.0)), n=FRAME, axis=1) * window
    out, weight = np.zeros(len(padded)), np.full(len(padded), 1e-3)
    for number, piece in enumerate(pieces):
        out[number * HOP : number * HOP + FRAME] += piece
        weight[number * HOP : number * HOP + FRAME] += window**2
    return (out / weight)[FRAME : FRAME + len(sound)].astype(np.float32)


def _levelled(sound: Sound, like: Sound) -> Sound:
    """Return a sound with the loudness of another, from frame to frame: how loud one gets belongs to the feeling."""
    width = np.hanning(801)
    width /= width.sum()
    levels = [
        np.sqrt(np.convolve(part.astype(np.float64) ** 2, width, "same").clip(1e-10))
        for part in (like, sound)
    ]
    gain = np.clip(levels[0] / levels[1], 0.05, 20.0)
    return np.clip(sound * gain, -1.0, 1.0).astype(np.float32)
