"""Another speaker from one voice model: move the formants and the pitch of its spectra.

The model describes each 12.5 ms frame by spectral magnitudes over 601 linear bins and a fundamental
frequency. A longer vocal tract lowers all formants by one factor (Fant 1960; the linear vocal tract length
normalisation of Lee & Rose 1998), so reading the magnitudes at `factor` times the frequency makes the
speaker larger; pitch is free of it, because the source is generated apart from the filter.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_FLOOR = -11.0
"""Log magnitude beyond the top of the model's band: inaudible."""


@dataclass(frozen=True)
class Colour:
    """What makes a voice: relative tract length (1 as trained), relative pitch, level in dB."""

    tract: float = 1.0
    pitch: float = 1.0
    gain_db: float = 0.0

    def magnitudes(self, log_magnitude: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return log magnitudes [bins, frames] with the formants divided by `tract`."""
        if self.tract == 1.0:
            return log_magnitude
        bins = log_magnitude.shape[0]
        where = np.arange(bins, dtype=np.float32) * np.float32(self.tract)
        below = np.minimum(where.astype(np.intp), bins - 2)
        share = (where - below).astype(np.float32)[:, None]
        moved = log_magnitude[below] * (1 - share) + log_magnitude[below + 1] * share
        moved[where > bins - 1] = _FLOOR
        return np.asarray(moved, np.float32)

    def phases(self, phase: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return phases [bins, frames] taken from the same place as the magnitudes (nearest bin)."""
        if self.tract == 1.0:
            return phase
        bins = phase.shape[0]
        where = np.minimum(np.rint(np.arange(bins) * self.tract).astype(np.intp), bins - 1)
        return phase[where]
