"""A tree as an outline: one line a node, each tree once, with ports, conditions and the file it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whee_ros.behavior import catalogue
from whee_ros.behavior.forest import Forest
from whee_ros.behavior.markup import Element
from whee_ros.behavior.node import GUARDS
from whee_ros.behavior.variables import POSTS

SIGNS = {
    "Sequence": "→",
    "SequenceWithMemory": "→*",
    "AsyncSequence": "→~",
    "ReactiveSequence": "→!",
    "Fallback": "?",
    "AsyncFallback": "?~",
    "ReactiveFallback": "?!",
    "Parallel": "⇉",
    "ParallelAll": "⇉*",
    "SubTree": "▸",
}
"""Signs of control nodes; an exclamation mark stands for what asks from the first child at every tick."""


@dataclass(frozen=True)
class Line:
    """One node: its depth, kind (Control, Decorator, Condition, Action or SubTree), words, and ports and conditions."""

    depth: int
    kind: str
    words: str
    details: str


def outline(forest: Forest, main: str) -> Iterator[tuple[str, str, list[Line]]]:
    """Yield ID, origin and lines of every tree, the main one first, the others as they are used."""
    waiting, seen = [main], {main}
    while waiting:
        name = waiting.pop(0)
        lines = [line for child in forest.trees[name].children for line in _lines(child, 0)]
        yield name, forest.origin(name), lines
        for used in _used(forest.trees[name]):
            if used in forest.trees and used not in seen:
                seen.add(used)
                waiting.append(used)


def _lines(element: Element, depth: int) -> Iterator[Line]:
    attributes = dict(element.attributes)
    tag = attributes.pop("ID", "") if element.tag in catalogue.KINDS else element.tag
    name = attributes.pop("name", "")
    found = catalogue.find(tag)
    kind = "SubTree" if tag == "SubTree" else found.kind if found else "Action"
    words = attributes.pop("ID") if tag == "SubTree" else tag
    sign = SIGNS.get(tag, "")
    words = f"{sign} {name or words}" if sign else f"{words} ({name})" if name else words
    conditions = {key: attributes.pop(key) for key in (*GUARDS, *POSTS) if key in attributes}
    details = [f"{key}={_short(value)}" for key, value in attributes.items() if not key.startswith("_")]
    details += [f"{key[1:]}: {_short(value)}" for key, value in conditions.items()]
    yield Line(depth, kind, words, "  ".join(details))
    for child in element.children:
        yield from _lines(child, depth + 1)


def _used(element: Element) -> Iterator[str]:
    if element.tag == "SubTree":
        yield element.attributes.get("ID", "")
    for child in element.children:
        yield from _used(child)


def _short(text: str) -> str:
    return " ".join(text.split())
