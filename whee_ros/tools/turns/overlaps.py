"""What people say while the robot speaks: short words that leave it the floor, and those that take it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from whee_ros.backends.tts.colour import Colour
from whee_ros.core import registry
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.core.motion import Prosody
from whee_ros.engine.models import ModelStore
from whee_ros.engine.person_voice import resample
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.tools.turns.material import SPEAKERS, Sound
from whee_ros.tools.turns.play import Models, play

BACKCHANNELS = {
    "dev": (
        *("Mhm.", "Yeah.", "Okay.", "Uh-huh.", "Right.", "Oh, okay.", "Yes.", "I see."),
        *(
            "Yeah, yeah.",
            "Oh, right.",
            "Mm-hmm, yeah.",
            "Oh, really?",
            "Uh-huh, okay.",
            "Oh, yes.",
            "Ah, I see.",
        ),
        *("That's true.", "Hm.", "Oh wow.", "Sure, okay.", "Yep, yep."),
    ),
    "test": ("Mm-hmm.", "Yep.", "Oh.", "Hmm.", "Sure.", "Yeah, okay.", "Oh, I see.", "Really?"),
    "fresh": (
        *("Mm.", "Yeah, sure.", "Uh-huh, yeah.", "Oh, nice.", "Right, right.", "Okay, good."),
        *("Huh.", "Hmm, I see.", "Yes, exactly.", "Oh, great."),
    ),
}
INTERRUPTIONS = {
    "dev": (
        "Wait, no.",
        "Stop.",
        "No, no, that's wrong.",
        "Hold on a second.",
        "But I don't want that.",
        "Sorry, what?",
        "Can you repeat that?",
        "I don't think so.",
        "What do you mean?",
        "Actually, I changed my mind.",
        "No, stop.",
        "Let me finish.",
        "You already told me that.",
    ),
    "test": (
        "Wait, no!",
        "Stop it.",
        "No, I meant my brother.",
        "Can I say something?",
        "Please be quiet.",
        "Hang on.",
    ),
    "fresh": (
        "Wait, no.",
        "Wait, stop.",
        "Hold on.",
        "Excuse me.",
        "No, listen.",
        "That's not what I said.",
        "I have a question.",
        "Let's talk about something else.",
    ),
}
COLOURS = {"dev": (None,), "test": (None,), "fresh": (Colour(0.88, 1.35, 6.0), Colour(1.1, 0.72, 6.0))}
"""Who says it: the synthetic voice of the part, or, in "fresh", a child and a man made of that of dev."""
RATES = (0.85, 1.0, 1.15)
"""Each is said slowly, as usual, and fast."""
BEFORE, AFTER = 0.8, 1.2
"""Seconds of the robot's speech before and after, of which a headset or an echo canceller leaves nothing."""
ROOM_DB = -66.0
"""Level of the room, dBFS."""


@dataclass(frozen=True)
class Said:
    """One of them, and what it was taken for.

    Attributes:
        text: what was said.
        wants: whether it takes the floor.
        stopped: s from its onset until the robot was told to stop, None if never.
        second: s from its onset to its second word, or to the end of its only one: when it could first be known.
    """

    text: str
    wants: bool
    stopped: float | None
    second: float

    @property
    def late(self) -> float | None:
        """Return the s from when it could first be known until the robot was told to stop."""
        return None if self.stopped is None else self.stopped - self.second


def overlaps(part: str, store: ModelStore, models: Models, config: VoiceConfig) -> list[Said]:
    """Say everything of a part over a robot that speaks on, and return what it was taken for."""
    voice = registry.load("tts", "hibari")(store, voice=SPEAKERS.get(part, SPEAKERS["dev"]))
    voice.load()
    models.forget()
    found = []
    lines = [(text, False) for text in BACKCHANNELS[part]] + [(text, True) for text in INTERRUPTIONS[part]]
    said = [(colour, *line) for colour in COLOURS[part] for line in lines for _ in RATES]
    for number, (colour, text, wants) in enumerate(said):
        if colour is not None:
            voice.colour = colour
        speech = voice.synthesize(text, Prosody(rate=RATES[number % len(RATES)]))
        words = speech.words
        sound = _in_room(resample(speech.samples, speech.sample_rate), number)
        onset = BEFORE + words[0].start
        heard = play(-1 - number, sound, models, config, robot=lambda now: True)
        second = words[1].start if len(words) > 1 else words[0].end
        stopped = None if heard.stopped is None else heard.stopped - onset
        found.append(Said(text, wants, stopped, second - words[0].start))
    voice.close()
    return found


def _in_room(speech: Sound, seed: int) -> Sound:
    before, after = (np.zeros(round(s * SAMPLE_RATE), np.float32) for s in (BEFORE, AFTER))
    sound = np.concatenate([before, speech, after])
    noise = np.random.default_rng(seed).normal(0.0, 10 ** (ROOM_DB / 20), len(sound))
    return (sound + noise).astype(np.float32)
