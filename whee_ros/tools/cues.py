"""`whee cues`: every cue of the when-detector with its formula and weight, and every signal a formula may speak of."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from whee_ros.core.resources import resource
from whee_ros.empathy.when import cues
from whee_ros.empathy.when.signals import CHANNELS, MEANING, channel_of


def main(argv: Sequence[str]) -> int:
    """Print both tables in Markdown."""
    parser = argparse.ArgumentParser(prog="whee cues", description=__doc__)
    parser.add_argument("--signals", action="store_true", help="only the signals")
    options = parser.parse_args(argv)
    if not options.signals:
        print("| cue | of | evidence | seeking | providing | half-life | what |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
        for cue in cues.load(resource("config/cues.yaml")).values():
            numbers = f"{cue.seeking:+.1f} | {cue.providing:+.1f} | {cue.half_life:g} s"
            print(f"| `{cue.name}` | {cue.modality} | `{cue.evidence.source}` | {numbers} | {cue.what} |")
        print()
    print("| signal | what |\n| --- | --- |")
    for channel in CHANNELS:
        for name, what in MEANING.items():
            if channel_of(name) == channel:
                print(f"| `{name}` | {what} |")
    return 0
