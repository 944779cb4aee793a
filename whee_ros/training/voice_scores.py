"""What models say of clips that they have not heard: speakers left out, or another corpus."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whee_ros.perception.voice.baseline import Baseline
from whee_ros.perception.voice.model import AffectModel
from whee_ros.training.voice_features import WHOLE
from whee_ros.training.voice_heads import Rows, fit

Floats = NDArray[np.float64]

MODES = ("stranger", "running", "known")
"""How well the speaker is known: not at all; by what was heard of them before, in random order; by all their clips."""
FOLDS = 8
"""Groups of speakers left out in turn."""
WINDOW_SECONDS = 2.0
"""New speech that a whole window of a clip brings on average."""
TEMPERATURES = np.exp(np.linspace(np.log(0.4), np.log(6.0), 60))


@dataclass(frozen=True)
class Scores:
    """Of every row, in each of `MODES`.

    Attributes:
        emotions: what the columns of `emotion` are.
        emotion: log-probabilities, calibrated [modes, n, emotions].
        dimensions: probability that each is high [modes, n, 4].
    """

    emotions: tuple[str, ...]
    emotion: Floats
    dimensions: Floats


def left_out(data: Rows, seed: int, name: str) -> tuple[Scores, float]:
    """Return scores of rows by models that heard no row of the same speaker, and the temperature of all.

    The scores of a group of speakers are calibrated on those of the other groups.
    """
    group = np.zeros(len(data.speaker), int)
    for corpus in np.unique(data.corpus):
        speakers = np.unique(data.speaker[data.corpus == corpus])
        for index, speaker in enumerate(speakers):
            group[data.speaker == speaker] = index % FOLDS
    emotions = tuple(sorted(set(data.emotion.tolist())))
    emotion = np.zeros((len(MODES), len(group), len(emotions)))
    dimensions = np.zeros((len(MODES), len(group), 4))
    for fold in range(FOLDS):
        print(f"{name}: learning without group {fold + 1} of {FOLDS}", file=sys.stderr, flush=True)
        out = group == fold
        found = judge(fit(data.where(~out)), data.where(out), seed)
        emotion[:, out], dimensions[:, out] = found.emotion, found.dimensions
    raw = emotion.copy()
    for fold in range(FOLDS):
        out = group == fold
        warm = temperature(raw[:, ~out], emotions, data.where(~out))
        emotion[:, out] = cooled(raw[:, out], warm)
    return Scores(emotions, emotion, dimensions), temperature(raw, emotions, data)


def judge(model: AffectModel, data: Rows, seed: int) -> Scores:
    """Return the scores of a model; of what it learned from it must have heard nothing here."""
    running, known = _running(model, data, seed)
    modes = ((data.own, 0.0), (running, known[:, None]), (data.own, 1.0))
    found = [model.scores(model.standardise(data.features, own, share)) for own, share in modes]
    return Scores(model.emotions, np.array([f[0] for f in found]), np.array([f[1] for f in found]))


def _running(model: AffectModel, data: Rows, seed: int) -> tuple[Floats, Floats]:
    """Return the mean of what was heard of the speaker before each row, and how well they were known by then."""
    random = np.random.default_rng(seed)
    own, known = np.zeros_like(data.features), np.zeros(len(data.clip))
    for speaker in np.unique(data.speaker):
        baseline = Baseline(model.centre, model.scale)
        for clip in random.permutation(np.unique(data.clip[data.speaker == speaker])):
            mine = data.clip == clip
            own[mine], known[mine] = baseline.mean, baseline.known
            for row in data.features[mine & (data.kind == WHOLE)]:
                baseline.learn(row, WINDOW_SECONDS)
    return own, known


def temperature(emotion: Floats, emotions: Sequence[str], data: Rows) -> float:
    """Return the temperature at which what was true is likeliest, all emotions weighing the same."""
    column = np.searchsorted(np.array(emotions), data.emotion)
    weight = 1.0 / np.bincount(column, minlength=len(emotions))[column]
    rows = np.arange(len(column))
    likely = [float((weight * cooled(emotion, t)[:, rows, column]).sum()) for t in TEMPERATURES]
    return float(TEMPERATURES[int(np.argmax(likely))])


def cooled(emotion: Floats, degree: float) -> Floats:
    """Return log-probabilities divided by a temperature and normalised again."""
    scaled = emotion / degree
    return np.asarray(scaled - np.logaddexp.reduce(scaled, axis=-1, keepdims=True))
