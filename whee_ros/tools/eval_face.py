"""`whee eval face`: units perceived against those performed, real people, worse conditions, two back ends."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from whee_ros.core.face import AU_NAMES
from whee_ros.tools.faces import agreement, hardship, people, units
from whee_ros.tools.faces.watcher import Watcher

EXPRESSIONS_RIGHT = 0.85
"""Goal: share of real faces whose expression is named rightly."""
SIGNS_RIGHT = 0.9
"""Goal: share of units with the right sign on them."""
STILL = 0.02
"""Goal: standard deviation from frame to frame of the unit that flickers most."""
AGREED = 0.05
"""Goal: mean absolute difference of the back ends."""
SURER = 0.1
"""Confidence by which a bad condition may exceed the undisturbed one: the portrait looks up a little, so that a nod
brings it to face the camera."""
LEAN = 0.25
"""Goal: rise of the asymmetry of a one-sided unit."""

Goal = tuple[str, bool, str]
Part = Callable[[argparse.Namespace], tuple[dict[str, Any], list[str], list[Goal]]]


def of_units(options: argparse.Namespace) -> tuple[dict[str, Any], list[str], list[Goal]]:
    """Score the scripted portrait; return figures, table and goals, as the other parts do."""
    watcher = Watcher(options.face, 1.0 / units.RATE)
    found = units.scores(*units.perform(watcher))
    leaning = units.sides(watcher)
    watcher.close()
    shown = "".join(f"{f'at {level:g}':>8}" for level in units.LEVELS)
    lines = [f"{'unit':24}{'rest':>6}{shown}{'rise':>7}{'r':>7}{'delay':>9}  also rises"]
    for score in found:
        values = "".join(f"{value:8.2f}" for value in score.shown)
        also = f"AU{score.confused[0]} {score.confused[1]:+.2f}"
        name = f"AU{score.code} {AU_NAMES[score.code]}"
        delay = f"{1e3 * score.delay:6.0f} ms"
        lines.append(
            f"{name:24}{score.rest:6.2f}{values}{score.rise:+7.2f}{score.correlation:7.2f}{delay}  {also}"
        )
    lines += ["", f"{'one side':12}{'commanded':>10}{'perceived':>10}{'intensity':>10}"]
    lines += [f"AU{c:<10}{told:+10.2f}{seen:+10.2f}{much:10.2f}" for c, told, seen, much in leaning]
    every = [score.correlation for score in found]
    flat = [f"AU{s.code}" for s in found if s.code in units.CORE and s.rise < units.RISE]
    low = [f"AU{s.code} {s.correlation:.2f}" for s in found if s.correlation < units.LEAST]
    crooked = [
        f"AU{c} {told:+.1f}" for c, told, seen, _ in leaning if (told and seen * told < LEAN * told * told)
    ]
    straight = max(abs(seen) for _, told, seen, _ in leaning if not told)
    goals = [
        (f"mean correlation >= {units.MEAN}", float(np.mean(every)) >= units.MEAN, f"{np.mean(every):.3f}"),
        (f"no correlation under {units.LEAST}", not low, ", ".join(low) or f"least {min(every):.2f}"),
        (f"core units rise by {units.RISE} at {units.LEVELS[1]}", not flat, ", ".join(flat) or "all"),
        (f"one-sided units lean by {LEAN} of the command", not crooked, ", ".join(crooked) or "all"),
        ("both sides alike do not lean", straight < LEAN, f"most {straight:.2f}"),
    ]
    figures = {
        "units": [
            {
                "code": s.code, "rest": s.rest, "shown": s.shown, "rise": s.rise, "r": s.correlation,
                "delay_ms": 1e3 * s.delay, "also": s.confused,
            }
            for s in found
        ],
        "sides": leaning,
        "r_mean": float(np.mean(every)),
    }  # fmt: skip
    return figures, lines, goals


def of_people(options: argparse.Namespace) -> tuple[dict[str, Any], list[str], list[Goal]]:
    """Score real faces."""
    watcher = Watcher(options.face)
    found = people.judge_all(watcher, options.data)
    watcher.close()
    lines = [f"{'face':42}{'is':11}{'found':11}{'sure':>5}  signs"]
    for v in found:
        mark = " *" if v.tuned else ""
        name, named = v.name + mark, v.found or "-"
        wrong = ", ".join(v.wrong) or ("right" if v.signs else "-")
        turned = " (turned away by 40 degrees: not counted)" if v.turned else ""
        lines.append(f"{name:42}{v.label:11}{named:11}{v.confidence:5.2f}  {wrong}{turned}")
    lines.append("* seen when gains were set")
    test = [v for v in found if not (v.tuned or v.turned)]
    if not test:
        return {}, ["no pictures: install requirements/dev-nodeps.txt, or name a folder with --data"], []
    right = float(np.mean([v.right for v in test]))
    signs = sum(v.signs for v in test)
    good = 1.0 - sum(len(v.wrong) for v in test) / signs if signs else 1.0
    false = [
        f"{v.name}: " + ", ".join(f"AU{c} {x:.2f}" for c, x in v.false.items()) for v in found if v.false
    ]
    neutral = sum(v.label == "neutral" for v in found)
    lines.append(
        f"false units (over {people.FALSE}) on {neutral} neutral faces: {'; '.join(false) or 'none'}"
    )
    goals = [
        (
            f"expressions right >= {EXPRESSIONS_RIGHT}",
            right >= EXPRESSIONS_RIGHT,
            f"{right:.2f} of {len(test)}",
        ),
        (f"signs right >= {SIGNS_RIGHT}", good >= SIGNS_RIGHT, f"{good:.2f} of {signs}"),
        ("no false unit on a neutral face", not false, f"{len(false)} faces"),
    ]
    return {"people": [vars(v) for v in found], "expressions_right": right, "signs_right": good}, lines, goals


def of_hardship(options: argparse.Namespace) -> tuple[dict[str, Any], list[str], list[Goal]]:
    """Score worse conditions and flicker."""
    watcher = Watcher(options.face, 1.0 / 30.0)
    still = hardship.flicker(watcher)
    watcher.close()
    watcher = Watcher(options.face)
    found = hardship.rows(watcher, options.face)
    watcher.close()
    lines = [
        f"{'condition':18}{'error':>7}{'false':>7}{'right':>7}{'named':>7}{'sure':>6}{'real':>7}{'sure':>6}",
        *(
            f"{r.name:18}{r.error:7.2f}{r.false:7.2f}{r.right:7.2f}{r.named:7.2f}{r.confidence:6.2f}"
            + ("" if r.real is None else f"{r.real:7.2f}{r.real_confidence or 0.0:6.2f}")
            for r in found
        ),
        "error and false: of intensity, on the portrait; real: expressions of real stills named rightly",
        "",
        "error by unit     " + "".join(f"{f'AU{c}':>6}" for c in AU_NAMES),
    ]
    for r in found:
        cells = "".join("     -" if np.isnan(x) else f"{x:6.2f}" for x in r.by_unit)
        lines.append(f"{r.name:18}{cells}")
    lines += ["", "flicker           " + "".join(f"{x:6.3f}" for x in still)]
    plain, others = found[0], found[1:]
    surer = [r.name for r in others if r.confidence > plain.confidence + SURER]
    worst = list(AU_NAMES)[int(still.argmax())]
    goals = [
        (f"flicker <= {STILL}", float(still.max()) <= STILL, f"most AU{worst} {still.max():.3f}"),
        ("no bad condition is surer than a good one", not surer, ", ".join(surer) or "none"),
    ]
    return {"conditions": [vars(r) for r in found], "flicker": still.tolist()}, lines, goals


def of_backends(options: argparse.Namespace) -> tuple[dict[str, Any], list[str], list[Goal]]:
    """Compare the two back ends, and time the skin."""
    one, other = Watcher("litert"), Watcher("mediapipe")
    away = agreement.difference(one, other)
    watch = agreement.skin_cost(one)
    one.close()
    other.close()
    worst = list(AU_NAMES)[int(away.argmax())]
    lines = [
        "litert - mediapipe" + "".join(f"{f'AU{c}':>6}" for c in AU_NAMES),
        "mean difference   " + "".join(f"{x:6.3f}" for x in away),
        "",
        watch.table(),
    ]
    mean = float(away.mean())
    goals = [
        (f"back ends differ by <= {AGREED}", mean <= AGREED, f"{mean:.3f}, most AU{worst} {away.max():.3f}")
    ]
    return {"difference": dict(zip(AU_NAMES, away.tolist(), strict=True))}, lines, goals


PARTS: dict[str, Part] = {
    "units": of_units,
    "people": of_people,
    "hardship": of_hardship,
    "backends": of_backends,
}


def main(argv: Sequence[str]) -> int:
    """Print every table and goal; 0 when all goals are met."""
    parser = argparse.ArgumentParser(prog="whee eval face", description=__doc__)
    parser.add_argument("--face", default="litert", help="face back end")
    parser.add_argument("--part", action="append", choices=[*PARTS], help="only these (repeat); default all")
    parser.add_argument(
        "--data", type=Path, metavar="DIR", help="own pictures with labels.csv: file,expression"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there too")
    options = parser.parse_args(argv)
    figures: dict[str, Any] = {"backend": options.face}
    goals: list[Goal] = []
    for name in options.part or PARTS:
        found, lines, checked = PARTS[name](options)
        figures |= found
        goals += checked
        print("\n".join([*lines, ""]), flush=True)
    for text, met, value in goals:
        print(f"{'met   ' if met else 'MISSED'}  {text}: {value}")
    if options.json:
        figures["goals"] = [{"goal": text, "met": met, "found": value} for text, met, value in goals]
        options.json.write_text(json.dumps(figures, indent=1, default=float) + "\n", encoding="utf-8")
    return int(not all(met for _, met, _ in goals))
