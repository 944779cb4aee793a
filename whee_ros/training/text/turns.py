"""`whee train turns`: moves heads of a finished encoder a step towards turns as people take them, told or longer.

The encoder stays as it is. Each head is fitted anew to `permissive.turns` (grammar: `training/turns.yaml`), to turns
written one by one (`told.py`) and, lest it forget, to rows that it was trained on:
logits = finished + x @ change + bias, with a small penalty on change.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from whee_ros.backends.text.tuned import TunedOnnx
from whee_ros.empathy.when import text_answers
from whee_ros.empathy.when.text_answers import Head
from whee_ros.engine.models import ModelStore
from whee_ros.training.text import export, permissive, sources
from whee_ros.training.text.batches import disturbed
from whee_ros.training.text.example import Example
from whee_ros.training.text.tasks import BY_NAME
from whee_ros.training.text.told import TOLD, written

HEADS = ("direction", "emotion", "basic", "sentiment", "who")
"""Heads that are moved."""
REHEARSED = {
    "own spoken grammar": 2500, "own grammar": 1500, "own talks": 1200, "own stories": 1500, "GoEmotions": 3000,
    "EDOS": 2500, "EmoryNLP": 1000, "CounselChat": 800, "chit-chat challenge": 1500,
}  # fmt: skip
"""Rows of each set that are gone through again, drawn by seed."""
WEIGHTS = {
    permissive.TURNS: 8.0, TOLD: 20.0, "own spoken grammar": 7.5, "own grammar": 5.0, "own talks": 3.5,
    "own stories": 3.5, "GoEmotions": 2.5, "EDOS": 3.0, "EmoryNLP": 1.5, "CounselChat": 0.3, "chit-chat challenge": 1.2,
}  # fmt: skip
"""What the rows of a set weigh together, 1 where it is not named; chosen on dev rows."""
RIDGE = 5e-5
"""Pull towards the finished head, over inputs of unit length; chosen on dev rows."""
AGAIN = 0.25
"""Nats taken off the logit of seeking afterwards, for the step gives back what `calibrate.CAUTION` had taken: with this
much the dev rows of MELD and DailyDialog have no more false alarms than before."""
NOISY = 0.5
"""Share of our own rows that also come as a recogniser may write them."""

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Row:
    """A training row: of all rows with the same `rule` together, the weight is that of one."""

    example: Example
    rule: str


def rows(data: Path, seed: int = 1) -> list[Row]:
    """Return the training rows: told ones, longer ones by their rules, and some of what the encoder was trained on."""
    groups: dict[str, list[Example]] = {}
    for example in sources.everything(data, "permissive"):
        if example.part == "train" and example.source in REHEARSED:
            groups.setdefault(example.source, []).append(example)
    chooser = random.Random(seed)
    found = [Row(example, rule) for example, rule in permissive.turns() if example.part == "train"]
    found += [Row(example, example.text) for example in written() if example.part == "train"]
    for source, group in groups.items():
        chosen = chooser.sample(group, min(len(group), REHEARSED[source]))
        found += [Row(example, f"{source} {at}") for at, example in enumerate(chosen)]
    heard = [row for row in found if row.example.source.startswith("own") and chooser.random() < NOISY]
    return found + [replace(row, example=disturbed(row.example, chooser)) for row in heard]


def shares(chosen: Sequence[Row]) -> Floats:
    """Return the weight of each row: every rule of a source weighs the same, every source as `WEIGHTS` says."""
    rules = Counter((row.example.source, row.rule) for row in chosen)
    many = Counter(source for source, _ in rules)
    each = [
        WEIGHTS.get(row.example.source, 1.0) / many[row.example.source] / rules[row.example.source, row.rule]
        for row in chosen
    ]
    return np.array(each, np.float32)


def moved(head: Head, x: Floats, truth: NDArray[np.int64], weight: Floats, ridge: float = RIDGE) -> Head:
    """Return `head` after a step that lowers the weighted cross-entropy of `truth` for features `x`."""
    share = (weight / weight.sum()).astype(np.float32)
    mean = share @ x
    length = float(np.sqrt(share @ ((x - mean) ** 2).sum(axis=1)))
    inputs, base = ((x - mean) / length).astype(np.float32), head.logits(x)
    classes, at = len(head.labels), np.arange(len(x))
    right = np.eye(classes, dtype=np.float32)[truth]

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        bias, change = (
            flat[:classes].astype(np.float32),
            flat[classes:].reshape(-1, classes).astype(np.float32),
        )
        logits = base + inputs @ change + bias
        logits -= logits.max(axis=1, keepdims=True)
        log_p = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
        error = (np.exp(log_p) - right) * share[:, None]
        value = -float(share @ log_p[at, truth]) + ridge / 2 * float((change**2).sum())
        slope = np.concatenate([error.sum(axis=0), (inputs.T @ error + ridge * change).ravel()])
        return value, slope.astype(np.float64)

    start = np.zeros(classes * (1 + x.shape[1]))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    change = found[classes:].reshape(-1, classes) / length
    weights = head.weights.astype(np.float64)
    weights[:-1] += change
    weights[-1] += found[:classes] - mean @ change
    return replace(head, weights=weights.astype(np.float32))


def refitted(heads: Mapping[str, Head], found: Sequence[Row], x: Floats) -> dict[str, Head]:
    """Return `heads` with those of `HEADS` moved by the rows `found`, whose features are `x`."""
    done = dict(heads)
    for name in HEADS:
        known = [at for at, row in enumerate(found) if name in row.example.answers]
        labels = BY_NAME[name].labels
        truth = np.array([labels.index(str(found[at].example.answers[name])) for at in known], np.int64)
        done[name] = moved(heads[name], x[known], truth, shares([found[at] for at in known]))
    done["direction"].weights[-1, BY_NAME["direction"].labels.index("seeking")] -= AGAIN
    return done


def main(argv: Sequence[str]) -> int:
    """Write the moved heads."""
    parser = argparse.ArgumentParser(prog="whee train turns", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds text/")
    parser.add_argument("--encoder", type=Path, required=True, help="the .onnx of a run, its heads beside it")
    parser.add_argument("--out", type=Path, required=True, help="where the moved heads go (.npz)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(argv)
    encoder = TunedOnnx(ModelStore.default(), options.encoder)
    encoder.load()
    found = rows(options.data, options.seed)
    print(f"{len(found)} rows", flush=True)
    read = [text_answers.features(encoder.read(row.example.text, row.example.before)) for row in found]
    heads = text_answers.load(encoder.weights, encoder.dimension)
    export.write(refitted(heads, found, np.stack(read)), options.out)
    print(f"wrote {options.out}: {', '.join(HEADS)} moved")
    return 0
