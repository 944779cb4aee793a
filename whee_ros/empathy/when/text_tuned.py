"""What an utterance tells, read by the fine-tuned encoder: all heads from one pass, the turns before it as context."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from whee_ros.core.empathy import Direction
from whee_ros.empathy.when import lexical, text_adaptation, text_answers
from whee_ros.empathy.when.text import AROUSAL, TextReading
from whee_ros.empathy.when.text_answers import Floats, Head
from whee_ros.ports.text import Said, Tokens, TurnEncoder

QUIET = 0.5
"""P(none) above which no cause is looked for: most utterances call for nothing."""


class TunedReader:
    """Reads utterances.

    Args:
        encoder: loaded.
        weights: of its heads; `<name>_mood.npz` beside it holds the head of valence, arousal and dominance.
        adaptation: what `whee adapt` learned at this site, if anything.

    Raises:
        ModelError: if a file is missing, broken or of another encoder.
    """

    def __init__(self, encoder: TurnEncoder, weights: Path, adaptation: Path | None = None) -> None:
        self._encoder = encoder
        self._heads = text_answers.load_all(weights, encoder.dimension, encoder.second)
        if adaptation is not None:
            self._heads = text_adaptation.read(adaptation, weights).applied(self._heads)
        self._last: tuple[str, tuple[Said, ...], TextReading] | None = None

    @property
    def heads(self) -> dict[str, Head]:
        """The heads by name, for evaluation."""
        return self._heads

    def read(self, text: str, before: Sequence[Said] = ()) -> TextReading:
        """Return what `text` says after the turns `before` (the latest first); asked again, it costs nothing."""
        context = tuple(before)
        if self._last is None or self._last[:2] != (text, context):
            self._last = (text, context, self._read(text, context))
        return self._last[2]

    def _read(self, text: str, before: tuple[Said, ...]) -> TextReading:
        tokens = self._encoder.read(text, before)
        features = text_answers.features(tokens)
        said = {name: self._answer(head, features) for name, head in self._heads.items() if _whole(head)}
        direction = said["direction"]
        if not text.strip():
            direction = {Direction.NONE: 1.0, Direction.SEEKING: 0.0, Direction.PROVIDING: 0.0}
        calls = direction[Direction.NONE] <= QUIET
        words = self._heads["cause_words"].answer(tokens.states)[:, 0]
        mood = said["sentiment"]
        levels = ("reaction", "interpretation", "exploration")
        return TextReading(
            text=text,
            direction=direction,
            emotion=said["emotion"],
            valence=mood["positive"] - mood["negative"],
            arousal=sum(p * AROUSAL[label] for label, p in said["emotion"].items()),
            lexical=lexical.read(text),
            dialogue_act=_act(text, said["act"]),
            cause=_clause(text, tokens, words) if calls else "",
            dominance=float(np.clip(said["mood"]["dominance"], -1.0, 1.0)),
            basic=said["basic"],
            fine=said["goemotions"],
            who=said["who"],
            levels={name: said[name]["weak"] + 2.0 * said[name]["strong"] for name in levels},
            distress=float(np.clip(said["distress"]["distress"], 0.0, 1.0)),
            disclosure=said["disclosure"]["yes"],
            cause_span=_span(tokens, words, float(self._heads["cause_words"].thresholds[0]))
            if calls
            else (0, 0),
            cause_turn=self._turn(tokens) if calls else -1,
        )

    @staticmethod
    def _answer(head: Head, features: Floats) -> dict[str, float]:
        return dict(zip(head.labels, map(float, head.answer(features)), strict=True))

    def _turn(self, tokens: Tokens) -> int:
        head = self._heads["cause_turns"]
        p = head.answer(text_answers.turns(tokens))[:, 0]
        best = int(np.argmax(p))
        return best if p[best] >= head.thresholds[0] else -1


def _whole(head: Head) -> bool:
    return head.kind not in (text_answers.WORDS, text_answers.TURNS)


def _act(text: str, p: dict[str, float]) -> str:
    """Return the act as `EmpathyState` names it; open greetings and thanks are plain to see."""
    plain = lexical.dialogue_act(text)
    if plain in ("", "greeting", "farewell", "thanks"):
        return plain
    best = max(p, key=lambda name: p[name])
    return "question" if plain == "question" else best if best in ("question", "request") else "statement"


def _span(tokens: Tokens, p: Floats, threshold: float) -> tuple[int, int]:
    """Return [start, end) characters of the run of marked tokens around the surest one; (0, 0) if none is marked."""
    own = np.flatnonzero(tokens.turns == 0)
    if not len(own):
        return (0, 0)
    best = int(own[np.argmax(p[own])])
    if p[best] < threshold:
        return (0, 0)
    first = last = best
    while first - 1 >= own[0] and p[first - 1] >= threshold:
        first -= 1
    while last + 1 <= own[-1] and p[last + 1] >= threshold:
        last += 1
    return int(tokens.spans[first][0]), int(tokens.spans[last][1])


def _clause(text: str, tokens: Tokens, p: Floats) -> str:
    """Return the clause whose words most likely say why."""
    parts = lexical.clauses(text)
    own = tokens.turns == 0
    scores, at = [], 0
    for part in parts:
        at = text.find(part, at)
        inside = own & (tokens.spans[:, 0] >= at) & (tokens.spans[:, 1] <= at + len(part))
        scores.append(float(p[inside].mean()) if inside.any() else 0.0)
        at += len(part)
    return parts[int(np.argmax(scores))] if parts else ""
