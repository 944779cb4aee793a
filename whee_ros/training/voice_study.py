"""The experiments behind the voice model: what is learned from what, what is asked of it; each is done only once."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whee_ros.perception.voice import baseline
from whee_ros.perception.voice.model import DIMENSIONS, AffectModel
from whee_ros.training import voice_heads
from whee_ros.training.logistic import auc
from whee_ros.training.logistic import fit as fit_logistic
from whee_ros.training.voice_corpus import Clip
from whee_ros.training.voice_features import WHOLE, Windows
from whee_ros.training.voice_heads import Rows, fit, rows
from whee_ros.training.voice_scores import FOLDS, MODES, Scores, judge, left_out

PARTS = {"states": None, "prosody": voice_heads.FEATURES}
"""Kinds of models, and how many features each reads."""
LEFT_OUT = {"emodb": ("emodb",), "ravdess": ("ravdess",), "both": ("emodb", "ravdess")}
"""Experiments with speakers left out: the corpora."""
CARRIED = {"emodb to ravdess": ("emodb", "ravdess"), "ravdess to emodb": ("ravdess", "emodb")}
"""Experiments across corpora: learned from, asked about."""
VERSION = 3
"""Of how scores are made, beyond the constants in `_stamp`."""


@dataclass(frozen=True)
class Judged:
    """An experiment: rows, what was said of them, and the temperature that was found."""

    data: Rows
    scores: Scores
    temperature: float


class Study:
    """Experiments on all clips.

    Args:
        clips, heard: as `voice_features.collect` takes and gives them.
        cache: folder for what was done.
        seed: of all that is random.
    """

    def __init__(self, clips: Sequence[Clip], heard: Windows, cache: Path, seed: int) -> None:
        self.clips = list(clips)
        self.heard = heard
        self._cache = cache
        self._seed = seed
        self._rows = {part: rows(self.clips, heard, columns) for part, columns in PARTS.items()}
        self._stamp = _stamp(heard)

    def ask(self, name: str, part: str) -> Judged:
        """Return the experiment `name` of `LEFT_OUT` or `CARRIED` with a kind of `PARTS`."""
        asked = LEFT_OUT[name] if name in LEFT_OUT else CARRIED[name][1:]
        data = self._of(part, asked)
        file = self._cache / f"said-{name.replace(' ', '-')}-{part}-{self._seed}-{self._stamp}.npz"
        if not file.exists():
            scores, degree = self._do(name, part, data)
            partial = file.with_suffix(".part.npz")
            np.savez(
                partial,
                emotions=scores.emotions,
                emotion=scores.emotion,
                dimensions=scores.dimensions,
                degree=degree,
            )
            partial.replace(file)
        with np.load(file) as kept:
            emotions = tuple(kept["emotions"].tolist())
            return Judged(data, Scores(emotions, kept["emotion"], kept["dimensions"]), float(kept["degree"]))

    def model(self, bundle: str, part: str) -> AffectModel:
        """Return the model to ship: learned from all clips of the bundle, with temperature and trust."""
        name = {"permissive": "emodb", "research": "both"}[bundle]
        print(f"{bundle}, {part}: learning from all", file=sys.stderr, flush=True)
        carried = ["emodb to ravdess"] if bundle == "permissive" else list(CARRIED)
        trusts = [trust(self.ask(across, part)) for across in carried]
        if bundle == "research":
            # EmoDB holds one intensity only: what carries over from it says nothing of the other way
            trusts = [{**each, "intensity": trust(self.ask("ravdess", part))["intensity"]} for each in trusts]
        mean = {key: round(float(np.mean([each[key] for each in trusts])), 2) for key in trusts[0]}
        model = fit(self._of(part, LEFT_OUT[name]))
        weights = model.dimension_weights * sharpened(self.ask(name, part))
        return replace(
            model, dimension_weights=weights, temperature=self.ask(name, part).temperature, trust=mean
        )

    def _of(self, part: str, corpora: Sequence[str]) -> Rows:
        return self._rows[part].where(np.isin(self._rows[part].corpus, corpora))

    def _do(self, name: str, part: str, data: Rows) -> tuple[Scores, float]:
        if name in LEFT_OUT:
            return left_out(data, self._seed, f"{name}, {part}")
        print(f"{name}, {part}", file=sys.stderr, flush=True)
        source = CARRIED[name][0]
        degree = self.ask(source, part).temperature
        model = replace(fit(self._of(part, [source])), temperature=degree)
        return judge(model, data, self._seed), degree


def sharpened(judged: Judged) -> NDArray[np.float64]:
    """Return the factors of the log-odds of arousal, dominance and intensity that make them right as often as they say.

    The penalty that makes them carry over makes them too shy. Both sides of a dimension weigh the same.
    """
    found = []
    for column, name in enumerate(DIMENSIONS):
        if name == "valence":
            continue
        truth = judged.data.dimensions[:, column]
        asked = ~np.isnan(truth)
        share = np.clip(judged.scores.dimensions[0, asked, column], 1e-6, 1.0 - 1e-6)
        odds = np.log(share / (1.0 - share))
        found.append(fit_logistic(odds[:, None], truth[asked], ridge=1e-3)[0])
    return np.array(found)


def by_clip(judged: Judged, kind: int = WHOLE) -> tuple[NDArray[np.int64], Scores]:
    """Return the clips [n] that have windows of a kind, and the mean scores of these windows by clip."""
    mine = judged.data.kind == kind
    names, place = np.unique(judged.data.clip[mine], return_inverse=True)
    share = np.zeros((len(names), len(place)))
    share[place, np.arange(len(place))] = 1.0
    share /= share.sum(axis=1, keepdims=True)
    emotion, dimensions = judged.scores.emotion[:, mine], judged.scores.dimensions[:, mine]
    return names, Scores(judged.scores.emotions, share @ emotion, share @ dimensions)


def trust(judged: Judged) -> Mapping[str, float]:
    """Return what is left, 0-1, of "emotion" and each of `DIMENSIONS` with strangers on clips strange to the model.

    For a dimension 2 * AUC - 1; for the emotion how often the one named is right, relative to how probable it is said
    to be.
    """
    _, scores = by_clip(judged)
    _, first = np.unique(judged.data.clip, return_index=True)
    emotion, truth = judged.data.emotion[first], judged.data.dimensions[first]
    found = {}
    for column, name in enumerate(DIMENSIONS):
        asked = ~np.isnan(truth[:, column])
        area = auc(scores.dimensions[0, asked, column], truth[asked, column])
        found[name] = max(0.0, 2.0 * area - 1.0)
    can = np.isin(emotion, scores.emotions)
    probable = np.exp(scores.emotion[0, can])
    right = np.array(scores.emotions)[probable.argmax(axis=1)] == emotion[can]
    found["emotion"] = min(1.0, float(right.mean() / probable.max(axis=1).mean()))
    return found


def _stamp(heard: Windows) -> str:
    """Return what tells results apart: the features, and every constant that shapes what is learned."""
    constants = (
        VERSION,
        FOLDS,
        MODES,
        voice_heads.RIDGE_EMOTION,
        voice_heads.RIDGE_DIMENSION,
        voice_heads.STEPS,
        voice_heads.REACH,
        baseline.HALF_KNOWN,
        baseline.MEMORY,
        baseline.SURPRISE,
    )
    return f"{zlib.crc32(heard.features.tobytes() + repr(constants).encode()):08x}"
