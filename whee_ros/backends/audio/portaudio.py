"""Finds sound devices through sounddevice (PortAudio), with errors that list what there is."""

from __future__ import annotations

import importlib
from typing import Any

from whee_ros.core.errors import DeviceError


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
