"""The trained half of the gate: two opinions on a sentence, averaged, and a third that counts alone where it is sure.

One is a small perceptron over the usual sentence embedding and a few signs, the other a linear layer over the mean
state of layers that were tuned for this; the third is a smaller perceptron that learned from patterns alone. Made by
`whee train safety`; docs/models/safety_gate.md says from what and how well. All belong to one encoder,
`minilm_safety`, whatever the when-detector reads with.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.errors import ModelError
from whee_ros.empathy.safety.rules import Rules
from whee_ros.empathy.safety.spelling import undo
from whee_ros.empathy.safety.words import plain
from whee_ros.ports.text import TextEncoder

NONE = "none"
"""Label of words that touch no boundary."""
SUICIDE = ("self_harm_now", "self_harm", "passive_ideation")
"""Degrees of one danger: their probabilities are added before they are compared."""
ADVICE = ("medical_advice", "legal_advice", "deception", "dependence")
"""Boundaries of low severity, each with a threshold of its own. All others are grave: what matters first is that
something is, so their probabilities are added up against one threshold."""
SCALE = 0.15
"""Of a sign, beside embedding values of about 0.05, so that neither outweighs the other."""
_SIGNS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:i|me|my|myself)\b",
        r"\b(?:he|she|they|him|her|them|his|their)\b",
        r"\b(?:not|never|no longer|nobody|nothing|without)\b",
        r"\b(?:used to|years? ago|back then|last (?:year|summer|week)|when i was|in (?:19|20)\d\d)\b",
        r"\b(?:song|film|movie|book|series|play|lyrics?|game|level|novel|character|joke|article|paper)\b",
        r"\b(?:lol|haha\w*|ha ha|lmao|hehe|just kidding|joking)\b",
        r"\?",
        r"[\"\u201c\u201d]",
    )
)
SIGNS = len(_SIGNS) + 2
DOUBT = 0.36
"""Of grave boundaries together, by the mean: below it the third opinion is not heard, however sure it is."""
ALONE = 0.94
"""Confidence of the third opinion at most: what it hears alone is asked about, and not taken for certain."""
FIRM = 0.9
"""What the third opinion must reach to be heard alone on anything but suicide: it takes a headache for an emergency."""
MOST = 3
"""Sentences of a long utterance that are also read alone."""
_CUT = re.compile(r"(?<=[.!?])\s+")
_LAUGH = re.compile(r"[,;]?\s*\b(?:lol|lmao|(?:ha){2,}h?|(?:ha ){1,3}ha|(?:he){2,})\b[.!]*", re.IGNORECASE)


def signs(text: str, rules: Rules) -> NDArray[np.float32]:
    """Return float32 [SIGNS]: person, negation, past, fiction, laugh, question, quotation, what rules passed over."""
    low = plain(text).replace("\u201c", '"') + (' "' if re.search('["\u201c\u201d]', text) else "")
    passed = rules.find(text).passed_over
    found = [bool(pattern.search(low)) for pattern in _SIGNS]
    return SCALE * np.array([*found, "idiom" in passed, bool(passed - {"idiom"})], np.float32)


def inputs(encoder: TextEncoder, rules: Rules, texts: Sequence[str], usual: int) -> NDArray[np.float32]:
    """Return what the head looks at, float32 [len(texts), dimension + SIGNS]; the first `usual` of unit length."""
    mended = [undo(text) for text in texts]
    read = [reading(text) for text in mended]
    rows = encoder.encode(read)
    rows = rows / np.maximum(np.linalg.norm(rows[:, :usual], axis=1, keepdims=True), 1e-6)
    return np.concatenate([rows, np.stack([signs(text, rules) for text in mended])], axis=1)


def reading(mended: str) -> str:
    """Return what the encoder reads: one spelling for contractions, no marks, as recognisers differ in both."""
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s']", " ", plain(mended))).strip()


def pieces(text: str) -> list[str]:
    """Return `text`, and its first sentences alone where it has several: one line among many must not be drowned.

    Laughs are left out: people laugh about what hurts as about what does not.
    """
    text = _LAUGH.sub("", text).strip() or text
    parts = [part for part in _CUT.split(text) if part]
    return [text, *parts[:MOST], *parts[MOST:][-1:]] if len(parts) > 1 else [text]


class Head:
    """A perceptron with one hidden layer, a linear layer, and thresholds.

    Args:
        path: an .npz with `labels`, `thresholds` by label, the perceptron's layers `first` [usual + SIGNS + 1, hidden]
            and `second` [hidden + 1, labels], and `upper` [tuned + SIGNS + 1, labels] (biases last); usual + tuned is
            the dimension. `sure_first`, `sure_second` and `sure_threshold` are the third opinion.
        dimension: of the encoder.

    Attributes:
        usual: how many numbers of a row are the usual embedding.

    Raises:
        ModelError: if the file is missing, broken or of another encoder.
    """

    def __init__(self, path: Path, dimension: int) -> None:
        try:
            with np.load(path, allow_pickle=False) as data:
                self.labels = tuple(str(label) for label in data["labels"])
                self.layers = (data["first"].astype(np.float32), data["second"].astype(np.float32))
                self.upper = data["upper"].astype(np.float32)
                self.sure = (data["sure_first"].astype(np.float32), data["sure_second"].astype(np.float32))
                self.sure_threshold = float(data["sure_threshold"])
                self.thresholds = {
                    label: float(value) for label, value in zip(self.labels, data["thresholds"], strict=True)
                }
        except (OSError, ValueError, KeyError, BadZipFile) as error:
            raise ModelError(
                str(path), error, "Install the package again, or train: whee train safety --help"
            ) from error
        first, second = self.layers
        fits = (
            second.shape == (first.shape[1] + 1, len(self.labels))
            and self.upper.shape[1] == self.sure[1].shape[1] == second.shape[1]
            and self.sure[0].shape[0] == first.shape[0]
        )
        if not fits or first.shape[0] + self.upper.shape[0] != dimension + 2 * (SIGNS + 1):
            shapes = (first.shape, second.shape, self.upper.shape)
            raise ModelError(str(path), f"layers {shapes}", "Train them for this encoder.")
        self.usual = first.shape[0] - SIGNS - 1

    def probabilities(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return [rows, labels] of rows [usual, tuned, signs]."""
        usual, tuned, signs_ = np.split(rows, [self.usual, rows.shape[1] - SIGNS], axis=1)
        one = perceptron(np.concatenate([usual, signs_], axis=1), *self.layers)
        other = softmax(np.concatenate([tuned, signs_], axis=1) @ self.upper[:-1] + self.upper[-1])
        return np.asarray((one + other) / 2, np.float32)

    def third(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return probabilities [rows, labels] of the third opinion."""
        return perceptron(np.concatenate([rows[:, : self.usual], rows[:, -SIGNS:]], axis=1), *self.sure)

    def find(self, rows: NDArray[np.float32]) -> dict[str, float]:
        """Return the boundaries that any of `rows` touches, with their probability."""
        best: dict[str, float] = {}
        for row, other in zip(self.probabilities(rows), self.third(rows), strict=True):
            p, third = (dict(zip(self.labels, map(float, values), strict=True)) for values in (row, other))
            found = self.over(p)
            if _danger(p) >= DOUBT:
                for name, value in self.over(third, self.sure_threshold).items():
                    found[name] = max(min(value, ALONE), found.get(name, 0.0))
            for name, value in found.items():
                best[name] = max(value, best.get(name, 0.0))
        return best

    def over(self, p: Mapping[str, float], sure: float | None = None) -> dict[str, float]:
        """Return the boundaries that `p` passes the thresholds of, with the probability that did.

        Of the grave ones that is the likeliest, degrees of suicide counted together, with the sum of all grave ones.

        Args:
            p: by label.
            sure: threshold in place of the usual one; then grave boundaries alone are looked for.
        """
        advice = ADVICE if sure is None else ()
        found = {name: p[name] for name in advice if name in p and p[name] >= self.thresholds[name]}
        grave = {name: value for name, value in p.items() if name not in (NONE, *ADVICE)}
        danger = _danger(p)
        suicide = sum(p[name] for name in SUICIDE)
        other = max((name for name in grave if name not in SUICIDE), key=lambda name: p[name], default="")
        leads = bool(other) and p[other] > suicide
        name = other if leads else max(SUICIDE, key=lambda name: p[name])
        limit = self.thresholds[SUICIDE[0]] if sure is None else max(sure, FIRM) if leads else sure
        if danger >= limit:
            found[name] = danger
        return found


def _danger(p: Mapping[str, float]) -> float:
    """Return the probability of all grave boundaries together."""
    return sum(value for name, value in p.items() if name not in (NONE, *ADVICE))


def perceptron(
    rows: NDArray[np.float32], first: NDArray[np.float32], second: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Return probabilities [rows, labels] of two layers (biases last) with a rectifier between them."""
    hidden = np.maximum(rows @ first[:-1] + first[-1], 0.0)
    return softmax(hidden @ second[:-1] + second[-1])


def softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return probabilities [rows, labels]."""
    p = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(p / p.sum(axis=1, keepdims=True), np.float32)


class TrainedGate:
    """Encoder and head together.

    Args:
        encoder: `minilm_safety`, loaded.
        head: its weights.
        rules: for the signs.
    """

    def __init__(self, encoder: TextEncoder, head: Head, rules: Rules) -> None:
        self._encoder, self._head, self._rules = encoder, head, rules
        self._last: tuple[str, NDArray[np.float32]] | None = None

    def find(self, text: str) -> dict[str, float]:
        """Return boundaries that `text` touches, with their probability."""
        return self._head.find(self._rows(text)) if text.strip() else {}

    def doubt(self, text: str) -> float:
        """Return the probability, 0-1, that `text` as a whole touches any boundary; below all thresholds, too."""
        if not text.strip():
            return 0.0
        whole = self._head.probabilities(self._rows(text)[:1])[0]
        return 1.0 - float(whole[self._head.labels.index(NONE)])

    def _rows(self, text: str) -> NDArray[np.float32]:
        """Return what the head reads of `text` and its pieces; of the same text again at no cost."""
        if self._last is None or self._last[0] != text:
            self._last = (text, inputs(self._encoder, self._rules, pieces(text), self._head.usual))
        return self._last[1]
