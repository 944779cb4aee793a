"""`whee eval when`: scores how words are understood on public test sets, or on a file of your own.

`--data DIR` runs every test part, with majority, word list and frozen encoder beside. Goals are judged on rows that
neither training nor calibration has seen; `--final` adds the test rows of whEE's public part. `--csv FILE` scores a
file with columns `text,label` (and, if there, `speaker_utterance` or `context`: what was said before) and writes
predictions. `--noise` damages our own test sentences as recognisers and interruptions do.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from whee_ros.backends.text.tuned import TunedOnnx
from whee_ros.core import registry
from whee_ros.engine.models import ModelStore
from whee_ros.tools.eval_when import figures, probes, robust, score, sets
from whee_ros.tools.eval_when.experts import Detector, Expert, Frozen, Majority, Tuned, WordList
from whee_ros.tools.eval_when.report import Goal, goals, speed, table
from whee_ros.training.text.tasks import DIRECTIONS

BUNDLES = {
    "permissive": "tuned",
    "permissive_large": "tuned_large",
    "research": "tuned_research",
    "research_large": "tuned_research_large",
}
"""Text back end of each bundle."""


def main(argv: Sequence[str]) -> int:
    """Print the tables; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="whee eval when", description=__doc__)
    parser.add_argument("--data", type=Path, help="folder that holds text/")
    parser.add_argument("--csv", type=Path, help="a file of your own instead")
    parser.add_argument("--predictions", type=Path, help="write what was predicted for --csv here")
    parser.add_argument("--bundle", choices=BUNDLES, default="permissive")
    parser.add_argument(
        "--weights", type=Path, help="the .onnx of a training run, instead of a shipped bundle"
    )
    parser.add_argument("--rows", type=int, default=1000, help="of each set at most, chosen by seed; 0: all")
    parser.add_argument("--sets", nargs="+", help="only these sets, by name")
    parser.add_argument("--final", action="store_true", help="also the test rows of whEE's public part")
    parser.add_argument(
        "--noise", action="store_true", help="only how our own sentences are read when they arrive damaged"
    )
    parser.add_argument("--alone", action="store_true", help="without the baselines")
    parser.add_argument("--json", type=Path, help="write everything here")
    options = parser.parse_args(argv)
    if sum((options.data is not None, options.csv is not None, options.noise)) != 1:
        parser.error("give --data DIR, --csv FILE or --noise")
    store = ModelStore.default()
    if options.weights:
        encoder = TunedOnnx(store, options.weights)
    else:
        encoder = registry.load("text", BUNDLES[options.bundle])(store)
    encoder.load()
    tuned = Tuned(encoder, encoder.weights)
    if options.csv is not None:
        return _own(tuned, options.csv, options.predictions, options.json)
    experts: list[Expert] = [tuned, Detector(encoder, encoder.weights)]
    if not options.alone:
        frozen = registry.load("text", "minilm_onnx")(store)
        frozen.load()
        experts += [Frozen(frozen), WordList(), Majority()]
    if options.noise:
        text, curves = robust.table(sets.own(), experts)
        print(text)
        if options.json:
            options.json.write_text(json.dumps(curves, indent=1))
        return 0
    scores = []
    for examples in sets.held_out(options.data, options.rows, options.final):
        if options.sets and examples[0].source not in options.sets:
            continue
        scores += score.everything(examples, experts)
        print(f"{examples[0].source}: {len(examples)} rows", flush=True)
    found = probes.run(lambda text: tuned.heads["direction"].answer(sets.features(encoder, text)))
    timed = speed(encoder, tuned)
    judged = goals(scores, timed)
    print(table(scores, found, timed, judged))
    if options.json:
        options.json.write_text(json.dumps(_plain(scores, found, timed, judged), indent=1))
    return int(any(not goal.met for goal in judged))


def _plain(
    scores: Sequence[score.Score],
    found: Sequence[probes.Probe],
    timed: tuple[float, float],
    judged: Sequence[Goal],
) -> dict[str, object]:
    return {
        "scores": [asdict(one) for one in scores],
        "probes": [asdict(one) for one in found],
        "ms p50": timed[0],
        "ms p95": timed[1],
        "goals": [asdict(one) for one in judged],
    }


def _own(tuned: Tuned, file: Path, out: Path | None, figures_file: Path | None) -> int:
    """Score a file of texts with labels; labels are 0, 1, 2 or none, seeking, providing."""
    examples = sets.table(file)
    given = tuned.answers(examples)["direction"]
    if out is not None:
        with out.open("w", newline="") as opened:
            writer = csv.writer(opened)
            writer.writerow(["text", "label", "predicted", *(f"p_{name}" for name in DIRECTIONS)])
            for example, p in zip(examples, given, strict=True):
                guess = DIRECTIONS[int(p.argmax())]
                known = example.answers.get("direction", "")
                writer.writerow([example.text, known, guess, *(f"{value:.4f}" for value in p)])
    scores = score.everything(examples, [tuned, WordList(), Majority()])
    if figures_file is not None:
        figures_file.write_text(json.dumps([asdict(one) for one in scores], indent=1))
    for one in scores:
        if one.task == "direction":
            more = "  ".join(f"{name} {value:.3f}" for name, value in one.more.items())
            print(
                f"{one.expert:10}{one.rows:6} rows  macro-F1 {one.value:.3f} [{one.low:.3f}, {one.high:.3f}]  {more}"
            )
    if not scores:
        print(f"no macro-F1: it takes {score.LEAST} rows with a label")
    known_rows = [at for at, example in enumerate(examples) if "direction" in example.answers]
    if known_rows:
        truth = [DIRECTIONS.index(str(examples[at].answers["direction"])) for at in known_rows]
        matrix = figures.counts(np.array(truth), given[known_rows].argmax(axis=1), 3)
        print("rows truth, columns guess:", *DIRECTIONS, sep="  ")
        for name, row in zip(DIRECTIONS, matrix, strict=True):
            print(f"{name:12}", *(f"{int(value):6}" for value in row))
    return 0
