"""`whee anonymise IN OUT`: a bag with other faces, other voices and no names, and a report of what was changed."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from whee_ros.bags.choice import finished
from whee_ros.bags.mend import ordered
from whee_ros.core import registry
from whee_ros.core.errors import ConfigError
from whee_ros.engine.models import ModelStore
from whee_ros.tools.anonymise.faces import WAYS, FaceMask
from whee_ros.tools.anonymise.measures import GOAL, FaceMeasure, voice_result
from whee_ros.tools.anonymise.work import Anonymiser

REPORT = "anonymised.json"
"""File in the new bag's folder that says what was changed and what is kept."""


def main(argv: Sequence[str]) -> int:
    """Write the new bag and its report; print the report."""
    parser = argparse.ArgumentParser(prog="whee anonymise", description=__doc__)
    parser.add_argument("bag", type=Path, metavar="IN", help="folder with metadata.yaml")
    parser.add_argument("out", type=Path, metavar="OUT", help="folder of the new bag")
    parser.add_argument(
        "--faces", choices=(*WAYS, "none"), default="mesh", help="how; none leaves pictures out"
    )
    parser.add_argument("--no-measures", action="store_true", help="leave the measures before and after out")
    options = parser.parse_args(argv)
    if finished(options.out):
        raise ConfigError(f"bag folder {options.out}", "it holds a bag already", "Choose another folder.")
    if not ordered(options.bag):
        remedy = "Give the folder that holds metadata.yaml."
        raise ConfigError(f"bag folder {options.bag}", "no .mcap file in it", remedy)
    mask = None
    if options.faces != "none":
        tracker, eyes = (registry.load("face", "litert")(ModelStore.default()) for _ in range(2))
        tracker.load()
        eyes.load()
        mask = FaceMask(tracker, options.faces, eyes)
    measure = FaceMeasure() if mask is not None and not options.no_measures else None
    # from the system's own source: a seed would be the way back
    random = np.random.default_rng()
    done = Anonymiser(options.bag, mask, random, measure.watch if measure is not None else None).run(
        options.out
    )
    found: dict[str, object] = {"changed": dict(done.counts), "left_out": done.left_out}
    if mask is not None:
        found["pictures_without_a_face"] = mask.lost
    if measure is not None and done.counts["pictures"]:
        found["face"] = measure.result()
    if len(done.before) and not options.no_measures:
        found["voice"] = voice_result(done.before, done.after)
    text = json.dumps(found, indent=1)
    (options.out / REPORT).write_text(text + "\n", encoding="utf-8")
    print(text)
    if "face" in found or "voice" in found:
        print(f"goal for what is kept: correlation {GOAL}")
    print(f"new bag: {options.out}; read, listen and look before you share it")
    return 0
