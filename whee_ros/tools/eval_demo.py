"""`whee eval demo`: scores the last demo against its script and exits 1 when a goal is missed."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whee_ros.core.errors import ConfigError
from whee_ros.tools.report.delays import STAGES

WER = 0.15
"""Largest word error rate of a turn."""
RISE = 0.1
"""Least rise of a commanded action unit over its rest, of the range 0-1."""
DIRECTIONS_WRONG = 1
"""Turns that may be taken for something else."""


@dataclass(frozen=True)
class Goal:
    """One goal: what it says, whether it was met, and what was found."""

    text: str
    met: bool
    found: str


def goals(summary: dict[str, Any]) -> list[Goal]:
    """Return every goal for the scripted turns of a summary."""
    turns = [turn for turn in summary["turns"] if turn["truth"]]
    rates = [turn["perceived"]["wer"] for turn in turns]
    right = summary["totals"]["direction_right"]
    factual = [turn for turn in turns if turn["truth"]["kind"] in ("fact", "small_talk")]
    fussy = [turn["truth"]["id"] for turn in factual if (turn["plan"] or {}).get("response") == "empathic"]
    units = [(turn["truth"]["id"], unit) for turn in turns for unit in turn["perceived"]["units"]]
    flat = [f"AU{unit['au']} in {name} {unit['rise']:+.2f}" for name, unit in units if unit["rise"] < RISE]
    late = [f"{turn['truth']['id']}: {name}" for turn in turns for name in missing(turn)]
    heard = [rate for rate in rates if rate <= WER]
    enough = bool(turns) and right >= len(turns) - DIRECTIONS_WRONG
    return [
        Goal("a script was played", bool(turns), f"{len(turns)} turns"),
        Goal(
            f"each turn transcribed, word error rate at most {WER}",
            bool(turns) and len(heard) == len(turns),
            f"{len(heard)} of {len(turns)}, worst {max(rates, default=1.0):.2f}",
        ),
        Goal(f"direction right in all but {DIRECTIONS_WRONG}", enough, f"{right} of {len(turns)}"),
        Goal("silent or plain in factual turns", not fussy, ", ".join(fussy) or f"{len(factual)} turns"),
        Goal(
            f"action units rise by {RISE} when commanded",
            bool(units) and not flat,
            "; ".join(flat) or f"{len(units)} units",
        ),
        Goal("the delay of every stage is there", bool(turns) and not late, ", ".join(late) or "yes"),
    ]


def missing(turn: dict[str, Any]) -> list[str]:
    """Return the stages whose delay a turn lacks; a plan to say nothing needs no reaction and no speech."""
    silent = turn["plan"] is not None and not turn["plan"]["text"]
    excused = {"reaction", "speech"} if silent else set()
    names = [stage.name for stage in STAGES]
    return [name for name in names if turn["delays"][name] is None and name not in excused]


def table(summary: dict[str, Any]) -> list[str]:
    """Return the turns and stages as lines of text."""
    lines = [f"{'turn':14} {'wer':>5}  {'truth':9} {'decided':9} {'need':>5}  {'answer':9} units (rise)"]
    for turn in summary["turns"]:
        truth, state, plan = turn["truth"] or {}, turn["state"] or {}, turn["plan"] or {}
        units = " ".join(f"AU{unit['au']} {unit['rise']:+.2f}" for unit in turn["perceived"]["units"])
        rate = turn["perceived"]["wer"]
        lines.append(
            f"{truth.get('id', turn['number'])!s:14} {'-' if rate is None else f'{rate:.2f}':>5}  "
            f"{truth.get('direction', '-'):9} {state.get('direction', '-'):9} {state.get('need', 0.0):5.2f}  "
            f"{plan.get('response', '-'):9} {units}".rstrip()
        )
    if not summary["turns"]:
        lines = ["no speech was heard: there are no turns to tell about"]
    lines += ["", f"{'stage':36} {'n':>5} {'p50':>8} {'p95':>8}   budget p50 / p95"]
    for stage in summary["stages"].values():
        budget = "-"
        if stage["budget_p50"] is not None:
            verdict = "kept" if stage["kept"] else "MISSED"
            budget = f"{1e3 * stage['budget_p50']:.0f} / {1e3 * stage['budget_p95']:.0f} ms, {verdict}"
        p50, p95 = 1e3 * stage["p50"], 1e3 * stage["p95"]
        lines.append(f"{stage['meaning']:36} {stage['count']:5} {p50:5.0f} ms {p95:5.0f} ms   {budget}")
    return lines


def main(argv: Sequence[str]) -> int:
    """Print table and goals; 0 when all goals are met."""
    parser = argparse.ArgumentParser(prog="whee eval demo", description=__doc__)
    parser.add_argument("--summary", type=Path, default=Path("out/demo/summary.json"), metavar="FILE")
    path = parser.parse_args(argv).summary
    try:
        summary = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError) as error:
        raise ConfigError(str(path), error, "Run `whee demo` first, or name its summary.json.") from error
    print("\n".join(table(summary)) + "\n")
    checked = goals(summary)
    for goal in checked:
        print(f"{'met   ' if goal.met else 'MISSED'}  {goal.text}: {goal.found}")
    return 0 if all(goal.met for goal in checked) else 1
