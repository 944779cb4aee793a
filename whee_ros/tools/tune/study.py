"""The search: one Optuna study in a journal file that any number of processes, on any number of machines, work at.

A trial needs the bags, the labels and the journal, nothing else; the journal may lie on a network disk (Optuna locks it
by links, which NFS keeps). A study goes on where it was left until it has as many trials as were asked for.
"""

from __future__ import annotations

import json
import math
import multiprocessing
import warnings
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

import optuna
from optuna.storages.journal import JournalFileBackend

from whee_ros.tools.replay import text_reader
from whee_ros.tools.tune.course import GATE
from whee_ros.tools.tune.problem import Problem, Task, load, range_of
from whee_ros.tools.tune.refine import TIED, refined
from whee_ros.tools.tune.score import Counts

SHARE = "need_off / need_on"
"""Tuned in place of need_off, which never lies above need_on."""
PARTS = 4
"""Lines that tell how far a study is."""


def values_of(params: dict[str, float]) -> dict[str, float]:
    """Return the parameters of a trial as those of the node."""
    found = {name: value for name, value in params.items() if name != SHARE}
    if SHARE in params:
        found["need_off"] = params[SHARE] * found["need_on"]
    return found


def suggest(trial: Any, names: Sequence[str]) -> dict[str, float]:
    """Return values for a trial. Raises ParameterError."""
    drawn: dict[str, float] = {}
    tied = "need_on" in names and "need_off" in names
    for name in names:
        if name == "need_off" and tied:
            drawn[SHARE] = trial.suggest_float(SHARE, 0.2, 1.0)
            continue
        drawn[name] = trial.suggest_float(name, *range_of(name))
    return values_of(drawn)


def storage(journal: Path) -> Any:
    """Return the shared storage of a journal file."""
    return optuna.storages.JournalStorage(JournalFileBackend(str(journal)))


def work(
    task: Task,
    journal: Path,
    name: str,
    trials: int,
    seed: int,
    without: str = "",
    problem: Problem | None = None,
) -> None:
    """Add trials to a study until it has `trials`; what one process does.

    Args:
        task: what is tuned.
        journal: file of the storage.
        name: of the study.
        trials: as many as the study is to have.
        seed: of this process's draws.
        without: a person whose bags do not count.
        problem: the task in memory; loaded if not given.
    """
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    asked = problem or Problem(task, load(task), text_reader(task.text_backend))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", optuna.exceptions.ExperimentalWarning)
        sampler = optuna.samplers.TPESampler(seed=seed, multivariate=True, constant_liar=True)
    study = optuna.create_study(
        storage=storage(journal), study_name=name, direction="maximize", sampler=sampler, load_if_exists=True
    )

    def objective(trial: Any) -> float:
        counts = asked.counts(suggest(trial, task.names))
        trial.set_user_attr("counts", {who: asdict(found) for who, found in counts.items()})
        return asked.value(_without(counts, without))

    def tell(study: Any, trial: Any) -> None:
        if (trial.number + 1) % max(
            1, trials // PARTS
        ) == 0:  # whichever process has it: numbers are the study's
            print(f"  {name}: trial {trial.number + 1} of {trials}, best {study.best_value:.4f}", flush=True)

    done = optuna.study.MaxTrialsCallback(trials, states=(optuna.trial.TrialState.COMPLETE,))
    if len(finished(study)) < trials:
        study.optimize(objective, callbacks=[tell, done], n_trials=trials)


def finished(study: Any) -> list[Any]:
    """Return the trials of a study that came to an end."""
    return [trial for trial in study.trials if trial.state == optuna.trial.TrialState.COMPLETE]


def search(
    task: Task,
    journal: Path,
    name: str,
    trials: int,
    seed: int,
    processes: int,
    without: str = "",
    problem: Problem | None = None,
) -> list[Any]:
    """Run a study to its end with `processes` on this machine and return its trials."""
    if processes > 1:
        context = multiprocessing.get_context("spawn")
        workers = [
            context.Process(target=work, args=(task, journal, name, trials, seed + 1000 * number, without))
            for number in range(processes)
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
    # what is left, if a worker was killed; with one process all of it
    work(task, journal, name, trials, seed, without, problem)
    return finished(optuna.load_study(study_name=name, storage=storage(journal)))


def best(trials: Sequence[Any], problem: Problem, without: str = "") -> dict[str, float]:
    """Return the values of the best trial, thresholds and times moved to the middle of the plateau they lie on.

    Args:
        trials: finished ones.
        problem: what they were scored by.
        without: the person whose bags did not count.
    """
    # of equal ones that nearest to their middle: an edge is a matter of chance
    top = max(trial.value for trial in trials)
    tied = [values_of(trial.params) for trial in trials if trial.value >= top - TIED]
    middle = {name: median(values[name] for values in tied) for name in tied[0]}
    start = min(tied, key=lambda values: sum(abs(values[name] - middle[name]) for name in middle))

    def score(values: dict[str, float]) -> float:
        if values.get("need_off", 0.0) > values.get("need_on", 1.0):
            return -math.inf
        return problem.value(_without(problem.counts(values), without))

    return refined(score, start, {name: range_of(name) for name in start if name in GATE})


def _without(counts: dict[str, Counts], person: str) -> Counts:
    return sum((its for who, its in counts.items() if who != person), Counts())


def counts_of(trial: Any) -> dict[str, Counts]:
    """Return what happened in a trial, by person."""
    return {who: Counts(**found) for who, found in trial.user_attrs["counts"].items()}


def front(trials: Sequence[Any]) -> list[tuple[float, float, dict[str, float]]]:
    """Return (false alarms a minute, F1, values) of the trials that no other beats in both, fewest alarms first."""
    points = []
    for trial in trials:
        total = sum(counts_of(trial).values(), Counts())
        points.append((total.alarm_rate, total.f1, values_of(trial.params)))
    found: list[tuple[float, float, dict[str, float]]] = []
    for point in sorted(points, key=lambda p: (p[0], -p[1])):
        if not found or point[1] > found[-1][1]:
            found.append(point)
    return found


def rounded(values: dict[str, float]) -> dict[str, float]:
    """Return values with four digits, as they go into a file."""
    return {name: float(f"{value:.4g}") if math.isfinite(value) else value for name, value in values.items()}


def as_json(task: Task) -> str:
    """Return a task in one line, for provenance."""
    return json.dumps(asdict(task))
