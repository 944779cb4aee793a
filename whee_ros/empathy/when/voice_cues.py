"""What the voice says, as signals over the last minute."""

from __future__ import annotations

from bisect import insort

import numpy as np

from whee_ros.core.voice import VOICE_EMOTIONS, VoiceAffect
from whee_ros.empathy.when.signals import Channel

TREND_OVER = 60.0
"""Seconds over which arousal is watched for a trend; about the length of a told episode."""
LEAST_ESTIMATES = 4
"""Estimates below which there is no trend to speak of."""
SAD = VOICE_EMOTIONS.index("sad")


class VoiceHistory:
    """Remembers the estimates of a minute."""

    def __init__(self) -> None:
        self._heard: list[VoiceAffect] = []
        self.trend = 0.0
        """Change of arousal over a minute by least squares, within [-1, 1]; 0 while unknown."""

    def add(self, affect: VoiceAffect) -> None:
        """Take in an estimate; a late one is put where it belongs."""
        insort(self._heard, affect, key=_stamp)
        oldest = self._heard[-1].stamp - TREND_OVER
        self._heard = [known for known in self._heard if known.stamp >= oldest]
        self.trend = self._slope()

    def last(self, after: float) -> VoiceAffect | None:
        """Return the newest estimate if its stamp (s) is not before `after`."""
        return self._heard[-1] if self._heard and self._heard[-1].stamp >= after else None

    def _slope(self) -> float:
        if (
            len(self._heard) < LEAST_ESTIMATES
            or self._heard[-1].stamp - self._heard[0].stamp < TREND_OVER / 6
        ):
            return 0.0
        stamps = np.array([a.stamp for a in self._heard]) - self._heard[0].stamp
        slope = float(np.polyfit(stamps, [a.arousal for a in self._heard], 1)[0])
        return max(-1.0, min(1.0, slope * TREND_OVER))


def _stamp(affect: VoiceAffect) -> float:
    return affect.stamp


def signals(voice: VoiceAffect | None, trend: float) -> Channel | None:
    """Return the channel of an estimate; None without one."""
    if voice is None:
        return None
    values = {
        "voice_valence": voice.valence,
        "voice_arousal": voice.arousal,
        "voice_trend": trend,
        "voice_pauses": voice.pause_ratio,
        "voice_rate": voice.rate_hz,
        "voice_tremor": voice.tremor,
        "voice_sadness": voice.emotions[SAD] if voice.emotions else 0.0,
    }
    prosody = (
        f"F0 {voice.f0_mean_hz:.0f} Hz, range {voice.f0_range_st:.0f} st, {voice.rate_hz:.1f} syllables/s"
    )
    return Channel(
        voice.stamp,
        voice.arousal_confidence,
        values,
        {"voice_arousal": prosody},
        {"voice_valence": voice.valence_confidence, "voice_sadness": voice.emotion_confidence},
    )
