"""Plug-ins by name, through Python entry points; nothing is imported until it is asked for.

Groups are `whee.<kind>`, for the kinds of `KINDS`.
"""

from __future__ import annotations

import importlib
import sys
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from whee_ros.core.errors import BackendError, ConfigError

KINDS = (
    *("face", "voice", "voice_encoder", "voiceprint", "turn", "asr", "text", "llm", "cue", "tts"),
    *("camera", "microphone", "speaker", "robot", "bt_node"),
)
"""Kinds of plug-ins; docs/architecture.md says what each may touch."""


def names(kind: str) -> list[str]:
    """Return the installed plug-ins of a kind, sorted."""
    return sorted(_entries(kind))


def load(kind: str, name: str) -> Any:
    """Import and return the plug-in `name` of `kind`.

    Raises:
        ConfigError: if no plug-in of that name is installed.
        BackendError: if it is installed but its library cannot be imported.
    """
    found = _entries(kind)
    if name not in found:
        known = ", ".join(sorted(found)) or "none (is the package installed?)"
        raise ConfigError(f"{kind} back end", repr(name), f"Choose one of: {known}.")
    try:
        return found[name].load()
    except ImportError as error:
        raise BackendError(
            f"{kind} back end {name}", error, "Install the missing library or choose another back end."
        ) from error


def vendor(module: str, user: str, install: str) -> Any:
    """Import a vendor's library at the moment it is needed.

    Args:
        module: its name.
        user: who needs it ("asr back end whisper").
        install: what pip has to install for it.

    Raises:
        BackendError: if it is not there or cannot be loaded.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise BackendError(user, error, f"pip install {install}") from error


def _entries(kind: str) -> dict[str, EntryPoint]:
    return dict(_installed(kind, tuple(sys.path)))


@lru_cache(maxsize=len(KINDS))
def _installed(kind: str, path: tuple[str, ...]) -> dict[str, EntryPoint]:
    """Look through the packages on `path`: every one of them is opened, so it is done once a process."""
    return {entry.name: entry for entry in entry_points(group=f"whee.{kind}")}
