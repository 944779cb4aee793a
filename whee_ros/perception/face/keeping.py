"""When neutral faces are published and written: on change, not all the time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whee_ros.core.errors import WheeError
from whee_ros.core.face import FaceBaseline
from whee_ros.perception.face.store import BaselineStore, checked_name

_KNOWN = 0.99
"""How well a neutral face must be known to be kept."""
_MOVED = 0.02
"""Change of a level that is worth writing."""
_EVERY = 10.0
"""s between two writings of one person."""


class Keeper:
    """Keeps the neutral faces of named people.

    Args:
        store: where; None keeps nothing.
    """

    def __init__(self, store: BaselineStore | None) -> None:
        self._store = store
        self._told: dict[str, float] = {}
        self._kept: dict[str, FaceBaseline] = {}

    def fresh(self, baselines: Sequence[FaceBaseline]) -> Iterator[FaceBaseline]:
        """Yield those seen since the last call."""
        told, self._told = self._told, {baseline.face_id: baseline.stamp for baseline in baselines}
        for baseline in baselines:
            if told.get(baseline.face_id) != baseline.stamp:
                yield baseline

    def known(self, person_id: str) -> FaceBaseline | None:
        """Return what is kept of a person, None if nothing. Raises ConfigError, or ParameterError for a bad name."""
        checked_name(person_id)
        return self._store.load(person_id) if self._store is not None else None

    def keep(self, baselines: Sequence[FaceBaseline], *, at_once: bool = False) -> None:
        """Write those of named people that have changed; `at_once` also what was written shortly before.

        Raises:
            ConfigError: if one cannot be written; the others are.
        """
        failed: WheeError | None = None
        for baseline in baselines:
            if self._store is None or not baseline.person_id or baseline.known < _KNOWN:
                continue
            last = self._kept.get(baseline.person_id)
            if last is not None and not _worth(baseline, last, at_once=at_once):
                continue
            try:
                self._store.save(baseline)
            except WheeError as error:
                failed = error
            else:
                self._kept[baseline.person_id] = baseline
        if failed is not None:
            raise failed


def _worth(baseline: FaceBaseline, last: FaceBaseline, *, at_once: bool) -> bool:
    if not at_once and 0.0 <= baseline.stamp - last.stamp < _EVERY:
        return False
    return any(abs(a - b) > _MOVED for a, b in zip(baseline.levels, last.levels, strict=True))
