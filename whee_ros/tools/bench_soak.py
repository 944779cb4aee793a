"""Lets the whole system run and watches its memory: what grows, and how fast."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from whee_ros.tools.bench_system import measured

GROWTH = 1.0
"""MiB a minute that a process may grow once it has settled: 1.4 GiB a day, which a day of study survives."""


def main(argv: Sequence[str]) -> int:
    """Run for minutes and tell the growth of every process; 1 when one grows by more than `GROWTH`."""
    parser = argparse.ArgumentParser(prog="whee bench soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0, help="to run, after all nodes are up")
    parser.add_argument("--scenario", default="", help="as in whee demo")
    parser.add_argument("--params-file", default="", help="as in whee demo; light: without models")
    options = parser.parse_args(argv)
    given = {"scenario": options.scenario, "params_file": options.params_file}
    usages, _ = measured(60.0 * options.minutes, given)
    growing = {
        name: usage for name, usage in usages.items() if usage.growth > GROWTH * 2**20 and name != "(this)"
    }
    for name, usage in growing.items():
        print(f"{name} grows by {usage.growth / 2**20:.1f} MiB a minute, goal under {GROWTH:g}: MISSED")
    if not growing:
        print(f"no process grows by more than {GROWTH:g} MiB a minute: kept")
    return int(bool(growing))
