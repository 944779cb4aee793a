"""What can be tuned about when empathy is called for."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from whee_ros.core.errors import ParameterError
from whee_ros.core.params import param


@dataclass(frozen=True)
class WhenConfig:
    """Thresholds, weights of the channels, and memory of the when-detector."""

    need_on: float = param(0.5, "Need at which empathy switches on.", low=0.0, high=1.0, live=True)
    need_off: float = param(
        0.35, "Need below which it switches off again; never above need_on.", low=0.0, high=1.0, live=True
    )
    minimum_duration: float = param(
        0.6,
        "How long face and voice alone must show need before it counts; words count at once.",
        unit="s",
        low=0.0,
        high=10.0,
        live=True,
    )
    refractory: float = param(
        4.0,
        "After the robot has spoken, how long face and voice alone cannot switch empathy on again.",
        unit="s",
        low=0.0,
        high=60.0,
        live=True,
    )
    prior: float = param(
        -0.35,
        "Log-odds of seeking before any evidence; lower makes the robot more reserved.",
        low=-5.0,
        high=5.0,
        live=True,
    )
    text_weight: float = param(1.0, "Weight of the words; 0 leaves them out.", low=0.0, high=3.0, live=True)
    face_weight: float = param(1.0, "Weight of the face; 0 leaves it out.", low=0.0, high=3.0, live=True)
    voice_weight: float = param(1.0, "Weight of the voice; 0 leaves it out.", low=0.0, high=3.0, live=True)
    dialogue_weight: float = param(
        1.0, "Weight of the dialogue's course; 0 leaves it out.", low=0.0, high=3.0, live=True
    )
    face_window: float = param(
        2.0, "Stretch of face that is looked at between utterances.", unit="s", low=0.2, high=10.0, live=True
    )
    stale_after: float = param(
        3.0, "Age at which a channel counts as missing.", unit="s", low=0.5, high=30.0, live=True
    )
    cooldown: float = param(
        0.08,
        "How far need_on rises right after the robot has answered with empathy, against overdoing it.",
        low=0.0,
        high=0.5,
        live=True,
    )
    cooldown_time: float = param(
        10.0, "Time in which that fades to half.", unit="s", low=0.5, high=120.0, live=True
    )
    memory: float = param(
        1.0, "Factor on how long every cue lasts; above 1 feelings linger.", low=0.1, high=10.0, live=True
    )
    addressed_from: float = param(
        0.4,
        "In a group: probability that words were for the robot, below which they get no empathy.",
        low=0.0,
        high=1.0,
        live=True,
    )
    cue_gains: str = param(
        "",
        "Factors (0 to 5) on single cues, such as: smile=0.5, head_down=0; `whee cues` names them.",
        live=True,
    )

    def gains(self, known: Iterable[str] | None = None) -> Mapping[str, float]:
        """Return `cue_gains` by name.

        Args:
            known: names of all cues, to check against; no check without.

        Raises:
            ParameterError: naming an entry that is no name=factor, no cue, or out of range.
        """
        found = _gains(self.cue_gains)
        names = list(known) if known is not None else list(found)
        for name in found:
            if name not in names:
                near = difflib.get_close_matches(name, names, n=1)
                hint = f"Did you mean {near[0]}?" if near else "`whee cues` lists the cues."
                raise ParameterError("cue_gains", repr(name), hint)
        return found


@cache
def _gains(text: str) -> Mapping[str, float]:
    """Parse `cue_gains` once a value: it is asked for ten times a second."""
    found: dict[str, float] = {}
    for entry in filter(None, (part.strip() for part in text.split(","))):
        name, _, factor = (part.strip() for part in entry.partition("="))
        if name in found:
            raise ParameterError("cue_gains", repr(entry), f"Name {name} once.")
        try:
            found[name] = float(factor)
        except ValueError:
            raise ParameterError("cue_gains", repr(entry), "Write name=factor, such as smile=0.5.") from None
        if not 0.0 <= found[name] <= 5.0:
            raise ParameterError("cue_gains", repr(entry), "Give a factor in [0, 5].")
    return found
