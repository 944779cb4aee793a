"""Speech that stops: synthetic sentences of many speakers, and the moments at which they end, are cut, or hesitate."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from whee_ros.backends.tts.colour import Colour
from whee_ros.backends.tts.hibari import HibariSynthesizer
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.core.motion import Prosody
from whee_ros.engine.models import ModelStore
from whee_ros.engine.person_voice import resample
from whee_ros.tools.turns.material import Sound, audible, hesitant
from whee_ros.tools.turns.scenes import faded, quietest, silence
from whee_ros.training.sources import Row

FEWEST, MOST = 5, 16
"""Words of a sentence."""
PLAIN = re.compile(r"[A-Z][A-Za-z',; -]+[.!?]")
"""A sentence that a voice reads as it is written."""
HESITATIONS = ("…", ",", " —", ", um,", ", uh,", ", um…", ", er,")
"""What makes a voice hesitate behind a word."""
TRACTS, PITCHES, RATES, RANGES = (0.85, 1.08), (0.75, 1.35), (0.8, 1.3), (0.7, 1.4)
"""Length of the vocal tract, pitch, rate and excursions of melody of a speaker, relative to the voice's own. The test's
speaker of `whee eval turns` (1.16, 0.58) lies outside."""
CUTS = 2
"""Times that a sentence without a hesitation is cut."""
SOON, LATER, SOON_SHARE = (0.05, 0.16), (0.16, 0.6), 0.7
"""Seconds of silence behind the stop when the question is asked, and the share of those asked soon."""
ECHOES, DECAYS, WET = 0.25, (0.15, 0.5), (0.1, 0.6)
"""Share of sentences in a room that echoes; its reverberation time (s), and its level beside the direct sound."""
GAINS_DB, QUIET_DB, NOISES_DB = (-12.0, 6.0), -66.0, (-72.0, -42.0)
"""Level of the speech, dB; of the room, dBFS: half of them quiet."""


class Kind(StrEnum):
    """How speech stops."""

    END = "end"
    CUT = "cut"
    HESITATION = "hesitation"


class Moment(NamedTuple):
    """A sample at which speech stops, and how."""

    at: int
    kind: Kind


@dataclass(frozen=True)
class Spoken:
    """A sentence as somebody said it.

    Attributes:
        sound: float32 [n] at 16 kHz, from the first sound to the last.
        starts, ends: of each word, s.
        hesitates: number of the word before which the speaker hesitates, 0 for one who does not.
    """

    sound: Sound
    starts: tuple[float, ...]
    ends: tuple[float, ...]
    hesitates: int


def sentences(rows: Sequence[Row], count: int) -> list[str]:
    """Return so many different sentences of the part to learn from, in a fixed order."""
    found: dict[str, str] = {}
    for row in rows:
        text = row.text.replace(" '", "'").replace(" n't", "n't").replace("\u2019", "'")
        for sentence in re.split(r"(?<=[.!?])\s+", text if row.part == "train" else ""):
            if FEWEST <= len(sentence.split()) <= MOST and PLAIN.fullmatch(sentence.strip()):
                found.setdefault(sentence.lower(), sentence.strip())
    return random.Random(0).sample(list(found.values()), count)


def speech(texts: Sequence[str], models: ModelStore) -> Iterator[Spoken]:
    """Say every text as another speaker; in two of three there is a hesitation."""
    voice = HibariSynthesizer(models)
    voice.load()
    for number, text in enumerate(texts):
        chance = random.Random(f"speaker {number}")
        voice.colour = Colour(chance.uniform(*TRACTS), chance.uniform(*PITCHES))
        said, hesitates = hesitant(text, chance.choice(HESITATIONS), chance) if number % 3 else (text, 0)
        made = voice.synthesize(said, Prosody(chance.uniform(*RATES), range=chance.uniform(*RANGES)))
        sound = resample(made.samples, made.sample_rate)
        first, last = audible(sound)
        shift = first / SAMPLE_RATE
        starts, ends = tuple(w.start - shift for w in made.words), tuple(w.end - shift for w in made.words)
        yield Spoken(sound[first:last], starts, ends, hesitates)
    voice.close()


def moments(spoken: Spoken, chance: random.Random) -> list[Moment]:
    """Return the end, a place or two where the sentence is cut, and the hesitation."""
    found = [Moment(len(spoken.sound), Kind.END)]
    places = [word for word in range(2, len(spoken.starts)) if word != spoken.hesitates]
    for word in chance.sample(places, min(len(places), 1 if spoken.hesitates else CUTS)):
        between = (spoken.ends[word - 1] + spoken.starts[word]) / 2
        found.append(Moment(quietest(spoken.sound, between), Kind.CUT))
    if spoken.hesitates:
        at, _ = silence(spoken.sound, spoken.ends[spoken.hesitates - 1], spoken.starts[spoken.hesitates])
        found.append(Moment(at, Kind.HESITATION))
    return found


def asked(sound: Sound, moment: Moment, chance: random.Random) -> Sound:
    """Return the sound up to a moment and some silence, in a room."""
    spoken = sound[: moment.at] if moment.kind == Kind.END else faded(sound[: moment.at])
    lasts = chance.uniform(*(SOON if chance.random() < SOON_SHARE else LATER))
    made = np.concatenate([spoken, np.zeros(round(lasts * SAMPLE_RATE), np.float32)])
    noise = np.random.default_rng(chance.getrandbits(32))
    if chance.random() < ECHOES:
        made = np.convolve(made, _echo(chance, noise))[: len(made)]
    made = made * 10 ** (chance.uniform(*GAINS_DB) / 20)
    level = QUIET_DB if chance.random() < 0.5 else chance.uniform(*NOISES_DB)
    return (made + noise.normal(0.0, 10 ** (level / 20), len(made))).astype(np.float32)


def _echo(chance: random.Random, noise: np.random.Generator) -> Sound:
    """Return the impulse response of a room: noise that decays by 60 dB."""
    length = round(chance.uniform(*DECAYS) * SAMPLE_RATE)
    tail = noise.normal(0.0, 1.0, length) * 10.0 ** (-3.0 * np.arange(length) / length)
    tail *= chance.uniform(*WET) / np.sqrt(np.square(tail).sum())
    tail[0] = 1.0
    return tail.astype(np.float32)
