"""How it is said: arousal and valence from prosody, relative to the speaker's own way of speaking."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import asdict

import numpy as np

from whee_ros.core.media import AudioChunk
from whee_ros.core.params import amend
from whee_ros.core.voice import VoiceAffect
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.model import AffectModel
from whee_ros.perception.voice.prosody import measure

SHORTEST = 1.0
"""Seconds of speech before the first estimate."""
BASELINE_RATE = 0.1
"""Share by which one estimate moves the speaker's baseline; ten estimates are about 5 s of speech."""


class AffectMeter:
    """Vocal affect of one speaker.

    Args:
        config: window and interval.
        model: maps prosody to arousal and valence; the shipped one by default.
    """

    def __init__(self, config: VoiceConfig, model: AffectModel | None = None) -> None:
        self.config = config
        self._model = model or AffectModel.shipped()
        self._speech: deque[AudioChunk] = deque()
        self._length = 0.0
        self._due = 0.0
        self._baseline: dict[str, float] = {}
        self._heard = 0

    def amend(self, changes: Mapping[str, object]) -> None:
        """Change thresholds while running."""
        self.config = amend(self.config, changes)

    def feed(self, chunk: AudioChunk, speaking: bool) -> VoiceAffect | None:
        """Take the next chunk; return an estimate when one is due while speech lasts."""
        if not speaking:
            if self._speech:
                self._speech.clear()
                self._length = self._due = 0.0
            return None
        self._speech.append(chunk)
        self._length += chunk.duration
        while self._length > self.config.affect_window:
            self._length -= self._speech.popleft().duration
        if self._length < SHORTEST or chunk.stamp < self._due:
            return None
        self._due = chunk.stamp + self.config.affect_every
        return self._estimate(chunk.stamp)

    def _estimate(self, stamp: float) -> VoiceAffect:
        prosody = measure(np.concatenate([chunk.samples for chunk in self._speech]))
        features = asdict(prosody)
        arousal, valence = self._model.predict(features, self._baseline)
        self._learn(features)
        known = min(1.0, self._length / self.config.affect_window) * min(1.0, prosody.voiced / 0.3)
        return VoiceAffect(
            stamp,
            self._length,
            valence,
            arousal,
            self._model.valence_trust * known,
            self._model.arousal_trust * known,
            prosody.f0_mean,
            prosody.f0_range,
            prosody.loudness,
            prosody.rate,
            prosody.pauses,
        )

    def _learn(self, features: Mapping[str, float]) -> None:
        self._heard += 1
        share = max(BASELINE_RATE, 1.0 / self._heard)
        for name, value in features.items():
            old = self._baseline.get(name, value)
            self._baseline[name] = old + share * (value - old)
