"""Learns what the end of a turn sounds like: python -m whee_ros.training.turn_sound --data DIR.

From synthetic speech alone (`training/turn_speech.py`), so that every recording stays unheard: whole sentences,
sentences cut between two words, and sentences whose speaker hesitates. The weights are a linear discriminant on the
states of Smart Turn's encoder before the stop, by regularised least squares: on a real speaker better calibrated than a
logistic regression. Sentences that it was not learned from tell how sure it may be (Platt 1999).
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.turn.head import WEIGHTS, pooled
from whee_ros.core import registry
from whee_ros.engine.models import ModelStore
from whee_ros.training.logistic import auc, fit
from whee_ros.training.sources import everything
from whee_ros.training.turn_speech import Kind, Moment, asked, moments, sentences, speech

EVERY = 5
"""One sentence in so many is not learned from."""
RIDGE = 1000.0
"""The dev part of `whee eval turns` chose it among 100, 1000 and 3000."""


class Rows(NamedTuple):
    """What was heard at moments: states [n, features], how each stops, number of the sentence."""

    x: NDArray[np.float64]
    kinds: NDArray[np.str_]
    sentence: NDArray[np.int_]


def heard(texts: Sequence[str], models: ModelStore, encoder: Any) -> Rows:
    """Say every text, stop it at its moments, and return what the encoder makes of each."""
    x, kinds, numbers = [], [], []
    for number, spoken in enumerate(speech(texts, models)):
        chance = random.Random(number)
        found: list[Moment] = moments(spoken, chance)
        for moment in found:
            x.append(pooled(encoder.states(asked(spoken.sound, moment, chance))))
            kinds.append(moment.kind)
            numbers.append(number)
    return Rows(np.array(x, np.float64), np.array(kinds), np.array(numbers))


def discriminant(x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """Return weights [features] and bias that tell ends (`y` 1) from the rest; both kinds count the same."""
    mean, scale = x.mean(axis=0), x.std(axis=0) + 1e-3
    rows = np.concatenate([(x - mean) / scale, np.ones((len(x), 1))], axis=1)
    weighed = rows * np.where(y > 0, 0.5 / y.mean(), 0.5 / (1.0 - y.mean()))[:, None]
    theta = np.linalg.solve(weighed.T @ rows + RIDGE * np.eye(rows.shape[1]), weighed.T @ (2.0 * y - 1.0))
    weights = theta[:-1] / scale
    return weights, float(theta[-1] - weights @ mean)


def main(argv: Sequence[str]) -> int:
    """Learn, report the area under the ROC curve on sentences not learned from, write the weights."""
    parser = argparse.ArgumentParser(prog="turn_sound", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--sentences", type=int, default=800)
    options = parser.parse_args(argv)
    models = ModelStore.default()
    encoder = registry.load("turn", "smart_turn")(models)
    encoder.load()
    rows = heard(sentences(everything(options.data), options.sentences), models, encoder)
    y, held = (rows.kinds == Kind.END).astype(float), rows.sentence % EVERY == 0
    weights, bias = discriminant(rows.x[~held], y[~held])
    found = rows.x @ weights + bias
    for kind in (Kind.CUT, Kind.HESITATION):
        kept = held & ((rows.kinds == kind) | (y > 0))
        print(f"{kind}: AUC {auc(found[kept], y[kept]):.3f} of {kept.sum()}, learned from {(~held).sum()}")
    scale, shift = fit(found[held, None], y[held], ridge=0.0)
    np.savez_compressed(
        WEIGHTS, weights=(scale * weights).astype(np.float32), bias=np.float32(scale * bias + shift)
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
