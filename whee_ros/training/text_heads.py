"""Trains the heads for direction, emotion and sentiment: python -m whee_ros.training.text_heads --data DIR.

Fits on the train parts, chooses the ridge and the temperature on the dev parts, reports the test parts once, and
writes config/weights/text_heads.npz and the tables for the model card.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.text import minilm_onnx
from whee_ros.core.resources import root
from whee_ros.empathy.when.text import DIRECTIONS, inputs, with_counts
from whee_ros.engine.models import ModelStore
from whee_ros.training import softmax
from whee_ros.training.sources import EMOTIONS, SENTIMENTS, Row, everything

HEADS: dict[str, tuple[str, ...]] = {
    "direction": tuple(str(d) for d in DIRECTIONS),
    "emotion": tuple(EMOTIONS),
    "sentiment": SENTIMENTS,
}
RIDGES = (1e-5, 3e-5, 1e-4, 3e-4, 1e-3)


def embed(rows: Sequence[Row], cache: Path | None) -> NDArray[np.float32]:
    """Return the inputs of all rows; their embeddings from `cache` where it holds the same texts."""
    texts = [row.text for row in rows]
    if cache is not None and cache.exists():
        with np.load(cache, allow_pickle=False) as data:
            if data["texts"].tolist() == texts:
                return with_counts(data["x"], texts)
    encoder = minilm_onnx.create(ModelStore.default(), threads=2)
    encoder.load()
    x = np.empty((len(texts), encoder.dimension), np.float32)
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    for at in range(0, len(order), 64):
        some = order[at : at + 64]
        x[some] = encoder.encode([texts[i] for i in some])
        if at % 6400 == 0:
            print(f"embedded {at} of {len(texts)}", file=sys.stderr, flush=True)
    if cache is not None:
        np.savez(cache, texts=np.array(texts), x=x)
    return with_counts(x, texts)


def balanced(y: NDArray[np.int64], weight: NDArray[np.float32], classes: int) -> NDArray[np.float32]:
    """Return weights with which every class counts half-way between its frequency and an equal share."""
    share = np.array([max(1e-9, float(weight[y == k].sum())) for k in range(classes)])
    return np.asarray(weight / np.sqrt(share)[y], np.float32)


def train(
    name: str, rows: Sequence[Row], x: NDArray[np.float32]
) -> tuple[NDArray[np.float32], dict[str, object]]:
    """Fit one head; return its calibrated weights and its figures."""
    labels = HEADS[name]
    known = np.array([bool(getattr(row, name)) for row in rows])
    y = np.array([labels.index(getattr(row, name)) if getattr(row, name) else 0 for row in rows])
    parts, weight = np.array([row.part for row in rows]), np.array([row.weight for row in rows], np.float32)
    fold = {part: known & (parts == part) for part in ("train", "dev", "test")}
    fits = []
    for ridge in RIDGES:
        chosen = fold["train"]
        shares = balanced(y[chosen], weight[chosen], len(labels))
        w = softmax.fit(x[chosen], y[chosen], shares, len(labels), ridge)
        guess = softmax.predict(w, x[fold["dev"]]).argmax(axis=1)
        fits.append((softmax.macro_f1(y[fold["dev"]], guess, len(labels)), ridge, w))
    score, ridge, w = max(fits, key=lambda entry: entry[0])
    factor = softmax.temperature(w, x[fold["dev"]], y[fold["dev"]])
    w = np.asarray(w * factor, np.float32)
    p, truth = softmax.predict(w, x[fold["test"]]), y[fold["test"]]
    guess = p.argmax(axis=1)
    figures: dict[str, object] = {
        "rows": {part: int(mask.sum()) for part, mask in fold.items()},
        "ridge": ridge,
        "temperature": round(factor, 2),
        "dev macro-F1": round(score, 3),
        "test macro-F1": round(softmax.macro_f1(truth, guess, len(labels)), 3),
        "test accuracy": round(float((guess == truth).mean()), 3),
        "majority accuracy": round(float(np.bincount(truth).max() / len(truth)), 3),
        "calibration error": round(softmax.calibration_error(p, truth), 3),
    }
    sources = np.array([row.source for row in rows])[fold["test"]]
    figures["test accuracy by source"] = {
        str(s): [int((sources == s).sum()), round(float((guess == truth)[sources == s].mean()), 3)]
        for s in np.unique(sources)
    }
    return w, figures


def compare(data: Path, w: NDArray[np.float32], part: str) -> dict[str, object]:
    """Judge the direction head on the paper's non-robot rows (weak labels, NC: never trained on)."""
    with (data / "text" / "whee_non_hri" / f"non_hri_data_{part}.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    encoder = minilm_onnx.create(ModelStore.default(), threads=2)
    encoder.load()
    texts, truth = [row["text"] for row in rows], np.array([int(row["label"]) for row in rows])
    order = np.argsort([len(text) for text in texts])
    guess = np.zeros(len(texts), np.int64)
    for at in range(0, len(order), 64):
        some = order[at : at + 64]
        guess[some] = softmax.predict(w, inputs(encoder, [texts[i] for i in some])).argmax(axis=1)
    return {
        "rows": len(rows),
        "accuracy": round(float((guess == truth).mean()), 3),
        "macro-F1": round(softmax.macro_f1(truth, guess, 3), 3),
        "majority accuracy": round(float(np.bincount(truth).max() / len(truth)), 3),
    }


def main(argv: Sequence[str]) -> int:
    """Train, judge, write, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=root() / "config" / "weights" / "text_heads.npz")
    parser.add_argument("--cache", type=Path, help="keep the embeddings in this .npz between runs")
    parser.add_argument("--compare", choices=("val", "test"), help="also judge on the paper's non-robot rows")
    options = parser.parse_args(argv)
    rows = everything(options.data)
    x = embed(rows, options.cache)
    arrays: dict[str, NDArray[np.generic]] = {}
    table: dict[str, object] = {}
    for name, labels in HEADS.items():
        weights, table[name] = train(name, rows, x)
        arrays[f"{name}_weights"], arrays[f"{name}_labels"] = weights.astype(np.float16), np.array(labels)
    if options.compare:
        table[f"whee_non_hri {options.compare}"] = compare(
            options.data, arrays["direction_weights"].astype(np.float32), options.compare
        )
    options.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(options.out, allow_pickle=False, **arrays)
    print(json.dumps(table, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
