"""The way of sound into perception: made even, then freed of the robot's own voice."""

from __future__ import annotations

from collections.abc import Mapping

from whee_ros.core.errors import MediaError
from whee_ros.core.media import AudioChunk
from whee_ros.core.params import amend
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.echo import EchoRemover
from whee_ros.perception.voice.heard import HeardSound, heard
from whee_ros.perception.voice.intake import Intake

TELL_EVERY = 2.0
"""Seconds of sound after which `trouble` is looked at again: it goes to the log when it changes."""


class SoundFront:
    """What every listener puts between the microphone and itself. One thread at a time.

    Args:
        config: `echo` says whether the robot's voice is taken out.

    Attributes:
        trouble: what is wrong with the sound, in words; "" when nothing is.
    """

    def __init__(self, config: VoiceConfig) -> None:
        self.config = config
        self.trouble = ""
        self._intake = Intake()
        self._echo = EchoRemover()
        self._seq = 0
        self._told = 0.0

    def amend(self, changes: Mapping[str, object]) -> None:
        """Change parameters while running."""
        self.config = amend(self.config, changes)

    def robot(self, chunk: AudioChunk) -> None:
        """Take sound of the robot, best before it leaves the loudspeaker."""
        if self.config.echo != "reference":
            return
        try:
            self._echo.robot(chunk)
        except MediaError as error:
            self.trouble = f"robot/speech_audio: {error}"

    def feed(self, chunk: AudioChunk) -> list[HeardSound]:
        """Return the sound that is ready after `chunk` (any rate), in order; a counter that jumps is a hole.

        Sound of a rate that nobody records with is not used; `trouble` tells.
        """
        try:
            sounds = [self._free(even) for even in self._intake.feed(chunk)]
        except MediaError as error:
            self.trouble = f"microphone/audio: {error}"
            return []
        if abs(chunk.stamp - self._told) >= TELL_EVERY:
            self._told = chunk.stamp
            texts = (self._intake.soundness.trouble, self._echo.trouble)
            self.trouble = "; ".join(text for text in texts if text)
        return sounds

    def _free(self, even: AudioChunk) -> HeardSound:
        if self._seq and even.seq != self._seq + 1:
            self._echo.forget_sound()
        self._seq = even.seq
        sound, echo, near = self._echo.feed(even)
        bare = heard(sound)
        return HeardSound(
            bare.stamp,
            bare.sample_rate,
            bare.samples,
            bare.seq,
            self._intake.soundness.lost,
            self._intake.clipped,
            echo,
            near,
        )
