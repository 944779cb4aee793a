"""Stage two: cues to probabilities, by a sum that a person can follow.

The three log-odds are 0 for none, the sum of `seeking` contributions, and the sum of `providing` ones; their
softmax are the probabilities. So log(p_seeking / p_none) is exactly the sum of the contributions that a state reports,
and log(p_providing / p_none) the sum of their shares in providing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from whee_ros.core.empathy import Cue, Direction
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.empathy.when.cues import CueReader
from whee_ros.empathy.when.intake import readable
from whee_ros.empathy.when.signals import Channel

PRIOR = "prior"
"""Name under which the starting point of the sum is reported."""


@dataclass(frozen=True)
class Verdict:
    """Probabilities of the three directions, and the cues that made them.

    First come those that count most for providing where that is the verdict, for or against seeking elsewhere.
    """

    p_none: float
    p_seeking: float
    p_providing: float
    cues: tuple[Cue, ...]


def fuse(
    channels: Mapping[str, Channel], table: Mapping[str, CueReader], config: WhenConfig, now: float
) -> Verdict:
    """Weigh what the cues of `table` read from `channels` at time `now` (s); an absent channel adds nothing."""
    weight = {
        "text": config.text_weight,
        "face": config.face_weight,
        "voice": config.voice_weight,
        "dialogue": config.dialogue_weight,
    }
    gains = config.gains()
    cues = [Cue(PRIOR, "dialogue", config.prior, 1.0, now, config.prior, "before any evidence", config.prior)]
    seeking = providing = config.prior
    for spec in table.values():
        reading = spec.read(channels)
        if reading is None or not readable(reading):  # what a plug-in could not compute says nothing
            continue
        age = max(0.0, now - reading.stamp) / (spec.half_life * config.memory)
        confidence = reading.confidence * 0.5**age
        evidence = weight[spec.modality] * gains.get(reading.name, 1.0) * confidence * reading.evidence
        seeking += spec.seeking * evidence
        providing += spec.providing * evidence
        cues.append(
            Cue(
                reading.name,
                spec.modality,
                reading.value,
                confidence,
                reading.stamp,
                spec.seeking * evidence,
                reading.detail,
                spec.providing * evidence,
            )
        )
    top = max(0.0, seeking, providing)
    parts = [math.exp(z - top) for z in (0.0, seeking, providing)]
    p_none, p_seeking, p_providing = (part / sum(parts) for part in parts)
    leading = Direction.PROVIDING if p_providing > max(p_none, p_seeking) else Direction.SEEKING
    ordered = sorted(cues, key=lambda cue: -abs(cue.toward(leading)))
    return Verdict(p_none, p_seeking, p_providing, tuple(ordered))
