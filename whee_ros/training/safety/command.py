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
from whee_ros.empathy.safety.head import NONE, inputs
from whee_ros.engine.models import ModelStore
from whee_ros.training import sources
from whee_ros.training.safety import learn, near
from whee_ros.training.safety.material import Prompt

BATCH = 64


def main(argv: Sequence[str]) -> int:
    """Train, choose thresholds on the development part, write the weights."""
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
        texts = sorted(learn.ordinary(options.data, part, rules), key=len)
        found = np.concatenate(
            [inputs(encoder, rules, texts[at : at + BATCH]) for at in range(0, len(texts), BATCH)]
        )
        if kept:
            np.save(kept, found)
        return found

    labels = learn.labels_of(items)
    calm, calm_dev = talk("train"), talk("dev")
    by_part = {part: [item for item in items if item.part == part] for part in ("train", "dev", "test")}
    held_out = learn.learn(learn.rows(encoder, rules, labels, by_part["train"], calm), len(labels))
    alike = inputs(encoder, rules, [item.text for item in by_part["dev"] if not item.boundary])
    limits = learn.thresholds(labels, held_out, calm_dev, alike)
    weights = learn.learn(learn.rows(encoder, rules, labels, items, calm), len(labels))
    np.savez_compressed(
        options.out,
        labels=np.array(labels),
        weights=weights.astype(np.float16),
        held_out=held_out.astype(np.float16),
        thresholds=limits,
    )
    for label, limit in zip(labels, limits, strict=True):
        if label != NONE:
            print(f"{label:20} threshold {limit:.3f}")
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
