"""Port: text to speech."""

from __future__ import annotations

from typing import Protocol

from whee_ros.core.motion import Prosody, Speech


class Synthesizer(Protocol):
    """Speaks sentences into memory. One thread at a time."""

    def load(self) -> None:
        """Load the voice. Raises ModelError or BackendError."""
        ...

    def synthesize(self, text: str, prosody: Prosody) -> Speech:
        """Return `text` as speech with word and viseme times that cover it."""
        ...

    def close(self) -> None:
        """Free everything; may be called twice."""
        ...
