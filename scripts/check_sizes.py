"""Keep modules small: none over 400 lines, and a median that stays near 150."""

import statistics
import sys
from pathlib import Path

LIMIT, MEDIAN = 400, 180


def main() -> int:
    sizes = {path: len(path.read_text().splitlines()) for path in Path("whee_ros").rglob("*.py")}
    sizes = {path: lines for path, lines in sizes.items() if path.name != "__init__.py"}
    long = {path: lines for path, lines in sizes.items() if lines > LIMIT}
    for path, lines in long.items():
        print(f"{path}: {lines} lines (limit {LIMIT}): split it, one idea a file")
    median = statistics.median(sizes.values())
    print(f"{len(sizes)} modules, median {median:.0f} lines, longest {max(sizes.values())}")
    if median > MEDIAN:
        print(f"median over {MEDIAN}")
    return int(bool(long) or median > MEDIAN)


if __name__ == "__main__":
    sys.exit(main())
