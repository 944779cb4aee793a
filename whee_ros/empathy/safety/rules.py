"""Rules: patterns over plain spelling that open a boundary, one file a language, all languages at once.

Patterns can be read, reviewed and tested, cost microseconds, and nobody's tuning switches them off. A pattern counts
only if it stands in the person's own voice: idioms ("dying of laughter") are masked first, a sentence that quotes a
song or a film is passed over unless it is made one's own, and so is one whose wish is negated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from whee_ros.core.errors import ConfigError
from whee_ros.empathy.safety.spelling import undo
from whee_ros.empathy.safety.words import plain, sentences

_NEGATOR = re.compile(
    r"\b(?:not|never|no longer|nobody|no one|without|nicht|nie|niemals|nunca|jamás)\b"
    r"(?! (?:stop|help|only|just|sure|know|even))"
)


@dataclass(frozen=True)
class Found:
    """What the rules make of an utterance.

    Attributes:
        touched: boundaries.
        passed_over: ones that are named, but negated or quoted; "idiom" where one was masked.
    """

    touched: frozenset[str]
    passed_over: frozenset[str]


@dataclass(frozen=True)
class _Language:
    masks: tuple[re.Pattern[str], ...]
    frames: tuple[re.Pattern[str], ...]
    owned: tuple[re.Pattern[str], ...]
    patterns: Mapping[str, tuple[re.Pattern[str], ...]]
    firm: Mapping[str, tuple[re.Pattern[str], ...]]


class Rules:
    """Patterns of all languages.

    Args:
        languages: as read from files.
    """

    def __init__(self, languages: Sequence[_Language]) -> None:
        self._languages = tuple(languages)

    @classmethod
    def load(cls, paths: Iterable[Path], boundaries: Iterable[str]) -> Rules:
        """Read `paths`; each names only `boundaries`.

        Raises:
            ConfigError: if a file is not what it should be.
        """
        known = frozenset(boundaries)
        return cls([_read(path, known) for path in paths])

    def find(self, text: str) -> Found:
        """Return what `text` touches."""
        said = plain(undo(text))
        touched: set[str] = set()
        passed: set[str] = set()
        for language in self._languages:
            masked = said
            for mask in language.masks:
                masked = mask.sub(" , ", masked)
            if masked != said:
                passed.add("idiom")
            for part in sentences(masked):
                self._search(language, part, touched, passed)
        return Found(frozenset(touched), frozenset(passed - touched))

    def _search(self, language: _Language, part: str, touched: set[str], passed: set[str]) -> None:
        for name, patterns in language.firm.items():
            for pattern in patterns:
                match = pattern.search(part)
                if match:
                    (passed if _quoted(language, part, match.start()) else touched).add(name)
        for name, patterns in language.patterns.items():
            for pattern in patterns:
                for match in pattern.finditer(part):
                    before = part[: match.start()]
                    # two negations cancel: "I can not say I would not ..."
                    own = len(_NEGATOR.findall(before)) % 2 == 0 and not _quoted(
                        language, part, match.start()
                    )
                    (touched if own else passed).add(name)


def _quoted(language: _Language, part: str, start: int) -> bool:
    """Whether what begins at `start` is somebody else's, and not taken for one's own ("that is exactly me")."""
    before = part[:start].rstrip()
    return any(frame.search(before) for frame in language.frames) and not any(
        own.search(part) for own in language.owned
    )


def _read(path: Path, known: frozenset[str]) -> _Language:
    try:
        data: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
        entries: Mapping[str, Mapping[str, list[str]]] = data["boundaries"]
        if strange := set(entries) - known:
            raise ValueError(f"unknown boundaries {sorted(strange)}")
        return _Language(
            _compiled(data["masks"]),
            _compiled(data["frames"]),
            _compiled(data["owned"]),
            {name: _compiled(entry.get("patterns", [])) for name, entry in entries.items()},
            {name: _compiled(entry.get("firm", [])) for name, entry in entries.items()},
        )
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError, re.error, ValueError) as error:
        raise ConfigError(str(path), error, "Restore it from the package or mend the entry.") from error


def _compiled(patterns: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in patterns)
