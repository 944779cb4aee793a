"""What a speech recogniser, and speaking itself, do to a sentence: no marks, fillers, repetitions, misheard words."""

from __future__ import annotations

import random
import re

FILLERS = ("um", "uh", "well", "so", "like", "you know", "i mean", "er", "okay so", "and", "actually", "oh")
SHORT = {
    "i am": "i'm", "i have": "i've", "i will": "i'll", "do not": "don't", "does not": "doesn't", "did not": "didn't",
    "cannot": "can't", "can not": "can't", "it is": "it's", "is not": "isn't", "was not": "wasn't", "you are": "you're",
    "that is": "that's", "will not": "won't", "would not": "wouldn't", "he is": "he's", "she is": "she's",
    "they are": "they're", "we are": "we're", "going to": "gonna", "want to": "wanna", "have not": "haven't",
}  # fmt: skip
HEARD = {
    "their": "there", "there": "their", "your": "you're", "you're": "your", "to": "two", "too": "to", "its": "it's",
    "passed": "past", "past": "passed", "know": "no", "no": "know", "for": "four", "hear": "here", "here": "hear",
    "new": "knew", "our": "are", "are": "our", "and": "an", "in": "and", "the": "a", "a": "the", "of": "off",
    "won": "one", "one": "won", "than": "then", "then": "than", "weak": "week", "week": "weak", "hole": "whole",
    "whole": "hole", "him": "them", "them": "him", "was": "is", "is": "was", "died": "dyed", "lost": "last",
    "feel": "fill", "would": "wood", "right": "write", "were": "where", "by": "buy", "so": "sew", "bye": "by",
}  # fmt: skip
"""Words that recognisers take for each other: homophones and weak forms."""

Spans = tuple[tuple[int, int], ...]


def spoken(text: str, spans: Spans, chooser: random.Random, amount: float = 1.0) -> tuple[str, Spans]:
    """Return `text` as a recogniser might write it, and where its character `spans` went.

    Args:
        text: as written.
        spans: [start, end) of characters to keep track of.
        chooser: of the noise.
        amount: 0 leaves the words as they are and takes only the marks away; 1 is a bad line; 2 a very bad one.
    """
    words = [
        (match[0], any(start < match.end() and match.start() < end for start, end in spans))
        for match in re.finditer(r"\S+", text)
    ]
    words = [(re.sub(r"[^\w'\s-]", "", word.lower()), marked) for word, marked in words]
    noisy: list[tuple[str, bool]] = []
    for word, marked in words:
        if not word or (len(words) > 3 and chooser.random() < 0.02 * amount):
            continue
        if chooser.random() < 0.03 * amount:
            noisy.append((chooser.choice(FILLERS), False))
        if chooser.random() < 0.04 * amount and word in HEARD:
            word = HEARD[word]
        elif chooser.random() < 0.008 * amount and len(word) > 4:
            word = word[:-1] if chooser.random() < 0.5 else word[: len(word) // 2]
        noisy.append((word, marked))
        if chooser.random() < 0.015 * amount:
            noisy.append((word, marked))
    if chooser.random() < 0.3 * amount:
        noisy.insert(0, (chooser.choice(FILLERS), False))
    return _joined(noisy)


def shortened(text: str) -> str:
    """Return `text` in lower case with the contractions of speech."""
    low = text.lower()
    for long, short in SHORT.items():
        low = re.sub(rf"\b{long}\b", short, low)
    return low


def _joined(words: list[tuple[str, bool]]) -> tuple[str, Spans]:
    text = ""
    spans: list[tuple[int, int]] = []
    for word, marked in words:
        text += " " if text else ""
        if marked:
            if spans and spans[-1][1] == len(text) - 1:
                spans[-1] = (spans[-1][0], len(text) + len(word))
            else:
                spans.append((len(text), len(text) + len(word)))
        text += word
    return text, tuple(spans)
