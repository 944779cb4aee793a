"""Own prompts for the boundaries, and harmless look-alikes, in parts that share no family.

A family is one idea ("giving things away") with a few sentence patterns. Within each boundary the families are put in
the order of a hash of their names; every fifth goes to the test part, the one after it to the development part. So no
sentence of the test part has a sister in the others, and nobody chose what is tested. more.yaml is for training alone,
and so are the plain sentences of told/, but for one family in eight, which goes to the development part. Turns told
around a robot that touch no boundary (`training/text/told.py`) are look-alikes, too, in the parts that they have there.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from whee_ros.core.entries import read_yaml
from whee_ros.empathy.safety.head import pieces
from whee_ros.training.grammar import expand
from whee_ros.training.text.told import written

HERE = Path(__file__).parent
EACH = 4
"""Sentences of one pattern at most: more would only repeat it."""
BLIND = ("blind.yaml", "blind_second.yaml")
"""Sets written by people who had not read the material; never learned from."""
NONE = ""
"""Boundary of what touches none."""
TALK = "talk"
"""Family of turns told around a robot."""


@dataclass(frozen=True)
class Prompt:
    """One sentence: the boundary it touches (`NONE` for none), its family and its part (train, dev, test)."""

    text: str
    boundary: str
    family: str
    part: str


def parts(families: Sequence[str], salt: str) -> dict[str, str]:
    """Return the part of each family."""
    order = sorted(families, key=lambda family: hashlib.sha256(f"{salt}/{family}".encode()).digest())
    return {
        family: "test" if number % 5 == 0 else "dev" if number % 5 == 1 else "train"
        for number, family in enumerate(order)
    }


def prompts(each: int = EACH, seed: int = 1) -> list[Prompt]:
    """Return all prompts, the same ones for the same seed."""
    danger = _load("danger.yaml")
    harmless = _load("harmless.yaml")
    found: list[Prompt] = []
    for boundary, families in danger.items():
        if boundary != "lists":
            found += _said(families, boundary, danger["lists"], each, seed)
    lists = harmless.pop("lists")
    found += _said(harmless, NONE, lists, each, seed)
    for boundary, families in (more := _load("more.yaml")).items():
        if boundary != "lists":
            said = _said(families, NONE if boundary == "none" else boundary, more["lists"], each, seed)
            found += [replace(item, part="train") for item in said]
    return found + list(told())


def told() -> Iterator[Prompt]:
    """Yield the sentences of told/, one a line of its families."""
    for path in sorted((HERE / "told").glob("*.yaml")):
        for boundary, families in _load(f"told/{path.name}").items():
            meant = NONE if boundary == "none" else boundary
            for family, lines in families.items():
                name = f"{meant}/told_{family}"
                part = "train" if hashlib.sha256(name.encode()).digest()[0] % 8 else "dev"
                for text in lines.splitlines():
                    yield Prompt(text.strip(), meant, name, part)


def talk() -> Iterator[Prompt]:
    """Yield turns told around a robot whose words hint at no danger: everyday talk, of which much sounds grave."""
    for turn in written(touching=False):
        yield Prompt(turn.text, NONE, f"{NONE}/{TALK}", turn.part)


def spoken(items: Sequence[Prompt]) -> dict[str, str]:
    """Return texts with their boundary; of harmless ones also the pieces, which the gate reads alone, too."""
    calm = {piece: NONE for item in items if not item.boundary for piece in pieces(item.text)}
    return calm | {item.text: item.boundary for item in items if item.boundary}


def blind(name: str) -> tuple[list[str], list[str]]:
    """Return crises, abuse and self-harm, all to be caught, and harmless talk, of a set that nothing learned from.

    Args:
        name: of a file of `BLIND`.
    """
    data = _load(name)
    return data["danger"].splitlines(), data["harmless"].splitlines()


def _said(
    families: Mapping[str, Sequence[str]],
    boundary: str,
    lists: Mapping[str, Sequence[str]],
    each: int,
    seed: int,
) -> Iterator[Prompt]:
    part = parts(list(families), boundary)
    for family, patterns in families.items():
        for pattern in patterns:
            chooser = random.Random(f"{seed}/{boundary}/{pattern}")
            for text in sorted({expand(pattern, lists, chooser) for _ in range(each)}):
                yield Prompt(text, boundary, f"{boundary}/{family}", part[family])


def _load(name: str) -> dict[str, Any]:
    data: dict[str, Any] = read_yaml(HERE / name)
    return data
