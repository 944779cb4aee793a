"""`whee train safety --data DIR`: learns the head of the safety gate."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.text.minilm_onnx import create
from whee_ros.core.resources import resource
from whee_ros.empathy.safety.gate import SafetyGate
from whee_ros.empathy.safety.head import Head, perceptron
from whee_ros.engine.models import ModelStore
from whee_ros.training import sources
from whee_ros.training.safety import learn, near
from whee_ros.training.safety.material import Prompt


def main(argv: Sequence[str]) -> int:
    """Train, choose thresholds by cross-validation over families, write the weights."""
    parser = argparse.ArgumentParser(prog="whee train safety", description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder with text/goemotions, text/edos, text/meld"
    )
    parser.add_argument("--out", type=Path, default=resource("config/weights") / "safety_gate.npz")
    parser.add_argument(
        "--cache", type=Path, help="folder that keeps embeddings of ordinary talk between runs"
    )
    options = parser.parse_args(argv)
    items = learn.own()
    _spelling(items, options.data)
    rules = SafetyGate.load(resource("config/safety.yaml")).rules
    encoder = create(ModelStore.default())
    encoder.load()

    def talk(part: str) -> NDArray[np.float32]:
        kept = options.cache / f"talk_{part}.npy" if options.cache else None
        if kept and kept.is_file():
            return np.asarray(np.load(kept), np.float32)
        found = learn.features(encoder, rules, learn.ordinary(options.data, part, rules))
        if kept:
            np.save(kept, found)
        return found

    labels = learn.labels_of(items)
    calm, calm_dev = talk("train"), talk("dev")
    spoken = [(item, text, name) for item in items for text, name in learn.spoken([item])]
    x = learn.features(encoder, rules, [text for _, text, _ in spoken])
    y = np.array([labels.index(name) for _, _, name in spoken], np.int64)
    tested = np.array([item.part == "test" for item, _, _ in spoken])
    folds = np.array([learn.fold(item.family) for item, _, _ in spoken])

    # each prompt scored by weights that never saw its family
    near, calm_p = (
        np.zeros((len(y), len(labels)), np.float32),
        np.zeros((len(calm_dev), len(labels)), np.float32),
    )
    for fold in range(learn.FOLDS):
        without = ~tested & (folds != fold)
        layers = learn.learn(x[without], y[without], calm, len(labels))
        near[folds == fold] = perceptron(x[folds == fold], *layers)
        calm_p += perceptron(calm_dev, *layers) / learn.FOLDS
    limits = learn.thresholds(labels, calm_p, near[~tested & (y == 0)])

    held_out = learn.learn(x[~tested], y[~tested], calm, len(labels))
    layers = learn.learn(x, y, calm, len(labels))
    np.savez_compressed(
        options.out,
        labels=np.array(labels),
        thresholds=limits,
        first=layers[0].astype(np.float16),
        second=layers[1].astype(np.float16),
        held_out_first=held_out[0].astype(np.float16),
        held_out_second=held_out[1].astype(np.float16),
    )
    head = Head(options.out, encoder.dimension)
    hit = np.array([bool(head.over(dict(zip(labels, map(float, row), strict=True)))) for row in near])
    for number, label in enumerate(labels):
        rows = ~tested & (y == number)
        limit = f"threshold {limits[number]:.3f}" if number else ""
        print(
            f"{label:20} {int(rows.sum()):5} prompts, {hit[rows].mean():6.1%} found by other families' {limit}"
        )
    print(f"{len(items)} own prompts, {len(calm)} + {len(calm_dev)} rows of talk -> {options.out}")
    return 0


def _spelling(items: Sequence[Prompt], data: Path) -> None:
    """Write which words are mended, from everything but the test part."""
    texts = [item.text for item in items if item.boundary and item.part != "test"]
    folder = resource("config/safety")
    words = near.targets(texts, [(folder / "rules_en.yaml").read_text(encoding="utf-8")])
    makers = (sources.goemotions(data), sources.emory(data), sources.chitchat())
    talk = [row.text for rows in makers for row in rows if row.part == "train"]
    talk += [item.text for item in items if not item.boundary and item.part != "test"]
    near.write(folder / "spelling_en.yaml", words, near.real(words, talk))
