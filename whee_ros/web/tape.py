"""What the page says of the recorder: whether it is there, and what it is writing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

SILENT = 5.0
"""Seconds after which a recorder that says nothing (it does once a second) counts as gone."""
ABSENT = "no recorder is running, so nothing is recorded: see Diagnostics"


class Tape:
    """Follows the recorder's own words on /diagnostics."""

    def __init__(self) -> None:
        self._heard = float("-inf")
        self._said: dict[str, Any] = {}

    def heard(self, level: str, text: str, values: Mapping[str, str], now: float) -> None:
        """Take its words and figures (profile, bytes, topics) at `now` (s); topics are those of an open bag."""
        self._heard = now
        self._said = {
            "on": "topics" in values,
            "level": level,
            "text": text,
            "profile": values.get("profile", ""),
            "bytes": int(values.get("bytes", 0)),
        }

    def value(self, now: float) -> dict[str, Any]:
        """Return what the page shows at `now` (s)."""
        if now - self._heard > SILENT:
            return {"there": False, "on": False, "level": "warn", "text": ABSENT, "profile": "", "bytes": 0}
        return {"there": True, **self._said}
