"""A handful of toy sentences that a very small text encoder can learn, and the tokenizer that reads them."""

from __future__ import annotations

import random

from tokenizers import Tokenizer

from whee_ros.engine.models import ModelStore
from whee_ros.ports.text import Said
from whee_ros.training.text.example import Example

KINDS = {"none": ("bus", "table", "tea"), "seeking": ("sad", "cry", "lonely"), "providing": ("sorry", "you")}


def open_tokenizer() -> Tokenizer:
    """Return the encoders' tokenizer, which neither pads nor cuts."""
    found = Tokenizer.from_file(str(ModelStore.default().find("minilm_tokenizer")))
    found.no_padding()
    found.no_truncation()
    return found


def toy() -> list[Example]:
    """Return 240 sentences whose first word tells their direction, one in four of them dev."""
    chooser = random.Random(3)
    rows = []
    for at in range(240):
        kind = chooser.choice(list(KINDS))
        words = [chooser.choice(KINDS[kind]), *chooser.choices(["the", "a", "so", "and"], k=3)]
        part = "dev" if at % 4 == 0 else "train"
        rows.append(Example(" ".join(words), "toy", part, {"direction": kind}, (Said("Hello."),)))
    return rows
