"""Those who answer: the fine-tuned encoder, the frozen one with heads, a word list, one who always says the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.resources import resource
from whee_ros.core.voice import Transcript
from whee_ros.empathy.when import lexical, text, text_answers
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.empathy.when.detector import EmpathyDetector
from whee_ros.empathy.when.dialogue import TURNS
from whee_ros.empathy.when.text import TextReading
from whee_ros.empathy.when.text_tuned import TunedReader
from whee_ros.ports.text import Said, TextEncoder, TurnEncoder
from whee_ros.tools.eval_when import valence
from whee_ros.training.text.example import Example
from whee_ros.training.text.tasks import BY_NAME, Kind

Floats = NDArray[np.float64]


class Expert(Protocol):
    """Answers for many utterances at once."""

    name: str

    def answers(self, examples: Sequence[Example]) -> Mapping[str, Floats]:
        """Return by task [rows, labels]: probabilities, or numbers. Tasks it knows nothing of are absent."""
        ...


class Tuned:
    """The fine-tuned encoder with all its heads, as it runs on the robot."""

    def __init__(self, encoder: TurnEncoder, weights: Path, name: str = "tuned") -> None:
        self.name = name
        self.encoder = encoder
        self.heads = text_answers.load_all(weights, encoder.dimension, encoder.second)

    def answers(self, examples: Sequence[Example]) -> Mapping[str, Floats]:
        """One pass an utterance; the `TURNS` head answers for the turns that it saw, others count as no."""
        features, turns = [], []
        for example in examples:
            tokens = self.encoder.read(example.text, example.before)
            features.append(text_answers.features(tokens))
            seen = self.heads["cause_turns"].answer(text_answers.turns(tokens))[:, 0]
            turns.append(np.pad(seen, (0, text_answers.MOST_TURNS - len(seen))))
        found = {"cause_turns": np.stack(turns).astype(np.float64)}
        x = np.stack(features)
        for name, head in self.heads.items():
            if head.kind not in (text_answers.WORDS, text_answers.TURNS):
                found[name] = head.answer(x).astype(np.float64)
        return found


class Frozen:
    """The general encoder with logistic heads (docs/models/text_heads.md)."""

    name = "frozen"

    def __init__(self, encoder: TextEncoder) -> None:
        self._encoder = encoder
        self._heads = text.Heads(resource("config/weights/text_heads.npz"), encoder.dimension)

    def answers(self, examples: Sequence[Example]) -> Mapping[str, Floats]:
        """Direction, emotion and sentiment."""
        rows = np.concatenate([text.inputs(self._encoder, [example.text]) for example in examples])
        found = {}
        for name in text.Heads.NAMES:
            p = self._heads.probabilities(name, rows)
            order = [self._heads.labels[name].index(label) for label in BY_NAME[name].labels]
            found[name] = p[:, order].astype(np.float64)
        return found


class WordList:
    """Valence by word, with negation and strength, and the persons named: what needs no learning."""

    name = "words"

    def answers(self, examples: Sequence[Example]) -> Mapping[str, Floats]:
        """Direction, sentiment, mood, and EPITOME's mechanisms by their plainest phrases."""
        found: dict[str, list[list[float]]] = {"direction": [], "sentiment": [], "mood": []}
        for name in ("reaction", "interpretation", "exploration"):
            found[name] = []
        for example in examples:
            score, counts = valence.of(example.text), lexical.read(example.text)
            mechanisms = (counts.reaction, counts.interpretation, counts.exploration)
            providing = max(mechanisms) > 0
            seeking = not providing and counts.self_ > 0 and abs(score) > 0.2
            found["direction"].append(_sure(2 if providing else 1 if seeking else 0, 3))
            found["sentiment"].append(_sure(0 if score < -0.1 else 2 if score > 0.1 else 1, 3))
            found["mood"].append([score, 0.0, 0.0])
            for name, there in zip(("reaction", "interpretation", "exploration"), mechanisms, strict=True):
                found[name].append(_sure(2 if there else 0, 3))
        return {name: np.array(rows) for name, rows in found.items()}


class Majority:
    """Always the most frequent answer of the set itself: what any figure has to beat."""

    name = "majority"

    def answers(self, examples: Sequence[Example]) -> Mapping[str, Floats]:
        """One constant a task."""
        found = {}
        for name, task in BY_NAME.items():
            given = [example.answers[name] for example in examples if name in example.answers]
            if task.kind is Kind.ONE and given:
                often = max(task.labels, key=given.count)
                found[name] = np.tile(_sure(task.labels.index(often), len(task.labels)), (len(examples), 1))
        return found


def _sure(which: int, classes: int) -> list[float]:
    return [float(at == which) for at in range(classes)]


class Detector:
    """The when-detector over the fine-tuned encoder: what is decided on words alone, with its prior and its cues."""

    name = "detector"

    def __init__(self, encoder: TurnEncoder, weights: Path) -> None:
        self._reader = TunedReader(encoder, weights)

    def answers(self, examples: Sequence[Example]) -> Mapping[str, Floats]:
        """Direction of each utterance by itself; the turns before it are context for the reader, as on the robot."""
        rows = []
        talk = _InTalk(self._reader)
        detector = EmpathyDetector(WhenConfig(), talk)
        for example in examples:
            if "direction" not in example.answers:
                rows.append([1.0, 0.0, 0.0])
                continue
            talk.before = example.before[:TURNS]
            detector.reset()
            state = detector.decide(Transcript(5.0, 2.0, "u1", example.text, True))
            rows.append([state.p_none, state.p_seeking, state.p_providing])
        return {"direction": np.array(rows)}


class _InTalk:
    """Reads every text after the turns `before` that it is told."""

    def __init__(self, reader: TunedReader) -> None:
        self._reader = reader
        self.before: Sequence[Said] = ()

    def read(self, text: str, before: Sequence[Said] = ()) -> TextReading:
        """Return what `text` says after the turns known here."""
        return self._reader.read(text, self.before)
