"""Undoes disguises: digits for letters, letters spelled out, slips of the finger, words a recogniser mishears.

Only words that matter for a boundary are mended, so that ordinary text stays as it is, and what is mended reads as it
was meant: patterns and encoder then see the word itself.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

from whee_ros.core.entries import read_yaml
from whee_ros.core.errors import ConfigError
from whee_ros.core.resources import resource

TARGETS = (
    "kill", "killed", "killing", "myself", "suicide", "suicidal", "die", "dying", "dead", "death", "hurt", "hurting",
    "cut", "cutting", "pills", "wrists", "hang", "hanging", "overdose", "overdosed", "rape", "raped", "abused",
    "harm", "self", "life", "live", "alive", "bleeding", "stab", "shoot", "poison", "murder", "want",
)  # fmt: skip
"""Words that are mended."""
_KNOWN = frozenset(TARGETS)
_LEET = str.maketrans("4@31!|05$7+", "aaeiiiosstt")
_LETTERS = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0410\u0415\u041e\u0420\u0421\u0423\u0425\u0406\u0422\u041d\u041c\u041a",
    "aeopcyxiAEOPCYXITHMK",
)
"""Cyrillic letters that look Latin."""
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SPELLED = re.compile(r"(?<![\w'])(?:\w[ .\-_*]{1,2}){2,}\w(?![\w'])")
_MIXED = re.compile(r"(?<!\w)(?=\S*[a-zA-Z])(?=\S*[\d@!|$+*#])[\w@!|$+*#]*[\w@$](?!\w)")
_LONG = re.compile(r"\b[a-z]*([a-z])\1{2,}[a-z]*\b", re.IGNORECASE)
_HEARD: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), word)
    for pattern, word in (
        (r"\b(?:sue|su|soo)[ -]?(?:a)?[ -]?side[ -]?(?:al|all|l)\b|\bsui[ -]cid(?:e?al|all)\b", "suicidal"),
        (r"\b(?:sue|sui|su|soo|sewer|sewers)[ -]?(?:a)?[ -]?(?:side|slide|cide)\b", "suicide"),
        (r"\b2n(?:ite|ight|yt)\b", "tonight"),
        (r"\b4 ?(good|ever)\b", r"for \1"),
        (r"\bno1\b", "no one"),
        (r"\b(?:gona|gunna|gon na)\b", "going to"),
        (r"\b(?:tak|taek) (?=it|this|them|all)", "take "),
        (r"\bdis+ap+e+a?r(e?d?)\b", r"disappear\1"),
        (r"\bswal+(?:o|a|ow|uo)w?(e?d)\b", "swallowed"),
        (r"\b(the|a|my|that) hole (?=pack|packet|bottle|box|lot|strip|tub|jar)", r"\1 whole "),
        (r"\bagian\b", "again"),
        (r"\bjst\b", "just"),
        (r"\bi ?want ?to ?(die|kill ?myself)\b", r"i want to \1"),
        (r"\bt0\b", "to"),
        (r"\beye (?=want|wanna|am|feel|will|hate)", "i "),
        (r"\bwanto\b|\bwant (?:two|tu)\b", "want to"),
        (r"\b(?:nymore|enymore|anymor|any mor)\b", "anymore"),
        (r"\bb (?=alive|dead|here\b|gone)", "be "),
        (r"\bal my\b", "all my"),
        (r"\bpil(?:z|ls?|s)\b", "pills"),
        (r"\bima\b", "i am going to"),
        (r"\binfront\b", "in front"),
        (r"\btrane\b", "train"),
        (r"\bwud\b", "would"),
        (r"\bmis (?=me\b)", "miss "),
        (r"\bther (?=is)", "there "),
        (r"\bno pont\b", "no point"),
        (r"\bin livin\b", "in living"),
        (r"\bwas gon\b", "was gone"),
        (r"\bsleep n (?=never)", "sleep and "),
        (r"\b(end(?:ing|ed)? my) (?:lif|liff|lyfe|live)(?=$|[.!?, ] ?(?:$|now|today|tonight))", r"\1 life"),
        (r"\b(my|our) farther\b", r"\1 father"),
        (r"\bon livin\b", "on living"),
        (r"\bkiln (?=my ?self|her|him|them)", "kill "),
        (r"\b(?:un|on)[ -]?alive[ds]? (my ?self|herself|himself)\b", r"kill \1"),
        (r"\b(wanna|gonna|will|might|just|to) (?:un|on)[ -]?alive\b(?! (?:my|him|her|them))", r"\1 die"),
        (r"\bk[. ]?m[. ]?s\b", "kill myself"),
        (
            r"\b(want(?:ed)? to|wanna|going to|gonna) dye(?=$|[.!?,]| and| so| tonight| now| soon| today)",
            r"\1 die",
        ),
        (r"\bover dose\b", "overdose"),
        (r"\b(took|take|swallowed|all my) (?:sleeping )?bills\b", r"\1 pills"),
        (r"\b(sleeping|bottle of|pack of) bills\b", r"\1 pills"),
        (r"\bmy rists\b|\bmy wrist's\b", "my wrists"),
        (r"\b(?:wanna|wana|wan't to|want too|wan to|wnat to|wan na)\b", "want to"),
        (
            r"\bw(?:o|ha)nt(?:e?d)? (?:to|too|2) (?=die|dye|di\b|end|kill|kil\b|hurt|disap|cut|live|liv\b)",
            "want to ",
        ),
        (r"\b((?:i|and|just) (?:really |just )?want to) (?:dye|dei|dai|di|dy)(?=$|[.!?,])", r"\1 die"),
        (r"\bd(?:ie|y)ing?ing\b|\bdieing\b", "dying"),
        (r"\bsuisides?\b", "suicide"),
        (r"\bwas ded\b", "was dead"),
        (r"\b(not|dont|don't|to|no point in|reason to) liv(?=$|[.!?, ])", r"\1 live"),
        (r"\bno why i should\b", "know why i should"),
        (r"\b(?:self|cell|shelf) ?-?h[a4]rm", "self-harm"),
        (r"\bsh(?=ing? (?:again|myself)\b)", "self-harm"),
        (r"\b(?:end it|ending it) al\b", "end it all"),
        (r"\bno reason too live\b", "no reason to live"),
    )
)

_WHOLE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(?:un|on)-?alive\b", re.IGNORECASE), "kill"),
    (re.compile(r"\bmy self\b(?![ -]?harm)", re.IGNORECASE), "myself"),
)
"""What is put right once its words are mended."""


@lru_cache(maxsize=32)  # one utterance is read by many
def undo(text: str) -> str:
    """Return `text` with disguised, mistyped or misheard words that matter written as they are meant."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).translate(_LETTERS)
    text = _SPELLED.sub(_joined, text)
    text = _MIXED.sub(_unmasked, text)
    text = _LONG.sub(_shortened, text)
    for pattern, word in _HEARD:
        text = pattern.sub(word, text)
    text = re.sub(r"[A-Za-z]+", lambda match: _mended(match[0]), text)
    for pattern, word in _WHOLE:
        text = pattern.sub(word, text)
    return text


