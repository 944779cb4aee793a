"""The outline of a tree as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from whee_ros.tools.trees.outline import Line

COLOURS = {
    "Control": "#3b6ea5",
    "Decorator": "#7a5aa6",
    "Condition": "#b07d12",
    "Action": "#2f7d4f",
    "SubTree": "#1c1c1c",
    "Tree": "#a33",
}
_WIDE, _HIGH, _LETTERS = 6.4, 0.165, 86
"""A column and a line, inches; letters a column holds."""


def draw(trees: Sequence[tuple[str, str, list[Line]]], out: Path, columns: int = 3) -> None:
    """Write a PNG with the trees side by side in columns of about equal height."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    blocks = [_block(name, origin, lines) for name, origin, lines in trees]
    target = sum(len(block) for block in blocks) / columns
    placed: list[list[tuple[str, str]]] = [[]]
    for block in blocks:
        if len(placed[-1]) + len(block) / 2 > target and len(placed) < columns:
            placed.append([])
        placed[-1] += block
    rows = max(len(column) for column in placed)
    size = (_WIDE * len(placed), _HIGH * (rows + 1))
    figure = pyplot.figure(figsize=size, dpi=110, facecolor="white")
    for number, column in enumerate(placed):
        for row, (text, kind) in enumerate(column):
            figure.text(
                (number + 0.01) / len(placed),
                1 - (row + 1) * _HIGH / size[1],
                text[:_LETTERS],
                family="DejaVu Sans Mono",
                fontsize=7.5,
                color=COLOURS.get(kind, "black"),
                weight="bold" if kind in ("Tree", "SubTree", "Control") else "normal",
            )
    figure.savefig(out)
    pyplot.close(figure)


def _block(name: str, origin: str, lines: Sequence[Line]) -> list[tuple[str, str]]:
    """Return the lines of a tree with their kinds, and an empty one below."""
    found = [(f"{name}   {Path(origin).name}", "Tree")]
    for line in lines:
        text = f"{'  ' * (line.depth + 1)}{line.words}"
        found.append((f"{text}  {line.details}" if line.details else text, line.kind))
    return [*found, ("", "")]
