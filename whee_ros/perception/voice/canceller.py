"""Takes the robot's own voice out of the microphone: an adaptive filter that learns the way through the room.

Each block of the microphone is explained by the last third of a second of what was played, one complex weight a
frequency and partition. A Kalman filter a frequency sets the step: small while a person speaks over the robot, because
what the filter cannot explain raises its estimate of noise, so double talk does not undo what was learned.

Source: Enzner & Vary 2006, Frequency-domain adaptive Kalman filter for acoustic echo control in hands-free telephones;
Kuech, Mabande & Enzner 2014, State-space architecture of the partitioned-block-based acoustic echo controller.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

BLOCK = 256
"""Samples a block: 16 ms."""
PARTITIONS = 20
"""Blocks of the room that are modelled: 320 ms from the reference's time stamp to the end of the reverberation."""
TRANSITION = 0.999
"""How much of the room is the same a block later: follows clocks that drift by 50 ppm, and people who move."""
NOISE_MEMORY = 0.9
"""Share of the estimate of what is not echo that is kept from block to block."""
FLOOR = 1e-6
"""Power a frequency below which nothing is learned."""


class EchoCanceller:
    """Partitioned frequency-domain Kalman filter. One thread at a time."""

    def __init__(self) -> None:
        bins = BLOCK + 1
        self._weights = np.zeros((PARTITIONS, bins), np.complex64)
        self._doubt = np.ones((PARTITIONS, bins), np.float32)  # variance of the error of the weights
        self._played = np.zeros((PARTITIONS, bins), np.complex64)
        self._noise = np.full(bins, 1e-2, np.float32)
        self._last = np.zeros(BLOCK, np.float32)

    def step(
        self, heard: NDArray[np.float32], played: NDArray[np.float32]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return the next block without echo, and the echo that was found in it.

        Args:
            heard: float32 [256], of the microphone.
            played: float32 [256], of the loudspeaker over the same time; silence is zeros.
        """
        self._played = np.roll(self._played, 1, axis=0)
        self._played[0] = np.fft.rfft(np.concatenate([self._last, played]))
        self._last = played
        echo = np.fft.irfft((self._played * self._weights).sum(axis=0))[BLOCK:].astype(np.float32)
        error = (heard - echo).astype(np.float32)
        self._learn(error)
        return error, echo

    def forget_sound(self) -> None:
        """Forget what was played, not the room: after a hole in the sound."""
        self._played[:] = 0.0
        self._last[:] = 0.0

    def _learn(self, error: NDArray[np.float32]) -> None:
        spectrum = np.fft.rfft(np.concatenate([np.zeros(BLOCK, np.float32), error]))
        self._noise *= NOISE_MEMORY
        self._noise += (1.0 - NOISE_MEMORY) * np.abs(spectrum) ** 2
        power = np.abs(self._played) ** 2
        # half of a window is real sound, the other half zeros: hence the factor
        step = self._doubt / (0.5 * (power * self._doubt).sum(axis=0) + self._noise + FLOOR)
        change = np.fft.irfft(step * np.conj(self._played) * spectrum, axis=1)
        change[:, BLOCK:] = 0.0  # a partition is one block long
        self._weights += np.fft.rfft(change, axis=1)
        same = TRANSITION**2
        self._doubt *= same * (1.0 - 0.5 * step * power)
        self._doubt += (1.0 - same) * np.abs(self._weights) ** 2
