"""Microphone node: a device, a file or an existing audio topic becomes AudioChunk at 16 kHz mono."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from whee_ros.core import registry
from whee_ros.core.media import AudioChunk
from whee_ros.core.params import param
from whee_ros.ports.audio import AudioSource
from whee_ros.ros.clock import SensorTime
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.qos import SOUND

LOOK = 0.2
"""Seconds between two looks at whether sound still comes."""


@dataclass(frozen=True)
class MicrophoneConfig:
    """Where sound comes from."""

    microphone: str = param(
        "device", "Back end: device, file, or topic when something else publishes chunks."
    )
    microphone_uri: str = param("", "Device name or number, or the sound file; empty for the default device.")
    microphone_channel: str = param(
        "auto", "Channel of a device: auto (mean of those that are alive), mean of all, or a number from 0."
    )


class MicrophoneNode(WheeNode):
    """Publishes what a source hears."""

    def __init__(self) -> None:
        super().__init__("microphone", MicrophoneConfig)
        self._config = self.parameters.get(MicrophoneConfig)
        self._publish = self.tell(AudioChunk, "microphone/audio", SOUND)
        self._source: AudioSource | None = None
        self._timer: Any = None

    def setup(self) -> None:
        """Choose the source."""
        if self._config.microphone != "topic":
            create = registry.load("microphone", self._config.microphone)
            if self._config.microphone == "device":
                self._source = create(self._config.microphone_uri, self._config.microphone_channel)
            else:
                self._source = create(self._config.microphone_uri)

    def begin(self) -> None:
        """Open it; chunks are published from its own thread."""
        if self._source is not None:
            self._source.start(SensorTime(self.clock).then(self._publish))
            self._timer = self.create_timer(LOOK, self._look)

    def end(self) -> None:
        """Close it."""
        if self._timer is not None:
            self.destroy_timer(self._timer)
            self._timer = None
        if self._source is not None:
            self._source.close()

    def _look(self) -> None:
        if self._source is not None:
            self.trouble("sound", self._source.trouble)
