"""A head of direction for one site, learned by `whee adapt` from its labelled utterances: a small file of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from whee_ros.core.errors import ModelError
from whee_ros.empathy.when.text_answers import Floats, Head

VERSION = 1
"""Of the file's layout."""
REMEDY = "Adapt again: whee adapt --help; or leave text_adaptation empty."


@dataclass(frozen=True)
class Adaptation:
    """What a site changed.

    Attributes:
        belongs: sha256 of the heads it was made over; over others it would say nonsense.
        weights: of the head `direction`, float32 [inputs + 1, labels], bias last.
        rows: labelled utterances it was learned from.
    """

    belongs: str
    weights: Floats
    rows: int

    def applied(self, heads: Mapping[str, Head]) -> dict[str, Head]:
        """Return `heads` with the adapted one in place."""
        return {**heads, "direction": replace(heads["direction"], weights=self.weights)}


def digest(heads: Path) -> str:
    """Return the sha256 of the file of the shipped heads."""
    return hashlib.sha256(heads.read_bytes()).hexdigest()


def write(path: Path, adaptation: Adaptation) -> None:
    """Write `adaptation` to `path`, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    with part.open("wb") as file:
        np.savez_compressed(
            file,
            allow_pickle=False,
            version=np.array(VERSION),
            belongs=np.array(adaptation.belongs),
            weights=adaptation.weights.astype(np.float32),
            rows=np.array(adaptation.rows),
        )
    part.replace(path)


def read(path: Path, heads: Path) -> Adaptation:
    """Return what `path` holds.

    Args:
        path: as `whee adapt` wrote it.
        heads: the file of the shipped heads that it shall change.

    Raises:
        ModelError: if the file is missing, broken, of another version, or was made over other heads.
    """
    try:
        with np.load(path, allow_pickle=False) as data:
            version, belongs = int(data["version"]), str(data["belongs"])
            found = Adaptation(belongs, data["weights"].astype(np.float32), int(data["rows"]))
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise ModelError(str(path), error, REMEDY) from error
    if version != VERSION:
        raise ModelError(str(path), f"version {version}, wanted {VERSION}", REMEDY)
    if belongs != digest(heads):
        raise ModelError(str(path), f"made over other heads than {heads.name}", REMEDY)
    return found
