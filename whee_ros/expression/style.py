"""How a feeling sounds and moves: the voice and the movement that belong to an expression.

Directions after Juslin & Laukka's review of 104 studies (2003) and, for movement, Wallbott (1998) and Amaya, Bruderlin
& Calvert (1996): sorrow is slow, low, soft and small, joy fast, high, bright and large.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from whee_ros.core.motion import Prosody


@dataclass(frozen=True)
class VoiceStyle:
    """The voice of an expression at full strength; see `Prosody` for the meaning of each field."""

    rate: float = 1.0
    pitch: float = 1.0
    range: float = 1.0
    gain_db: float = 0.0
    pause: float = 1.0
    brightness: float = 0.0

    def colour(self, prosody: Prosody, strength: float) -> Prosody:
        """Return `prosody` coloured by this style, 0-1 strong; its length stays as asked."""
        share = min(1.0, max(0.0, strength))
        return replace(
            prosody,
            rate=prosody.rate * self.rate**share,
            pitch=prosody.pitch * self.pitch**share,
            range=prosody.range * self.range**share,
            gain_db=prosody.gain_db + self.gain_db * share,
            pause=prosody.pause * self.pause**share,
            brightness=prosody.brightness + self.brightness * share,
        )


@dataclass(frozen=True)
class MotionStyle:
    """How gestures are made under an expression at full strength: multipliers of size and speed."""

    size: float = 1.0
    speed: float = 1.0

    def at(self, strength: float) -> MotionStyle:
        """Return the style 0-1 strong."""
        share = min(1.0, max(0.0, strength))
        return MotionStyle(self.size**share, self.speed**share)