def _joined(match: re.Match[str]) -> str:
    letters = re.sub(r"[ .\-_*]", "", match[0])
    for start, end in ((0, 0), (1, 0), (0, 1), (1, 1)):  # an "I" or "a" beside it is a word of its own
        word = letters[start : len(letters) - end].lower()
        if len(word) > 2 and (found := _target(word)):
            return " ".join(part for part in (letters[:start], found, letters[len(letters) - end :]) if part)
    return match[0]


def _shortened(match: re.Match[str]) -> str:
    for kept in (r"\1", r"\1\1"):
        word = re.sub(r"(.)\1+", kept, match[0].lower())
        if word in _KNOWN or word == "kil":
            return "kill" if word == "kil" else word
    return re.sub(r"(.)\1{2,}", r"\1\1", match[0])


def _unmasked(match: re.Match[str]) -> str:
    word = match[0].lower().rstrip("!")
    tail = match[0][len(word) :]
    found = _target(word)
    return found + tail if found else match[0]


def _target(word: str) -> str:
    """Return the target that `word` spells with digits or gaps for letters, or ""."""
    plain = word.translate(_LEET)
    if plain in _KNOWN:
        return plain
    if plain.replace("i", "l") in {known.replace("i", "l") for known in _KNOWN}:
        return next(known for known in TARGETS if known.replace("i", "l") == plain.replace("i", "l"))
    if re.search(r"[*#]", plain):
        gaps = re.compile("".join("[a-z]?" if c in "*#" else re.escape(c) for c in plain))
        return next((known for known in TARGETS if len(known) > 2 and gaps.fullmatch(known)), "")
    return ""


@lru_cache(maxsize=8192)
def _mended(word: str) -> str:
    """Return the word that `word` is one slip away from, if that is one that matters and `word` is no other word."""
    low = word.lower()
    if low in ("kil", "kll", "klil", "kiil"):
        return "kill"
    mend, leave = _lists()
    if len(low) < 4 or low in leave:
        return word
    return next((target for target in mend.get(low[0], ()) if one_slip(low, target)), word)


@lru_cache(maxsize=1)
def _lists() -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """Return words that are mended, by first letter and the longest first, and words that are left as they are."""
    path = resource("config/safety/spelling_en.yaml")
    try:
        data: Any = read_yaml(path)
        words = sorted(data["mend"], key=len, reverse=True)
        mend = {letter: tuple(w for w in words if w[0] == letter) for letter in {w[0] for w in words}}
        return mend, frozenset((*words, *data["leave"]))
    except (KeyError, TypeError, IndexError) as error:
        raise ConfigError(
            str(path), error, "Restore it from the package: whee train safety writes it."
        ) from error


def one_slip(word: str, target: str) -> bool:
    """Whether one letter lost, added, changed or two swapped make `word` of `target` (Damerau 1964)."""
    if abs(len(word) - len(target)) > 1 or word == target:
        return False
    at = next(
        (i for i, (a, b) in enumerate(zip(word, target, strict=False)) if a != b), min(len(word), len(target))
    )
    rest, wanted = word[at:], target[at:]
    return (
        rest[1:] == wanted
        or rest == wanted[1:]
        or rest[1:] == wanted[1:]
        or (rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:])
    )
