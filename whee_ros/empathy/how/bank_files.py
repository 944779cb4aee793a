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
from whee_ros.empathy.safety.output import unfit
from whee_ros.empathy.safety.words import count

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

MOST_WORDS = 25
"""Of a line, each slot for one: nobody listens to more of a robot at once."""

_LINE = re.compile(r"^([0-2])([0-2])([0-2]) (\S.*)$")
_SLOT = re.compile(r"\{\w+\}")
_START = re.compile(r"^[\[{(¿¡'\"]*[^\W\d_]")
_FAMILY = ("tone", "emotions", "default", "blames", "unless", "topics", "lines", "bodies", "questions")
_TOPIC = ("words", "like", "strong", "lines", "bodies", "questions")


class _Wrong(Exception):
    """What is wrong, and under which names of the files it stands."""

    def __init__(self, place: str, what: str) -> None:
        super().__init__(what)
        self.place = place


def read(path: Path) -> tuple[Sections, Openings]:
    """Return what the files at `path` hold, all of it checked; files that did not change are read once.

    Raises:
        ConfigError: naming the files that hold the place, the place, and what is wrong there.
    """
    files = (path, *sorted(path.with_suffix("").glob("*.yaml")))
    return _read(files, tuple(map(version, files)))


@lru_cache(maxsize=4)
def _read(files: Sequence[Path], versions: tuple[tuple[int, int], ...]) -> tuple[Sections, Openings]:
    given = [(file, read_yaml(file)) for file in files]
    for file, held in given:
        if not isinstance(held, dict) or not all(isinstance(section, str) for section in held):
            raise ConfigError(str(file), _brief(held), f"Write sections as in {files[0].name}.")
    try:
        data: dict[str, Any] = {}
        for _, more in given:
            data = _merged("", data, more)
        opened = _mapping("openings", data.pop("openings", {}))
        families = _mapping("openings.family", opened.pop("family", {}))
        sections = {
            section: tuple(
                _family(section, name, entry) for name, entry in _mapping(section, families_of).items()
            )
            for section, families_of in data.items()
        }
        if "last_resort" not in sections:
            raise _Wrong("", "section last_resort is missing")
        known = {
            name: _lines(f"openings.{name}", {"other": texts}, specific=name not in TONED)
            for name, texts in (families | opened).items()
        }
    except _Wrong as wrong:
        holders = [str(file) for file, held in given if _holds(held, wrong.place)] or [str(files[0])]
        thing = ", ".join(holders) + (f": {wrong.place}" if wrong.place else "")
        raise ConfigError(
            thing, wrong, f"Mend the entry; the format is at the top of {files[0].name}."
        ) from wrong
    return sections, known


def _holds(data: Any, place: str) -> bool:
    """Return whether the file of `data` has something at `place` ("light.party.topics")."""
    for name in filter(None, place.split(".")):
        if not isinstance(data, dict) or name not in data:
            return False
        data = data[name]
    return bool(place)


