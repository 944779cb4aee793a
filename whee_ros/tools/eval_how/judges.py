"""Those who judge replies, none of whom has a say in them.

EPITOME's levels are told by the heads of the research bundle, which read a reply after what it answers and agree best
with EPITOME's annotators (docs/models/text_research.md: accuracy .80, .83, .91). The direction, and a second opinion on
the levels, come from heads over the frozen sentence encoder, learned on the spot: the direction from iEmpathize,
TwittEmp and graded listeners of EmpatheticDialogues, the levels from EPITOME's Reddit pairs together with what its
authors' classifiers say of short spoken answers (listeners of EmpatheticDialogues). How near a reply is to what it
answers is told by the research encoder, since the sentence encoder helps to choose replies. Nothing of them is kept or
shipped.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from whee_ros.empathy.when import text_answers
from whee_ros.empathy.when.text import with_counts
from whee_ros.ports.text import Said, TextEncoder, TurnEncoder
from whee_ros.training import softmax
from whee_ros.training.sources import part_of

Floats: TypeAlias = NDArray[np.float32]
DIRECTIONS = ("none", "seeking", "providing")
MECHANISMS = {
    "reaction": "emotional-reactions",
    "interpretation": "interpretations",
    "exploration": "explorations",
}
PREDICTED = {
    "reaction": "predictions_ER",
    "interpretation": "predictions_IP",
    "exploration": "predictions_EX",
}
"""Columns of what EPITOME's own classifiers say of listeners of EmpatheticDialogues."""
LONGEST = 60
"""Words of a training text that are read: replies of a robot are short."""
RIDGE = 1e-4
_BATCH = 64
csv.field_size_limit(10**7)


class Embedder:
    """Embeddings with lexical counts, those of before from a file.

    Args:
        encoder: loaded.
        cache: .npz that is read and extended; None keeps nothing.
    """

    def __init__(self, encoder: TextEncoder, cache: Path | None) -> None:
        self._encoder = encoder
        self._cache = cache
        self._known: dict[str, Floats] = {}
        if cache is not None and cache.exists():
            with np.load(cache, allow_pickle=False) as data:
                self._known = dict(zip(data["keys"].tolist(), data["x"], strict=True))

    def __call__(self, texts: Sequence[str]) -> Floats:
        """Return [len(texts), features]."""
        cut = [" ".join(text.split()[:LONGEST]) for text in texts]
        keys = [hashlib.sha256(text.encode()).hexdigest()[:24] for text in cut]
        missing = sorted(
            {key: text for key, text in zip(keys, cut, strict=True) if key not in self._known}.items(),
            key=lambda item: len(item[1]),
        )
        for at in range(0, len(missing), _BATCH):
            some = missing[at : at + _BATCH]
            rows = self._encoder.encode([text for _, text in some])
            self._known |= dict(zip([key for key, _ in some], rows, strict=True))
        if missing and self._cache is not None:
            np.savez(self._cache, keys=np.array(list(self._known)), x=np.stack(list(self._known.values())))
        return with_counts(np.stack([self._known[key] for key in keys]), cut)


class Judge:
    """One head with the figure that says how far to trust it.

    Attributes:
        rows: it learned from.
        score: macro-F1 on rows of its own sets that were held out.
    """

    def __init__(self, embed: Embedder, texts: Sequence[str], y: Sequence[int], classes: int) -> None:
        truth = np.array(y, np.int64)
        held = np.array([part_of(text) == "test" for text in texts])
        x = embed(texts)
        share = np.bincount(truth[~held], minlength=classes).clip(1)
        weight = (1 / np.sqrt(share))[truth].astype(np.float32)
        self._w = softmax.fit(x[~held], truth[~held], weight[~held], classes, RIDGE)
        guess = softmax.predict(self._w, x[held]).argmax(axis=1)
        self._embed = embed
        self.rows = int((~held).sum())
        self.score = softmax.macro_f1(truth[held], guess, classes)
        self.accuracy = float((guess == truth[held]).mean())

    def __call__(self, texts: Sequence[str]) -> Floats:
        """Return probabilities [len(texts), classes]."""
        return softmax.predict(self._w, self._embed(texts))


class Listener:
    """The research bundle: levels of replies in their context, and how near they are to it.

    Args:
        encoder: loaded.
    """

    def __init__(self, encoder: TurnEncoder) -> None:
        self._encoder = encoder
        heads = text_answers.load(encoder.weights, encoder.dimension, encoder.second)
        self._heads = {name: heads[name] for name in MECHANISMS}

    def read(self, asked: Sequence[str], replies: Sequence[str]) -> Floats:
        """Return what the encoder says of `replies` after what they answer, [len(replies), features]."""
        read = [
            text_answers.features(self._encoder.read(reply, (Said(text),)))
            for text, reply in zip(asked, replies, strict=True)
        ]
        return np.stack(read)

    def levels(self, read: Floats) -> dict[str, Floats]:
        """Return probabilities [replies, 3] of EPITOME's levels 0-2 by mechanism, of what `read` gave."""
        return {name: head.answer(read) for name, head in self._heads.items()}

    def nearness(self, asked: Sequence[str], replies: Sequence[str]) -> float:
        """Return how often a reply is nearer (cosine) to what it answers than to what another person said, 0-1.

        One half is chance. Every reply is held against all the others' words.
        """
        own, theirs = (self._unit(texts) for texts in (asked, replies))
        cosines = theirs @ own.T
        ahead = (np.diag(cosines)[:, None] > cosines).sum(axis=1)
        return float(ahead.mean() / max(1, len(asked) - 1))

    def _unit(self, texts: Sequence[str]) -> Floats:
        rows = np.stack([text_answers.features(self._encoder.read(text)) for text in texts])
        rows = rows[:, : self._encoder.dimension]
        rows = rows - rows.mean(axis=0)  # what all have in common tells nothing apart
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def direction(data: Path, embed: Embedder) -> Judge:
    """Return the judge of direction: none, seeking or providing."""
    texts, y = [], []
    for name, column in (("iempathize/dataset.csv", "text"), ("twittemp/TwittEmp.csv", "content")):
        for row in _read(data / "text" / name):
            if row["label"] in ("0", "1", "2"):
                texts.append(row[column])
                y.append(int(row["label"]))
    for row in _read(data / "text" / "empathetic_exchanges" / "EmpatheticExchanges_train_3.csv"):
        if row["exchange_number"] == "1":
            texts.append(row["speaker_utterance"].replace("_comma_", ","))
            y.append(1)
        if row["empathy"] in ("1", "3"):  # graded by people: no empathy, or full
            texts.append(row["listener_utterance"].replace("_comma_", ","))
            y.append(0 if row["empathy"] == "1" else 2)
    return Judge(embed, texts, y, len(DIRECTIONS))


def mechanisms(data: Path, embed: Embedder) -> dict[str, Judge]:
    """Return a judge of levels 0-2 for each of EPITOME's mechanisms."""
    found = {}
    listeners = _read(data / "text" / "empathetic_exchanges" / "EmpatheticExchanges_train_3.csv")
    for name, file in MECHANISMS.items():
        posts = _read(data / "text" / "epitome" / f"{file}-reddit.csv")
        texts = [row["response_post"] for row in posts] + [row["listener_utterance"] for row in listeners]
        levels = [row["level"] for row in posts] + [row[PREDICTED[name]] for row in listeners]
        spoken = [text.replace("_comma_", ",") for text in texts]
        found[name] = Judge(embed, spoken, [int(level) for level in levels], 3)
    return found


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8-sig", errors="replace") as opened:
        return list(csv.DictReader(opened))
