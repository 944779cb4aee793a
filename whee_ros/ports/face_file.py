"""Reads config/face.yaml into a `Rig`; a mistake names the entry, the value and the remedy."""

from __future__ import annotations

import difflib
import functools
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from whee_ros.core.entries import read_yaml
from whee_ros.core.errors import ConfigError
from whee_ros.core.resources import resource
from whee_ros.ports.face_rig import INPUTS, KINDS, Array, Colour, Control, Part, Rig

_KEYS = {
    "kind", "both", "closed", "at", "colour", "points", "back", "half", "scale", "move", "move_back", "shift", "offset",
    "inside", "radius", "width", "show", "strength",
}  # fmt: skip


def read_rig(path: Path) -> Rig:
    """Return the face of a file.

    Raises:
        ConfigError: naming the part or control that is wrong.
    """
    data = read_yaml(path)
    try:
        return _Reader(path.name, data).rig()
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        remedy = "Compare it with the file that is shipped."
        raise ConfigError(path.name, f"{type(error).__name__}: {error}", remedy) from error


class _Reader:
    def __init__(self, name: str, data: Mapping[str, Any]) -> None:
        self._file = name
        self._data = data
        self._names = list(INPUTS)
        self._palette = {name: _colour(value) for name, value in data["palette"].items()}
        self._profiles = {name: np.array(value, float) for name, value in data["profiles"].items()}
        self._samples = int(data["samples"])

    def rig(self) -> Rig:
        controls = []
        for name, fields in self._data["controls"].items():
            controls.append(self._control(name, fields))
            self._names.append(name)
        parts = tuple(self._part(name, fields) for name, fields in self._data["parts"].items())
        for part in parts:
            if part.inside and part.inside not in self._data["parts"]:
                raise self._unknown(part.name, "inside", part.inside, self._data["parts"])
        width, height = self._data["size"]
        return Rig((int(width), int(height)), self._palette["night"], tuple(controls), parts, self._data)

    def _control(self, name: str, fields: Mapping[str, Any]) -> Control:
        if name in self._names:
            raise ConfigError(f"{self._file}: control {name}", "twice", "Give it another name.")
        largest = "max" in fields
        terms = []
        for coefficient, *factors in fields["max" if largest else "sum"]:
            terms.append((float(coefficient), tuple(self._factor(name, factor) for factor in factors)))
        low, high = (
            float(fields.get(key, default)) for key, default in (("low", -math.inf), ("high", math.inf))
        )
        return Control(name, largest, tuple(terms), low, high)

    def _factor(self, where: str, written: str) -> tuple[int, bool]:
        return self._index(where, written.removeprefix("~")), written.startswith("~")

    def _index(self, where: str, name: str) -> int:
        if name not in self._names:
            raise self._unknown(where, "control", name, self._names)
        return self._names.index(name)

    def _unknown(
        self, where: str, what: str, name: str, known: Sequence[str] | Mapping[str, Any]
    ) -> ConfigError:
        near = difflib.get_close_matches(name, list(known), n=1)
        hint = f"Did you mean {near[0]}?" if near else "Write it above."
        return ConfigError(f"{self._file}: {where}", f"{what} {name!r} is not known", hint)

    def _part(self, name: str, fields: Mapping[str, Any]) -> Part:
        kind = fields["kind"]
        if kind not in KINDS:
            raise self._unknown(name, "kind", kind, KINDS)
        for key in fields:
            if key not in _KEYS:
                raise self._unknown(name, "key", key, sorted(_KEYS))
        closed = bool(fields.get("closed", False)) or "back" in fields
        base, moves = self._curve(
            name, fields.get("points", [[0, 0]]), fields.get("move", {}), closed=fields.get("closed", False)
        )
        if "back" in fields:
            back, back_moves = self._curve(name, fields["back"], fields.get("move_back", {}))
            base = np.concatenate([base, back[::-1]])
            moves = np.concatenate([moves, back_moves[:, ::-1]], axis=1)
        moved_by = np.flatnonzero(np.any(moves != 0.0, axis=(1, 2)))
        half = np.array(fields.get("half", ()), float)
        if len(half):
            half = _spline(len(half), self._samples, closed=False) @ half
        glow = kind == "glow"
        size = self._weights(name, {} if glow else fields.get("width", fields.get("radius", {})))
        first, second, shade = self._colours(name, fields["colour"])
        return Part(
            name,
            kind,
            (-1, 1) if fields.get("both", False) else (0,),
            np.array(fields["at"], float),
            fields.get("inside", ""),
            (first, second),
            shade,
            self._index(name, fields["show"]) if "show" in fields else -1,
            base,
            moved_by,
            moves[moved_by],
            self._vectors(name, fields.get("scale", {})),
            self._vectors(name, fields.get("shift", {})),
            np.array(fields.get("offset", (0, 0)), float),
            size,
            half,
            closed,
            (float(fields["radius"][0]), float(fields["radius"][1])) if glow else (0.0, 0.0),
            float(fields.get("strength", 1.0)),
        )

    def _curve(
        self, name: str, points: Any, moves: Mapping[str, Any], *, closed: bool = False
    ) -> tuple[Array, Array]:
        """Return sampled points [n, 2] and their displacements by control [controls, n, 2]."""
        written = np.array(points, float)
        count = len(written)
        sampled = _spline(count, self._samples, closed=closed) if count > 1 else np.ones((1, 1))
        moved = np.zeros((len(self._names), count, 2))
        for control, (dx, dy, *profile) in moves.items():
            weight = self._profile(name, profile[0], count) if profile else np.ones(count)
            moved[self._index(name, control)] += weight[:, None] * np.array([dx, dy], float)
        return sampled @ written, np.einsum("sp,cpd->csd", sampled, moved)

    def _profile(self, where: str, name: str, count: int) -> Array:
        if name not in self._profiles:
            raise self._unknown(where, "profile", name, self._profiles)
        profile = self._profiles[name]
        if len(profile) != count:
            raise ConfigError(
                f"{self._file}: {where}",
                f"profile {name} has {len(profile)} factors",
                f"Write {count}, one a point.",
            )
        return profile

    def _vectors(self, where: str, written: Mapping[str, Sequence[float]]) -> Array:
        found = np.zeros((len(self._names), 2))
        for control, vector in written.items():
            found[self._index(where, control)] = vector
        return found

    def _weights(self, where: str, written: Mapping[str, float]) -> Array:
        found = np.zeros(len(self._names))
        for control, weight in written.items():
            found[self._index(where, control)] = float(weight)
        return found

    def _colours(self, where: str, written: str | Sequence[str]) -> tuple[Colour, Colour, int]:
        names = (written, written) if isinstance(written, str) else tuple(written[:2])
        for name in names:
            if name not in self._palette:
                raise self._unknown(where, "colour", name, self._palette)
        shade = -1 if isinstance(written, str) else self._index(where, written[2])
        return self._palette[names[0]], self._palette[names[1]], shade


def _colour(written: Sequence[int]) -> Colour:
    red, green, blue = (int(value) for value in written)
    return red, green, blue


def _spline(count: int, samples: int, *, closed: bool) -> Array:
    """Return the matrix [sampled, count] of a uniform Catmull-Rom spline (1974); open ends are doubled."""
    segments = count if closed else count - 1
    rows = []
    for segment in range(segments):
        around = [segment - 1, segment, segment + 1, segment + 2]
        around = [i % count for i in around] if closed else [min(count - 1, max(0, i)) for i in around]
        last = not closed and segment == segments - 1
        for step in range(samples + last):
            t = step / samples
            weights = (
                (-t + 2 * t**2 - t**3) / 2,
                (2 - 5 * t**2 + 3 * t**3) / 2,
                (t + 4 * t**2 - 3 * t**3) / 2,
                (t**3 - t**2) / 2,
            )
            row = np.zeros(count)
            for index, weight in zip(around, weights, strict=True):
                row[index] += weight
            rows.append(row)
    return np.array(rows)


@functools.cache
def face_rig() -> Rig:
    """Return the shipped face. Raises ConfigError."""
    return read_rig(resource("config/face.yaml"))
