"""How it is said: emotion, its dimensions and prosody twice a second, relative to the speaker's own way of speaking."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.core.params import amend
from whee_ros.core.voice import VOICE_EMOTIONS, VoiceAffect
from whee_ros.perception.voice.baseline import Baselines
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.features import Ear
from whee_ros.perception.voice.model import DIMENSIONS, AffectModel
from whee_ros.perception.voice.prosody import Prosody
from whee_ros.ports.voice_encoder import VoiceEncoder

SHORTEST = 1.0
"""Seconds of speech before the first estimate."""
PHRASE_GAP = 1.5
"""Seconds of silence that end a phrase: what comes then is not heard together with what was before."""
PAUSE_SPAN = 10.0
"""Seconds over which pauses are counted."""
FULL_LENGTH, FULL_VOICE = 2.0, 0.3
"""Seconds of speech and share of voiced frames from which an estimate is as sure as it gets."""
FULL_SCALE, MOST_CLIPPED = 0.99, 0.05
"""A sample this high is clipped; with this share of them the voice tells nothing any more."""


class AffectMeter:
    """Vocal affect of whoever speaks.

    Args:
        config: window, interval, bundle of weights.
        encoder: loaded; None judges by prosody alone, which is cheaper and less right.
        model: instead of the shipped one.

    Raises:
        ModelError: if the weights are missing.
    """

    def __init__(
        self, config: VoiceConfig, encoder: VoiceEncoder | None = None, model: AffectModel | None = None
    ) -> None:
        self.config = config
        self._model = model or AffectModel.shipped(config.voice_bundle, states=encoder is not None)
        self._ear = Ear(encoder)
        self._speakers = Baselines(self._model.centre, self._model.scale)
        self._speech: deque[AudioChunk] = deque()
        self._length = 0.0
        self._new = 0.0
        self._spoke = float("-inf")
        self._due = 0.0
        self._activity: deque[tuple[float, float, bool]] = deque()

    def amend(self, changes: Mapping[str, object]) -> None:
        """Change thresholds while running."""
        self.config = amend(self.config, changes)

    def forget(self, person_id: str = "") -> None:
        """Forget how a person usually sounds."""
        self._speakers.forget(person_id)

    def feed(self, chunk: AudioChunk, speaking: bool, person_id: str = "") -> VoiceAffect | None:
        """Take the next chunk, as `listen` does, and return the estimate itself when one is due."""
        estimate = self.listen(chunk, speaking, person_id)
        return estimate() if estimate is not None else None

    def listen(
        self, chunk: AudioChunk, speaking: bool, person_id: str = ""
    ) -> Callable[[], VoiceAffect] | None:
        """Take the next chunk; return what makes an estimate when one is due while speech lasts.

        It takes tens of milliseconds and may be called in another thread, one at a time.

        Args:
            chunk: 16 kHz; samples that are no numbers count as silence.
            speaking: whether it is speech.
            person_id: of the speaker, if known.
        """
        if abs(chunk.stamp - self._spoke) > PHRASE_GAP:  # or the clock was set back
            self._speech.clear()
            self._activity.clear()
            self._length = self._new = self._due = 0.0
        if speaking or self._activity:
            self._activity.append((chunk.stamp, chunk.duration, speaking))
            while self._activity[0][0] < chunk.stamp - PAUSE_SPAN:
                self._activity.popleft()
        if not speaking:
            return None
        self._spoke = chunk.stamp
        self._speech.append(chunk)
        self._length += chunk.duration
        self._new += chunk.duration
        while self._length > self.config.affect_window and len(self._speech) > 1:
            self._length -= self._speech.popleft().duration
        if self._length < SHORTEST or chunk.stamp < self._due:
            return None
        self._due = chunk.stamp + self.config.affect_every
        samples = np.concatenate([chunk.samples for chunk in self._speech])
        samples = samples[-int(self.config.affect_window * SAMPLE_RATE) :]
        total = sum(length for _, length, _ in self._activity)
        spoken = sum(length for _, length, speaking in self._activity if speaking) / total
        new, self._new = self._new, 0.0
        return partial(self._estimate, chunk.stamp, person_id, samples, spoken, new)

    def _estimate(
        self, stamp: float, person_id: str, samples: NDArray[np.float32], spoken: float, new: float
    ) -> VoiceAffect:
        samples = np.clip(np.nan_to_num(samples, posinf=1.0, neginf=-1.0), -1.0, 1.0)
        features, prosody = self._ear.describe(samples)
        affect = VoiceAffect(
            stamp,
            len(samples) / SAMPLE_RATE,
            0.0,
            0.0,
            0.0,
            0.0,
            f0_mean_hz=prosody.f0_mean,
            f0_range_st=prosody.f0_range,
            loudness_db=prosody.loudness,
            rate_hz=prosody.rate,
            # silence since the first speech remembered: between words, and inside them
            pause_ratio=1.0 - spoken * (1.0 - prosody.pauses),
            jitter=prosody.jitter,
            shimmer=prosody.shimmer,
            hnr_db=prosody.hnr,
            tremor=prosody.tremor,
            person_id=person_id,
        )
        told = _told(samples, prosody)
        if told == 0.0:
            return affect
        speaker = self._speakers.of(person_id)
        known = speaker.known
        row = features.astype(np.float64)
        z = self._model.standardise(row[None], speaker.mean, known)
        emotions, dimensions = self._model.scores(z)
        speaker.learn(row, new)
        level = dict(zip(DIMENSIONS, dimensions[0].tolist(), strict=True))
        trust = {name: share * told for name, share in self._model.trust.items()}
        likely = dict(zip(self._model.emotions, np.exp(emotions[0]).tolist(), strict=True))
        first = max(likely, key=lambda name: likely[name])
        sure = likely[first] * trust["emotion"]
        says = first in VOICE_EMOTIONS and sure >= self.config.emotion_certain
        return replace(
            affect,
            arousal=2.0 * level["arousal"] - 1.0,
            valence=2.0 * level["valence"] - 1.0,
            dominance=2.0 * level["dominance"] - 1.0,
            intensity=level["intensity"],
            arousal_confidence=trust["arousal"],
            valence_confidence=trust["valence"],
            dominance_confidence=trust["dominance"],
            intensity_confidence=trust["intensity"],
            emotion=first if says else "",
            emotion_confidence=sure,
            emotions=tuple(likely.get(name, 0.0) for name in VOICE_EMOTIONS),
            baseline=known,
        )


def _told(samples: NDArray[np.float32], prosody: Prosody) -> float:
    """Return how much a stretch can tell, 0-1: long enough, voiced enough, not clipped."""
    clipped = float(np.mean(np.abs(samples) >= FULL_SCALE)) / MOST_CLIPPED
    long, voiced = len(samples) / SAMPLE_RATE / FULL_LENGTH, prosody.voiced / FULL_VOICE
    return min(1.0, long) * min(1.0, voiced) * max(0.0, 1.0 - clipped)
