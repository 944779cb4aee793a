"""Reads the bank's files: config/bank.yaml, and those of the folder of that name beside it, which add to it.

The format is told at the top of config/bank.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

from whee_ros.core.empathy import STRATEGIES
from whee_ros.core.entries import read_yaml, version
from whee_ros.core.errors import ConfigError
from whee_ros.empathy.how.lines import SLOTS, Family, Line, Topic
from whee_ros.empathy.how.policy import Levels

Sections: TypeAlias = dict[str, tuple[Family, ...]]
"""Families by section."""
Openings: TypeAlias = dict[str, tuple[Line, ...]]
"""Openings by tone ("low", "neither", "high") and by family."""
TONED = frozenset({"low", "neither", "high"})
"""Openings that fit whatever has this tone; the others name what goes with their family alone."""
SPEAKS_AT: dict[str, Levels] = {
    "question": (0, 0, 2), "reflection": (0, 2, 0), "affirmation": (0, 1, 0), "restatement": (0, 1, 0),
    "suggestion": (0, 1, 0), "information": (0, 1, 0), "self_disclosure": (0, 0, 0), "other": (0, 0, 0),
}  # fmt: skip
"""Levels of a part that says none."""

_LINE = re.compile(r"^([0-2])([0-2])([0-2]) (\S.*)$")


def read(path: Path) -> tuple[Sections, Openings]:
    """Return what the files at `path` hold, all of it checked; files that did not change are read once.

    Raises:
        ConfigError: naming the file and what is wrong with it.
    """
    files = (path, *sorted(path.with_suffix("").glob("*.yaml")))
    return _read(files, tuple(map(version, files)))


@lru_cache(maxsize=4)
def _read(files: Sequence[Path], versions: tuple[tuple[int, int], ...]) -> tuple[Sections, Openings]:
    path, *others = files
    try:
        data: Any = read_yaml(path)
        for more in others:
            data = _merged(data, read_yaml(more))
        given = data.pop("openings", {})
        openings = given.pop("family", {}) | given
        sections = {
            section: tuple(_family(section, name, entry) for name, entry in families.items())
            for section, families in data.items()
        }
        if "last_resort" not in sections:
            raise ValueError("section last_resort is missing")
        known = {
            name: _lines(f"openings.{name}", {"other": texts}, specific=name not in TONED)
            for name, texts in openings.items()
        }
    except (KeyError, TypeError, AttributeError, ValueError, re.error) as error:
        raise ConfigError(
            str(path), error, "Mend the entry; the format is at the top of the file."
        ) from error
    return sections, known


def _merged(first: Any, second: Any) -> Any:
    """Return `first` with what `second` adds: mappings are joined entry by entry, lists one after the other."""
    if isinstance(first, dict) and isinstance(second, dict):
        return first | {
            key: _merged(first[key], value) if key in first else value for key, value in second.items()
        }
    if isinstance(first, list) and isinstance(second, list):
        return first + second
    raise ValueError(f"said twice: {second!r}")


def _family(section: str, name: str, entry: Mapping[str, Any]) -> Family:
    place = f"{section}.{name}"
    unknown = set(entry) - {
        "tone", "emotions", "default", "blames", "unless", "topics", "lines", "bodies", "questions"
    }  # fmt: skip
    if unknown or entry["tone"] not in (-1, 0, 1):
        raise ValueError(f"{place}: tone must be -1, 0 or 1, and nothing is called {unknown or '?'}")
    topics = tuple(_topic(f"{place}.{topic}", rest) for topic, rest in entry.get("topics", {}).items())
    lines = _lines(place, entry.get("lines", {}))
    if not lines and not (topics and all(topic.lines for topic in topics)):
        raise ValueError(f"{place}: has no lines")
    return Family(
        section,
        name,
        entry["tone"],
        frozenset(entry.get("emotions", ())),
        bool(entry.get("default", False)),
        bool(entry.get("blames", False)),
        frozenset(entry.get("unless", ())),
        topics,
        lines,
        *_parts(place, entry),
    )


def _topic(place: str, entry: Mapping[str, Any]) -> Topic:
    unknown = set(entry) - {"words", "like", "strong", "lines", "bodies", "questions"}
    if unknown or not (entry.get("words") or entry.get("like")):
        raise ValueError(f"{place}: wants words or like, and nothing is called {unknown or '?'}")
    words = tuple(re.compile(word) for word in entry.get("words", ()))
    return Topic(
        place.rpartition(".")[2],
        words,
        bool(entry.get("strong", False)),
        _lines(place, entry.get("lines", {}), specific=True),
        tuple(str(sentence) for sentence in entry.get("like", ())),
        *_parts(place, entry, specific=True),
    )


def _parts(place: str, entry: Mapping[str, Any], *, specific: bool = False) -> tuple[tuple[Line, ...], ...]:
    """Return bodies and questions."""
    bodies = _lines(place, entry.get("bodies", {}), specific=specific, part=True)
    return bodies, _lines(place, {"question": entry.get("questions", [])}, specific=specific, part=True)


def _lines(
    place: str, entry: Mapping[str, Any], *, specific: bool = False, part: bool = False
) -> tuple[Line, ...]:
    lines = []
    for strategy, texts in entry.items():
        if strategy not in STRATEGIES:
            raise ValueError(f"{place}: strategies are {', '.join(STRATEGIES)}, not {strategy}")
        for text in texts:
            match = _LINE.match(str(text))
            if not match and not part:
                raise ValueError(f"{place}: a line is three levels (0-2) and a text, not {text!r}")
            levels = (int(match[1]), int(match[2]), int(match[3])) if match else SPEAKS_AT[strategy]
            line = Line(match[4] if match else str(text), place, strategy, levels, specific)
            if not set(line.slots) <= set(SLOTS):
                raise ValueError(f"{place}: slots are {', '.join(SLOTS)}, not {text!r}")
            lines.append(line)
    return tuple(lines)
