"""`whee eval tune`: plants thresholds in labels of the scenes and asks the search to find them again."""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

from whee_ros.core.clock import elapsed
from whee_ros.core.resources import resource
from whee_ros.empathy.when.rehearsal import load
from whee_ros.tools.replay import text_reader
from whee_ros.tools.tune import study
from whee_ros.tools.tune.problem import Task, spec_of
from whee_ros.tools.tune.scenes import labelled, render

PLANTED = {"need_on": 0.62, "need_off": 0.28}
"""Neither is the shipped value."""
GOAL = 0.05
"""Largest relative error."""
PEOPLE = 4


def main(argv: Sequence[str]) -> int:
    """Print planted and found values; 1 if one is further off than the goal."""
    parser = argparse.ArgumentParser(prog="whee eval tune", description=__doc__)
    parser.add_argument("--trials", type=int, default=300, help="of the study")
    parser.add_argument("--seed", type=int, default=0, help="of the search")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--scenes", type=Path, help="default: config/scenarios/when.yaml")
    parser.add_argument("--text-backend", default="minilm_onnx", help="back end of the kind text")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    options = parser.parse_args(argv)
    scenes = load(options.scenes or resource("config/scenarios/when.yaml"))
    began = elapsed()
    with tempfile.TemporaryDirectory(prefix="whee_tune_") as folder:
        reader = text_reader(options.text_backend)
        bags, files = [], []
        for number, scene in enumerate(scenes):
            bag = Path(folder) / f"scene_{number:02}"
            render(scene, bag)
            files.append(str(labelled(bag, f"person_{number % PEOPLE}", dict(PLANTED), reader)))
            bags.append(str(bag))
        task = Task(tuple(bags), tuple(files), tuple(PLANTED), "time", 1e9, "", options.text_backend)
        journal = Path(folder) / "journal"
        trials = study.search(task, journal, "planted", options.trials, options.seed, options.jobs)
    found = study.best(trials)
    errors = {name: abs(found[name] - value) / value for name, value in PLANTED.items()}
    print(f"{len(scenes)} scenes as bags, {len(trials)} trials, {elapsed() - began:.0f} s")
    print("| parameter | shipped | planted | found | error | goal |\n| --- | --- | --- | --- | --- | --- |")
    for name, value in PLANTED.items():
        shipped = spec_of(name).default
        print(f"| {name} | {shipped} | {value} | {found[name]:.4f} | {errors[name]:.1%} | {GOAL:.0%} |")
    if options.json:
        figures = {"planted": PLANTED, "found": found, "errors": errors, "goal": GOAL, "trials": len(trials)}
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return int(max(errors.values()) > GOAL)
