"""Rules: patterns over plain spelling that open a boundary, one file a language, all languages at once.

Patterns can be read, reviewed and tested, cost microseconds, and nobody's tuning switches them off. A pattern counts
only if it stands in the person's own voice: idioms ("dying of laughter") are masked first, a sentence that quotes a
song or a film is passed over unless it is made one's own, and so is one whose wish is negated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from whee_ros.core.entries import read_yaml, version
from whee_ros.core.errors import ConfigError
from whee_ros.empathy.safety.spelling import undo
from whee_ros.empathy.safety.words import plain, sentences

_NEGATOR = re.compile(
    r"\b(?:not|never|no longer|nobody|no one|without|nicht|nie|niemals|nunca|jamás)\b"
    r"(?! (?:stop|help|only|just|sure|know|even|worry|panic|be (?:afraid|scared|alarmed)"
    # who does not feel well tells that something is wrong
    r"|(?:feel(?:ing)? )?(?:(?:too|very|so|all that|really) )?"
    r"(?:well|good|great|clever|right|grand|brilliant|myself|ok|okay|fine|my best|(?:a )?(?:hundred|100))\b))"
    r"|\b(?:no|kein|keine|keinen|ningún|ninguna)(?= (?:\w+ )?$)"
)
"""What turns a wish behind it round; "no" only right before it, and not what merely calms the listener."""
_CLAUSE = re.compile(r" , (?=(?:\w+ )?(?:i|ich) )|(?: ,)? (?:and|then|und) (?=(?:i|ich) )")
"""Where the reach of a negation ends within a sentence: "I have nobody, I want ..."."""


@dataclass(frozen=True)
class Found:
    """What the rules make of an utterance.

    Attributes:
        touched: boundaries.
        passed_over: ones that are named, but negated or quoted; "idiom" where one was masked.
    """

    touched: frozenset[str]
    passed_over: frozenset[str]


OF_OTHERS = "other_at_risk"
"""The boundary of what somebody else wishes for."""
MENDED = "en"
"""Language whose spelling is mended (`spelling.py`); the words of others would be taken for its slips."""


@dataclass(frozen=True)
class _Language:
    mended: bool
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
        self._last = ("", "", Found(frozenset(), frozenset()))

    @classmethod
    def load(cls, paths: Iterable[Path], boundaries: Iterable[str]) -> Rules:
        """Read `paths`; each names only `boundaries`.

        Raises:
            ConfigError: if a file is not what it should be.
        """
        known = frozenset(boundaries)
        return cls([_read(path, known, version(path)) for path in paths])

    def find(self, text: str) -> Found:
        """Return what `text` touches; the same words again cost nothing: the gate asks twice."""
        written, meant = plain(text, english=False), plain(undo(text))
        if self._last[:2] != (written, meant):
            self._last = (written, meant, self._found(written, meant))
        return self._last[2]

    def _found(self, written: str, meant: str) -> Found:
        touched: set[str] = set()
        passed: set[str] = set()
        for language in self._languages:
            said = masked = meant if language.mended else written
            for mask in language.masks:
                masked = mask.sub(" , ", masked)
            if masked != said:
                passed.add("idiom")
            for part in sentences(masked):
                hits = _hits(language, part)
                told = [hit for hit in hits if hit.name == OF_OTHERS and hit.own]
                for hit in hits:
                    # "my friend said I want to die" is the friend's wish
                    reported = hit.name != OF_OTHERS and any(o.start <= hit.start < o.end for o in told)
                    (touched if hit.own and not reported else passed).add(hit.name)
        return Found(frozenset(touched), frozenset(passed - touched))


@dataclass(frozen=True)
class _Hit:
    name: str
    start: int
    end: int
    own: bool


def _hits(language: _Language, part: str) -> list[_Hit]:
    """Return every match in a sentence, and whether it is meant as one's own."""
    found = []
    for name, patterns in language.firm.items():
        for pattern in patterns:
            if match := pattern.search(part):
                found.append(_Hit(name, *match.span(), not _quoted(language, part, match.start())))
    for name, patterns in language.patterns.items():
        for pattern in patterns:
            for match in pattern.finditer(part):
                begun = max((c.end() for c in _CLAUSE.finditer(part) if c.end() <= match.start()), default=0)
                # two negations cancel: "I can not say I would not ..."
                wished = len(_NEGATOR.findall(part[begun : match.start()])) % 2 == 0
                found.append(_Hit(name, *match.span(), wished and not _quoted(language, part, match.start())))
    return found


def _quoted(language: _Language, part: str, start: int) -> bool:
    """Whether what begins at `start` is somebody else's, and not taken for one's own ("that is exactly me")."""
    before = part[:start].rstrip()
    return any(frame.search(before) for frame in language.frames) and not any(
        own.search(part) for own in language.owned
    )


@lru_cache(maxsize=8)
def _read(path: Path, known: frozenset[str], changed: tuple[int, int]) -> _Language:
    """Read the file as it was when it `changed`: hundreds of patterns take long to compile."""
    try:
        data: Any = read_yaml(path)
        entries: Mapping[str, Mapping[str, list[str]]] = data["boundaries"]
        if strange := set(entries) - known:
            raise ValueError(f"unknown boundaries {sorted(strange)}")
        return _Language(
            path.stem.endswith(f"_{MENDED}"),
            _compiled(data["masks"]),
            _compiled(data["frames"]),
            _compiled(data["owned"]),
            {name: _compiled(entry.get("patterns", [])) for name, entry in entries.items()},
            {name: _compiled(entry.get("firm", [])) for name, entry in entries.items()},
        )
    except (KeyError, TypeError, AttributeError, re.error, ValueError) as error:
        raise ConfigError(str(path), error, "Restore it from the package or mend the entry.") from error


def _compiled(patterns: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in patterns)
