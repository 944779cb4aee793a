"""`whee bench`: times every stage of the loop on this machine, each by the benchmark of its part."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Sequence

PARTS: dict[str, str] = {
    "face": "whee_ros.tools.bench_face",
    "voice": "whee_ros.tools.bench_voice",
    "speech": "whee_ros.tools.bench_speech",
    "mind": "whee_ros.tools.bench_mind",
    "tree": "whee_ros.behavior.bench",
    "body": "whee_ros.tools.bench_body",
}


def main(argv: Sequence[str]) -> int:
    """Run the named benchmarks (all by default), one after another so that they do not disturb each other."""
    parser = argparse.ArgumentParser(prog="whee bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; default: all")
    options = parser.parse_args(argv)
    for part in options.parts:
        if part not in PARTS:
            parser.error(f"no benchmark {part!r}: choose of {', '.join(PARTS)}")
    status = 0
    for part in options.parts or PARTS:
        print(f"== {part}")
        status |= int(importlib.import_module(PARTS[part]).main([]))
    return status
