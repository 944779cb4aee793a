"""`whee eval tune`: plants thresholds in labels of the scenes and asks the search to find them again."""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from whee_ros.bags.labels import beside
from whee_ros.bags.replay import inputs
from whee_ros.core.clock import elapsed
from whee_ros.core.resources import resource
from whee_ros.empathy.when.rehearsal import Scene, load
from whee_ros.tools.replay import text_reader
from whee_ros.tools.tune import study
from whee_ros.tools.tune.problem import Problem, Task
from whee_ros.tools.tune.problem import load as load_cases
from whee_ros.tools.tune.scenes import needs, planted, played, render, varied

PLANTED = (
    {"need_on": 0.62, "need_off": 0.28},
    {"need_on": 0.45, "need_off": 0.2},
    {"need_on": 0.75, "need_off": 0.5},
)
"""None is the shipped value."""
GOAL = 0.05
"""Largest relative error."""
PEOPLE = 4


def main(argv: Sequence[str]) -> int:
    """Print planted and found values; 1 if one is further off than the goal."""
    parser = argparse.ArgumentParser(prog="whee eval tune", description=__doc__)
    parser.add_argument("--trials", type=int, default=100, help="of each study")
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1, 2], help="of the search, a study each")
    parser.add_argument("--variations", type=int, default=2, help="of each scene, besides itself")
    parser.add_argument("--scenes", type=Path, help="default: config/scenarios/when.yaml")
    parser.add_argument("--text-backend", default="minilm_onnx", help="back end of the kind text")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    options = parser.parse_args(argv)
    scenes = load(options.scenes or resource("config/scenarios/when.yaml"))
    reader = text_reader(options.text_backend)
    began = elapsed()
    rows: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory(prefix="whee_tune_") as folder:
        bags = _suite(scenes, options.variations, Path(folder))
        courses = [needs(list(inputs(bag)), reader) for bag in bags]
        for which, values in enumerate(PLANTED):
            files = [beside(bag, f"planted_{which}") for bag in bags]
            for number, (bag, file, seen) in enumerate(zip(bags, files, courses, strict=True)):
                planted(bag.name, f"person_{number % PEOPLE}", values, seen).save(file)
            told = tuple(map(str, bags)), tuple(map(str, files)), tuple(values)
            task = Task(*told, "time", 1e9, "", options.text_backend)
            problem = Problem(task, load_cases(task), reader)
            for seed in options.seeds:
                name = f"planting {which}, seed {seed}"
                journal = Path(folder) / "journal"
                trials = study.search(task, journal, name, options.trials, seed, 1, problem=problem)
                found = study.best(trials, problem)
                drawn = study.values_of(max(trials, key=lambda trial: trial.value).params)
                for parameter, value in values.items():
                    rows.append({"planting": which, "seed": seed, "parameter": parameter, "planted": value})
                    rows[-1] |= {"best trial": drawn[parameter], "found": found[parameter]}
                    rows[-1]["error"] = abs(found[parameter] - value) / value
    print(f"\n{len(bags)} bags, {options.trials} trials a study, {elapsed() - began:.0f} s\n")
    print(
        "| planting | seed | parameter | planted | best trial | found | error | goal |\n" + "| --- " * 8 + "|"
    )
    for row in rows:
        print(
            f"| {row['planting']} | {row['seed']} | {row['parameter']} | {row['planted']} |"
            f" {row['best trial']:.4f} | {row['found']:.4f} | {row['error']:.1%} | {GOAL:.0%} |"
        )
    worst = max(row["error"] for row in rows)
    print(f"\nworst error {worst:.1%}, goal {GOAL:.0%}")
    if options.json:
        figures = {"rows": rows, "worst": worst, "goal": GOAL, "trials": options.trials, "bags": len(bags)}
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return int(worst > GOAL)


def _suite(scenes: Sequence[Scene], variations: int, folder: Path) -> list[Path]:
    """Return bags of all scenes, each as it is written and in some variations: the same for every study."""
    random = np.random.default_rng(0)
    bags = []
    for number, scene in enumerate(scenes):
        for turn in range(1 + variations):
            bags.append(folder / f"scene_{number:02}_{turn}")
            render(played(varied(scene, random), random) if turn else played(scene), bags[-1])
    return bags
