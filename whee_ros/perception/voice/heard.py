"""A chunk of sound as perception takes it: even, and with what is known of its faults and of the robot in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from whee_ros.core.media import AudioChunk


class Echo(StrEnum):
    """What became of the robot's own voice in a chunk."""

    NONE = ""
    REMOVED = "removed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class HeardSound(AudioChunk):
    """Sound at 16 kHz without holes.

    Attributes:
        lost: chunks of the source that never came, since the start.
        clipped: share of its samples at full scale, 0-1.
        echo: NONE when the robot was silent, REMOVED when its voice was taken out, UNKNOWN when it may still be there.
        near_db: power of what is left over that of the echo in it, dB; what is far below is no person.
    """

    lost: int = 0
    clipped: float = 0.0
    echo: Echo = Echo.NONE
    near_db: float = 99.0


def heard(chunk: AudioChunk) -> HeardSound:
    """Return `chunk` as what was heard, nothing being known of its faults."""
    if isinstance(chunk, HeardSound):
        return chunk
    return HeardSound(chunk.stamp, chunk.sample_rate, chunk.samples, chunk.seq)
