"""Learns when a turn is over: python -m whee_ros.training.turn_end.

From the dev part of `whee eval turns`: every silence of its scenes, as the listening parts perceive it, is either the
end of the turn or not. The weights come from a logistic regression over the moments of those silences; the certainties
at which to decide, before and after the words are known, are read off the table this prints.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import numpy as np

from whee_ros.engine.models import ModelStore
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.ending import TERMS, WEIGHTS, EndModel, terms
from whee_ros.perception.words.config import WordsConfig
from whee_ros.tools.turns.material import clips
from whee_ros.tools.turns.measure import Listened, listen, loaded
from whee_ros.tools.turns.play import SAME
from whee_ros.tools.turns.scenes import scenes
from whee_ros.training.logistic import fit

MOMENTS = np.arange(0.16, 1.2, 0.032)
"""Silences in s at which a silence is looked at; all of them count as one example together."""
LASTS = 1.2
"""Seconds that the silence after a turn is taken to last."""
NEAR = 0.25
"""Seconds around the true end in which a silence is the end: detectors hear it a little early or late."""
UNREAD, READ = (0.75, 0.8, 0.85, 0.9), (0.65, 0.7, 0.75, 0.8, 0.85)
"""Certainties that are tried before and after the words are known."""


def rows(listened: Sequence[Listened], words_delay: float) -> tuple[list[list[float]], list[float]]:
    """Return [terms, silence] at every moment of every silence, and whether it was the end."""
    x, y = [], []
    for scene, heard in listened:
        for silence in heard.silences:
            lasted = max(
                (t.silence for t in heard.turns if abs(t.stamp - t.silence - silence.end) < SAME), default=0.0
            )
            ended = abs(silence.end - scene.end) < NEAR
            for moment in MOMENTS[: np.searchsorted(MOMENTS, LASTS if ended else lasted)]:
                known = terms(silence.verdict, silence.text if moment >= words_delay else "")
                x.append([known.get(name, 0.0) for name in TERMS] + [float(moment)])
                y.append(float(ended))
    return x, y


def outcome(listened: Sequence[Listened], ends: EndModel, config: VoiceConfig, words_delay: float) -> str:
    """Return what deciding like that gives: delay quantiles in s, and the shares of pauses cut into."""
    delays: list[float] = []
    cuts: dict[bool, list[bool]] = {False: [], True: []}
    for scene, heard in listened:
        for silence in heard.silences:
            decided = np.inf
            for text, certainty, low, high in (
                ("", config.turn_certainty_unread, 0.0, words_delay),
                (silence.text, config.turn_certainty, words_delay, config.patience_longest),
            ):
                needed = ends.needed(terms(silence.verdict, text), certainty)
                at = max(low, config.patience_shortest, needed)
                decided = min(decided, at) if at <= high else decided
            decided = min(decided, config.patience_longest)
            if abs(silence.end - scene.end) < NEAR:
                delays.append(silence.end + decided - scene.end)
            elif scene.pause and abs(silence.end - scene.pause[0]) < NEAR:
                cuts[scene.clip.hesitates > 0].append(silence.end + decided < scene.pause[1])
    p50, p80, p95 = np.quantile(delays, (0.5, 0.8, 0.95))
    fluent, hesitant = np.mean(cuts[False]), np.mean(cuts[True])
    return (
        f"p50 {p50:.3f}, p80 {p80:.3f}, p95 {p95:.3f} s, cut-ins fluent {fluent:.3f}, hesitant {hesitant:.3f}"
    )


def main(argv: Sequence[str]) -> int:
    """Learn, write the weights, and print what each certainty would give on dev."""
    parser = argparse.ArgumentParser(prog="turn_end", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("/"), help="where the recordings lie")
    options = parser.parse_args(argv)
    store = ModelStore.default()
    parts, models = scenes(clips(options.data, "dev", store), seed=1), loaded(store)
    blank = EndModel({**dict.fromkeys(TERMS, 0.0), "silence": 1e-3, "bias": -9.0})
    listened = listen(parts, models, VoiceConfig(), ends=blank)
    x, y = rows(listened, WordsConfig().speculate_after + models.words_delay)
    features, whole = np.array(x), np.array(y)
    mean, scale = features.mean(axis=0), features.std(axis=0) + 1e-9
    theta = fit((features - mean) / scale, whole, np.full(len(whole), 1.0 / len(MOMENTS)))
    found = dict(zip((*TERMS, "silence"), (theta[:-1] / scale).tolist(), strict=True))
    found["bias"] = float(theta[-1] - (theta[:-1] * mean / scale).sum())
    WEIGHTS.write_text(
        json.dumps({"weights": {name: round(value, 4) for name, value in found.items()}}, indent=1) + "\n",
        encoding="utf-8",
    )
    words_delay = WordsConfig().speculate_after + models.words_delay
    for unread, read in product(UNREAD, READ):
        config = VoiceConfig(turn_certainty_unread=unread, turn_certainty=read)
        print(
            f"certainty {unread:.2f}, {read:.2f}: {outcome(listened, EndModel(found), config, words_delay)}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
