"""Could a machine still tell whose voice it is? Similarities of voice prints, and their equal error rate."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def equal_error(same: Sequence[float], different: Sequence[float]) -> float:
    """Return the equal error rate of similarities: 0 tells everybody apart, 0.5 is chance."""
    a, b = np.sort(np.asarray(same)), np.sort(np.asarray(different))
    limits = np.unique(np.concatenate([a, b]))
    missed = np.searchsorted(a, limits, "left") / len(a)
    taken = 1 - np.searchsorted(b, limits, "left") / len(b)
    best = int(np.argmin(np.abs(missed - taken)))
    return float((missed[best] + taken[best]) / 2)


def similarities(
    known: Sequence[tuple[str, NDArray[np.float32]]], tried: Sequence[tuple[str, NDArray[np.float32]]]
) -> tuple[list[float], list[float]]:
    """Return the similarities of each tried voice to the known ones: of the same speaker, and of different ones.

    A speaker's known voices are averaged, as in an enrolment.
    """
    enrolled: dict[str, NDArray[np.float32]] = {}
    for who in dict.fromkeys(name for name, _ in known):
        mean = np.mean([vector for name, vector in known if name == who], axis=0)
        enrolled[who] = mean / np.linalg.norm(mean)
    same: list[float] = []
    different: list[float] = []
    for who, vector in tried:
        for name, one in enrolled.items():
            (same if name == who else different).append(float(vector @ one))
    return same, different
