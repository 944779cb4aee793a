"""The bundles: which sets each may learn from, and how many rows of each an epoch draws."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from whee_ros.backends.text.layout import Reach
from whee_ros.training.text import permissive, research, told
from whee_ros.training.text.example import Example
from whee_ros.training.text.tasks import TASKS

BUNDLES = ("permissive", "permissive_large", "research", "research_large", "told")
RESEARCH = ("research", "research_large")
"""Those with sets that may not be used commercially."""
LARGE = ("permissive_large", "research_large")
"""Those whose encoder is MPNet."""
WITH_TOLD = ("permissive_large", "told")
"""Those that learn from told turns."""
DRAWN = {
    "own grammar": 6000, "own spoken grammar": 12000, "own talks": 5000, "own stories": 6000, "GoEmotions": 24000,
    "EDOS": 7000, "EmoryNLP": 3000, "CounselChat": 1500, "Empathic Reactions": 700, "chit-chat challenge": 6000,
    "EmoBank": 0,
}  # fmt: skip
"""Rows of each set in one epoch: big sets must not drown the small ones."""
DRAWN_TOLD = {
    told.TOLD: 14000, told.EVERYDAY: 2600, permissive.TURNS: 2500, "own grammar": 1200, "own spoken grammar": 2500,
    "own talks": 1000, "own stories": 1200, "GoEmotions": 5000, "EDOS": 2500, "EmoryNLP": 1000, "CounselChat": 500,
    "Empathic Reactions": 300, "chit-chat challenge": 1500, "EmoBank": 0,
}  # fmt: skip
"""The same for the step after the permissive bundle: told turns twice, and some of the rest, lest it be forgotten."""
DRAWN_PERMISSIVE_LARGE = {
    told.TOLD: 25000, told.EVERYDAY: 2600, permissive.TURNS: 2500, "own grammar": 1200, "own spoken grammar": 3500,
    "own talks": 1200, "own stories": 1500, "GoEmotions": 9000, "EDOS": 3500, "EmoryNLP": 1200, "CounselChat": 600,
    "Empathic Reactions": 400, "chit-chat challenge": 1800, "EmoBank": 0,
}  # fmt: skip
"""The same for the large permissive encoder, which learns all of it at once."""
DRAWN_RESEARCH = {
    "own grammar": 1500, "own spoken grammar": 3500, "own talks": 1500, "own stories": 1500, "GoEmotions": 3000,
    "EDOS": 1500, "EmoryNLP": 500, "CounselChat": 300, "Empathic Reactions": 400, "chit-chat challenge": 1200,
    "EmoBank": 0, "iempathize": 4000, "twittemp": 2500, "whEE public val": 4500, "EmpatheticExchanges": 10000,
    "EmpatheticDialogues": 5000, "ESConv": 1500, "EPITOME": 5000, "MELD": 2000, "DailyDialog": 2500, "RECCON": 8000,
}  # fmt: skip
"""The same for the research bundle, which begins with what the permissive one has learned; a small set comes twice."""
DRAWN_RESEARCH_LARGE = {
    **dict.fromkeys(DRAWN_RESEARCH, 0), "own grammar": 500, "own spoken grammar": 1500, "own talks": 500,
    "own stories": 800, "GoEmotions": 2000, "EDOS": 400, "CounselChat": 100, "Empathic Reactions": 150,
    "chit-chat challenge": 300, "iempathize": 4458, "twittemp": 2000, "whEE public val": 8302, "EPITOME": 4866,
    "EmpatheticExchanges": 7900, "EmpatheticDialogues": 7000, "ESConv": 300, "MELD": 600, "DailyDialog": 700,
    "RECCON": 4562,
}  # fmt: skip
"""The same for its large encoder, which is there for whEE's rows, EPITOME and RECCON."""
COUNTS_LARGE = {
    "direction": 1.0, "paper_direction": 1.5, "emotion": 0.5, "goemotions": 0.7, "basic": 0.5, "sentiment": 0.5,
    "reaction": 0.8, "interpretation": 0.8, "exploration": 0.8, "cause_words": 0.3, "cause_turns": 1.5,
}  # fmt: skip
"""What a head counts in its loss, where that is not `Task.weight`."""
SIGNED = frozenset((
    "GoEmotions", "EDOS", "EmoryNLP", "CounselChat", "chit-chat challenge", "iempathize", "twittemp",
    "EmpatheticDialogues", "ESConv", "MELD",
))  # fmt: skip
"""Sets whose marks and pronouns are read for `act` and `who`; our own sentences bring these along."""
FAR = Reach(longest=192, context=128)
"""How much the research bundle reads: answers on the net, and written talks, are longer than speech."""


def rows_drawn(bundle: str) -> dict[str, int]:
    """Return how many rows of each set an epoch of `bundle` draws."""
    drawn = {
        "permissive_large": DRAWN_PERMISSIVE_LARGE,
        "research": DRAWN_RESEARCH,
        "research_large": DRAWN_RESEARCH_LARGE,
        "told": DRAWN_TOLD,
    }
    return drawn.get(bundle, DRAWN)


def counts(bundle: str) -> dict[str, float]:
    """Return what each head counts in the loss of `bundle`."""
    return {task.name: task.weight for task in TASKS} | (COUNTS_LARGE if bundle == "research_large" else {})


def reach(bundle: str) -> Reach:
    """Return how much of an utterance, and of what was said before it, `bundle` reads."""
    return FAR if bundle in RESEARCH else Reach()


def everything(data: Path, bundle: str) -> list[Example]:
    """Return all examples of `bundle` (the others hold "permissive"), in a fixed order.

    Those of `SIGNED` also have the answers that a punctuated sentence shows by itself.
    """
    return [
        replace(e, answers={**permissive.open_signs(e.text), **e.answers}) if e.source in SIGNED else e
        for e in labelled(data, bundle)
    ]


def labelled(data: Path, bundle: str) -> Iterator[Example]:
    """Yield all examples of `bundle` with the answers that their sources give, and no others."""
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
    if bundle in RESEARCH:
        found = chain(found, closed(data))
    if bundle in WITH_TOLD:
        found = chain(found, (example for example, _ in permissive.turns()), told.written())
    return (example for example in found if example.text.strip())


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
