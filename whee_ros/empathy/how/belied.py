"""Few light words behind a heavy face: who sees it does not take them at their word (Ekman & Friesen 1969)."""

from __future__ import annotations

import re

from whee_ros.core.empathy import EmpathyState

BARE, LIGHT = ("bare_words",), ("bare_words", "incongruence", "masking_smile")
"""Cues that tell of it: of one or two words whatever they are, of more only where they say that all is well."""
SHOWN = 0.3
"""Contribution of these cues together, log-odds, from which on it is spoken of."""
FEW = 8
_WELL = re.compile(
    r"\b(?:fine|okay|ok|alright|all right|good|great|well|happy|nothing|no problem|not (?:too |so |that )?bad"
    r"|do not worry|never mind|so so)\b"
)


def belied(state: EmpathyState, said: str, words: int) -> bool:
    """Return whether the face says otherwise than what was `said` (plain spelling, so many words)."""
    cues = LIGHT if words <= FEW and _WELL.search(said) else BARE
    return sum(cue.contribution for cue in state.cues if cue.name in cues) >= SHOWN
