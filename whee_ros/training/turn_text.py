"""Learns where a sentence may end: python -m whee_ros.training.turn_text --data DIR.

From the sentences of `training/sources.py` (all of them may be used commercially): each whole one, and beginnings of it
cut at random. Many a beginning could be whole, so no model gets all right; the odds are what counts.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whee_ros.perception.voice.sentence import BUCKETS, WEIGHTS, features, words
from whee_ros.training.logistic import auc
from whee_ros.training.sources import Row, everything

SHORTEST, LONGEST = 2, 25
"""Words of a sentence that is learned from."""
CUTS_FROM = 6
"""Sentences of more words are cut twice."""
BATCH, STEP, RIDGE = 256, 0.15, 0.013


def sentences(rows: Sequence[Row], part: str) -> Iterator[list[str]]:
    """Yield the words of each different whole sentence of a part."""
    seen = set()
    for row in rows:
        if row.part != part:
            continue
        text = row.text.replace(" '", "'").replace(" n't", "n't").replace("\u2019", "'")
        for sentence in re.split(r"(?<=[.!?])\s+", text):
            spoken = words(sentence)
            key = " ".join(spoken)
            broken = sentence.rstrip().endswith(("...", "-", ",", ":"))
            if SHORTEST <= len(spoken) <= LONGEST and not broken and key not in seen:
                seen.add(key)
                yield spoken


def examples(rows: Sequence[Row], part: str) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Return features [n, 6] and whether each is whole [n]."""
    chance = random.Random(0)
    found, whole = [], []
    for spoken in sentences(rows, part):
        found.append(features(spoken))
        whole.append(1.0)
        for _ in range(0 if len(spoken) < 4 else 2 if len(spoken) > CUTS_FROM else 1):
            found.append(features(spoken[: chance.randint(SHORTEST, len(spoken) - 1)]))
            whole.append(0.0)
    return np.array(found), np.array(whole)


def fit(x: NDArray[np.intp], y: NDArray[np.float64], rounds: int) -> tuple[NDArray[np.float64], float]:
    """Return weights and bias by AdaGrad (Duchi et al. 2011)."""
    weights, bias = np.zeros(BUCKETS), 0.0
    squares, bias_squares = np.full(BUCKETS, 1e-2), 1e-2
    order = np.random.default_rng(0)
    for _ in range(rounds):
        mixed = order.permutation(len(x))
        for at in range(0, len(mixed), BATCH):
            rows = x[mixed[at : at + BATCH]]
            wrong = 1.0 / (1.0 + np.exp(-(weights[rows].sum(axis=1) + bias))) - y[mixed[at : at + BATCH]]
            used, where = np.unique(rows, return_inverse=True)
            slope = (
                np.bincount(where.ravel(), weights=np.repeat(wrong, rows.shape[1])) + RIDGE * weights[used]
            )
            squares[used] += slope**2
            weights[used] -= STEP * slope / np.sqrt(squares[used])
            bias_squares += float(wrong.sum()) ** 2
            bias -= STEP * float(wrong.sum()) / bias_squares**0.5
    return weights, bias


def main(argv: Sequence[str]) -> int:
    """Learn, report the area under the ROC curve on sentences not learned from, write the weights."""
    parser = argparse.ArgumentParser(prog="turn_text", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args(argv)
    rows = everything(options.data)
    x, y = examples(rows, "train")
    weights, bias = fit(x, y, options.rounds)
    for part in ("dev", "test"):
        held, truth = examples(rows, part)
        print(
            f"{part}: AUC {auc(weights[held].sum(axis=1), truth):.3f} of {len(held)}, learned from {len(x)}"
        )
    np.savez_compressed(WEIGHTS, weights=weights.astype(np.float16), bias=np.float32(bias))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
