"""What the voice says."""

from __future__ import annotations

from whee_ros.core.voice import VoiceAffect
from whee_ros.empathy.when.cues import Reading

USUAL_PAUSES = 0.25
"""Share of silence within fluent read or told speech (Campione & Veronis 2002: a fifth to a third)."""


def read(voice: VoiceAffect | None) -> list[Reading]:
    """Return the cues of the last estimate; none without one."""
    if voice is None:
        return []
    pauses = max(0.0, voice.pause_ratio - USUAL_PAUSES) / (1 - USUAL_PAUSES)
    prosody = (
        f"F0 {voice.f0_mean_hz:.0f} Hz, range {voice.f0_range_st:.0f} st, {voice.rate_hz:.1f} syllables/s"
    )
    return [
        Reading(
            "voice_arousal", voice.arousal, voice.arousal_confidence, voice.stamp, voice.arousal, prosody
        ),
        Reading("voice_valence", voice.valence, voice.valence_confidence, voice.stamp, abs(voice.valence)),
        Reading("voice_pauses", voice.pause_ratio, voice.arousal_confidence, voice.stamp, pauses),
    ]