def _mapping(place: str, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _Wrong(
            place, f"wants entries, each a name, a colon and what belongs to it, not {_brief(value)}"
        )
    for key in value:
        if not isinstance(key, str):
            raise _Wrong(place, f"the name {key} is no text for YAML: write it in quotes")
    return dict(value)


def _texts(place: str, value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise _Wrong(place, f"wants a list of texts, each after a dash, not {_brief(value)}")
    return value


def _brief(value: Any) -> str:
    text = "nothing" if value is None else repr(value)
    return text if len(text) <= 80 else f"{text[:80]} ..."


def _merged(place: str, first: Any, second: Any) -> Any:
    """Return `first` with what `second` adds: mappings are joined entry by entry, lists one after the other."""
    if isinstance(first, dict) and isinstance(second, dict):
        return first | {
            key: _merged(f"{place}.{key}".strip("."), first[key], value) if key in first else value
            for key, value in second.items()
        }
    if isinstance(first, list) and isinstance(second, list):
        return first + second
    raise _Wrong(place, f"said twice: {_brief(first)} and {_brief(second)}")


def _known(place: str, entry: Mapping[str, Any], names: Sequence[str]) -> None:
    if unknown := sorted(set(entry) - set(names)):
        raise _Wrong(place, f"nothing is called {', '.join(unknown)}; known are {', '.join(names)}")


def _family(section: str, name: str, given: Any) -> Family:
    place = f"{section}.{name}"
    entry = _mapping(place, given)
    _known(place, entry, _FAMILY)
    tone = entry.get("tone")
    if isinstance(tone, bool) or tone not in (-1, 0, 1):
        raise _Wrong(place, f"tone must be -1, 0 or 1, not {_brief(tone)}")
    topics = tuple(
        _topic(f"{place}.topics.{topic}", rest)
        for topic, rest in _mapping(f"{place}.topics", entry.get("topics", {})).items()
    )
    lines = _lines(place, entry.get("lines", {}), within=".lines")
    if not lines and not (topics and all(topic.lines for topic in topics)):
        raise _Wrong(place, "has no lines")
    return Family(
        section,
        name,
        tone,
        frozenset(_texts(f"{place}.emotions", entry.get("emotions", []))),
        _flag(place, entry, "default"),
        _flag(place, entry, "blames"),
        frozenset(_texts(f"{place}.unless", entry.get("unless", []))),
        topics,
        lines,
        *_parts(place, entry),
    )


def _flag(place: str, entry: Mapping[str, Any], name: str) -> bool:
    value = entry.get(name, False)
    if not isinstance(value, bool):
        raise _Wrong(f"{place}.{name}", f"is true or false, not {_brief(value)}")
    return value


def _topic(place: str, given: Any) -> Topic:
    entry = _mapping(place, given)
    _known(place, entry, _TOPIC)
    words, like = (_texts(f"{place}.{key}", entry.get(key, [])) for key in ("words", "like"))
    if not (words or like):
        raise _Wrong(place, "wants words (patterns that lead here) or like (sentences that are like it)")
    return Topic(
        place.rpartition(".")[2],
        tuple(_pattern(f"{place}.words", word) for word in words),
        _flag(place, entry, "strong"),
        _lines(place, entry.get("lines", {}), specific=True, within=".lines"),
        tuple(like),
        *_parts(place, entry, specific=True),
    )


def _pattern(place: str, word: str) -> re.Pattern[str]:
    try:
        return re.compile(word)
    except re.error as error:
        raise _Wrong(place, f"{_brief(word)} is no regular expression: {error}") from error


def _parts(place: str, entry: Mapping[str, Any], *, specific: bool = False) -> tuple[tuple[Line, ...], ...]:
    """Return bodies and questions."""
    bodies = _lines(place, entry.get("bodies", {}), specific=specific, part=True, within=".bodies")
    questions = {"question": entry.get("questions", [])}
    return bodies, _lines(place, questions, specific=specific, part=True)


def _lines(
    place: str, given: Any, *, specific: bool = False, part: bool = False, within: str = ""
) -> tuple[Line, ...]:
    """Return the lines of `given` by strategy, which stands at `within` under `place`."""
    where = place + within
    stands = place.replace(".topics.", ".")
    lines = []
    for strategy, texts in _mapping(where, given).items():
        if strategy not in STRATEGIES:
            raise _Wrong(where, f"strategies are {', '.join(STRATEGIES)}, not {strategy}")
        for text in _texts(where if not within else f"{where}.{strategy}", texts):
            match = _LINE.match(text)
            if not match and not part:
                raise _Wrong(where, f"a line is three levels (0-2) and a text, not {text!r}")
            levels = (int(match[1]), int(match[2]), int(match[3])) if match else SPEAKS_AT[strategy]
            line = Line(match[4] if match else text, stands, strategy, levels, specific)
            if reason := _unspeakable(line):
                raise _Wrong(where, f"{reason}: {line.text!r}")
            lines.append(line)
    return tuple(lines)


def _unspeakable(line: Line) -> str:
    """Return why a line could not be said, or ""; what else makes a reply unfit shows when its slots are filled."""
    if not set(line.slots) <= set(SLOTS):
        return f"slots are {', '.join(SLOTS)}"
    if not _START.match(line.text):
        return "a text begins with a letter, after exactly three levels"
    if (words := count(line.text)) > MOST_WORDS:
        return f"{words} words are more than {MOST_WORDS}"
    if line.text.count("?") > 1:
        return "one question a reply"
    return unfit(_SLOT.sub("it", line.text))
