"""Speech with known word times: synthetic sentences, recorded digits one after another, and a long turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from whee_ros.core import registry
from whee_ros.core.entries import read_yaml
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.core.motion import Prosody
from whee_ros.core.voice import Word
from whee_ros.engine.person_voice import resample
from whee_ros.ports.models import ModelFinder
from whee_ros.tools.turns.material import SENTENCES
from whee_ros.tools.words.live import Spoken
from whee_ros.tools.words.noise import Sound
from whee_ros.tools.words.sets import Clip

VOICES = ("rowan", "heart")
PLAIN = (
    "I went to the library after breakfast this morning and read for two hours.",
    "My dog died last night and the house feels so empty without him.",
    "I have been fixing this printer all day and nothing works the way it should.",
    "Since my brother moved away nobody calls me in the evening any more.",
)
"""Sentences for delays and word times of the test part, beside some that turns are made of."""
SPOKEN = (
    ("Um, I was, uh, thinking about my mother.", ("filler", "filler")),
    ("I, I, I don't know what to do.", ("repetition",)),
    ("I went to, to the doctor and, um, he said it is bad.", ("repetition", "filler")),
    ("So, um, my, my brother left.", ("filler", "repetition")),
    ("Well, uh, we were, we were supposed to meet.", ("filler", "repetition")),
    ("I just, um, I just feel so tired.", ("filler", "repetition")),
    ("No, no, no, that is not what I meant.", ("repetition",)),
    ("It was, uh, it was my fault.", ("filler", "repetition")),
    ("She said, um, she said goodbye.", ("filler", "repetition")),
    ("Uh, maybe, maybe tomorrow.", ("filler", "repetition")),
)
"""Disfluent sentences and the marks they must have."""
DIGITS = 7
"""Digits of a number."""
GAP = 0.12
"""Seconds between two of them."""
PAUSE = 0.3
"""Seconds between the sentences of a long turn: breath, shorter than any patience."""


def plain(part: str) -> list[str]:
    """Return the sentences for delays and word times of a part."""
    texts = [str(text) for text in read_yaml(SENTENCES)[part]]
    return texts[::4] if part == "dev" else [*PLAIN, *texts[::2]]


def sentences(models: ModelFinder, texts: Sequence[str]) -> list[Spoken]:
    """Return every text in every voice."""
    made = []
    for name in VOICES:
        voice = registry.load("tts", "hibari")(models, voice=name)
        voice.load()
        for text in texts:
            speech = voice.synthesize(text, Prosody())
            made.append(Spoken(resample(speech.samples, speech.sample_rate), speech.words))
        voice.close()
    return made


def numbers(digits: Mapping[str, Sound], count: int) -> list[Spoken]:
    """Return `count` numbers put together from recorded digits."""
    rng = np.random.default_rng(3)
    made = []
    for _ in range(count if digits else 0):
        names = rng.choice(sorted(digits), DIGITS)
        parts: list[Sound] = []
        words: list[Word] = []
        at = 0.0
        for name in names:
            length = len(digits[name]) / SAMPLE_RATE
            words.append(Word(str(name), at, at + length))
            parts += [digits[name], np.zeros(int(GAP * SAMPLE_RATE), np.float32)]
            at += length + int(GAP * SAMPLE_RATE) / SAMPLE_RATE
        made.append(Spoken(np.concatenate(parts), tuple(words)))
    return made


def long_turn(clips: Sequence[Clip], seconds: float) -> tuple[str, Sound]:
    """Return recordings one after another with breath between, and their text, up to `seconds`."""
    gap = np.zeros(int(PAUSE * SAMPLE_RATE), np.float32)
    texts: list[str] = []
    parts: list[Sound] = []
    for clip in clips:
        if sum(map(len, parts)) > seconds * SAMPLE_RATE:
            break
        texts.append(clip.said)
        parts += [clip.samples, gap]
    return " ".join(texts), np.concatenate(parts)
