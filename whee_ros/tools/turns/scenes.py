"""Scenes out of clips: a finished turn, or one with a pause in the middle of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from whee_ros.core.media import SAMPLE_RATE
from whee_ros.tools.turns.material import Clip, Sound

BEFORE, AFTER = 0.6, 1.9
"""Seconds of room around a turn."""
ROOM_DB = -66.0
"""Level of the room, dBFS."""
SHORTEST, LONGEST = 0.3, 1.2
"""Seconds of a pause."""
SNAP = 0.08
"""Seconds around a word boundary in which the quietest moment is sought."""
FADE = 80
"""Samples over which a cut fades."""


@dataclass(frozen=True)
class Scene:
    """Sound with the truth about it.

    Attributes:
        clip: whose turn it is.
        samples: float32 [n] at 16 kHz.
        end: of the turn, s.
        pause: start and end of the pause that was put in, s; None for a turn as it was spoken.
        word: number of the first word after the pause.
    """

    clip: Clip
    samples: Sound
    end: float
    pause: tuple[float, float] | None = None
    word: int = 0


def scenes(clips: Sequence[Clip], seed: int) -> list[Scene]:
    """Return every clip as it is, then every clip of four words or more with a pause at a word boundary."""
    chance = np.random.default_rng(seed)
    cut = [clip for clip in clips if len(clip.starts) >= 4]
    # every length of pause equally often, in mixed order
    gaps = chance.permutation(np.linspace(SHORTEST, LONGEST, len(cut)))
    return [_finished(clip, chance) for clip in clips] + [
        _paused(clip, float(gap), chance) for clip, gap in zip(cut, gaps, strict=True)
    ]


def _finished(clip: Clip, chance: np.random.Generator) -> Scene:
    length = len(clip.samples) / SAMPLE_RATE
    return Scene(clip, _in_room([clip.samples], chance), BEFORE + length)


def _paused(clip: Clip, gap: float, chance: np.random.Generator) -> Scene:
    word = int(chance.integers(2, len(clip.starts) - 1))
    at = _quietest(clip.samples, (clip.ends[word - 1] + clip.starts[word]) / 2)
    first, second = clip.samples[:at].copy(), clip.samples[at:].copy()
    first[-FADE:] *= np.linspace(1.0, 0.0, min(FADE, len(first)), dtype=np.float32)
    second[:FADE] *= np.linspace(0.0, 1.0, min(FADE, len(second)), dtype=np.float32)
    silence = np.zeros(round(gap * SAMPLE_RATE), np.float32)
    began = BEFORE + len(first) / SAMPLE_RATE
    ended = began + len(silence) / SAMPLE_RATE
    sound = _in_room([first, silence, second], chance)
    return Scene(clip, sound, ended + len(second) / SAMPLE_RATE, (began, ended), word)


def _quietest(sound: Sound, boundary: float) -> int:
    """Return the sample near `boundary` (s) around which it is quietest."""
    low = max(SAMPLE_RATE // 5, round((boundary - SNAP) * SAMPLE_RATE))
    high = min(len(sound) - SAMPLE_RATE // 5, round((boundary + SNAP) * SAMPLE_RATE))
    if high <= low:
        return max(1, min(len(sound) - 1, round(boundary * SAMPLE_RATE)))
    power = np.convolve(np.square(sound), np.ones(160) / 160, mode="same")
    return low + int(np.argmin(power[low:high]))


def _in_room(parts: Sequence[Sound], chance: np.random.Generator) -> Sound:
    before, after = (np.zeros(round(s * SAMPLE_RATE), np.float32) for s in (BEFORE, AFTER))
    sound = np.concatenate([before, *parts, after])
    noise = chance.normal(0.0, 10 ** (ROOM_DB / 20), len(sound))
    return (sound + noise).astype(np.float32)
