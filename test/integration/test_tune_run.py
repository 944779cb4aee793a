"""A whole tuning: planted values, two processes on one study, and a file that a node can load."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest
import yaml
from planted import planted_bags, planted_cases

from whee_ros.bags.labels import beside
from whee_ros.bags.settings import from_file, pick
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.tools.tune import command, result, study
from whee_ros.tools.tune.problem import Problem, Task


@pytest.fixture(scope="module")
def bags(tmp_path_factory) -> list[Path]:
    return planted_bags(tmp_path_factory.mktemp("scenes"))


def task(bags: list[Path], **more) -> Task:
    files = tuple(str(beside(bag, "planted")) for bag in bags)
    return Task(
        tuple(map(str, bags)), files, **{"objective": "time", "alarms": 9.0, "text_backend": "", **more}
    )


def test_planted_thresholds_come_back_within_five_percent(tmp_path):
    planted = {"need_on": 0.42, "need_off": 0.2}  # `whee eval tune` tries others, on all scenes
    cases = planted_cases(planted, variations=4)
    job = Task(tuple(case.name for case in cases), (), tuple(planted), "time", 9.0, "", "")
    problem = Problem(job, cases, None)
    trials = study.search(job, tmp_path / "journal", "s", 15, 0, 1, problem=problem)
    assert study.best(trials, problem) == pytest.approx(planted, rel=0.05)


def test_two_processes_share_a_study_and_a_third_finds_it_done(bags, tmp_path):
    journal, trials = tmp_path / "journal", 12
    job = task(bags, names=("need_on", "need_off"))
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=study.work, args=(job, journal, "s", trials, seed)) for seed in (0, 1)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
        assert worker.exitcode == 0
    done = study.search(job, journal, "s", trials, 2, 1)
    assert trials <= len(done) <= trials + 1  # both may be at their last one
    assert len({tuple(trial.params.values()) for trial in done}) == len(done)


def test_the_command_writes_what_a_node_can_load_and_the_same_seed_gives_the_same(
    bags, tmp_path, capsys, monkeypatch
):
    monkeypatch.setattr(result, "commit", lambda: "c0ffee")
    for name, more in (("a", ()), ("b", ("--no-folds",))):
        options = ["--study", tmp_path / f"{name}.journal", "--out", tmp_path / f"{name}.yaml"]
        options += [
            "--tune",
            "need_on",
            "need_off",
            "--trials",
            4,
            "--jobs",
            1,
            "--seed",
            3,
            "--text-backend",
            "",
            "--max-alarms",
            5,
        ]
        assert command.main([str(part) for part in (*bags[:2], *options, *more)]) == 0
    text = (tmp_path / "a.yaml").read_text()
    folds = [line for line in text.splitlines() if line.startswith("# without")]
    assert len(folds) == 2
    assert [line for line in text.splitlines() if line not in folds] == (
        tmp_path / "b.yaml"
    ).read_text().splitlines()
    values = from_file(tmp_path / "a.yaml")["when"]
    assert pick(WhenConfig, values).need_off <= pick(WhenConfig, values).need_on
    assert "seed: 3" in text
    assert "bag_0.labels.planted.json" in text
    assert (tmp_path / "a.png").stat().st_size > 5000
    assert "| false alarms/min | F1 |" in capsys.readouterr().out
    assert yaml.safe_load(text)["when"]["ros__parameters"] == values
