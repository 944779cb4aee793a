"""One channel out of many, of any sample format."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.errors import ParameterError

MEMORY = 0.9
"""Share of a channel's level that is kept from block to block."""
SILENT = 1e-5
"""RMS under which a channel says nothing about itself: -100 dBFS."""
FAR = 20.0
"""dB below the loudest channel at which one counts as dead: a microphone that is not there gives noise at most."""


def to_float(block: NDArray[Any]) -> NDArray[np.float32]:
    """Return int16, int32 or float samples as finite float32 in about [-1, 1]; NaN and infinity become silence."""
    if np.issubdtype(block.dtype, np.integer):
        return (block / float(2 ** (8 * block.dtype.itemsize - 1))).astype(np.float32)
    return np.nan_to_num(block.astype(np.float32), nan=0.0, posinf=0.0, neginf=0.0)


class Downmix:
    """Turns blocks [n, channels] of one stream into mono.

    Args:
        channel: "auto" averages the channels that are alive; "mean" averages all; a number, from 0, takes that one.

    Raises:
        ParameterError: if it is none of these.
    """

    def __init__(self, channel: str = "auto") -> None:
        if channel not in ("auto", "mean") and not channel.isdigit():
            raise ParameterError("microphone_channel", repr(channel), "Give auto, mean, or a channel from 0.")
        self._channel = channel
        self._levels = np.zeros(0)

    def feed(self, block: NDArray[Any]) -> NDArray[np.float32]:
        """Return float32 [n]; a channel that the device lacks is its last one."""
        samples = to_float(block)
        if samples.ndim == 1 or samples.shape[1] == 1:
            return samples.reshape(-1)
        if self._channel == "mean":
            return np.asarray(samples.mean(axis=1), np.float32)
        if self._channel.isdigit():
            return samples[:, min(int(self._channel), samples.shape[1] - 1)].copy()
        return samples @ self._weights(samples)

    def _weights(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        powers = np.asarray(np.square(samples).mean(axis=0), np.float64)
        if len(self._levels) != len(powers):
            self._levels = powers
        self._levels = np.maximum(MEMORY * self._levels, powers)
        loudest = float(self._levels.max())
        alive = self._levels > loudest * 10 ** (-FAR / 10)
        if loudest < SILENT**2:
            alive[:] = True
        return np.asarray(alive / alive.sum(), np.float32)
