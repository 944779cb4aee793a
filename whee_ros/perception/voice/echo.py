"""The robot's own voice, taken out of the sound that it was heard in, and whether that can be trusted."""

from __future__ import annotations

from collections import deque

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.perception.voice.canceller import BLOCK, EchoCanceller
from whee_ros.perception.voice.heard import Echo
from whee_ros.perception.voice.reference import Reference
from whee_ros.perception.voice.residue import DELAY, ResidueFilter

AHEAD = 0.02
"""Seconds by which the reference is read ahead of the microphone: stamps of devices are no better than that."""
TAIL = 0.4
"""Seconds that the robot's voice sounds in the room after it left the loudspeaker."""
LEARN = 0.8
"""Seconds of the robot's voice after which the filter knows the room well enough."""
JUDGED = 3.0
"""Seconds of the robot's voice over which its success is judged."""
EXPLAINED = 0.5
"""Share of the microphone's power that a working filter takes out."""
ALIKE = 0.6
"""Correlation of loudness, played and heard, from which it is the robot that is heard."""
LATEST_ECHO = 0.6
"""Seconds after which no sound server still plays what it was given."""
RECENT = 7
"""Blocks over which the echo's peak is remembered when what is left is compared with it: 0.1 s."""


class EchoRemover:
    """Echo cancelling of one even 16 kHz stream. One thread at a time.

    It passes sound through while the robot is silent; while the robot speaks what comes out is 4 ms late.
    """

    def __init__(self) -> None:
        self.reference = Reference()
        self._canceller = EchoCanceller()
        self._residue = ResidueFilter()
        self._until = -np.inf
        self._learned = 0.0
        self._peaks: deque[float] = deque(maxlen=RECENT)
        self._judged: deque[tuple[float, float, float]] = deque(maxlen=round(JUDGED * SAMPLE_RATE / BLOCK))
        self._fails = False
        self._blocks = 0
        self._on = False

    def robot(self, chunk: AudioChunk) -> None:
        """Take sound of the robot, best before it leaves the loudspeaker."""
        self.reference.feed(chunk)
        self._until = max(self._until, chunk.stamp + TAIL)

    @property
    def trouble(self) -> str:
        """Why the robot's voice stays in the sound, in words; "" when it does not."""
        if self._fails:
            return (
                "the robot's own voice cannot be taken out of the microphone: not listening while it speaks; "
                "check the latency of loudspeaker and microphone, or set echo to half_duplex"
            )
        if self.reference.late:
            return "robot/speech_audio comes after it was heard: not listening while the robot speaks"
        return ""

    def feed(self, chunk: AudioChunk) -> tuple[AudioChunk, Echo, float]:
        """Return the sound without the robot, how sure that is, and dB of what is left over the echo.

        Args:
            chunk: 16 kHz, a multiple of 256 samples.
        """
        if chunk.start >= self._until:
            if self._on:
                self.forget_sound()
            return chunk, Echo.NONE, 99.0
        self._on = True
        if self.reference.late and chunk.start > self.reference.late + JUDGED:
            self.reference.late = 0.0
        played = self.reference.read(chunk.start + AHEAD, len(chunk.samples))
        parts, ratios = [], []
        for at in range(0, len(chunk.samples), BLOCK):
            part, ratio = self._block(chunk.samples[at : at + BLOCK], played[at : at + BLOCK])
            parts.append(part)
            ratios.append(ratio)
        trusted = self._learned >= LEARN and not self._fails and not self.reference.late
        near = float(10.0 * np.log10(np.mean(ratios) + 1e-9))
        sound = AudioChunk(chunk.stamp - DELAY / SAMPLE_RATE, SAMPLE_RATE, np.concatenate(parts), chunk.seq)
        return sound, Echo.REMOVED if trusted else Echo.UNKNOWN, near

    def forget_sound(self) -> None:
        """Start anew after a hole or a silence; what is known of the room is kept."""
        self._canceller.forget_sound()
        self._residue.forget_sound()
        self._on = False
        self._peaks.clear()

    def _block(
        self, sound: NDArray[np.float32], played: NDArray[np.float32]
    ) -> tuple[NDArray[np.float32], float]:
        left, echo = self._canceller.step(sound, played)
        done = self._residue.step(left, echo)
        power = float(np.mean(np.square(played)))
        if power > 1e-6:
            self._learned += BLOCK / SAMPLE_RATE
        heard, remains = float(np.mean(np.square(sound))), float(np.mean(np.square(left)))
        self._judged.append((power, heard, remains))
        self._blocks += 1
        if self._blocks % 32 == 0:
            self._judge()
        self._peaks.append(float(np.mean(np.square(echo))))
        return done, float(np.mean(np.square(done))) / (max(self._peaks) + 1e-9)

    def _judge(self) -> None:
        """Find out whether what is heard is the robot all the same: it swells as the robot's voice swells."""
        if len(self._judged) < (self._judged.maxlen or 0) or self._learned < LEARN:
            return
        played, heard, remains = np.array(self._judged).T
        if remains.sum() < (1.0 - EXPLAINED) * heard.sum():
            self._fails = False
            return
        swell = np.sqrt(played)
        lags = range(0, round(LATEST_ECHO * SAMPLE_RATE / BLOCK), 2)
        loud = np.sqrt(heard)
        self._fails = max(_correlation(swell[: len(swell) - lag], loud[lag:]) for lag in lags) > ALIKE


def _correlation(a: NDArray[np.float32], b: NDArray[np.float32]) -> float:
    spread = float(a.std() * b.std())
    return float(np.mean((a - a.mean()) * (b - b.mean()))) / spread if spread > 1e-9 else 0.0
