"""What waits to be sent to one page: the newest of each channel, so that a slow page falls behind and never piles up.

A channel is a name with a value that replaces the one before. Values that add to each other (points of a curve) come
as short lists; a page too slow for them has a gap in its curve.
"""

from __future__ import annotations

from collections.abc import Mapping


class Outbox:
    """Holds at most one encoded value a channel; one owner, no locks.

    Attributes:
        dropped: values that were replaced before they were sent.
    """

    def __init__(self) -> None:
        self._waiting: dict[str, str] = {}
        self.dropped = 0

    def put(self, values: Mapping[str, str]) -> None:
        """Take JSON texts by channel; unsent ones of the same channels are lost."""
        self.dropped += len(self._waiting.keys() & values.keys())
        self._waiting.update(values)

    def take(self) -> str:
        """Return everything that waits as one JSON object, "" when there is nothing."""
        if not self._waiting:
            return ""
        # the values are encoded once for all pages, so the object is put together by hand
        parts = ",".join(f'"{channel}":{text}' for channel, text in self._waiting.items())
        self._waiting = {}
        return f"{{{parts}}}"
