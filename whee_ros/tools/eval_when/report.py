"""Prints the tables of `whee eval when`, and says which goals are met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from whee_ros.core.clock import elapsed
from whee_ros.empathy.when import text_answers
from whee_ros.ports.text import TurnEncoder
from whee_ros.tools.eval_when.experts import Tuned
from whee_ros.tools.eval_when.probes import PLAIN, TOLD, Probe
from whee_ros.tools.eval_when.score import Score

PUBLISHED = {
    ("paper_direction", "whEE public test"): "RoBERTa-large .781, Llama-3.3-70B .552",
    ("direction", "whEE public test"): "RoBERTa-large .781, Llama-3.3-70B .552",
    ("goemotions", "GoEmotions"): "BERT-base .46",
    ("basic", "GoEmotions"): "BERT-base .64",
    ("sentiment", "GoEmotions"): "BERT-base .69",
    ("cause_turns", "RECCON"): "rule .754",
}
"""Macro-F1 that others report on the same test rows."""


@dataclass(frozen=True)
class Goal:
    """A figure that should be reached: at least `wanted`, or at most where `most`."""

    name: str
    value: float
    wanted: float
    most: bool = False

    @property
    def met(self) -> bool:
        """Whether it is."""
        return self.value <= self.wanted if self.most else self.value >= self.wanted


WANTED = (
    ("direction", "MELD", "false seeking", 0.08, True),
    ("direction", "DailyDialog", "false seeking", 0.08, True),
    ("goemotions", "GoEmotions", "macro-F1", 0.47, False),
    ("reaction", "EPITOME", "accuracy", 0.82, False),
    ("interpretation", "EPITOME", "accuracy", 0.84, False),
    ("exploration", "EPITOME", "accuracy", 0.91, False),
    ("cause_turns", "RECCON", "macro-F1", 0.80, False),
    ("direction", "own spoken grammar", "ece", 0.05, True),
    ("paper_direction", "whEE public test", "accuracy", 0.80, False),
)


def goals(scores: Sequence[Score], timed: tuple[float, float]) -> list[Goal]:
    """Return the goals that `scores` have figures for, and that of speed."""
    found = []
    for one in scores:
        for task, source, figure, wanted, most in WANTED:
            # what the words' own head says, and what is decided with it: both are held against the goal
            if (one.task, one.source) == (task, source) and one.expert in ("tuned", "detector"):
                value = one.value if figure == "macro-F1" else one.more[figure]
                found.append(Goal(f"{task}, {source}, {figure}, {one.expert}", value, wanted, most))
    return [*found, Goal("ms an utterance, p50", timed[0], 15.0, True)]


def speed(encoder: TurnEncoder, tuned: Tuned) -> tuple[float, float]:
    """Return p50 and p95 of one utterance through encoder and all heads, ms."""
    texts = [*PLAIN, *(text.format(name="Emily") for text in TOLD)]
    times = []
    for text in texts * 8:
        begun = elapsed()
        tokens = encoder.read(text)
        features = text_answers.features(tokens)
        for head in tuned.heads.values():
            if head.kind not in (text_answers.WORDS, text_answers.TURNS):
                head.answer(features)
        times.append((elapsed() - begun) * 1000.0)
    p50, p95 = np.percentile(times, [50, 95])
    return float(p50), float(p95)


def table(
    scores: Sequence[Score], probes: Sequence[Probe], timed: tuple[float, float], judged: Sequence[Goal]
) -> str:
    """Return all tables as text."""
    lines = [f"{'task':18}{'set':22}{'who':10}{'rows':>6}{'F1 or r':>9}  {'95 %':16}more"]
    for one in sorted(scores, key=lambda s: (s.task, s.source)):
        more = "  ".join(f"{name} {value:.3f}" for name, value in one.more.items())
        known = PUBLISHED.get((one.task, one.source), "") if one.expert == "tuned" else ""
        span = f"[{one.low:.3f}, {one.high:.3f}]"
        lines.append(
            f"{one.task:18}{one.source:22}{one.expert:10}{one.rows:6}{one.value:9.3f}  {span:16}{more}"
            + (f"  (published: {known})" if known else "")
        )
    lines += ["", f"{'swap':26}{'pairs':>6}{'moved':>8}{'flipped':>9}{'gap':>7}"]
    for probe in probes:
        lines.append(f"{probe.name:26}{probe.pairs:6}{probe.moved:8.3f}{probe.flipped:9.3f}{probe.gap:7.3f}")
    lines += ["", f"one utterance: p50 {timed[0]:.1f} ms, p95 {timed[1]:.1f} ms", ""]
    for goal in judged:
        sign = "at most" if goal.most else "at least"
        lines.append(
            f"{'met' if goal.met else 'MISSED':8}{goal.name:56}{goal.value:7.3f}  {sign} {goal.wanted:g}"
        )
    return "\n".join(lines)
