"""`whee bench`: times every stage of the loop on this machine, each by the benchmark of its part."""

from __future__ import annotations

import argparse
import importlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from whee_ros.tools.report.environment import environment
from whee_ros.tools.stopwatch import Stopwatch, collected

PARTS: dict[str, str] = {
    "face": "whee_ros.tools.bench_face",
    "voice": "whee_ros.tools.bench_voice",
    "speech": "whee_ros.tools.bench_speech",
    "mind": "whee_ros.tools.bench_mind",
    "tree": "whee_ros.tools.bench_tree",
    "body": "whee_ros.tools.bench_body",
    "system": "whee_ros.tools.bench_system",
}
"""One after another, so that they do not disturb each other."""
ASKED = {
    "soak": "whee_ros.tools.bench_soak",
    "interrupt": "whee_ros.tools.bench_interrupt",
    "page": "whee_ros.tools.bench_page",
    "picture": "whee_ros.tools.bench_picture",
    "replay": "whee_ros.tools.bench_replay",
}
"""Those that take long and run only when they are named."""


def main(argv: Sequence[str]) -> int:
    """Run the named benchmarks (all by default) and tell all stages in one table; 1 if one of them fails."""
    parser = argparse.ArgumentParser(
        prog="whee bench", description=__doc__, epilog="whee bench PART --help tells what a single part takes"
    )
    known = {**PARTS, **ASKED}
    parser.add_argument(
        "parts", nargs="*", metavar="PART", help=f"of {', '.join(known)}; default: all but {', '.join(ASKED)}"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    if argv and argv[0] in known and ("-h" in argv or "--help" in argv):
        return int(importlib.import_module(known[argv[0]]).main(["--help"]))
    options, rest = parser.parse_known_args(argv)
    for part in options.parts:
        if part not in known:
            parser.error(f"no benchmark {part!r}: choose of {', '.join(known)}")
    if rest and len(options.parts) != 1:
        parser.error(f"{' '.join(rest)}: options belong to one part; name it")
    status, watches = 0, {}
    for part in options.parts or PARTS:
        print(f"== {part}", flush=True)
        with collected() as watches[part]:
            status |= int(importlib.import_module(known[part]).main(rest))
    if len(watches) > 1:
        print("\n".join(["== all stages", *_together(watches)]))
    if options.json:
        options.json.write_text(json.dumps(_figures(watches), indent=1) + "\n", encoding="utf-8")
    return status


def _together(watches: dict[str, list[Stopwatch]]) -> list[str]:
    head = Stopwatch().table()
    rows = [row for made in watches.values() for watch in made for row in watch.rows()]
    judged = [row for row in rows if row.kept is not None]
    met = sum(row.kept is True for row in judged)
    return [head, *(row.line() for row in rows), f"{met} of {len(judged)} stages with goals keep them"]


def _figures(watches: dict[str, list[Stopwatch]]) -> dict[str, Any]:
    stages = {
        part: [row.figures() for watch in made for row in watch.rows()] for part, made in watches.items()
    }
    usage = {part: [u for watch in made for u in watch.notes] for part, made in watches.items()}
    return {
        "environment": environment(),
        "load": os.getloadavg(),
        "stages": stages,
        "notes": {part: notes for part, notes in usage.items() if notes},
    }
