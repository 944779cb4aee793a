"""Scenes out of clips: a finished turn, or one with a pause in the middle of a sentence.

A pause is cut into fluent speech, or is where the speaker hesitates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from whee_ros.core.media import SAMPLE_RATE
from whee_ros.tools.turns.material import QUIET_DB, Clip, Sound

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
    """Return every fluent clip as it is, then with a pause at a word boundary; then every hesitant one."""
    chance = np.random.default_rng(seed)
    fluent = [clip for clip in clips if not clip.hesitates]
    cut = [clip for clip in fluent if len(clip.starts) >= 4]
    # every length of pause equally often, in mixed order
    gaps = chance.permutation(np.linspace(SHORTEST, LONGEST, len(cut)))
    found = [_finished(clip, chance) for clip in fluent]
    found += [_paused(clip, float(gap), chance) for clip, gap in zip(cut, gaps, strict=True)]
    waits = [clip for clip in clips if clip.hesitates]
    gaps = chance.permutation(np.linspace(SHORTEST, LONGEST, len(waits)))
    return found + [_hesitated(clip, float(gap), chance) for clip, gap in zip(waits, gaps, strict=True)]


def _finished(clip: Clip, chance: np.random.Generator) -> Scene:
    length = len(clip.samples) / SAMPLE_RATE
    return Scene(clip, _in_room([clip.samples], chance), BEFORE + length)


def _paused(clip: Clip, gap: float, chance: np.random.Generator) -> Scene:
    word = int(chance.integers(2, len(clip.starts) - 1))
    at = quietest(clip.samples, (clip.ends[word - 1] + clip.starts[word]) / 2)
    return _parted(clip, at, at, gap, word, chance)


def _hesitated(clip: Clip, gap: float, chance: np.random.Generator) -> Scene:
    """Make the silence that the speaker left `gap` seconds long."""
    at, on = silence(clip.samples, clip.ends[clip.hesitates - 1], clip.starts[clip.hesitates])
    return _parted(clip, at, on, gap, clip.hesitates, chance)


def _parted(clip: Clip, at: int, on: int, gap: float, word: int, chance: np.random.Generator) -> Scene:
    """Return the clip up to sample `at`, silence, and the clip from sample `on`."""
    first, second = faded(clip.samples[:at]), clip.samples[on:].copy()
    second[:FADE] *= np.linspace(0.0, 1.0, min(FADE, len(second)), dtype=np.float32)
    between = np.zeros(round(gap * SAMPLE_RATE), np.float32)
    began = BEFORE + len(first) / SAMPLE_RATE
    ended = began + len(between) / SAMPLE_RATE
    sound = _in_room([first, between, second], chance)
    return Scene(clip, sound, ended + len(second) / SAMPLE_RATE, (began, ended), word)


def faded(sound: Sound) -> Sound:
    """Return a copy that ends softly."""
    made = sound.copy()
    made[-FADE:] *= np.linspace(1.0, 0.0, min(FADE, len(made)), dtype=np.float32)
    return made


def silence(sound: Sound, low: float, high: float) -> tuple[int, int]:
    """Return first and last sample of the longest silence between a word that ends and one that begins (s)."""
    first, last = (max(0, round((low - SNAP) * SAMPLE_RATE)), round((high + SNAP) * SAMPLE_RATE))
    power = np.convolve(np.square(sound), np.ones(160) / 160, mode="same")
    quiet = power[first:last] < power.max() * 10 ** (-QUIET_DB / 10)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], quiet.astype(np.int8), [0]])))
    if not len(edges):
        at = quietest(sound, (low + high) / 2)
        return at, at
    lengths = edges[1::2] - edges[::2]
    longest = int(lengths.argmax())
    return first + int(edges[2 * longest]), first + int(edges[2 * longest + 1])


def quietest(sound: Sound, boundary: float) -> int:
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
