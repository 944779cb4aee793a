"""Simulated rooms: how a loudspeaker and a person sound at the robot's microphone.

Source: Allen & Berkley 1979, Image method for efficiently simulating small-room acoustics.
"""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.media import SAMPLE_RATE

SOUND = 343.0
"""Metres that sound goes in a second."""
MOST_IMAGES = 10
"""Mirrored rooms a direction."""


def response(
    room: NDArray[np.float64], source: NDArray[np.float64], ear: NDArray[np.float64], rt60: float
) -> NDArray[np.float64]:
    """Return the impulse response at 16 kHz.

    Args:
        room: lengths of its sides, m, [3].
        source: position in it of what sounds, m, [3].
        ear: position in it of the microphone, m, [3].
        rt60: time in which the reverberation falls by 60 dB, s (Sabine).
    """
    volume, surface = (
        float(room.prod()),
        2.0 * float(room[0] * room[1] + room[1] * room[2] + room[0] * room[2]),
    )
    reflected = np.sqrt(1.0 - min(0.95, 0.161 * volume / (surface * rt60)))
    length = int(rt60 * SAMPLE_RATE)
    found = np.zeros(length + 1)
    reach = min(MOST_IMAGES, int(np.ceil(rt60 * SOUND / (2.0 * room.min()))) + 1)
    images = np.arange(-reach, reach + 1)
    for flips in itertools.product((0, 1), repeat=3):
        axes = [
            (1 - 2 * flip) * s + 2 * images * side - e
            for flip, s, side, e in zip(flips, source, room, ear, strict=True)
        ]
        bounces = [np.abs(images - flip) + np.abs(images) for flip in flips]
        distance = np.sqrt(
            axes[0][:, None, None] ** 2 + axes[1][None, :, None] ** 2 + axes[2][None, None, :] ** 2
        )
        count = bounces[0][:, None, None] + bounces[1][None, :, None] + bounces[2][None, None, :]
        strength = (reflected**count / np.maximum(distance, 0.05)).ravel()
        time = (distance / SOUND * SAMPLE_RATE).ravel()
        inside = time < length
        whole = time[inside].astype(int)
        part = time[inside] - whole
        np.add.at(found, whole, strength[inside] * (1.0 - part))
        np.add.at(found, whole + 1, strength[inside] * part)
    return found


def through(sound: NDArray[np.floating], way: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return `sound` after the way through a room, as long as before."""
    size = 1 << (len(sound) + len(way)).bit_length()
    return np.asarray(np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(way, size), size)[: len(sound)])


def drifted(sound: NDArray[np.float64], ppm: float) -> NDArray[np.float64]:
    """Return `sound` as a clock hears it that is `ppm` millionths slow."""
    at = np.arange(len(sound)) * (1.0 + ppm * 1e-6)
    return np.interp(at, np.arange(len(sound)), sound)
