"""`whee tune BAGS...`: searches thresholds, weights and time constants that fit what people say of recorded bags."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from whee_ros.bags import labels
from whee_ros.core.clock import elapsed
from whee_ros.core.errors import ConfigError
from whee_ros.tools.replay import text_reader
from whee_ros.tools.tune import result, study
from whee_ros.tools.tune.problem import DEFAULT, OBJECTIVES, Problem, Task, load, spec_of


def main(argv: Sequence[str]) -> int:
    """Run or resume a study; write parameters, table and picture."""
    parser = argparse.ArgumentParser(prog="whee tune", description=__doc__)
    parser.add_argument("bags", nargs="+", type=Path, help="folders with metadata.yaml")
    parser.add_argument(
        "--labels", nargs="+", type=Path, help="one file a bag, in order (default: those beside each bag)"
    )
    parser.add_argument("--tune", nargs="+", default=DEFAULT, metavar="NAME", help="parameters, or cue.NAME")
    parser.add_argument("--objective", choices=OBJECTIVES, default="f1", help="what counts as good")
    parser.add_argument("--max-alarms", type=float, default=0.5, help="most false alarms a minute")
    parser.add_argument("--trials", type=int, default=200, help="of the study, those already there included")
    parser.add_argument("--seed", type=int, default=0, help="the same seed and one process: the same result")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes on this machine")
    parser.add_argument(
        "--study", type=Path, default=Path("tune.journal"), help="journal file; shared by machines"
    )
    parser.add_argument("--name", default="whee", help="of the study in the journal")
    parser.add_argument("--params", type=Path, help="parameter file to start from")
    parser.add_argument(
        "--text-backend", default="minilm_onnx", help="back end of the kind text; '' reads nothing"
    )
    parser.add_argument("--no-folds", action="store_true", help="leave the cross-validation by person out")
    parser.add_argument("--out", type=Path, default=Path("tuned.yaml"), help="parameter file to write")
    options = parser.parse_args(argv)
    task = _task(options)
    for name in task.names:
        spec_of(name)
    began = elapsed()
    how = (options.study, options.trials, options.seed, options.jobs)
    trials = _search(task, options.name, *how)
    problem = Problem(task, load(task), text_reader(task.text_backend))
    values = study.rounded(study.best(trials, problem))
    counts = result.total(problem.counts(values))
    folds = [] if options.no_folds or len(problem.people) < 2 else _folds(task, problem, options.name, *how)
    print(
        f"\n{len(trials)} trials, {elapsed() - began:.0f} s: F1 {counts.f1:.3f} ({counts.met} of {counts.called} calls"
        f" met), F1 of seconds {counts.time_f1:.3f}, {counts.alarm_rate:.2f} false alarms/min,"
        f" delay {counts.mean_delay:.2f} s"
    )
    print("  " + ", ".join(f"{name} {value:g}" for name, value in values.items()))
    for fold in folds:
        print(f"  without {fold['person']}: F1 {fold['train_f1']:.3f}; on {fold['person']} {fold['f1']:.3f}")
    points = study.front(trials)
    print("\n" + "\n".join(result.table(points)))
    notes = {"trials": len(trials), "seed": options.seed, "F1": round(counts.f1, 4)}
    notes["false alarms/min"] = round(counts.alarm_rate, 3)
    options.out.write_text(result.parameter_file(values, task, notes, folds), encoding="utf-8")
    every = [(total.alarm_rate, total.f1) for total in (result.total(study.counts_of(t)) for t in trials)]
    picture = options.out.with_suffix(".png")
    result.picture(picture, every, points, task)
    print(f"\nparameters in {options.out}, trade-off in {picture}")
    return 0


def _task(options: argparse.Namespace) -> Task:
    files = options.labels
    if files is None:
        files = []
        for bag in options.bags:
            there = sorted(bag.absolute().parent.glob(f"{bag.absolute().name}.labels.*.json"))
            if len(there) != 1:
                names = " or ".join(path.name for path in there)
                remedy = f"Choose with --labels: {names}." if there else f"Mark it first: whee label {bag}"
                raise ConfigError(str(bag), f"{len(there)} label files beside it", remedy)
            files += there
    if len(files) != len(options.bags):
        raise ConfigError("--labels", f"{len(files)} for {len(options.bags)} bags", "Give one file a bag.")
    for file in files:
        labels.load(file)
    return Task(
        tuple(map(str, options.bags)),
        tuple(map(str, files)),
        tuple(options.tune),
        options.objective,
        options.max_alarms,
        str(options.params or ""),
        options.text_backend,
    )


def _search(
    task: Task, name: str, journal: Path, trials: int, seed: int, jobs: int, without: str = ""
) -> list[Any]:
    print(f"{name}: {trials} trials with {jobs} processes, journal {journal}", flush=True)
    return study.search(task, journal, name, trials, seed, jobs, without)


def _folds(
    task: Task, problem: Problem, name: str, journal: Path, trials: int, seed: int, jobs: int
) -> list[dict[str, Any]]:
    """Tune without each person in turn, and score on that person alone."""
    found = []
    for person in problem.people:
        done = _search(task, f"{name}/without {person}", journal, trials, seed, jobs, person)
        counts = problem.counts(study.best(done, problem, person))
        rest = result.total({who: its for who, its in counts.items() if who != person})
        alone = counts[person]
        found.append({"person": person, "train_f1": rest.f1, "f1": alone.f1, "alarms": alone.alarm_rate})
    return found
