"""Cuts the encoder of Smart Turn to a shorter window: half of it costs a third of the time.

A head that reads the last 0.7 s gains nothing by attention to eight seconds, which before a short turn are silence. The
graph is rewritten as it is loaded; the package that carries it stays as it is. What changes: the positions (the last
ones stay), the length in its reshapes, and the fixed shapes that told the old one, which go. Numbers are those of
onnx.proto3.
"""

from __future__ import annotations

from whee_ros.backends.protobuf import field, fields
from whee_ros.core.errors import ModelError

POSITIONS = b"inner.encoder.embed_positions.weight"
"""Names the positions of the encoder: [frames, width] float32."""
WHOLE, FRAME = 400, 0.02
"""Positions of the model as it comes, and the seconds of one."""
GRAPH, INITIALIZER, INPUT, SHAPES = 7, 5, 11, 13
"""Fields of ModelProto (the first) and GraphProto."""
DIMS, NAME, RAW = 1, 8, 9
"""Fields of TensorProto."""


def shortened(model: bytes, frames: int) -> bytes:
    """Return a ModelProto like `model` whose window has `frames` positions.

    Raises:
        ModelError: if `model` is not the one that this was written for.
    """
    found: list[str] = []
    short = b"".join(
        field(GRAPH, _graph(part.value, frames, found)) if part.number == GRAPH else part.whole
        for part in fields(model)
    )
    if sorted(found) != ["length", "positions"]:
        raise ModelError(
            "Smart Turn", f"{len(found)} of 2 places for its window", "Install pipecat-ai as required."
        )
    return short


def _graph(graph: bytes, frames: int, found: list[str]) -> bytes:
    kept = []
    for number, _, value, whole in fields(graph):
        if number == INPUT:
            kept.append(field(INPUT, _shapeless(value)))
        elif number == INITIALIZER:
            kept.append(field(INITIALIZER, _tensor(value, frames, found)))
        elif number != SHAPES:
            kept.append(whole)
    return b"".join(kept)


def _shapeless(input_value: bytes) -> bytes:
    """Return a ValueInfoProto of the same name that is float32 of any shape."""
    name = next(part.whole for part in fields(input_value) if part.number == 1)
    return name + field(2, field(1, field(1, 1)))


def _tensor(tensor: bytes, frames: int, found: list[str]) -> bytes:
    """Return a TensorProto cut to `frames`, or as it was; note in `found` what was cut."""
    parts = list(fields(tensor))
    raw = next((part.value for part in parts if part.number == RAW), b"")
    if raw == WHOLE.to_bytes(8, "little"):
        found.append("length")
        changed = {RAW: field(RAW, frames.to_bytes(8, "little"))}
    elif any((part.number, part.value) == (NAME, POSITIONS) for part in parts):
        found.append("positions")
        size = len(raw) // WHOLE
        changed = {DIMS: field(DIMS, frames) + field(DIMS, size // 4), RAW: field(RAW, raw[-frames * size :])}
    else:
        return tensor
    return b"".join(changed.values()) + b"".join(part.whole for part in parts if part.number not in changed)
