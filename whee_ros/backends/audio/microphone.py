"""A real microphone: any rate and number of channels, resampled to 16 kHz mono."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.audio.chunks import Chunker, to_mono
from whee_ros.backends.audio.portaudio import choose, library
from whee_ros.backends.audio.timing import StreamTime
from whee_ros.core.clock import SystemClock
from whee_ros.core.errors import DeviceError
from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.core.registry import vendor


class Microphone:
    """AudioSource over PortAudio.

    Args:
        uri: device number, part of its name, or "" for the default input.
    """

    def __init__(self, uri: str) -> None:
        self._uri = uri
        self._stream: Any = None
        self._clock = SystemClock()

    def start(self, heard: Callable[[AudioChunk], None]) -> None:
        """Open the device and call `heard` from PortAudio's thread."""
        sounddevice = library()
        device, info = choose(sounddevice, self._uri, "input")
        rate = int(info["default_samplerate"])
        channels = min(2, int(info["max_input_channels"]))
        soxr = vendor("soxr", "microphone back end device", "soxr")
        resampler = soxr.ResampleStream(rate, SAMPLE_RATE, 1, dtype="float32")
        chunker = Chunker()
        timing: StreamTime | None = None

        def callback(block: NDArray[np.float32], frames: int, time: Any, status: Any) -> None:
            nonlocal timing
            now = self._clock.now()
            timing = timing or StreamTime(rate, self._stream.latency)
            age = time.currentTime - time.inputBufferAdcTime if time.inputBufferAdcTime else 0.0
            stamp = timing.end(frames, now, age)
            for chunk in chunker.feed(resampler.resample_chunk(to_mono(block)), stamp):
                heard(chunk)

        try:
            self._stream = sounddevice.InputStream(
                device=device, samplerate=rate, channels=channels, dtype="float32", callback=callback
            )
            self._stream.start()
        except sounddevice.PortAudioError as error:
            remedy = "Another program may hold it; choose another with microphone_uri."
            raise DeviceError(f"input device {info['name']}", error, remedy) from error

    @property
    def finished(self) -> bool:
        """A device never finishes."""
        return False

    def close(self) -> None:
        """Stop and free the device."""
        if self._stream is not None:
            self._stream.abort()
            self._stream.close()
            self._stream = None


def create(uri: str) -> Microphone:
    """Return the microphone named `uri`."""
    return Microphone(uri)
