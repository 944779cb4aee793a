"""`whee face`: the drawn face as JSON for other renderers, and contact sheets to look at."""

from __future__ import annotations

import argparse
import importlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.motion import FaceCommand
from whee_ros.core.resources import resource
from whee_ros.expression.library import Library
from whee_ros.ports.face_file import face_rig
from whee_ros.ports.face_rig import INPUTS, Rig
from whee_ros.robots.face_screen import FaceScreen
from whee_ros.robots.face_shape import shape_of
from whee_ros.robots.sheet import contact_sheet
from whee_ros.tools.performance.response import respond

TEN = (
    "neutral", "happy", "sad", "surprised", "scared", "disgusted", "concerned", "warm", "celebrating", "determined",
)  # fmt: skip
"""What a stranger should be able to name: the basic six but anger (the robot has none), and what empathy needs."""
STRENGTHS = (0.4, 0.7, 1.0)
EXAMPLES = (
    FaceCommand(0.0),
    FaceCommand(0.0, (6, 12, 25), (0.85, 0.9, 0.45), "aa", 0.6, 0.2, -0.1),
    FaceCommand(0.0, (1, 4, 15, 17), (0.9, 0.5, 0.85, 0.35), "PP", 1.0, -0.3, 0.2, 0.4, -0.5),
    FaceCommand(0.0, (9, 20, 28), (0.9, 0.8, 0.5), blink=1.0),
)
"""Faces in the export for which the polygons are given: a renderer is right when it finds the same."""


def exported(rig: Rig) -> dict[str, Any]:
    """Return the definition of the face with examples: `inputs` that commands become, `shapes` that they give."""
    examples = []
    for command in EXAMPLES:
        values = rig.values(command)
        shapes = [
            {
                "part": item.part,
                "side": item.side,
                "kind": item.kind,
                "points": np.round(item.points, 2).tolist(),
                "colour": item.colour,
                "size": round(item.size, 3),
                "inside": item.inside,
                "closed": item.closed,
                "radius": item.radius,
            }
            for item in rig.shapes(values)
        ]
        inputs = {name: round(float(value), 4) for name, value in zip(INPUTS, values, strict=False)}
        examples.append({"inputs": inputs, "shapes": shapes})
    return {**rig.source, "inputs": INPUTS, "examples": examples}


def expressions(library: Library, names: Sequence[str]) -> list[tuple[str, NDArray[np.uint8]]]:
    """Return each expression at each of `STRENGTHS`, with captions."""
    screen = FaceScreen()
    found = []
    for name in names:
        face = library.expression(name)
        codes = tuple(sorted(face.units))
        for strength in STRENGTHS:
            levels = tuple(strength * face.units[code] for code in codes)
            command = FaceCommand(
                0.0, codes, levels, gaze_yaw=strength * face.yaw, gaze_pitch=strength * face.pitch
            )
            found.append((f"{name} {strength:g}", screen.draw(shape_of(command))))
    return found


def main(argv: Sequence[str]) -> int:
    """Write what is asked for and return the exit status."""
    parser = argparse.ArgumentParser(prog="whee face", description=__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE", help="the face as data, with examples")
    parser.add_argument("--sheet", type=Path, metavar="PNG", help=f"expressions at strengths {STRENGTHS}")
    parser.add_argument(
        "--all", action="store_true", help="every expression on the sheet, not the ten best known"
    )
    parser.add_argument("--response", type=Path, metavar="PNG", help="an empathic answer, picture by picture")
    parser.add_argument("--captions", action="store_true", help="words below the face of the answer")
    options = parser.parse_args(argv)
    if not (options.json or options.sheet or options.response):
        parser.error("nothing to do: give --json, --sheet or --response")
    library = Library.load(resource("config/expressions.yaml"), resource("config/gestures.yaml"))
    if options.json:
        text = json.dumps(exported(face_rig()), separators=(",", ":"))
        options.json.write_text(text + "\n", encoding="utf-8")
    sheets = []
    if options.sheet:
        sheets.append((options.sheet, expressions(library, library.expressions if options.all else TEN), 6))
    if options.response:
        sheets.append((options.response, respond(library, captions=options.captions), 6))
    for path, pictures, columns in sheets:
        importlib.import_module("cv2").imwrite(str(path), contact_sheet(pictures, columns=columns, width=260))
        print(f"{path}: {len(pictures)} faces")
    return 0
