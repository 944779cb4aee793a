"""timeline.png: one picture of a conversation that a person understands."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from whee_ros.bags.labels import Labels
from whee_ros.tools.report import panels
from whee_ros.tools.report.collect import Report
from whee_ros.tools.report.summary import totals

HEIGHTS = (2.3, 1.1, 3.4, 1.1, 1.6, 0.9, 1.1)
"""Of the rows, relative."""


def draw(report: Report, labels: Sequence[Labels] = ()) -> Any:
    """Return the matplotlib figure, 1600x1000 px."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    zero = report.session.first
    end = max(1.0, report.session.last - zero)
    figure = Figure(figsize=(16, 10), dpi=100, facecolor="white")
    FigureCanvasAgg(figure)
    grid = figure.add_gridspec(
        len(HEIGHTS), 1, height_ratios=HEIGHTS, left=0.105, right=0.99, top=0.935, bottom=0.045, hspace=0.09
    )
    rows = [figure.add_subplot(grid[index]) for index in range(len(HEIGHTS))]
    for axes, name in zip(rows, ("", "", "", "mood", "need", "", ""), strict=True):
        axes.set_xlim(0, end)
        axes.set_ylabel(name, fontsize=9)
        axes.tick_params(axis="both", labelsize=8, length=2)
        for side in ("top", "right"):
            axes.spines[side].set_visible(False)
        for start, _ in panels.spans(report.turns, zero, end):
            axes.axvline(start - 0.1, color="#cbd5e0", linewidth=0.8)
        if axes is not rows[-1]:
            axes.set_xticklabels([])
    panels.words_row(rows[0], report, zero, end)
    panels.speech_row(rows[1], report, zero)
    panels.units_row(rows[2], report, zero)
    panels.mood_row(rows[3], report, zero)
    panels.need_row(rows[4], report, zero)
    panels.label_bars(rows[4], labels, end)
    panels.direction_row(rows[5], report, zero, end)
    panels.robot_row(rows[6], report, zero)
    rows[-1].set_xlabel("seconds", fontsize=9, labelpad=1)
    figure.text(0.105, 0.972, "A conversation, as it was lived and understood", fontsize=14, weight="bold")
    figure.text(0.105, 0.950, headline(report), fontsize=9.5, color="#4a5568")
    figure.text(
        0.99,
        0.972,
        "action units: filled = performed by the scripted person, line = perceived by the robot",
        fontsize=8.5,
        color="#4a5568",
        ha="right",
    )
    return figure


def headline(report: Report) -> str:
    """Return the conversation's numbers in one line."""
    count = totals(report.turns)
    parts = [f"{count['turns']} turns"]
    if count["scripted"]:
        parts.append(f"direction right in {count['direction_right']} of {count['scripted']}")
        parts.append(f"word errors {100 * (count['wer'] or 0):.0f} %")
    for result in report.stages:
        if result.stage.name in ("end_of_turn", "reaction", "speech"):
            parts.append(f"{result.stage.meaning} {result.p50:.2f} s")
    return "   ·   ".join(parts)


def write(path: Path, report: Report, labels: Sequence[Labels] = ()) -> None:
    """Draw the picture to a PNG file."""
    draw(report, labels).savefig(path)
