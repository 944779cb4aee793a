"""What the voice model hears of each clip, kept in a cache outside the repository, one file a speaker."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.audio.decode import decode
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.perception.voice.features import Ear
from whee_ros.perception.voice.pitch import FRAME, HOP, track
from whee_ros.ports.voice_encoder import SPAN, VoiceEncoder
from whee_ros.training.voice_corpus import Clip

VERSION = 2
"""Of what is kept; a cache of another version is made anew."""
QUIET_DB, MARGIN = 35.0, 0.1
"""Sound this far below the loudest at the ends of a clip is cut off, but for a margin in s."""
WHOLE, SHORT, NOISY, CLIP = range(4)
"""Kinds of windows: up to 3 s as the meter takes them, a piece of 1-1.8 s, the first with noise; and the uncut clip."""
NOISE_DB = (10.0, 25.0)
"""Range of the signal-to-noise ratio of noisy windows, dB."""


@dataclass(frozen=True)
class Windows:
    """Windows of many clips.

    Attributes:
        features: float32 [n, columns of `Ear`].
        kind: WHOLE, SHORT, NOISY or CLIP [n].
        clip: index of the clip [n].
    """

    features: NDArray[np.float32]
    kind: NDArray[np.int64]
    clip: NDArray[np.int64]


def trimmed(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return a clip without the silence at its ends."""
    level = track(samples).level
    loud = np.flatnonzero(level > level.max() - QUIET_DB)
    margin = int(MARGIN * SAMPLE_RATE)
    return samples[max(0, loud[0] * HOP - margin) : loud[-1] * HOP + FRAME + margin]


def windows(samples: NDArray[np.float32], name: str, seed: int) -> list[tuple[int, NDArray[np.float32]]]:
    """Return the windows of a clip with their kinds; what is random depends on `name` and `seed` alone."""
    random = np.random.default_rng([seed, zlib.crc32(name.encode())])
    speech, span = trimmed(samples), int(SPAN * SAMPLE_RATE)
    starts = list(range(0, max(1, len(speech) - span), span // 2))
    if len(speech) > span:
        starts.append(len(speech) - span)
    found = [(WHOLE, speech[start : start + span]) for start in starts]
    length = min(len(speech), int(random.uniform(1.0, 1.8) * SAMPLE_RATE))
    start = int(random.integers(0, len(speech) - length + 1))
    found.append((SHORT, speech[start : start + length]))
    found.append((NOISY, noisy(found[0][1], random.uniform(*NOISE_DB), random)))
    return [*found, (CLIP, samples)]


def noisy(samples: NDArray[np.float32], ratio: float, random: np.random.Generator) -> NDArray[np.float32]:
    """Add pink noise `ratio` dB below the speech, as a room with a fan has."""
    spectrum = np.fft.rfft(random.normal(size=len(samples)))
    spectrum /= np.sqrt(np.maximum(np.arange(len(spectrum)), 1.0))
    noise = np.fft.irfft(spectrum, len(samples))
    noise *= np.sqrt(np.mean(np.square(samples)) / np.mean(np.square(noise))) * 10 ** (-ratio / 20)
    return (samples + noise).astype(np.float32)


def collect(clips: Sequence[Clip], encoder: VoiceEncoder | None, cache: Path, seed: int) -> Windows:
    """Return the windows of clips that are sorted by corpus; what the cache has is taken from there.

    Args:
        clips: which, in the order that `clip` of the result counts.
        encoder: loaded; None if the cache is known to be complete.
        cache: folder; made if needed.
        seed: of all that is random.

    Raises:
        FileNotFoundError: if something is not in the cache and there is no encoder.
    """
    cache.mkdir(parents=True, exist_ok=True)
    order = {clip.path: index for index, clip in enumerate(clips)}
    parts = []
    by_speaker = groupby(sorted(clips, key=lambda clip: clip.speaker), key=lambda clip: clip.speaker)
    for speaker, group in by_speaker:
        own = sorted(group, key=lambda clip: clip.path)
        file = cache / f"{speaker}-{len(own)}-{seed}-v{VERSION}.npz"
        if not file.exists():
            if encoder is None:
                raise FileNotFoundError(f"{file} is not in the cache")
            print(f"hearing {speaker}, {len(own)} clips", file=sys.stderr, flush=True)
            _hear(own, Ear(encoder), seed, file)
        with np.load(file) as kept:
            mine = np.array([order[clip.path] for clip in own])
            parts.append((kept["features"], kept["kind"], mine[kept["clip"]]))
    features, kind, clip = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Windows(features, kind, clip)


def _hear(clips: Sequence[Clip], ear: Ear, seed: int, file: Path) -> None:
    features, kinds, indices = [], [], []
    for index, clip in enumerate(clips):
        for kind, samples in windows(decode(clip.path), clip.path.stem, seed):
            features.append(ear.describe(samples)[0])
            kinds.append(kind)
            indices.append(index)
    partial = file.with_suffix(".part.npz")
    np.savez(partial, features=np.array(features, np.float32), kind=kinds, clip=indices)
    partial.replace(file)
