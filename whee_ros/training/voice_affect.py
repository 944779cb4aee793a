"""Learns arousal and valence from prosody: python -m whee_ros.training.voice_affect --data DIR.

DIR holds `voice/emodb` (CC0: the weights learn from it alone) and `voice/ravdess` (non-commercial: only
evaluated on). Everything is split by speaker.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.audio.decode import decode
from whee_ros.perception.voice.model import WEIGHTS
from whee_ros.perception.voice.prosody import Prosody, measure
from whee_ros.training.logistic import auc, fit, scores

FEATURES = tuple(asdict(Prosody()))
NAN = float("nan")
EMODB = {  # letter: (arousal, valence); Berlin Database of Emotional Speech (Burkhardt et al. 2005)
    "W": (1, 0),
    "L": (0, 0),
    "E": (NAN, 0),
    "A": (1, 0),
    "F": (1, 1),
    "T": (0, 0),
    "N": (0, NAN),
}
RAVDESS = {  # third field of the name (Livingstone & Russo 2018)
    "01": (0, NAN),
    "02": (0, 1),
    "03": (1, 1),
    "04": (0, 0),
    "05": (1, 0),
    "06": (1, 0),
    "07": (NAN, 0),
    "08": (1, NAN),
}

Corpus = tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.str_]]


def load(folder: Path) -> Corpus:
    """Return features [n, f], labels [n, 2] (arousal, valence; NaN unknown) and speakers [n]."""
    features, labels, speakers = [], [], []
    for path in sorted(folder.glob("*.opus")):
        if folder.name == "emodb":
            labels.append(EMODB[path.stem[5]])
            speakers.append(path.stem[:2])
        else:
            parts = path.stem.split("-")
            labels.append(RAVDESS[parts[2]])
            speakers.append(parts[6])
        features.append([asdict(measure(decode(path)))[name] for name in FEATURES])
    return np.array(features), np.array(labels, float), np.array(speakers)


def standardise(x: NDArray[np.float64], speakers: NDArray[np.str_], own: bool) -> NDArray[np.float64]:
    """Scale features; with `own`, centre half-way between the crowd and the speaker, as the meter does."""
    mean, scale = x.mean(axis=0), x.std(axis=0) + 1e-9
    centre = np.tile(mean, (len(x), 1))
    if own:
        for speaker in np.unique(speakers):
            rows = speakers == speaker
            centre[rows] = 0.5 * mean + 0.5 * x[rows].mean(axis=0)
    return np.clip((x - centre) / scale, -4, 4)


def cross_validate(z: NDArray[np.float64], y: NDArray[np.float64], speakers: NDArray[np.str_]) -> float:
    """Return the AUC of scores for speakers left out one at a time."""
    known = ~np.isnan(y)
    score = np.full(len(y), NAN)
    for speaker in np.unique(speakers):
        train, test = known & (speakers != speaker), known & (speakers == speaker)
        score[test] = scores(fit(z[train], y[train], ridge=10.0), z[test])
    return auc(score[known], y[known])


def main(argv: Sequence[str]) -> int:
    """Train on EmoDB, evaluate on both, write the weights, print the table for the model card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args(argv)
    emodb, ravdess = (load(options.data / "voice" / name) for name in ("emodb", "ravdess"))
    mean, scale = emodb[0].mean(axis=0), emodb[0].std(axis=0) + 1e-9
    model: dict[str, object] = {
        "mean": dict(zip(FEATURES, mean.round(5).tolist(), strict=True)),
        "scale": dict(zip(FEATURES, scale.round(5).tolist(), strict=True)),
    }
    table = {}
    for column, name in enumerate(("arousal", "valence")):
        row = {}
        for own in (False, True):
            z, y = standardise(emodb[0], emodb[2], own), emodb[1][:, column]
            row[f"emodb, own baseline {own}"] = cross_validate(z, y, emodb[2])
            known = ~np.isnan(y)
            theta = fit(z[known], y[known], ridge=10.0)
            other, truth = standardise(ravdess[0], ravdess[2], own), ravdess[1][:, column]
            asked = ~np.isnan(truth)
            row[f"ravdess, own baseline {own}"] = auc(scores(theta, other[asked]), truth[asked])
        model[name] = {
            **dict(zip(FEATURES, theta.round(4).tolist(), strict=False)),
            "bias": round(theta[-1], 4),
        }
        # trust what carries over to another corpus, not what the training corpus says
        model[f"{name}_trust"] = round(max(0.0, 2 * row["ravdess, own baseline False"] - 1), 2)
        table[name] = {key: round(value, 3) for key, value in row.items()}
    provenance = "EmoDB, CC0; python -m whee_ros.training.voice_affect"
    options.out.write_text(
        json.dumps({"trained_on": provenance, "auc": table, "model": model}, indent=1) + "\n"
    )
    print(json.dumps(table, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
