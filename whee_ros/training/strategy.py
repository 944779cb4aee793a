"""Learns which strategy listeners choose: python -m whee_ros.training.strategy --data DIR.

From EDOS (CC BY 4.0) alone: the line before one whose listener's intent people labelled, as the default text heads read
it. Intents become ESConv strategies by `STRATEGY`. Ridge by the dev part; the test part and ESConv's own test
conversations (CC BY-NC: never learned from) are reported once. Writes config/weights/strategy.npz.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.text import minilm_onnx
from whee_ros.core.empathy import EmpathyState
from whee_ros.core.resources import resource, root
from whee_ros.empathy.how.leaning import features
from whee_ros.empathy.when.text import TextReader
from whee_ros.engine.models import ModelStore
from whee_ros.training import softmax
from whee_ros.training.sources import part_of

STRATEGY = {
    "questioning": "question", "acknowledging": "reflection", "sympathizing": "reflection", "agreeing": "affirmation",
    "encouraging": "affirmation", "consoling": "affirmation", "suggesting": "suggestion", "wishing": "other",
}  # fmt: skip
"""Listeners' intents (Welivita & Pu 2020) as the nearest of ESConv's strategies (Liu et al. 2021)."""
ESCONV = {
    "Question": "question", "Restatement or Paraphrasing": "restatement", "Reflection of feelings": "reflection",
    "Self-disclosure": "self_disclosure", "Affirmation and Reassurance": "affirmation",
    "Providing Suggestions": "suggestion", "Information": "information", "Others": "other",
}  # fmt: skip
NAMES = ("question", "reflection", "affirmation", "suggestion", "other")
RIDGES = (1e-4, 3e-4, 1e-3, 3e-3, 1e-2)
FILES = (
    ("1__MTurk_groundtruth_labels_9K.csv", "DialogID", "Dialog", "Agreed emotion (2/3 vote)"),
    ("3__Self-labeled_dialogs_4K.csv", "os_dialog_id", "os_dialog", "emotion"),
)


@dataclass(frozen=True)
class Row:
    """What was said, and the strategy of the answer."""

    text: str
    strategy: str
    part: str


def edos(data: Path) -> Iterator[Row]:
    """Yield the lines before labelled listeners' lines."""
    for name, key, dialogue, label in FILES:
        with (data / "text" / "edos" / name).open(newline="") as file:
            for row in csv.DictReader(file):
                lines = row[dialogue].strip().splitlines()
                strategy = STRATEGY.get(row[label].lower())
                if strategy and len(lines) > 1:
                    text = re.sub(r" (?=[,.!?'])|(?<=') ", "", lines[-2].lstrip("- "))
                    yield Row(text, strategy, part_of(row[key]))


def esconv(data: Path, most: int = 600) -> Iterator[Row]:
    """Yield seekers' turns of ESConv's test part that a supporter answers with one of `NAMES`."""
    count = 0
    for line in (data / "text" / "esconv" / "test.txt").read_text().splitlines():
        talk = json.loads(line)["dialog"]
        for before, after in pairwise(talk):
            strategy = ESCONV.get(after.get("strategy", ""))
            if (
                before["speaker"] == "usr"
                and after["speaker"] == "sys"
                and strategy in NAMES
                and count < most
            ):
                count += 1
                yield Row(before["text"].strip(), strategy, "esconv")


def read(rows: Sequence[Row]) -> NDArray[np.float32]:
    """Return the features of all rows, [rows, SIZE]."""
    encoder = minilm_onnx.create(ModelStore.default())
    encoder.load()
    reader = TextReader(encoder, resource("config/weights/text_heads.npz"))
    found = []
    for row in rows:
        said = reader.read(row.text)
        best = max(said.emotion, key=lambda name: said.emotion[name])
        state = EmpathyState(
            0.0, "", "u", valence=said.valence, arousal=said.arousal, emotion=best, dialogue_act=said.dialogue_act,
            text=row.text,
        )  # fmt: skip
        found.append(features(state))
    return np.stack(found)


def main(argv: Sequence[str] | None = None) -> int:
    """Train, print the figures, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds text/")
    parser.add_argument("--out", type=Path, default=root() / "config" / "weights" / "strategy.npz")
    options = parser.parse_args(argv)
    rows = [*edos(options.data), *esconv(options.data)]
    x = read(rows)
    y = np.array([NAMES.index(row.strategy) for row in rows])
    parts = np.array([row.part for row in rows])
    fits = []
    for ridge in RIDGES:
        chosen = parts == "train"
        shares = np.bincount(y[chosen], minlength=len(NAMES)).clip(1)
        weight = (1 / np.sqrt(shares))[y[chosen]].astype(np.float32)
        w = softmax.fit(x[chosen], y[chosen], weight, len(NAMES), ridge)
        guess = softmax.predict(w, x[parts == "dev"]).argmax(axis=1)
        fits.append((softmax.macro_f1(y[parts == "dev"], guess, len(NAMES)), ridge, w))
    _, ridge, w = max(fits, key=lambda fit: fit[0])
    for part in ("test", "esconv"):
        truth, guess = y[parts == part], softmax.predict(w, x[parts == part]).argmax(axis=1)
        often = np.bincount(truth).max() / len(truth)
        score = softmax.macro_f1(truth, guess, len(NAMES))
        print(
            f"{part:8}{len(truth):5} rows  accuracy {(guess == truth).mean():.3f} (majority {often:.3f})  "
            f"macro-F1 {score:.3f} (majority {2 * often / (1 + often) / len(NAMES):.3f})"
        )
    print(f"learned from {int((parts == 'train').sum())} rows, ridge {ridge:g}")
    np.savez(options.out, weights=w, strategies=np.array(NAMES))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
