"""Figures of the voice model: recalls, areas under the curve, calibration; each with speakers as the unit of chance."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whee_ros.perception.voice.model import DIMENSIONS
from whee_ros.training.logistic import auc
from whee_ros.training.voice_corpus import Clip
from whee_ros.training.voice_features import CLIP, WHOLE, Windows
from whee_ros.training.voice_study import Judged, by_clip

Floats = NDArray[np.float64]

DRAWS = 1000
"""Bootstrap samples."""
BINS = 10
"""Bins of equal width of the expected calibration error (Guo et al. 2017)."""
AGREE = {
    "F0, mean": ("f0_mean", "F0semitoneFrom27.5Hz_sma3nz_amean"),
    "F0, median": ("f0_p50", "F0semitoneFrom27.5Hz_sma3nz_percentile50.0"),
    "F0, 20-80 %": ("f0_p80 f0_p20", "F0semitoneFrom27.5Hz_sma3nz_pctlrange0-2"),
    "loudness": ("loudness", "equivalentSoundLevel_dBp"),
    "alpha ratio": ("alpha_mean", "alphaRatioV_sma3nz_amean"),
    "Hammarberg": ("hammarberg_mean", "hammarbergIndexV_sma3nz_amean"),
    "HNR": ("hnr_mean", "HNRdBACF_sma3nz_amean"),
    "jitter": ("jitter", "jitterLocal_sma3nz_amean"),
    "shimmer": ("shimmer", "shimmerLocaldB_sma3nz_amean"),
    "voiced runs /s": ("runs", "VoicedSegmentsPerSec"),
    "MFCC 1": ("mfcc1_mean", "mfcc1V_sma3nz_amean"),
    "MFCC 2": ("mfcc2_mean", "mfcc2V_sma3nz_amean"),
}
"""What is compared with openSMILE: own statistics (their difference, of two), eGeMAPS column."""


@dataclass(frozen=True)
class Told:
    """One mode of an experiment by clip.

    `probability`, `truth` and `speaker` are of clips whose emotion the model knows, among the emotions that it shares
    with the corpus; dimensions are of all clips.

    Attributes:
        emotions: sorted.
        probability: [n, emotions].
        truth: column of the true one [n].
        speaker: [n].
        dimensions, labels: probability that each dimension is high, and 0, 1 or NaN [all, 4].
    """

    emotions: tuple[str, ...]
    probability: Floats
    truth: NDArray[np.int64]
    speaker: NDArray[np.str_]
    dimensions: Floats
    labels: Floats


def told(judged: Judged, mode: int, corpus: str, kind: int = WHOLE) -> Told:
    """Return what was said of the clips of a corpus."""
    places, scores = by_clip(judged, kind)
    first = {clip: index for index, clip in reversed(list(enumerate(judged.data.clip.tolist())))}
    index = np.array([first[clip] for clip in places.tolist()])
    data = judged.data
    asked = data.corpus[index] == corpus
    mine = asked & np.isin(data.emotion[index], scores.emotions)
    every, index = index[asked], index[mine]
    emotions = tuple(name for name in scores.emotions if name in set(data.emotion[index].tolist()))
    columns = [scores.emotions.index(name) for name in emotions]
    shared = np.exp(scores.emotion[mode][mine][:, columns])
    return Told(
        emotions,
        shared / shared.sum(axis=1, keepdims=True),
        np.searchsorted(np.array(emotions), data.emotion[index]),
        data.speaker[index],
        scores.dimensions[mode][asked],
        data.dimensions[every],
    )


def confusions(what: Told) -> Floats:
    """Return how often each emotion was taken for each, by speaker [speakers, true, said]."""
    speakers, place = np.unique(what.speaker, return_inverse=True)
    table = np.zeros((len(speakers), len(what.emotions), len(what.emotions)))
    np.add.at(table, (place, what.truth, what.probability.argmax(axis=1)), 1.0)
    return table


def recalls(table: Floats) -> Floats:
    """Return the recall of each emotion from counts [true, said]."""
    return np.asarray(np.diagonal(table) / np.maximum(table.sum(axis=1), 1.0))


def uar(what: Told, seed: int = 0) -> tuple[float, float, float]:
    """Return the unweighted average recall, and the ends of its 95 % interval by bootstrap over speakers."""
    tables = confusions(what)
    random = np.random.default_rng(seed)
    drawn = random.integers(0, len(tables), (DRAWS, len(tables)))
    draws = [recalls(tables[rows].sum(axis=0)).mean() for rows in drawn]
    low, high = np.percentile(draws, (2.5, 97.5))
    return float(recalls(tables.sum(axis=0)).mean()), float(low), float(high)


def areas(what: Told) -> dict[str, float]:
    """Return the area under the ROC curve of each dimension that the corpus has labels of both kinds for."""
    found = {}
    for column, name in enumerate(DIMENSIONS):
        asked = ~np.isnan(what.labels[:, column])
        if 0.0 < np.mean(what.labels[asked, column]) < 1.0:
            found[name] = auc(what.dimensions[asked, column], what.labels[asked, column])
    return found


def calibration_error(what: Told) -> float:
    """Return how far, on average, the probability of the emotion named is from how often it is right."""
    sure = what.probability.max(axis=1)
    right = what.probability.argmax(axis=1) == what.truth
    place = np.minimum((sure * BINS).astype(int), BINS - 1)
    gaps = [abs(np.sum(right[place == b]) - np.sum(sure[place == b])) for b in range(BINS)]
    return float(sum(gaps) / len(sure))


def named(what: Told, certain: float) -> tuple[float, float]:
    """Return the share of clips whose emotion is named at a threshold, and how many of these names are right."""
    sure = what.probability.max(axis=1) >= certain
    right = what.probability.argmax(axis=1) == what.truth
    return float(sure.mean()), float(right[sure].mean()) if sure.any() else float("nan")


def agreement(
    clips: Sequence[Clip], heard: Windows, names: Sequence[str], folder: Path, corpus: str
) -> dict[str, float]:
    """Return the rank correlation of own measures of whole clips with openSMILE's.

    Args:
        clips: as `voice_features.collect` takes them.
        heard: as it gives them.
        names: of the first columns of `heard`.
        folder: that holds `<corpus>_egemaps.csv`.
        corpus: which.
    """
    with (folder / f"{corpus}_egemaps.csv").open() as file:
        table = {Path(row["file"]).stem: row for row in csv.DictReader(file)}
    rows = np.flatnonzero(heard.kind == CLIP)
    rows = rows[[clips[i].corpus == corpus and clips[i].path.stem in table for i in heard.clip[rows]]]
    other = [table[clips[i].path.stem] for i in heard.clip[rows]]
    found = {}
    for what, (mine, column) in AGREE.items():
        parts = [heard.features[rows, names.index(name)] for name in mine.split()]
        value = parts[0] - parts[1] if len(parts) == 2 else parts[0]
        found[what] = rank_correlation(value, np.array([float(row[column]) for row in other]))
    return found


def rank_correlation(one: NDArray[np.floating], other: NDArray[np.floating]) -> float:
    """Return Spearman's rho; ties, which are rare in measures, are broken by order."""
    first, second = (np.argsort(np.argsort(values, kind="stable")).astype(float) for values in (one, other))
    return float(np.corrcoef(first, second)[0, 1])
