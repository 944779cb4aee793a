"""A real microphone: any rate, format and number of channels becomes 16 kHz mono. It comes back when it was gone."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.audio.capture import Capture
from whee_ros.backends.audio.chunks import Chunker
from whee_ros.backends.audio.downmix import Downmix
from whee_ros.backends.audio.portaudio import begin, choose, devices, end
from whee_ros.core.clock import SystemClock, elapsed
from whee_ros.core.errors import DeviceError, WheeError
from whee_ros.core.media import AudioChunk

FIRST = 4.0
"""Seconds that a device may take to give its first block: sound servers take two."""
SILENT = 0.7
"""Seconds without a block after which a device counts as gone."""
LOOK = 0.1
"""Seconds between two looks at whether it is still there."""
WAITS = (0.3, 0.5, 1.0, 2.0)
"""Seconds between two attempts to open it again; the last repeats."""


class Microphone:
    """AudioSource over PortAudio.

    Args:
        uri: device number, part of its name, or "" for the default input.
        channel: see `Downmix`.
    """

    def __init__(self, uri: str, channel: str = "auto") -> None:
        self._uri = uri
        self._downmix = Downmix(channel)
        self._wanted = int(channel) + 1 if channel.isdigit() else 2  # channels
        self._chunker = Chunker()
        self._clock = SystemClock()
        self._stream: Any = None
        self._name = ""
        self._rate, self._latency = 0, 0.0
        self._trouble = ""
        self._newest = 0.0  # when the newest block came, of `elapsed`; 0 before the first
        self._opened = 0.0
        self._lost_since = 0.0
        self._stop = threading.Event()
        self._keeper: threading.Thread | None = None

    def start(self, heard: Callable[[AudioChunk], None]) -> None:
        """Open the device and call `heard` from PortAudio's thread."""
        self._open(heard)
        self._stop.clear()
        self._keeper = threading.Thread(
            target=self._keep, args=(heard,), name="keeper of the microphone", daemon=True
        )
        self._keeper.start()

    @property
    def finished(self) -> bool:
        """A device never finishes."""
        return False

    @property
    def trouble(self) -> str:
        """Why no sound comes, in words; "" while it does."""
        return self._trouble

    def close(self) -> None:
        """Stop and free the device."""
        self._stop.set()
        if self._keeper is not None:
            self._keeper.join(0.05)
            self._keeper = None
        self._end()

    def _end(self) -> None:
        stream, self._stream = self._stream, None
        if stream is not None:
            end(stream)

    def _open(self, heard: Callable[[AudioChunk], None], *, anew: bool = False) -> None:
        with devices(anew=anew) as sounddevice:
            device, info = choose(sounddevice, self._uri, "input")
            self._name = str(info["name"])
            try:
                stream = sounddevice.InputStream(
                    device=device,
                    samplerate=int(info["default_samplerate"]),
                    channels=min(self._wanted, int(info["max_input_channels"])),
                    dtype="float32",
                    callback=self._listener(heard),
                )
                self._rate, self._latency = int(stream.samplerate), float(stream.latency)
                self._newest, self._opened = 0.0, elapsed()
                begin(stream)
            except sounddevice.PortAudioError as error:
                remedy = "Another program may hold it; choose another with microphone_uri."
                raise DeviceError(f"input device {self._name}", error, remedy) from error
        self._stream = stream

    def _listener(self, heard: Callable[[AudioChunk], None]) -> Callable[..., None]:
        """Return what PortAudio calls with each block of one stream."""
        capture: Capture | None = None

        def callback(block: NDArray[np.float32], frames: int, time: Any, status: Any) -> None:
            nonlocal capture
            now, self._newest = self._clock.now(), elapsed()
            age = time.currentTime - time.inputBufferAdcTime if time.inputBufferAdcTime else 0.0
            if capture is None:
                if self._lost_since:
                    self._chunker.skip(self._newest - self._lost_since)
                capture = Capture(self._rate, self._latency, self._downmix, self._chunker)
            for chunk in capture.feed(block, now, age, bool(status.input_overflow)):
                heard(chunk)

        return callback

    def _keep(self, heard: Callable[[AudioChunk], None]) -> None:
        """Watch over the stream, and open it again when it is gone; on a thread of its own."""
        while not self._stop.wait(LOOK):
            now = elapsed()
            quiet = now - (self._newest or self._opened)
            if quiet < SILENT or now - self._opened < FIRST:
                if self._newest:
                    self._trouble = ""
                continue
            self._trouble = f"input device {self._name}: gives no sound any more; trying to open it again"
            self._lost_since = now - quiet
            self._end()
            self._reopen(heard)

    def _reopen(self, heard: Callable[[AudioChunk], None]) -> None:
        tries = 0
        while not self._stop.wait(WAITS[min(tries, len(WAITS) - 1)]):
            tries += 1
            try:
                self._open(heard, anew=True)
            except WheeError as error:
                self._trouble = f"no sound: {error}"
                continue
            if self._stop.is_set():
                self._end()
            return


def create(uri: str, channel: str = "auto") -> Microphone:
    """Return the microphone named `uri`."""
    return Microphone(uri, channel)
