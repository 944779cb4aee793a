"""A drawn face as data (config/face.yaml), and the one function that turns action units into polygons.

A linear rig: controls are small formulas over action units, visemes and gaze; every control point of a curve is its
place at rest plus the sum of what the controls move it. Splines are linear in their points too, so that a face is a few
matrix products. The file explains the format; a renderer paints `Shape`s in their order and knows nothing else.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.face import AU_NAMES
from whee_ros.core.motion import VISEMES, FaceCommand

Array = NDArray[np.float64]
Colour = tuple[int, int, int]
"""Red, green, blue, 0-255."""

INPUTS = (
    "rest",
    *(f"au{code}" for code in AU_NAMES),
    *(f"v_{name}" for name in VISEMES if name != "sil"),
    "gaze_yaw",
    "gaze_pitch",
    "blink",
    "pupil",
)
"""What a control may build on; "rest" is always 1."""
KINDS = ("fill", "stroke", "ribbon", "disc", "glow")
FAINT = 0.05
"""What shows weaker than this is not drawn."""


@dataclass(frozen=True)
class Control:
    """A named number: the sum, or the largest, of terms (coefficient, factors), clipped to [low, high].

    Factors are (index among inputs and controls, whether 1 - x is meant).
    """

    name: str
    largest: bool
    terms: tuple[tuple[float, tuple[tuple[int, bool], ...]], ...]
    low: float
    high: float


@dataclass(frozen=True)
class Part:
    """Something to paint.

    Attributes:
        name, kind: one of `KINDS`.
        sides: -1 the viewer's left, 1 right, 0 for a part in the middle.
        origin: px.
        inside: name of the part that clips it, "".
        colours: at 0 and 1 of `shade`.
        shade: index of the control that mixes the colours, -1 for none.
        show: index of the control below which it is not drawn, -1 for always.
        base: sampled points at rest, px [n, 2].
        moved_by: indices of the controls that move points [m].
        moves: displacement of each point by them [m, n, 2].
        scale: growth of the whole by control [controls, 2].
        shift: movement of the whole by control [controls, 2], not mirrored.
        offset: of the whole, px [2], not mirrored.
        size: stroke width, radius or (for a ribbon) nothing, by control [controls].
        half: of a ribbon, px [n].
        closed: whether a stroke returns to its beginning.
        radius: of a glow, px.
        strength: of a glow, 0-1.
    """

    name: str
    kind: str
    sides: tuple[int, ...]
    origin: Array
    inside: str
    colours: tuple[Colour, Colour]
    shade: int
    show: int
    base: Array
    moved_by: NDArray[np.intp]
    moves: Array
    scale: Array
    shift: Array
    offset: Array
    size: Array
    half: Array
    closed: bool
    radius: tuple[float, float] = (0.0, 0.0)
    strength: float = 1.0


@dataclass(frozen=True)
class Shape:
    """One thing to paint, in px of the design.

    Attributes:
        part: its name.
        side: -1, 0 or 1.
        kind: "fill" a polygon, "stroke" a line with round ends, "disc" a circle, "glow" a soft ellipse.
        points: [n, 2]; of a disc or glow its centre.
        colour: to paint with.
        size: width of a stroke, radius of a disc, strength (0-1) of a glow.
        inside: the part that clips it, "".
        closed: whether a stroke returns to its beginning.
        radius: of a glow.
    """

    part: str
    side: int
    kind: str
    points: Array
    colour: Colour
    size: float
    inside: str = ""
    closed: bool = False
    radius: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True)
class Rig:
    """A face: controls and parts, ready to evaluate.

    Attributes:
        size: of the design, px.
        background: colour behind everything.
        controls: in order of evaluation.
        parts: in order of painting.
        source: the file's content, for export.
    """

    size: tuple[int, int]
    background: Colour
    controls: tuple[Control, ...]
    parts: tuple[Part, ...]
    source: Mapping[str, Any] = field(repr=False, default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """Inputs, then controls: what the numbers of `values` are."""
        return (*INPUTS, *(control.name for control in self.controls))

    def values(self, command: FaceCommand) -> Array:
        """Return inputs and controls for `command` [len(names)]; unknown codes are ignored, ranges kept."""
        known = _inputs(command)
        values = [known.get(name, 0.0) for name in INPUTS]
        for control in self.controls:
            values.append(_evaluate(control, values))
        return np.array(values)

    def shapes(self, values: Array) -> list[Shape]:
        """Return what to paint, back to front, for numbers as `values` returns them, or a mixture of such."""
        found: list[Shape] = []
        for run in self._runs:
            for side in run[0].sides:
                for part in run:
                    found += _shapes(part, side, values)
        return found

    @functools.cached_property
    def _runs(self) -> list[list[Part]]:
        """Neighbours that are clipped by the same part: painted together, one side after the other."""
        runs: list[list[Part]] = []
        for part in self.parts:
            if part.inside and runs and runs[-1][0].inside == part.inside:
                runs[-1].append(part)
            else:
                runs.append([part])
        return runs


def _inputs(command: FaceCommand) -> dict[str, float]:
    found = {"rest": 1.0, f"v_{command.viseme}": _unit(command.viseme_weight)}
    pairs = zip(command.codes, command.intensities, strict=True)
    found.update({f"au{code}": _unit(intensity) for code, intensity in pairs})
    found.update(gaze_yaw=float(command.gaze_yaw), gaze_pitch=float(command.gaze_pitch))
    found.update(blink=_unit(command.blink), pupil=min(1.0, max(-1.0, float(command.pupil))))
    return found


def _unit(value: float) -> float:
    return min(1.0, max(0.0, float(value)))


def _evaluate(control: Control, values: Sequence[float]) -> float:
    total = 0.0
    for coefficient, factors in control.terms:
        term = coefficient
        for index, without in factors:
            term *= 1.0 - values[index] if without else values[index]
        total = max(total, term) if control.largest else total + term
    return min(control.high, max(control.low, total))


def _shapes(part: Part, side: int, values: Array) -> list[Shape]:
    share = 1.0 if part.show < 0 else float(values[part.show])
    size = float(values @ part.size)
    if (part.show >= 0 and share < FAINT) or (part.kind in ("stroke", "disc") and size < FAINT):
        return []
    points = part.base + np.tensordot(values[part.moved_by], part.moves, 1)
    points = points * (1.0 + values @ part.scale)
    if part.kind == "ribbon":
        points = np.concatenate([points - _down(part.half), (points + _down(part.half))[::-1]])
    mirror = np.array([-1.0 if side < 0 else 1.0, 1.0])
    middle = np.array([400.0, 0.0])
    origin = part.origin if side == 0 else middle + mirror * part.origin
    points = origin + mirror * points + part.offset + values @ part.shift
    colour = part.colours[0] if part.shade < 0 else mix(*part.colours, float(values[part.shade]))
    if part.kind == "glow":
        return [
            Shape(
                part.name,
                side,
                "glow",
                points,
                colour,
                part.strength * share,
                part.inside,
                False,
                part.radius,
            )
        ]
    if part.kind != "ribbon":
        return [Shape(part.name, side, part.kind, points, colour, size, part.inside, part.closed)]
    count = len(part.half)
    ends = [(points[0] + points[-1]) / 2, (points[count - 1] + points[count]) / 2]
    discs = [
        Shape(part.name, side, "disc", end[None], colour, float(part.half[at]), part.inside)
        for end, at in zip(ends, (0, -1), strict=True)
    ]
    return [Shape(part.name, side, "fill", points, colour, 0.0, part.inside), *discs]


def _down(half: Array) -> Array:
    return np.stack([np.zeros_like(half), half], axis=1)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Return the colour `share` (clipped to 0-1) of the way from `first` to `second`."""
    share = _unit(share)
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue
