"""Measures the whole system while a scripted person talks to it: processor, memory and the delay of every stage."""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from whee_ros.core.clock import elapsed
from whee_ros.core.errors import BackendError
from whee_ros.nodes.listener import Listener
from whee_ros.tools.report.collect import report
from whee_ros.tools.report.session import Event, Session
from whee_ros.tools.stopwatch import Stopwatch
from whee_ros.tools.system import plan
from whee_ros.tools.system.description import System
from whee_ros.tools.system.supervisor import Supervisor
from whee_ros.tools.system.usage import Usage, table
from whee_ros.tools.up import on_signal, tell

COURSE = 60
"""Samples of memory, evenly spread, that a JSON file shows: whether growth levels off."""
CORES, MEMORY = 2.0, 2.0 * 2**30
"""What all nodes together may take (docs/architecture.md)."""
PATIENCE = 90.0
"""Seconds in which all nodes have to be up."""


def run(seconds: float, given: Mapping[str, str | bool]) -> tuple[dict[str, Usage], Session]:
    """Let the scripted person talk, again and again, for `seconds` after all nodes are up.

    Args:
        seconds: to measure.
        given: arguments of the system.

    Raises:
        BackendError: if a process cannot start.
    """
    usages: dict[str, Usage] = {}
    session = Session()
    with tempfile.TemporaryDirectory(prefix="whee_bench_") as folder:
        system = System.load()
        planned = plan.make(system, {"source": "demo", "record": True, "out": folder, **given})
        if "person" in planned.parameters:
            person = {**planned.parameters["person"], "repeat": True}
            planned = replace(planned, parameters={**planned.parameters, "person": person})
        else:
            planned = replace(planned, parameters={**planned.parameters, "person": {"repeat": True}})
        stopping = on_signal()
        supervisor = Supervisor(planned, tell)
        listener = Listener(lambda topic, at, value: session.add(Event(topic, at, value)), planned.namespace)
        try:
            supervisor.start()
            began = sampled = elapsed()
            settled = 0.0
            while not stopping.is_set():
                listener.listen(0.05)
                now = elapsed()
                if now - sampled < 1.0:
                    continue
                sampled = now
                supervisor.step()
                if not settled and supervisor.settled:
                    settled = now
                if not settled and now - began > PATIENCE:
                    raise BackendError("the system", f"not up after {PATIENCE:.0f} s", "See the lines above.")
                if settled:
                    for name, pid in {**supervisor.pids, "(this)": os.getpid()}.items():
                        usages.setdefault(name, Usage()).sample(pid, now)
                if settled and now - settled >= seconds:
                    break
        finally:
            listener.close()
            supervisor.stop()
    return usages, session


def told(usages: Mapping[str, Usage]) -> tuple[list[str], bool]:
    """Return the table of processes with its sum, and whether the sum keeps the budget."""
    own = {name: usage for name, usage in usages.items() if name != "(this)"}
    share = sum(usage.share for usage in own.values())
    memory = sum(usage.largest for usage in own.values())
    kept = share < CORES and memory < MEMORY
    verdict = "kept" if kept else "MISSED"
    total = f"{'all nodes':12}{share:10.1%}{'':8}{'':12}{memory / 2**20:9.1f}"
    return [*table(usages), f"{total}   goal under 2 cores and 2048 MiB, {verdict}"], kept


def note(usages: Mapping[str, Usage]) -> dict[str, Any]:
    """Return the processes for a JSON file; memory in bytes, growth in bytes a minute."""
    return {
        name: {
            "share": usage.share,
            "memory": usage.memory[-1] if usage.memory else 0.0,
            "largest": usage.largest,
            "growth": usage.growth,
            "restarts": usage.restarts,
            "course": usage.memory[:: max(1, len(usage.memory) // COURSE)],
        }
        for name, usage in usages.items()
    }


def measured(seconds: float, given: Mapping[str, str | bool]) -> tuple[dict[str, Usage], bool]:
    """Run, print both tables, keep the figures; return the usages and whether the budget is kept."""
    watch = Stopwatch()
    usages, session = run(seconds, given)
    watch.notes.append(note(usages))
    lines, kept = told(usages)
    print("\n".join(["", *lines, ""]))
    found = report(session)
    print(f"{'delay':36} {'n':>5} {'p50':>8} {'p95':>8}   budget p50 / p95")
    for stage in found.stages:
        goal = ""
        if stage.stage.p50 is not None and stage.stage.p95 is not None:
            verdict = "kept" if stage.kept else "MISSED"
            goal = f"{1e3 * stage.stage.p50:.0f} / {1e3 * stage.stage.p95:.0f} ms, {verdict}"
        times = f"{1e3 * stage.p50:5.0f} ms {1e3 * stage.p95:5.0f} ms"
        print(f"{stage.stage.meaning:36} {stage.count:5} {times}   {goal}".rstrip())
        figures = {"stage": stage.stage.name, "p50": stage.p50, "p95": stage.p95, "count": stage.count}
        goals = {"goal_p50": stage.stage.p50, "goal_p95": stage.stage.p95, "kept": stage.kept}
        watch.notes.append({**figures, **goals})
    return usages, kept


def main(argv: Sequence[str]) -> int:
    """Measure for a minute; 1 when processor or memory are over the budget."""
    parser = argparse.ArgumentParser(prog="whee bench system", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="to measure, after all nodes are up")
    parser.add_argument("--scenario", default="", help="as in whee demo")
    parser.add_argument("--params-file", default="", help="as in whee demo; light: without models")
    options = parser.parse_args(argv)
    given = {"scenario": options.scenario, "params_file": options.params_file}
    return int(not measured(options.seconds, given)[1])
