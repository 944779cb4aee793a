"""What feeling does to a voice, applied to spectra and fundamental frequency before they become sound.

Joy raises and widens the melody and brightens the timbre, sadness lowers, flattens and dulls it and lengthens pauses
(Juslin & Laukka 2003; Scherer 2003). Timbre is a slope above 1 kHz, the alpha ratio of the eGeMAPS set seen from its
other side (Eyben et al. 2016).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

VOICED = 40.0
"""Hz under which the model means: no voice."""
_HINGE, _OCTAVES = 1000.0, 3.0
"""The slope begins at 1 kHz and levels out at 8 kHz."""
_SHORTEST = 0.12
"""Seconds that a pause at a comma counts at least: where there is none, a slow voice makes one."""
_LONGEST = 0.8
"""Seconds added to one pause at the most."""
_EDGE = 0.004
"""Seconds over which the sound fades at an inserted silence, so that nothing clicks."""

Timed = tuple[str, float, float]
"""Symbol or word, start and end, s."""


def melody(f0: NDArray[np.float32], pitch: float, spread: float) -> NDArray[np.float32]:
    """Return f0 (Hz by frame) at `pitch` times its level, with excursions `spread` times as large in semitones."""
    voiced = f0 > VOICED
    if not voiced.any():
        return f0
    middle = np.exp(np.log(f0[voiced]).mean())
    moved = f0.copy()
    moved[voiced] = np.maximum(VOICED + 1.0, pitch * middle * (f0[voiced] / middle) ** spread)
    return moved


def brightened(log_magnitude: NDArray[np.float32], slope: float, sample_rate: int) -> NDArray[np.float32]:
    """Return natural log magnitudes [bins, frames], `slope` dB an octave louder above 1 kHz."""
    if slope == 0.0:
        return log_magnitude
    bins = log_magnitude.shape[0]
    frequency = np.maximum(_HINGE, np.arange(bins) * sample_rate / 2 / (bins - 1))
    octaves = np.minimum(_OCTAVES, np.log2(frequency / _HINGE))
    return np.asarray(log_magnitude + (slope * octaves * np.log(10) / 20)[:, None], np.float32)


def breathe(
    samples: NDArray[np.float32],
    phonemes: Iterable[Timed],
    factor: float,
    is_pause: Callable[[str], bool],
    sample_rate: int,
) -> tuple[NDArray[np.float32], list[tuple[float, float]]]:
    """Lengthen the pauses inside a sentence by silence.

    Args:
        samples: of the sentence.
        phonemes: timed, in order.
        factor: of the length of a pause; up to 1 changes nothing.
        is_pause: whether a symbol is one.
        sample_rate: Hz.

    Returns:
        The samples, and (time, seconds) of what was put in, times in the old sound.
    """
    timed = list(phonemes)
    last = max((end for symbol, _, end in timed if symbol.strip() and not is_pause(symbol)), default=0.0)
    added: list[tuple[float, float]] = []
    pieces: list[NDArray[np.float32]] = []
    done = 0
    fade = np.linspace(1.0, 0.0, round(_EDGE * sample_rate), dtype=np.float32)
    for symbol, start, end in timed:
        more = min(_LONGEST, (factor - 1.0) * max(_SHORTEST, end - start))
        cut = round((start + end) / 2 * sample_rate)
        if not is_pause(symbol) or more <= 0.0 or end >= last or not len(fade) < cut - done:
            continue
        piece = samples[done:cut].copy()
        piece[-len(fade) :] *= fade
        pieces += [piece, np.zeros(round(more * sample_rate), np.float32)]
        added.append((cut / sample_rate, more))
        done = cut
    return np.concatenate([*pieces, samples[done:]]), added


def later(time: float, added: Iterable[tuple[float, float]]) -> float:
    """Return where a time (s) of the old sound lies in the new."""
    return time + sum(more for at, more in added if at <= time)
