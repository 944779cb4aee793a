"""`whee eval voices`: are known voices known again, and strangers not mistaken for them?

Actors are introduced by three neutral utterances and then heard in every emotion. `voice_alike` was chosen on EmoDB
(German, ten speakers); RAVDESS (English, 24 actors) is the test. Beside it, telling voices by their median pitch alone.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.audio.decode import decode
from whee_ros.core import registry
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.engine.models import ModelStore
from whee_ros.perception.voice.known import KnownConfig
from whee_ros.perception.voice.pitch import track
from whee_ros.ports.voiceprint import SHORTEST, VoicePrinter
from whee_ros.tools.stopwatch import Stopwatch
from whee_ros.training.logistic import auc
from whee_ros.training.voice_corpus import Clip, clips

INTRODUCED, PROBES = 3, 12
"""Utterances of each speaker by which they are introduced, and then asked about."""
GOAL_EER = 0.15
"""Own goal for the equal error rate over all emotions; of calm read speech the encoder's authors report 5 %."""
QUIET = 0.01
"""Share of the loudest under which the ends of a clip are cut."""


@dataclass(frozen=True)
class Asked:
    """Likeness of every probe to everybody introduced [probes, speakers], and who it was [probes]."""

    alike: NDArray[np.float64]
    who: NDArray[np.intp]

    @property
    def same(self) -> NDArray[np.bool_]:
        """Whether each entry of `alike` compares one person with themselves."""
        found: NDArray[np.bool_] = self.who[:, None] == np.arange(self.alike.shape[1])
        return found

    @property
    def eer(self) -> tuple[float, float]:
        """The error rate at which as many strangers are taken in as known voices are missed, and its threshold."""
        mine, others = self.alike[self.same], self.alike[~self.same]
        at = np.quantile(self.alike, np.linspace(0, 1, 500))
        gaps = [abs(float((mine < t).mean() - (others >= t).mean())) for t in at]
        best = float(at[int(np.argmin(gaps))])
        return float(((mine < best).mean() + (others >= best).mean()) / 2), best

    def known(self, threshold: float) -> tuple[float, float]:
        """Return the share of probes given their right name, and of those given somebody's while unknown themselves."""
        hits = (self.alike.argmax(axis=1) == self.who) & (self.alike.max(axis=1) >= threshold)
        without = np.where(self.same, -np.inf, self.alike)
        return float(hits.mean()), float((without.max(axis=1) >= threshold).mean())


def spoken(clip: Clip) -> NDArray[np.float32]:
    """Return the speech of a clip, its silent ends cut."""
    sound = decode(clip.path)
    loud = np.flatnonzero(np.abs(sound) > QUIET * np.abs(sound).max())
    return sound[loud[0] : loud[-1] + 1]


def asked(found: Sequence[Clip], model: VoicePrinter, watch: Stopwatch) -> tuple[Asked, Asked]:
    """Introduce everybody and ask about them: by their print, and by pitch alone."""
    chance = np.random.default_rng(0)
    speakers = sorted({clip.speaker for clip in found})
    prints, tones, probes = [], [], []
    for number, speaker in enumerate(speakers):
        mine = [clip for clip in found if clip.speaker == speaker]
        neutral = [clip for clip in mine if clip.emotion == "neutral"][:INTRODUCED]
        rest = [clip for clip in mine if clip not in neutral]
        told = [_look(clip, model, watch) for clip in neutral]
        mean = np.mean([one for one, _ in told], axis=0)
        prints.append(mean / np.linalg.norm(mean))
        tones.append(np.median([tone for _, tone in told]))
        chosen = [rest[i] for i in chance.permutation(len(rest))]
        heard = [(clip, s) for clip in chosen if len(s := spoken(clip)) >= SHORTEST * SAMPLE_RATE][:PROBES]
        probes += [(number, _look(clip, model, watch)) for clip, _ in heard]
    who = np.array([number for number, _ in probes])
    alike = np.array([one for _, (one, _) in probes]) @ np.array(prints).T
    pitch = -np.abs(np.array([tone for _, (_, tone) in probes])[:, None] - np.array(tones))
    return Asked(alike, who), Asked(pitch, who)


def _look(clip: Clip, model: VoicePrinter, watch: Stopwatch) -> tuple[NDArray[np.float32], float]:
    """Return the print of a clip and its median pitch, semitones."""
    sound = spoken(clip)
    found = watch.time("voiceprint of an utterance", model.embed, sound)
    frames = track(sound)
    voiced = frames.f0[frames.voiced]
    return found, float(12.0 * np.log2(np.median(voiced))) if len(voiced) else 0.0


def main(argv: Sequence[str]) -> int:
    """Print the table; 1 if the goal is missed."""
    parser = argparse.ArgumentParser(
        prog="whee eval voices", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    options = parser.parse_args(argv)
    model = registry.load("voiceprint", "resemblyzer")(ModelStore.default())
    model.load()
    watch, threshold = Stopwatch(), KnownConfig().voice_alike
    figures: dict[str, dict[str, float]] = {}
    head = f"{'corpus':10}{'by':12}{'speakers':>9}{'probes':>7}{'AUC':>7}{'EER':>7}{'at':>6}"
    print(f"{head}   at {threshold:g}: known again, strangers taken in")
    for corpus in ("emodb", "ravdess"):
        for by, found in zip(
            ("voiceprint", "pitch"), asked(clips(options.data, corpus), model, watch), strict=True
        ):
            (rate, at), (again, taken) = found.eer, found.known(threshold)
            area = auc(found.alike.ravel(), found.same.ravel().astype(float))
            shown = f"{again:.2f}, {taken:.2f}" if by == "voiceprint" else ""
            print(
                f"{corpus:10}{by:12}{found.alike.shape[1]:9}{len(found.who):7}{area:7.3f}{rate:7.3f}{at:6.2f}   {shown}"
            )
            figures[f"{corpus} {by}"] = {
                "auc": area,
                "eer": rate,
                "threshold": at,
                "known": again,
                "taken": taken,
            }
    print(watch.table())
    met = figures["ravdess voiceprint"]["eer"] <= GOAL_EER
    print(f"{'met   ' if met else 'MISSED'}  equal error rate over all emotions at most {GOAL_EER:g}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    return int(not met)
