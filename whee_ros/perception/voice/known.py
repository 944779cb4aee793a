"""Whose voice is this? The voices that were given a name, and which of them is heard, if any."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.errors import ParameterError
from whee_ros.core.params import amend, param

Print = NDArray[np.float32]
RECENT = 60.0
"""Seconds for which the voice heard last can still be given a name."""
MOST = 20
"""Utterances after which a print is hardly moved by another."""


@dataclass(frozen=True)
class KnownConfig:
    """When two stretches of speech are one person's."""

    voice_alike: float = param(
        0.75,
        "Likeness (cosine) of two voiceprints from which they are one person's; higher mistakes fewer strangers for "
        "somebody known, and knows fewer again.",
        low=0.4,
        high=0.99,
        live=True,
    )


class KnownVoices:
    """Named voices. Prints are personal data: they live in memory and go with the process.

    Args:
        config: how alike is alike enough.
    """

    def __init__(self, config: KnownConfig) -> None:
        self.config = config
        self._sums: dict[str, Print] = {}
        self._counts: dict[str, int] = {}
        self._last: tuple[float, Print] | None = None

    def amend(self, changes: Mapping[str, object]) -> None:
        """Change thresholds while running."""
        self.config = amend(self.config, changes)

    @property
    def names(self) -> tuple[str, ...]:
        """Who is known."""
        return tuple(self._sums)

    def hear(self, voice: Print, stamp: float) -> str:
        """Return who spoke until `stamp` (s), "" for nobody known; their print follows their voice.

        Args:
            voice: of the utterance, of length 1.
            stamp: s.
        """
        self._last = (stamp, voice)
        alike = {name: float(found @ voice / np.linalg.norm(found)) for name, found in self._sums.items()}
        name = max(alike, key=lambda one: alike[one], default="")
        if not name or alike[name] < self.config.voice_alike:
            return ""
        self._take(name, voice)
        return name

    def name(self, person_id: str, now: float) -> None:
        """Call the voice heard last `person_id` from now on.

        Raises:
            ParameterError: if nobody was heard in the last `RECENT` s before `now`.
        """
        if self._last is None or now - self._last[0] > RECENT:
            raise ParameterError(
                "person_id", person_id, "Let the person say a sentence or two first, then name them."
            )
        self._take(person_id, self._last[1])

    def forget(self, person_id: str) -> bool:
        """Forget a voice; return whether it was known."""
        self._counts.pop(person_id, None)
        return self._sums.pop(person_id, None) is not None

    def _take(self, name: str, voice: Print) -> None:
        count = self._counts.get(name, 0)
        known = self._sums[name] / count if count else np.zeros_like(voice)
        self._counts[name] = min(count + 1, MOST)
        self._sums[name] = (known * (self._counts[name] - 1) + voice).astype(np.float32)
