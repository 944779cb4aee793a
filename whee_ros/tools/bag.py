"""`whee bag info|repair FOLDER`: what a bag holds, and how to mend one whose end is missing."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from whee_ros.bags.mend import inspect, ordered, repair
from whee_ros.bags.writer import distro
from whee_ros.core.errors import MediaError


def info(folder: Path) -> int:
    """Print files and topics; 1 when a file needs repair."""
    paths = ordered(folder)
    if not paths:
        raise MediaError(str(folder), "no .mcap file in it", "Give the folder that holds metadata.yaml.")
    counts: dict[str, int] = {}
    kinds: dict[str, str] = {}
    broken = False
    for path in paths:
        content = inspect(path)
        if content is None:
            broken = True
            print(f"{path.name}: its end is missing. Run: whee bag repair {folder}")
            continue
        file = content.file
        seconds, size = (file.end_ns - file.start_ns) * 1e-9, path.stat().st_size / 1e6
        print(f"{path.name}: {file.messages} messages, {seconds:.1f} s, {size:.1f} MB")
        for topic in content.topics:
            kinds[topic.name] = topic.type
            counts[topic.name] = counts.get(topic.name, 0) + content.counts[topic.name]
    for name in sorted(kinds):
        print(f"  {name:32} {kinds[name]:42} {counts[name]:7}")
    return int(broken)


def main(argv: Sequence[str]) -> int:
    """Show or mend a bag."""
    parser = argparse.ArgumentParser(prog="whee bag", description=__doc__)
    parser.add_argument("action", choices=("info", "repair"))
    parser.add_argument("folder", type=Path)
    options = parser.parse_args(argv)
    if options.action == "repair":
        files = repair(options.folder, distro())
        print(f"{options.folder}: {sum(file.messages for file in files)} messages in {len(files)} file(s)")
        return 0
    return info(options.folder)
