"""From samples to "somebody speaks", with onset, hangover and the robot's own voice masked."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.core.params import amend
from whee_ros.core.voice import VoiceActivity
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.heard import Echo, HeardSound, heard
from whee_ros.perception.voice.stillness import Stillness
from whee_ros.ports.voice import WINDOW, SpeechDetector

STEP = WINDOW / SAMPLE_RATE
TRAILING = 2 * STEP
"""Seconds for which the probability must be low where it has been still for the whole hangover."""
CLEAR = 15.0
"""dB over the room from which a sound stands clear of it: a soft beginning scores low in its first windows."""
NEAR_ON, NEAR_OFF = -12.0, -18.0
"""dB over the echo from which sound may start, or go on to be, a person's: what is left of an echo is weaker."""


class ActivityMeter:
    """Voice activity of one even stream, as `SoundFront` gives it.

    Args:
        config: thresholds.
        detector: scores windows; must be loaded.
    """

    def __init__(self, config: VoiceConfig, detector: SpeechDetector) -> None:
        self.config = config
        self._detector = detector
        self._rest = np.zeros(0, np.float32)
        self._seq = 0
        self._speaking = False
        self._since = 0.0
        self._run = 0.0
        self._stillness = Stillness()
        self._deaf_until = 0.0
        self._last = VoiceActivity(0.0, False, 0.0, -100.0, 0.0)

    def amend(self, changes: Mapping[str, object]) -> None:
        """Change thresholds while running."""
        self.config = amend(self.config, changes)

    def feed(self, chunk: AudioChunk, robot_speaking: bool) -> VoiceActivity:
        """Take the next chunk (16 kHz) and return the activity at its end."""
        sound = heard(chunk)
        if self._seq and sound.seq > self._seq + 1:
            self._begin_anew(sound.start)
        self._seq = sound.seq
        if robot_speaking:
            self._deaf_until = sound.stamp + self.config.echo_tail
        masked = self._masked(sound)
        samples = np.concatenate([self._rest, sound.samples])
        whole = len(samples) // WINDOW * WINDOW
        self._rest = samples[whole:]
        for at in range(0, whole, WINDOW):
            stamp = sound.stamp - (len(samples) - at - WINDOW) / SAMPLE_RATE
            self._step(samples[at : at + WINDOW], stamp, masked, sound)
        return self._last

    def _begin_anew(self, now: float) -> None:
        """Sound is missing: whoever spoke before it is not known to speak now."""
        self._rest = np.zeros(0, np.float32)
        self._detector.reset()
        if self._speaking:
            self._speaking, self._since = False, self._last.stamp
        self._run = 0.0
        self._stillness.begin_anew()

    def _masked(self, sound: HeardSound) -> bool:
        """Whether the robot's own voice may be taken for a person's."""
        if self.config.echo == "off" or sound.echo == Echo.REMOVED:
            return False
        return sound.echo == Echo.UNKNOWN or sound.stamp < self._deaf_until

    def _step(self, window: NDArray[np.float32], stamp: float, masked: bool, sound: HeardSound) -> None:
        config = self.config
        probability = 0.0 if masked else self._detector.probability(window)
        if sound.near_db < (NEAR_OFF if self._speaking else NEAR_ON):
            probability = min(probability, 0.5 * config.speech_off)
        level = 20.0 * float(np.log10(np.sqrt(np.mean(np.square(window))) + 1e-5))
        still = STEP * self._stillness.feed(level, probability, self._speaking)
        if self._speaking:
            self._run = self._run + STEP if probability < config.speech_off else 0.0
            quiet = max(self._run, still) if self._run >= TRAILING else self._run
            if quiet >= config.speech_hangover:
                self._speaking, self._since, self._run = False, stamp - quiet, 0.0
        else:
            clear = level > self._stillness.room + CLEAR and stamp >= self._deaf_until
            on = min(config.speech_on, config.speech_on_clear) if clear else config.speech_on
            self._run = self._run + STEP if probability >= on else 0.0
            if self._run >= config.speech_onset:
                self._speaking, self._since, self._run = True, stamp - self._run, 0.0
        self._last = VoiceActivity(
            stamp, self._speaking, probability, level, self._since, masked, sound.lost, sound.clipped
        )
