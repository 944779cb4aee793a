"""The two bundles: which sets each may learn from, and how many rows of each an epoch draws."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from whee_ros.training.text import permissive, research
from whee_ros.training.text.example import Example

BUNDLES = ("permissive", "research")
DRAWN = {
    "own grammar": 6000, "own spoken grammar": 12000, "own talks": 5000, "own stories": 6000, "GoEmotions": 24000,
    "EDOS": 7000, "EmoryNLP": 3000, "CounselChat": 1500, "Empathic Reactions": 700, "chit-chat challenge": 6000,
    "EmoBank": 0,
}  # fmt: skip
"""Rows of each set in one epoch: big sets must not drown the small ones."""
DRAWN_RESEARCH = {
    "own grammar": 2000, "own spoken grammar": 4000, "own talks": 1500, "own stories": 1500, "GoEmotions": 6000,
    "EDOS": 2500, "EmoryNLP": 800, "CounselChat": 500, "Empathic Reactions": 700, "chit-chat challenge": 1500,
    "EmoBank": 0, "iempathize": 4000, "twittemp": 2500, "whEE public val": 4500, "EmpatheticExchanges": 8000,
    "EmpatheticDialogues": 6000, "ESConv": 2000, "EPITOME": 5000, "MELD": 2500, "DailyDialog": 3000, "RECCON": 4500,
}  # fmt: skip
"""The same for the research bundle, which begins with what the permissive one has learned; a small set comes twice."""


def rows_drawn(bundle: str) -> dict[str, int]:
    """Return how many rows of each set an epoch of `bundle` draws."""
    return DRAWN_RESEARCH if bundle == "research" else DRAWN


def everything(data: Path, bundle: str) -> list[Example]:
    """Return all examples of `bundle` ("permissive" or "research", which holds the other), in a fixed order."""
    found: Iterator[Example] = chain(
        permissive.own(),
        permissive.goemotions(data),
        permissive.edos(data),
        permissive.emory(data),
        permissive.counsel(data),
        permissive.reactions(data),
        permissive.emobank(data),
        permissive.chitchat(),
    )
    if bundle == "research":
        found = chain(found, closed(data))
    return [example for example in found if example.text.strip()]


def closed(data: Path) -> Iterator[Example]:
    """Yield the sets of the research bundle alone."""
    held = research.Held(data)
    yield from research.directions(data, held)
    yield from research.paper(data, held)
    yield from research.exchanges(data, held)
    yield from research.dialogues(data, held)
    yield from research.support(data)
    yield from research.epitome(data)
    yield from research.meld(data)
    yield from research.daily(data)
    yield from research.reccon(data)
