"""How near in meaning the bank's lines and themes are to what a person said: cosines of a sentence encoder.

The vectors of the bank are kept in a small file (int8), which `whee bank` writes; what is not in it, because somebody
added a line, is encoded when the bank is loaded. An utterance costs one pass of the encoder, which the safety
gate has made anyway, and one product of a matrix. Beside each vector stands how kind the words are by themselves, as
the detector's own text model reads them: P(providing).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.errors import ModelError
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.lines import Situation
from whee_ros.empathy.safety.head import reading
from whee_ros.empathy.safety.spelling import undo

Floats = NDArray[np.float32]
Encode = Callable[[Sequence[str]], Floats]
"""Returns [texts, dimension], rows of unit length."""

TALK = "talk"
"""Section of the bank for everyday talk."""
THEME = 0.55
"""Cosine from which an utterance belongs to a theme; set on the dev part of `whee eval how`."""
CHAT = 0.48
"""Mean of the two largest cosines of a topic of everyday talk from which an utterance belongs to it; one alone may
share no more than a number. Set by eye on 800 told turns without a feeling."""
UNKNOWN = 0.5
"""Kindness of words that nobody read."""
SAMPLE = "that happened to you"
"""Stands in the slots of a line while it is read."""
_SCALE = 127.0
_SLOT = re.compile(r"\{\w+\}")


@dataclass(frozen=True)
class Near:
    """Nearness to one utterance.

    Attributes:
        theme: the feeling or matter that it belongs to, if any is near enough.
        chat: what everyday talk it belongs to, if any.
        places: where the text of a line or part stands in `cosines`.
        cosines: -1 to 1.
        kindness: 0 to 1 by text of a line or part.
    """

    theme: Situation | None
    places: Mapping[str, int]
    cosines: Sequence[float]
    kindness: Mapping[str, float]
    chat: Situation | None = None

    def of(self, texts: Iterable[str]) -> float:
        """Return the largest cosine of `texts`, 0 where none is known."""
        known = [self.cosines[at] for text in texts if (at := self.places.get(text)) is not None]
        return max(known, default=0.0)

    def kind(self, texts: Sequence[str]) -> float:
        """Return the mean kindness of `texts`; what is not known is neither kind nor unkind."""
        return sum(self.kindness.get(text, UNKNOWN) for text in texts) / max(1, len(texts))


NOWHERE = Near(None, {}, (), {})
"""Without an encoder nothing is near."""


class Nearness:
    """Vectors of a bank.

    Args:
        bank: whose lines and themes are compared.
        encode: the encoder.
        path: file of vectors; None encodes them all.

    Raises:
        ModelError: if the file is broken or of another encoder.
    """

    def __init__(self, bank: Bank, encode: Encode, path: Path | None = None) -> None:
        self._encode = encode
        known, kindness = read(path) if path is not None else ({}, {})
        pairs = [(theme, like) for theme in bank.themes() for like in likes(theme)]
        self._themes = [(theme, like) for theme, like in pairs if theme.family.section != TALK]
        chat = [(theme, like) for theme, like in pairs if theme.family.section == TALK]
        self._chat = [(theme, len(list(group))) for theme, group in groupby(theme for theme, _ in chat)]
        texts = sorted(spoken(bank))
        wanted = [like for _, like in self._themes + chat] + texts
        self._compared = len(wanted)
        wanted += sorted(everything(bank).difference(texts))
        missing = sorted({text for text in wanted if key(text) not in known})
        if missing:
            known |= dict(zip(map(key, missing), encode([reading(text) for text in missing]), strict=True))
        self._places = {text: at for at, text in enumerate(texts)}
        self._rows = np.stack([known[key(text)] for text in wanted])
        self._all = {text: at for at, text in enumerate(wanted)}
        self._kind = {text: kindness[key(text)] for text in texts if key(text) in kindness}
        self._last: tuple[str, Near] = ("", NOWHERE)

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._rows.shape[1])

    def vector(self, text: str) -> Floats | None:
        """Return the vector of a text of the bank, of unit length; None if it is no such text."""
        at = self._all.get(text)
        return self._rows[at] if at is not None else None

    def near(self, said: str) -> Near:
        """Return how near everything is to `said`; the same words again cost nothing."""
        if not said.strip():
            return NOWHERE
        if self._last[0] != said:
            self._last = (said, self._near(said))
        return self._last[1]

    def _near(self, said: str) -> Near:
        row = self._encode([reading(undo(said))])[0]  # as the safety gate spells it
        if row.shape[0] != self._rows.shape[1]:
            raise ModelError(
                "vectors of the bank", f"{self._rows.shape[1]} numbers, not {row.shape[0]}", "Run whee bank."
            )
        cosines = self._rows[: self._compared] @ row
        themes = cosines[: len(self._themes)]
        best = int(themes.argmax()) if len(themes) else -1
        theme = self._themes[best][0] if best >= 0 and themes[best] >= THEME else None
        texts = len(cosines) - len(self._places)
        chat = self._topic(cosines[len(self._themes) : texts])
        return Near(theme, self._places, cosines[texts:].tolist(), self._kind, chat)

    def _topic(self, cosines: Floats) -> Situation | None:
        """Return the topic of everyday talk whose examples are near, given their cosines one topic after the other."""
        best, found, at = CHAT, None, 0
        for theme, examples in self._chat:
            near = float(np.sort(cosines[at : at + examples])[-2:].mean())
            best, found = (near, theme) if near >= best else (best, found)
            at += examples
        return found


def spoken(bank: Bank) -> set[str]:
    """Return the texts that are compared with an utterance: lines that answer feelings, and their parts."""
    lines = [line for line in bank.lines() if line.place.startswith(("feelings", "light", "follow"))]
    return {line.text for line in (*lines, *bank.parts())}


def everything(bank: Bank) -> set[str]:
    """Return the texts of all lines and parts."""
    return {line.text for line in (*bank.lines(), *bank.parts())}


def likes(theme: Situation) -> tuple[str, ...]:
    """Return how people speak of `theme`."""
    return theme.topic.like if theme.topic else ()


def key(text: str) -> str:
    """Return under what name the vector of `text` is kept."""
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def read(path: Path) -> tuple[dict[str, Floats], dict[str, float]]:
    """Return the vectors and the kindness of a file, by `key`.

    Raises:
        ModelError: if it is missing or broken.
    """
    try:
        with np.load(path, allow_pickle=False) as data:
            keys = data["keys"].tolist()
            rows = data["rows"].astype(np.float32)
            rows /= np.linalg.norm(rows, axis=1, keepdims=True)
            kind = dict(zip(keys, map(float, data["kindness"]), strict=True))
            return dict(zip(keys, rows, strict=True)), {
                name: value for name, value in kind.items() if value >= 0
            }
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        raise ModelError(str(path), error, "Install the package again, or run: whee bank") from error


def write(path: Path, bank: Bank, encode: Encode, kind: Callable[[str], float]) -> int:
    """Write the vectors of everything in `bank` to `path`; return how many.

    Args:
        path: of the file.
        bank: whose lines, parts and themes are written.
        encode: the encoder.
        kind: tells P(providing) of a line.

    Raises:
        OSError: if it cannot be written.
    """
    compared = spoken(bank)
    texts = sorted(everything(bank).union(*(likes(theme) for theme in bank.themes())))
    rows = np.concatenate(
        [encode([reading(text) for text in texts[at : at + 64]]) for at in range(0, len(texts), 64)]
    )
    peak = np.abs(rows).max(axis=1, keepdims=True)
    np.savez_compressed(
        path,
        keys=np.array([key(text) for text in texts]),
        rows=np.round(rows / peak * _SCALE).astype(np.int8),
        kindness=np.array(
            [kind(_SLOT.sub(SAMPLE, text)) if text in compared else -1.0 for text in texts], np.float16
        ),
    )
    return len(texts)
