"""Phonemes to mouth shapes, for the alphabet that misaki and Kokoro share (IPA plus capitals for diphthongs).

The classes follow the 15-viseme set that MPEG-4 facial animation (ISO/IEC 14496-2, table C-1) introduced and
face rigs share. A diphthong is two shapes, the first held longer, as the nucleus is.
"""
# ruff: noqa: RUF001 - phonetic letters are meant as they are

from __future__ import annotations

from collections.abc import Iterable

from whee_ros.core.motion import Viseme

_CLASSES = {
    "PP": "pbm",
    "FF": "fvɸβ",
    "TH": "θð",
    "DD": "tdɾTɖʈ",
    "kk": "kɡxŋɣ",
    "CH": "ʧʤʃʒ",
    "SS": "szʣʦ",
    "nn": "nlɲɳʎ",
    "RR": "ɹrɻɚɜɝ",
    "aa": "aɑæʌɐɒ",
    "E": "eɛəᵊ",
    "ih": "iɪjᵻɨ",
    "oh": "oɔ",
    "ou": "uʊwɯ",
}
_SINGLE = {phoneme: shape for shape, phonemes in _CLASSES.items() for phoneme in phonemes}
_DIPHTHONGS = {
    "A": ("E", "ih"),
    "I": ("aa", "ih"),
    "O": ("oh", "ou"),
    "Q": ("oh", "ou"),
    "W": ("aa", "ou"),
    "Y": ("oh", "ih"),
}
_NUCLEUS = 0.6
_SILENT = '.,!?;:—…"“”()'
_SHORTEST_PAUSE = 0.06
"""Punctuation shorter than this (s) is run through: the lips do not have time to rest."""


def visemes(phonemes: Iterable[tuple[str, float, float]], end: float) -> tuple[Viseme, ...]:
    """Turn timed phonemes into mouth shapes that cover [0, end].

    Args:
        phonemes: (symbol, start, end) in order, s. Stress, length marks, spaces and breath have no shape of
            their own: the lips already form what comes next.
        end: length of the speech, s.

    Returns:
        Visemes without gaps or overlaps; neighbours differ.
    """
    spans: list[tuple[str, float, float]] = []
    waiting: float | None = None
    for symbol, start, stop in phonemes:
        if waiting is not None:
            start = waiting
        shapes = _shapes(symbol, stop - start)
        if not shapes:
            waiting = start
            continue
        waiting = None
        length = stop - start
        for shape, share_from, share_to in shapes:
            spans.append((shape, start + share_from * length, start + share_to * length))
    return _cover(spans, end)


def _shapes(symbol: str, length: float) -> tuple[tuple[str, float, float], ...]:
    if symbol in _DIPHTHONGS:
        first, second = _DIPHTHONGS[symbol]
        return ((first, 0.0, _NUCLEUS), (second, _NUCLEUS, 1.0))
    if symbol in _SINGLE:
        return ((_SINGLE[symbol], 0.0, 1.0),)
    if symbol == "" or (symbol in _SILENT and length >= _SHORTEST_PAUSE):
        return (("sil", 0.0, 1.0),)
    return ()


def _cover(spans: list[tuple[str, float, float]], end: float) -> tuple[Viseme, ...]:
    found: list[Viseme] = []
    at = 0.0
    for shape, start, stop in spans:
        start, stop = max(start, at), min(stop, end)
        if stop <= start:
            continue
        _append(found, "sil", at, start)
        _append(found, shape, start, stop)
        at = stop
    _append(found, "sil", at, end)
    return tuple(found)


def _append(found: list[Viseme], shape: str, start: float, stop: float) -> None:
    if stop - start < 1e-9:
        return
    if found and found[-1].shape == shape:
        found[-1] = Viseme(shape, found[-1].start, stop)
    else:
        found.append(Viseme(shape, start, stop))
