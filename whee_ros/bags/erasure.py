"""Which stretches of which topics have to go from a bag, kept beside it until they are gone."""

from __future__ import annotations

import json
import os
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

FILE = "erasing.json"
"""In the bag's folder while messages are being removed."""
Span = tuple[int, int]
"""From and to, ns since the epoch, both included."""


def stamp_of(data: bytes) -> int:
    """Return the header's stamp of a CDR message that begins with one, ns since the epoch."""
    order = "<" if data[1] & 1 else ">"  # encapsulation: 1 is little-endian
    seconds, nano = struct.unpack_from(f"{order}iI", data, 4)
    return int(seconds) * 10**9 + int(nano)


@dataclass(frozen=True)
class Erasure:
    """Spans by topic: messages sensed in one of them go. Every topic named has a header first in its messages."""

    spans: Mapping[str, Sequence[Span]]

    def keeps(self, topic: str, data: bytes) -> bool:
        """Return whether a message stays."""
        spans = self.spans.get(topic)
        if not spans:
            return True
        stamp = stamp_of(data)
        return not any(start <= stamp <= end for start, end in spans)

    def begin(self, folder: Path) -> None:
        """Note in the bag's folder what is to go, so that a kill cannot undo it."""
        new = folder / f".{FILE}.new"
        with new.open("w", encoding="utf-8") as stream:
            json.dump({topic: [list(span) for span in spans] for topic, spans in self.spans.items()}, stream)
            stream.flush()
            os.fsync(stream.fileno())
        new.replace(folder / FILE)

    @classmethod
    def pending(cls, folder: Path) -> Erasure | None:
        """Return what was begun and not ended."""
        path = folder / FILE
        if not path.is_file():
            return None
        data = json.loads(path.read_text(encoding="utf-8"))
        return cls({topic: [(int(start), int(end)) for start, end in spans] for topic, spans in data.items()})

    @staticmethod
    def done(folder: Path) -> None:
        """Forget it: all is gone."""
        (folder / FILE).unlink(missing_ok=True)
