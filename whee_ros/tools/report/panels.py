"""The rows of timeline.png; each function fills one pair of axes, time in seconds since the start."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

import numpy as np

from whee_ros.bags.labels import Labels
from whee_ros.core.empathy import Direction, Response
from whee_ros.core.face import AU_NAMES
from whee_ros.tools.report.collect import Report, Turn
from whee_ros.tools.report.session import CODES, Activity
from whee_ros.tools.report.units import commanded_at, track

PERSON, ROBOT, INK, FAINT = "#2b6cb0", "#dd6b20", "#1a202c", "#a0aec0"
DIRECTIONS = {Direction.NONE: "#a0aec0", Direction.SEEKING: "#b83280", Direction.PROVIDING: "#2f855a"}
UNITS_SHOWN = 6


def wrapped(text: str, seconds: float, scale: float, lines: int) -> str:
    """Return `text` in at most `lines` lines that fit into `seconds` at `scale` characters a second."""
    width = max(10, int(seconds * scale))
    return "\n".join(textwrap.wrap(text, width, max_lines=lines, placeholder=" …"))


def spans(turns: Sequence[Turn], zero: float, end: float) -> list[tuple[float, float]]:
    """Return from when to when each turn lasts, the answer included, s since `zero`."""
    starts = [max(0.0, (turn.truth.onset if turn.truth else turn.start) - zero) for turn in turns]
    return list(zip(starts, [*starts, end][1:], strict=True))


def words_row(axes: Any, report: Report, zero: float, end: float) -> None:
    """Who said what."""
    turns = report.turns
    scale = 195 / max(1.0, end)
    for turn, (start, stop) in zip(turns, spans(turns, zero, end), strict=True):
        kind = turn.truth.kind.replace("_", " ") if turn.truth else ""
        axes.text(start, 0.98, f"{turn.number}  {kind}", va="top", fontsize=10, weight="bold", color=INK)
        answer = turn.said.text if turn.said else "(says nothing)"
        said = turn.truth.text if turn.truth else turn.heard
        texts = [(0.84, said, PERSON, 3), (0.28, answer, ROBOT, 3)]
        if turn.wer:
            texts.append((0.48, f"heard: {turn.heard}", "#718096", 2))
        for top, text, colour, lines in texts:
            text = wrapped(text, stop - start - 0.3, scale, lines)
            axes.text(start, top, text, va="top", fontsize=9, color=colour, linespacing=1.1)
    axes.set_ylim(0, 1)
    axes.set_yticks([0.74, 0.18], ["person\nsays", "robot\nsays"])


def speech_row(axes: Any, report: Report, zero: float) -> None:
    """Two lanes of speech, and how long the answer took."""
    heard = [(start - zero, length) for start, length in bars(report.session.activity, report.session.last)]
    axes.broken_barh(heard, (1.1, 0.8), color=PERSON)
    for turn in report.turns:
        if turn.truth and turn.truth.duration:
            axes.broken_barh(
                [(turn.truth.onset - zero, turn.truth.duration)], (1.92, 0.12), color=PERSON, alpha=0.45
            )
        if turn.said is None:
            continue
        start = turn.said.start - zero
        axes.broken_barh([(start, turn.said.end - turn.said.start)], (0.1, 0.8), color=ROBOT)
        delay = turn.after_speech.get("speech")
        if delay is not None:
            axes.annotate(
                "", (start, 0.98), (start - delay, 0.98), arrowprops={"arrowstyle": "->", "color": INK}
            )
            axes.text(start - delay / 2, 0.5, f"{delay:.1f} s", fontsize=8, ha="right", va="center")
    axes.set_ylim(0, 2.1)
    axes.set_yticks([1.5, 0.5], ["person", "robot"])


def bars(activity: Sequence[Activity], end: float) -> list[tuple[float, float]]:
    """Return starts and lengths (s) of the stretches in which the person was heard speaking."""
    found: list[tuple[float, float]] = []
    start: float | None = None
    for change in activity:
        if change.speaking and not change.masked and start is None:
            start = change.stamp
        elif (not change.speaking or change.masked) and start is not None:
            found.append((start, change.stamp - start))
            start = None
    if start is not None:
        found.append((start, end - start))
    return found


def shown_units(report: Report) -> list[int]:
    """Return the action units worth a row: the most commanded ones, else those that vary most."""
    weight: dict[int, float] = {}
    for turn in report.turns:
        for unit in turn.truth.units if turn.truth else ():
            if unit.code in CODES:
                weight[unit.code] = weight.get(unit.code, 0.0) + unit.intensity * (unit.end - unit.start)
    if not weight and report.session.faces:
        values = np.array([face.units for face in report.session.faces])
        spread = np.nan_to_num(np.nanstd(values, axis=0))
        weight = {
            code: float(s) for code, s in zip(CODES, spread, strict=True) if code not in (25, 26, 43, 45)
        }
    return sorted(sorted(weight, key=lambda code: -weight[code])[:UNITS_SHOWN])


def units_row(axes: Any, report: Report, zero: float) -> None:
    """Commanded (filled) against perceived (line) action units."""
    programme = [unit for scripted in report.session.script for unit in scripted.units]
    codes = shown_units(report)
    for row, code in enumerate(reversed(codes)):
        times, values = track(report.session.faces, code)
        base = row * 1.15
        axes.axhline(base, color="#e2e8f0", linewidth=0.8)
        axes.fill_between(
            times - zero, base, base + commanded_at(programme, code, times), color="#bee3f8", linewidth=0
        )
        axes.plot(times - zero, base + values, color=PERSON, linewidth=1.1)
    axes.set_ylim(-0.1, len(codes) * 1.15)
    names = [f"AU{code} {AU_NAMES[code]}" for code in reversed(codes)]
    axes.set_yticks([row * 1.15 + 0.4 for row in range(len(codes))], names)


def mood_row(axes: Any, report: Report, zero: float) -> None:
    """Arousal and valence, fused; dots are what the voice alone says of arousal."""
    states = report.session.states
    times = [seen.received - zero for seen in states]
    axes.plot(times, [seen.value.valence for seen in states], color="#2c7a7b", label="valence", linewidth=1.2)
    axes.plot(times, [seen.value.arousal for seen in states], color="#c05621", label="arousal", linewidth=1.2)
    voice = [seen.value for seen in report.session.affects]
    axes.plot([v.stamp - zero for v in voice], [v.arousal for v in voice], ".", color="#c05621", markersize=4)
    axes.axhline(0, color="#e2e8f0", linewidth=0.8)
    axes.set_ylim(-1.05, 1.05)
    axes.set_yticks([-1, 0, 1])
    axes.legend(loc="upper left", fontsize=7, ncols=2, frameon=False, borderaxespad=0.1)


def need_row(axes: Any, report: Report, zero: float) -> None:
    """Need with its two thresholds; shaded while empathy is switched on."""
    # over the time of arrival: a state about an utterance carries the stamp of the utterance
    states = [seen.value for seen in report.session.states]
    times = np.array([seen.received - zero for seen in report.session.states])
    need = np.array([state.need for state in states])
    active = np.array([state.active for state in states], bool)
    pink = DIRECTIONS[Direction.SEEKING]
    axes.fill_between(
        times, 0, 1, where=active, color=pink, alpha=0.13, step="post", linewidth=0, label="empathy on"
    )
    axes.plot(times, need, color=pink, linewidth=1.4)
    decided = [(t, n) for t, n, state in zip(times, need, states, strict=True) if state.utterance_id]
    if decided:
        axes.plot(*zip(*decided, strict=True), "o", color=pink, markersize=5, label="after an utterance")
    if states:
        axes.plot(
            times, [state.need_on for state in states], "--", color=INK, linewidth=0.9, label="on above"
        )
        axes.plot(
            times, [state.need_off for state in states], ":", color=INK, linewidth=0.9, label="off below"
        )
    axes.set_ylim(0, 1.02)
    axes.set_yticks([0, 0.5, 1])
    axes.legend(loc="upper left", fontsize=7, ncols=4, frameon=False, borderaxespad=0.1)


def label_bars(axes: Any, labels: Sequence[Labels], end: float) -> None:
    """When people said that empathy was called for, a bar each under the need; hatched where the answer did not fit."""
    for number, one in enumerate(labels):
        bottom = -0.13 * (number + 1)
        for label in (label for label in one.labels if label.called):
            hatch = "////" if label.fits is False else None
            axes.broken_barh(
                [(label.start, label.end - label.start)],
                (bottom, 0.1),
                facecolor="#f6e05e",
                edgecolor=INK,
                linewidth=0.4,
                hatch=hatch,
            )
        axes.text(end * 0.995, bottom + 0.05, one.annotator, fontsize=7, va="center", ha="right", color=INK)
    if labels:
        axes.set_ylim(-0.13 * len(labels) - 0.03, 1.02)


def direction_row(axes: Any, report: Report, zero: float, end: float) -> None:
    """What each turn was, and what it was taken for."""
    for turn, (start, stop) in zip(report.turns, spans(report.turns, zero, end), strict=True):
        found = turn.state.direction if turn.state else ""
        rows = [(0.1, found, "nothing heard")]
        if turn.truth:
            rows.append((1.1, turn.truth.direction, ""))
        for bottom, direction, otherwise in rows:
            colour = DIRECTIONS.get(Direction(direction), FAINT) if direction else "#edf2f7"
            axes.broken_barh([(start, stop - start - 0.15)], (bottom, 0.8), color=colour)
            wrong = turn.truth is not None and bottom < 1 and direction != turn.truth.direction
            text = (direction or otherwise) + (" ✗" if wrong else "")
            axes.text(
                start + 0.2, bottom + 0.4, text, va="center", fontsize=8, color="white" if direction else INK
            )
    axes.set_ylim(0, 2)
    axes.set_yticks([1.5, 0.5], ["truth", "decided"])


def robot_row(axes: Any, report: Report, zero: float) -> None:
    """What the robot did: answer, face, gesture; the line is how strongly its face moved."""
    session = report.session
    if session.commands:
        times = [command.stamp - zero for command in session.commands]
        strength = [min(1.0, sum(command.intensities) / 3) for command in session.commands]
        axes.fill_between(times, 0, strength, color=ROBOT, alpha=0.3, linewidth=0)
    for turn in report.turns:
        plan = turn.plan
        if plan is None:
            continue
        start = turn.end + turn.after_speech.get("plan", 0.0) - zero
        if plan.response == Response.NOTHING:
            what = "nothing"
        else:
            doing = f"{plan.expression} face" + (
                f", {plan.gesture.replace('_', ' ')}" if plan.gesture else ""
            )
            what = f"{plan.response}, {plan.stance}\n{doing}"
        axes.plot([start, start], [0, 1.9], color=ROBOT, linewidth=1.2)
        late = start > 0.93 * axes.get_xlim()[1]  # there is no room to its right
        side = -0.12 if late else 0.12
        place = {"va": "top", "ha": "right" if late else "left", "fontsize": 8, "linespacing": 1.15}
        axes.text(start + side, 0.9 if late else 1.85, what, color="#9c4221", **place)
    axes.set_ylim(0, 2)
    axes.set_yticks([1.0], ["robot\ndoes"])
