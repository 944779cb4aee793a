"""Finds sound devices through sounddevice (PortAudio), with errors that list what there is; opens and ends streams."""

from __future__ import annotations

import importlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from whee_ros.core.errors import DeviceError

END = 1.0
"""Seconds that a stream may take to end; one whose sound server died may never."""

_devices = threading.RLock()
_lock = threading.Lock()
_open: set[int] = set()


def library() -> Any:
    """Return the sounddevice module.

    Raises:
        DeviceError: if it or PortAudio is not installed.
    """
    try:
        return importlib.import_module("sounddevice")
    except (ImportError, OSError) as error:
        raise DeviceError("sound", error, "Install PortAudio: sudo apt install libportaudio2") from error


def choose(sounddevice: Any, uri: str, kind: str) -> tuple[Any, dict[str, Any]]:
    """Return the device to open and its description.

    Args:
        sounddevice: the module.
        uri: "" for the default, a number, or a part of the name.
        kind: "input" or "output".

    Raises:
        DeviceError: listing the devices of that kind.
    """
    device: Any = int(uri) if uri.isdigit() else (uri or None)
    try:
        return device, dict(sounddevice.query_devices(device, kind))
    except (ValueError, sounddevice.PortAudioError) as error:
        channels = f"max_{kind}_channels"
        names = [f"{d['index']}: {d['name']}" for d in sounddevice.query_devices() if d[channels] > 0]
        if not names:
            remedy = "Plug one in, or start a sound server."
            raise DeviceError(f"{kind} device {uri}".rstrip(), "this machine has none", remedy) from error
        found = "there is no such device" if uri else "there is no default"
        raise DeviceError(
            f"{kind} device {uri}".rstrip(), found, f"Choose one of {'; '.join(names)}."
        ) from error


def begin(stream: Any) -> None:
    """Start a stream, and remember that it is open. Raises sounddevice.PortAudioError."""
    stream.start()
    with _lock:
        _open.add(id(stream))


def end(stream: Any) -> None:
    """End a stream, also one whose device is gone; waits for `END` seconds at most."""

    def close() -> None:
        stream.abort(ignore_errors=True)
        stream.close(ignore_errors=True)
        with _lock:
            _open.discard(id(stream))

    closer = threading.Thread(target=close, name="end of a sound stream", daemon=True)
    closer.start()
    closer.join(END)


@contextmanager
def devices(*, anew: bool) -> Iterator[Any]:
    """Give the sounddevice module to one thread that opens a stream.

    Args:
        anew: look for devices again, since PortAudio knows only those that were there when it began. That is left out
            while any stream is open.

    Raises:
        DeviceError: if it or PortAudio is not installed.
    """
    with _devices:
        sounddevice = library()
        with _lock:
            idle = not _open
        if anew and idle:
            sounddevice._terminate()
            sounddevice._initialize()
        yield sounddevice
