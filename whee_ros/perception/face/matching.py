"""The cheapest way to pair two lists, by the Hungarian method (Kuhn 1955; here with potentials)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def pair(costs: NDArray[np.float64]) -> list[int]:
    """Return for each row its column such that the sum of `costs` is least.

    Args:
        costs: [rows, columns], finite, with at least as many columns as rows.
    """
    rows, columns = costs.shape
    of_row, of_column = np.zeros(rows + 1), np.zeros(columns + 1)
    # column 0 is a place for the row that is being added; entries count from 1, 0 means free
    holder, before = np.zeros(columns + 1, int), np.zeros(columns + 1, int)
    for row in range(1, rows + 1):
        holder[0], column = row, 0
        least, done = np.full(columns + 1, np.inf), np.zeros(columns + 1, bool)
        while holder[column]:
            done[column] = True
            here = holder[column]
            reduced = costs[here - 1] - of_row[here] - of_column[1:]
            better = ~done[1:] & (reduced < least[1:])
            least[1:][better], before[1:][better] = reduced[better], column
            following = int(np.where(done, np.inf, least).argmin())
            step = least[following]
            of_row[holder[done]] += step
            of_column[done] -= step
            least[~done] -= step
            column = following
        while column:
            holder[column], column = holder[before[column]], int(before[column])
    found = [0] * rows
    for column in range(1, columns + 1):
        if holder[column]:
            found[holder[column] - 1] = column - 1
    return found
