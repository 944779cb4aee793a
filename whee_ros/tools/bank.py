"""`whee bank`: counts what the robot can say, and writes the vectors of it.

The vectors let lines be chosen by meaning (docs/how.md). A bank that was edited works without running this: what has no
vector is encoded when the how node starts, some hundredths of a second a line.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from whee_ros.core import registry
from whee_ros.core.resources import resource
from whee_ros.empathy.how import nearness
from whee_ros.empathy.how.bank import Bank
from whee_ros.engine.config import EngineConfig
from whee_ros.engine.models import ModelStore
from whee_ros.engine.overheard import VECTORS
from whee_ros.engine.reading import loaded_reader
from whee_ros.engine.safety import ENCODER


def main(argv: Sequence[str]) -> int:
    """Print the counts; with --write encode everything."""
    parser = argparse.ArgumentParser(prog="whee bank", description=__doc__)
    parser.add_argument("--bank", type=Path, help="another bank.yaml")
    parser.add_argument(
        "--write",
        type=Path,
        nargs="?",
        const=resource("config/bank.yaml").parent.parent / VECTORS,
        help="write the vectors here",
    )
    options = parser.parse_args(argv)
    bank = Bank.load(options.bank or resource("config/bank.yaml"))
    parts = list(bank.parts())
    print(f"{len(list(bank.lines()))} lines, {len(parts)} parts, {len(list(bank.themes()))} themes")
    if options.write is not None:
        encoder = registry.load("text", ENCODER)(ModelStore.default())
        encoder.load()
        reader = loaded_reader(EngineConfig().text_backend)

        def kind(text: str) -> float:
            return reader.read(text).direction["providing"]

        print(
            f"{nearness.write(options.write, bank, encoder.encode, kind)} vectors written to {options.write}"
        )
        encoder.close()
    return 0
