"""Fits the linear heads of the voice model: one softmax over emotions and a logistic output for each dimension."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.registry import vendor
from whee_ros.perception.voice.model import DIMENSIONS, AffectModel
from whee_ros.training import voice_corpus
from whee_ros.training.voice_corpus import Clip
from whee_ros.training.voice_features import NOISY, SHORT, WHOLE, Windows

Floats = NDArray[np.float64]
RIDGE_EMOTION, RIDGE_DIMENSION = 0.05, 3.0
"""L2 penalty on the weights of the softmax and of the dimensions, which must carry over to other corpora. Chosen among
0.01-0.2 and 0.05-3 on both corpora."""
STEPS = 80
"""Steps of L-BFGS."""
FEATURES = 67
"""Columns of prosody; those behind are encoder states."""
REACH = 2.0
"""How far a speaker's own mean may be from the crowd's, standard deviations over speakers."""


@dataclass(frozen=True)
class Rows:
    """Windows with what is known of them, one row each.

    Attributes:
        features: [n, columns].
        own: mean of the features of the same speaker's whole windows [n, columns].
        kind, clip: as in `Windows` [n].
        speaker, corpus, emotion: [n].
        dimensions: 0, 1 or NaN, columns as `DIMENSIONS` [n, 4].
    """

    features: Floats
    own: Floats
    kind: NDArray[np.int64]
    clip: NDArray[np.int64]
    speaker: NDArray[np.str_]
    corpus: NDArray[np.str_]
    emotion: NDArray[np.str_]
    dimensions: Floats

    def where(self, chosen: NDArray[np.bool_]) -> Rows:
        """Return the rows that are chosen."""
        return Rows(*(getattr(self, name)[chosen] for name in self.__dataclass_fields__))


def rows(clips: Sequence[Clip], heard: Windows, columns: int | None = None) -> Rows:
    """Return the windows that a model may learn from or be asked about, with `columns` features, all by default."""
    used = np.isin(heard.kind, (WHOLE, SHORT, NOISY))
    features = heard.features[used].astype(np.float64)[:, :columns]
    kind, clip = heard.kind[used], heard.clip[used]
    speaker = np.array([clips[index].speaker for index in clip])
    own = np.zeros_like(features)
    for name in np.unique(speaker):
        mine = speaker == name
        own[mine] = features[mine & (kind == WHOLE)].mean(axis=0)
    labels = [(*voice_corpus.DIMENSIONS[one.emotion], one.strong) for one in clips]
    return Rows(
        features,
        own,
        kind,
        clip,
        speaker,
        np.array([clips[index].corpus for index in clip]),
        np.array([clips[index].emotion for index in clip]),
        np.array(labels)[clip],
    )


def solver() -> Any:
    """Return PyTorch, which finds the weights.

    Raises:
        BackendError: if it is not installed.
    """
    return vendor("torch", "learning of vocal affect", "-r requirements/torch.txt")


def fit(data: Rows) -> AffectModel:
    """Return a model learned from `data`; trust and temperature are 1, for the caller to set."""
    speakers = np.array([data.own[data.speaker == name][0] for name in np.unique(data.speaker)])
    whole = data.kind == WHOLE
    model = AffectModel(
        emotions=tuple(sorted(set(data.emotion.tolist()))),
        centre=speakers.mean(axis=0),
        scale=data.features[whole].std(axis=0) + 1e-6,
        reach=REACH * speakers.std(axis=0),
        emotion_weights=np.zeros((data.features.shape[1] + 1, 0)),
        dimension_weights=np.zeros((data.features.shape[1] + 1, 0)),
        temperature=1.0,
        trust=dict.fromkeys(("emotion", *DIMENSIONS), 1.0),
    )
    # every whole window once as a stranger's and once as a well-known voice; the others as one of the two
    odd = np.arange(len(whole)) % 2 == 0
    strange, known = data.where(whole | odd), data.where(whole | ~odd)
    z = np.concatenate(
        [
            model.standardise(strange.features, strange.own, 0.0),
            model.standardise(known.features, known.own, 1.0),
        ]
    )
    emotion = np.concatenate([strange.emotion, known.emotion])
    dimensions = np.concatenate([strange.dimensions, known.dimensions])
    columns = np.searchsorted(np.array(model.emotions), emotion)
    corpus = np.concatenate([strange.corpus, known.corpus])
    dimensions = np.delete(dimensions, DIMENSIONS.index("valence"), axis=1)
    weights = _solve(z, columns, dimensions, _possible(corpus, columns, len(model.emotions)))
    return replace(
        model,
        emotion_weights=weights[:, : len(model.emotions)],
        dimension_weights=weights[:, len(model.emotions) :],
    )


def _possible(corpus: NDArray[np.str_], emotion: NDArray[np.int64], classes: int) -> NDArray[np.bool_]:
    """Return which emotions the corpus of each row has [n, classes].

    A row is asked to tell its emotion from those alone: a model must not learn that it hears one corpus, and hence not
    the other's boredom.
    """
    has = np.zeros((len(corpus), classes), bool)
    for name in np.unique(corpus):
        mine = corpus == name
        has[mine] = np.isin(np.arange(classes), emotion[mine])
    return has


def _solve(z: Floats, emotion: NDArray[np.int64], dimensions: Floats, possible: NDArray[np.bool_]) -> Floats:
    """Return the weights [features + 1, classes + 3], bias last, by L-BFGS from zero."""
    torch = solver()
    torch.set_num_threads(1)
    classes = possible.shape[1]
    barred = torch.tensor(np.where(possible, 0.0, -1e9), dtype=torch.float32)
    x = torch.tensor(z, dtype=torch.float32)
    label = torch.tensor(emotion)
    balance = torch.tensor(
        len(label) / (classes * np.bincount(emotion, minlength=classes)), dtype=torch.float32
    )
    asked = ~np.isnan(dimensions)
    truth = torch.tensor(np.where(asked, dimensions, 0.0), dtype=torch.float32)
    share = torch.tensor(_halves(dimensions, asked), dtype=torch.float32)
    ridge = torch.tensor([RIDGE_EMOTION] * classes + [RIDGE_DIMENSION] * dimensions.shape[1])
    weights = torch.zeros((z.shape[1], len(ridge)), requires_grad=True)
    bias = torch.zeros(len(ridge), requires_grad=True)
    search = torch.optim.LBFGS([weights, bias], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> Any:
        search.zero_grad()
        out = x @ weights + bias
        total = torch.nn.functional.cross_entropy(out[:, :classes] + barred, label, weight=balance)
        each = torch.nn.functional.binary_cross_entropy_with_logits(out[:, classes:], truth, reduction="none")
        total = total + (each * share).sum() + (ridge * weights.square()).sum() / 2
        total.backward()
        return total

    search.step(loss)
    return np.concatenate([weights.detach().numpy(), bias.detach().numpy()[None]]).astype(np.float64)


def _halves(dimensions: Floats, asked: NDArray[np.bool_]) -> Floats:
    """Return the weight of each label: both sides of a dimension count half, what is not known nothing."""
    high = asked & (dimensions > 0.5)
    low = asked & ~high
    return np.where(high, 0.5 / np.maximum(high.sum(axis=0), 1), 0.0) + np.where(
        low, 0.5 / np.maximum(low.sum(axis=0), 1), 0.0
    )
