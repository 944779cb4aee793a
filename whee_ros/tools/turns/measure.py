"""What came of listening to scenes: delays, cut-ins, by source and by length of the pause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from whee_ros.core import registry
from whee_ros.engine.models import ModelStore
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.ending import EndModel
from whee_ros.tools.turns.play import Heard, Models, play
from whee_ros.tools.turns.scenes import Scene

VERDICT_DELAY, PARTIAL_DELAY, WORDS_DELAY = 0.09, 0.15, 0.35
"""Seconds from a question to the answer of the end-of-turn model, and of the recogniser while somebody speaks and at a
pause, in the running system (its p50 on two busy cores)."""
EARLY = 0.08
"""Seconds before the true end from which a decision is right: the last 35 dB of a decay are no speech."""


CLAUSES = frozenset(
    """
    and but because although so which that who when if whether or after before while since where
    """.split()
)
"""Words that begin a clause."""


class Listened(NamedTuple):
    """A scene and what came of it."""

    scene: Scene
    heard: Heard


@dataclass(frozen=True)
class Sums:
    """Measures over scenes.

    Attributes:
        delays: s from the end of each turn to the decision, of turns that were not cut into before.
        missed: turns never declared over.
        pauses: length of each pause, s, and whether the turn was declared over in it.
        cut: turns as spoken that were declared over before their end.
        turns: how many turns as spoken there are.
    """

    delays: tuple[float, ...]
    missed: int
    pauses: tuple[tuple[float, bool], ...]
    cut: int
    turns: int

    def delay(self, share: float) -> float:
        """Return a quantile of the delays, s."""
        return float(np.quantile(self.delays, share)) if self.delays else float("nan")

    def cut_ins(self, low: float = 0.0, high: float = 9.0) -> float:
        """Return the share of pauses of `low` to `high` s in which the turn was declared over."""
        found = [cut for length, cut in self.pauses if low <= length < high]
        return sum(found) / len(found) if found else float("nan")

    def __str__(self) -> str:
        """Return it as a line."""
        return (
            f"p50 {self.delay(0.5):.3f} s, p80 {self.delay(0.8):.3f} s, p95 {self.delay(0.95):.3f} s, "
            f"cut-ins {self.cut_ins():.3f}, turns cut {self.cut} of {self.turns}, missed {self.missed}"
        )


def loaded(store: ModelStore) -> Models:
    """Return the default models, loaded."""
    detector = registry.load("voice", "silero")(store)
    turn = registry.load("turn", "smart_turn")(store)
    recognizer = registry.load("asr", "whisper")(store, device="cpu", threads=1)
    for model in (detector, turn, recognizer):
        model.load()
    return Models(detector, turn, recognizer, VERDICT_DELAY, PARTIAL_DELAY, WORDS_DELAY)


def listen(
    parts: Sequence[Scene],
    models: Models,
    config: VoiceConfig,
    *,
    asks: bool = True,
    ends: EndModel | None = None,
) -> list[Listened]:
    """Listen to every scene; `asks` says whether the end-of-turn model is used."""
    return [
        Listened(scene, play(key, scene.samples, models, config, asks=asks, ends=ends))
        for key, scene in enumerate(parts)
    ]


def sums(listened: Sequence[Listened]) -> Sums:
    """Count."""
    delays, pauses = [], []
    missed = cut = turns = 0
    for scene, heard in listened:
        ends = [at for at in heard.decisions if at >= scene.end - EARLY]
        early = [at for at in heard.decisions if at < scene.end - EARLY]
        if scene.pause is None:
            turns += 1
            cut += bool(early)
        else:
            began, ended = scene.pause
            pauses.append((ended - began, any(began - EARLY <= at < ended + EARLY for at in early)))
        if ends:
            delays.append(ends[0] - scene.end)
        else:
            missed += 1
    return Sums(tuple(delays), missed, tuple(pauses), cut, turns)


def offered(listened: Sequence[Listened]) -> dict[str, float]:
    """Return in which share of the pauses, between clauses and elsewhere, an "mhm" would fit."""
    found: dict[str, list[bool]] = {"clause": [], "phrase": []}
    for scene, heard in listened:
        words = scene.clip.text.split()
        if scene.pause is None or len(words) != len(scene.clip.starts):
            continue
        began, ended = scene.pause
        between = words[scene.word - 1][-1] in ",.;:" or words[scene.word].lower().strip(",.") in CLAUSES
        fits = any(turn.backchannel and began < turn.stamp < ended for turn in heard.turns)
        found["clause" if between else "phrase"].append(fits)
    return {name: sum(fits) / len(fits) if fits else float("nan") for name, fits in found.items()}
