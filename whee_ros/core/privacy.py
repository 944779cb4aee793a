"""Which fields hold personal data, so that logs and bags can leave them out by rule, not by luck.

A message field listed here can show who somebody is or what they said. Anything that writes to disk or to
a log asks `is_personal` first.
"""

from __future__ import annotations

PERSONAL: dict[str, frozenset[str]] = {
    "Image": frozenset({"data"}),
    "CompressedImage": frozenset({"data"}),
    "AudioChunk": frozenset({"samples"}),
    "Transcript": frozenset({"text", "words"}),
    "EmpathyState": frozenset({"text", "cause"}),
}


def is_personal(message: str, field: str) -> bool:
    """Return whether `field` of the message type named `message` holds personal data."""
    return field in PERSONAL.get(message, frozenset())
