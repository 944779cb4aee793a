"""Text in sentences, so that the first is heard while the others are still being made."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import numpy as np

from whee_ros.core.motion import Speech, Viseme
from whee_ros.core.punctuation import TITLES

_END = re.compile(r"[.!?\u2026][\"')\u201d\u2019]*(\s)(?=[\"'(\u201c\u2018]*[A-Z0-9])")
_NO_END = re.compile(rf"(?:\b(?:{'|'.join(TITLES)}|St|vs|etc|e\.g|i\.e|No)|\b[A-Z])\.$")
"""Dots that end no sentence."""


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of `text` in order, white space made plain; () for nothing but space."""
    plain = " ".join(text.split())
    cuts = [0, *(found.start(1) for found in _END.finditer(plain)), len(plain)]
    found: list[str] = []
    for part in (plain[start:end].strip() for start, end in itertools.pairwise(cuts)):
        if found and _NO_END.search(found[-1]):
            found[-1] = f"{found[-1]} {part}"
        elif part:
            found.append(part)
    return tuple(found)


def preceded(speech: Speech, silence: float) -> Speech:
    """Return `speech` after `silence` seconds of nothing, all its times moved."""
    if silence <= 0.0:
        return speech
    samples = np.concatenate([np.zeros(round(silence * speech.sample_rate), np.float32), speech.samples])
    shift = (len(samples) - len(speech.samples)) / speech.sample_rate
    words = tuple(replace(word, start=word.start + shift, end=word.end + shift) for word in speech.words)
    shapes = (Viseme(item.shape, item.start + shift, item.end + shift) for item in speech.visemes)
    return replace(speech, samples=samples, words=words, visemes=(Viseme("sil", 0.0, shift), *shapes))
