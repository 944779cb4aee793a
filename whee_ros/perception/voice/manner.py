"""How patient to be with this person: more with the sad and the slow, less with the brisk.

Sad speech is slower and has longer pauses (Cummins et al. 2015), and who talks fast also takes turns fast (Roberts et
al. 2015), so one factor stretches or shrinks the silence that ends a turn.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from whee_ros.core.empathy import EmpathyState
from whee_ros.core.params import amend
from whee_ros.core.voice import VoiceAffect
from whee_ros.perception.voice.config import VoiceConfig

SHARE = 0.2
"""By how much one estimate (0.5 s of speech) moves what is thought of a person."""
SLOWEST, FASTEST = 1.5, 9.0
"""Syllables a second; what lies outside is no speech that was measured well."""
USUAL = 0.2
"""Natural logarithm of the ratio of two rates that are still the same: syllables of a few seconds vary by a fifth."""
LEAST, MOST = 0.7, 2.0
"""Limits of the factor."""
SURE = 0.25
"""Share of a fused state's valence that counts as sadness while its need is 0; the rest comes with the need."""


class Manner:
    """The way one person speaks now, and each known person's usual rate.

    Args:
        config: how much sadness and rate count.
    """

    def __init__(self, config: VoiceConfig) -> None:
        self.config = config
        self._sad = {"voice": 0.0, "state": 0.0}
        self._rates: dict[str, float] = {}
        self._person = ""

    def amend(self, changes: Mapping[str, object]) -> None:
        """Change parameters while running."""
        self.config = amend(self.config, changes)

    def hear(self, affect: VoiceAffect) -> None:
        """Take in how it is said."""
        self._person = affect.person_id
        if SLOWEST <= affect.rate_hz <= FASTEST:
            before = self._rates.get(self._person, affect.rate_hz)
            self._rates[self._person] = before + SHARE * (affect.rate_hz - before)
        low = max(0.0, -affect.valence) * max(0.0, min(1.0, 0.5 - affect.arousal))
        self._move("voice", low * affect.valence_confidence)

    def feel(self, state: EmpathyState) -> None:
        """Take in what face, voice and words together tell."""
        need = SURE + (1.0 - SURE) * state.need
        self._move("state", max(0.0, -state.valence) * state.confidence * need)

    @property
    def sadness(self) -> float:
        """0-1, the stronger of what the voice and what all channels tell."""
        return max(self._sad.values())

    @property
    def rate_hz(self) -> float:
        """Syllables a second of who spoke last, 0 while unknown."""
        return self._rates.get(self._person, 0.0)

    @property
    def patience(self) -> float:
        """Factor on the silence that ends a turn, `LEAST` to `MOST`; 1 for an even voice at the usual rate."""
        config = self.config
        factor = 1.0 + config.patience_sadness * self.sadness
        if self.rate_hz > 0.0:
            slower = math.log(config.usual_rate / self.rate_hz)
            factor *= math.exp(config.patience_rate * math.copysign(max(0.0, abs(slower) - USUAL), slower))
        return max(LEAST, min(MOST, factor))

    def _move(self, channel: str, value: float) -> None:
        self._sad[channel] += SHARE * (value - self._sad[channel])
