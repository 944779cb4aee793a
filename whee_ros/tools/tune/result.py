"""What a tuning leaves behind: a parameter file with its provenance, and the trade-off as table and picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from whee_ros import __version__
from whee_ros.tools.report.environment import commit
from whee_ros.tools.tune.problem import Task, parameters
from whee_ros.tools.tune.score import Counts
from whee_ros.tools.tune.study import rounded

Point = tuple[float, float, dict[str, float]]


def parameter_file(
    values: Mapping[str, float], task: Task, how: Mapping[str, object], folds: Sequence[Mapping[str, Any]]
) -> str:
    """Return the text of a ROS parameter file for /when that says where it comes from.

    Args:
        values: by tuned name.
        task: bags, labels, objective.
        how: more to tell (seed, trials, scores).
        folds: of the cross-validation.
    """
    lines = [
        "# Parameters found by `whee tune`. Start with `whee up --params-file FILE`; on a running system",
        "# `whee params load FILE` or `ros2 param load /when FILE`.",
        f"# whee_ros {__version__} {commit()[:12]}, objective {task.objective},"
        f" at most {task.alarms:g} false alarms/min",
    ]
    lines += [f"# {name}: {value}" for name, value in how.items()]
    for fold in folds:
        lines.append(
            f"# without {fold['person']}: F1 {fold['train_f1']:.3f}, on {fold['person']} alone {fold['f1']:.3f}, "
            f"{fold['alarms']:.2f} false alarms/min"
        )
    for bag, file in zip(task.bags, task.labels, strict=True):
        labels = sha256(Path(file).read_bytes()).hexdigest()[:12]
        lines.append(f"# bag {Path(bag).name}, labels {Path(file).name} {labels}")
    content = {"when": {"ros__parameters": parameters(rounded(dict(values)))}}
    return "\n".join(lines) + "\n" + yaml.safe_dump(content, sort_keys=False)


def table(points: Sequence[Point]) -> list[str]:
    """Return the trade-off as a Markdown table."""
    names = list(points[0][2]) if points else []
    lines = [f"| false alarms/min | F1 | {' | '.join(names)} |", "| --- " * (2 + len(names)) + "|"]
    for rate, f1, values in points:
        shown = " | ".join(f"{values[name]:.3g}" for name in names)
        lines.append(f"| {rate:.2f} | {f1:.3f} | {shown} |")
    return lines


def picture(path: Path, trials: Sequence[tuple[float, float]], points: Sequence[Point], task: Task) -> None:
    """Draw all trials and the trade-off between them to a PNG file."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 5), dpi=100, facecolor="white", layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    axes.plot(*zip(*trials, strict=True), ".", color="#a0aec0", markersize=4, label="trial")
    curve = [(rate, f1) for rate, f1, _ in points]
    axes.plot(*zip(*curve, strict=True), "o-", color="#b83280", drawstyle="steps-post", label="best so far")
    axes.axvline(task.alarms, color="#1a202c", linestyle="--", linewidth=1, label="bound")
    axes.set_xlabel("false alarms a minute")
    axes.set_ylabel("F1 of calls for empathy met")
    axes.set_ylim(0, 1.02)
    axes.legend(frameon=False)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    figure.savefig(path)


def total(counts: Mapping[str, Counts]) -> Counts:
    """Return the counts of all people together."""
    return sum(counts.values(), Counts())
