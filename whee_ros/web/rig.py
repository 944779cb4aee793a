"""The drawn face as the page takes it: config/face.yaml, compiled, so that the page has only to evaluate it."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.ports.face_rig import INPUTS, Part, Rig


def rig_data(rig: Rig) -> dict[str, Any]:
    """Return inputs, controls and parts as JSON values; vectors by control as [index, vector] pairs, zeros left out."""
    controls = [
        {
            "largest": control.largest,
            "terms": [[coefficient, list(factors)] for coefficient, factors in control.terms],
            "low": control.low if math.isfinite(control.low) else None,
            "high": control.high if math.isfinite(control.high) else None,
        }
        for control in rig.controls
    ]
    return {
        "size": rig.size,
        "background": rig.background,
        "inputs": INPUTS,
        "controls": controls,
        "parts": [_part(part) for part in rig.parts],
    }


def _part(part: Part) -> dict[str, Any]:
    moves = [[int(index), _short(by)] for index, by in zip(part.moved_by, part.moves, strict=True)]
    plain = {name: getattr(part, name) for name in ("name", "kind", "sides", "inside", "colours")}
    more = {name: getattr(part, name) for name in ("shade", "show", "closed", "radius", "strength")}
    arrays = {name: _short(getattr(part, name)) for name in ("origin", "base", "offset", "half")}
    sparse = {name: _sparse(getattr(part, name)) for name in ("scale", "shift", "size")}
    return {**plain, **more, **arrays, **sparse, "moves": moves}


def _short(values: NDArray[np.float64]) -> Any:
    return np.round(values, 3).tolist()


def _sparse(rows: NDArray[np.float64]) -> list[list[Any]]:
    return [[index, _short(row)] for index, row in enumerate(rows) if np.any(row)]
