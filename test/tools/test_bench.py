"""What benchmarks print and write, and how growth of memory is told from noise."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import numpy as np
import pytest

from whee_ros.tools import bench
from whee_ros.tools.bench_system import told
from whee_ros.tools.budgets import budget
from whee_ros.tools.stopwatch import Stopwatch, collected
from whee_ros.tools.system.usage import Usage, read


def test_a_stage_is_judged_by_times_and_share_of_a_core():
    watch = Stopwatch()
    for _ in range(20):
        watch.add("litert, frame to observation", 0.012)
        watch.add("state -> plan", 0.030)
        watch.add("loading", 1.0)
    face, plan, loading = watch.rows()
    assert face.share == pytest.approx(0.36)
    assert (face.kept, plan.kept, loading.kept) == (True, False, None)
    assert "15 / 33 ms, 40% of a core, kept" in watch.table()
    assert plan.figures()["goal_p50"] == 0.010
    slow = Stopwatch()
    slow.add("frame to observation", 0.0145)  # in time, but thirty of them take too much
    assert slow.rows()[0].kept is False


def test_figures_of_many_benchmarks_are_written_together(tmp_path, monkeypatch, capsys):
    def main(argv):
        Stopwatch().add(f"tree tick{''.join(argv)}", 0.0001)
        return 0

    monkeypatch.setattr(bench.importlib, "import_module", lambda name: type("Part", (), {"main": main}))
    file = tmp_path / "bench.json"
    assert bench.main(["tree", "body", "--json", str(file)]) == 0
    written = json.loads(file.read_text())
    assert written["stages"]["tree"][0]["kept"] is True
    assert "2 of 2 stages with goals keep them" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        bench.main(["tree", "body", "--frames", "3"])
    assert bench.main(["tree", "--frames=3"]) == 0
    with collected() as watches:
        assert watches == []


def test_a_process_is_read_from_proc_and_one_that_is_gone_says_so():
    seconds, memory = read(os.getpid())
    assert seconds > 0.0
    assert memory > 10 * 2**20
    with pytest.raises(ProcessLookupError):
        read(2**22 + 1)


def test_growth_counts_after_the_start_and_noise_is_no_growth():
    random = np.random.default_rng(3)
    usage = Usage()
    usage.times = [float(t) for t in range(600)]
    usage.memory = [100e6 + 50e6 * min(t, 30) / 30 + random.normal(0, 1e5) for t in range(600)]
    assert abs(usage.growth) < 0.02 * 2**20
    usage.memory = [m + 2**20 * t / 60 for t, m in enumerate(usage.memory)]
    assert usage.growth == pytest.approx(2**20, rel=0.05)
    assert Usage().growth == Usage().share == 0.0


def test_shares_and_restarts():
    usage = Usage()
    # a process of its own: the one that runs the tests may have grown beyond any budget
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        usage.sample(child.pid, 1.0)
        usage.sample(child.pid, 2.0)
        usage.sample(1, 3.0)
        child.communicate(b"\n")
    assert 0.0 <= usage.share < 1.0
    assert usage.restarts == 1
    lines, kept = told({"mind": usage, "(this)": Usage()})
    assert kept
    assert lines[-1].startswith("all nodes")


def test_every_budget_is_of_a_stage():
    assert budget("transcript -> state").p50 == 0.015
    assert budget("nothing of the kind") is None
