"""Who could be seen when, as far as faces tell: what consent to pictures and sound is measured against."""

from __future__ import annotations

from whee_ros.bags.erasure import Span
from whee_ros.core.face import FaceObservation

GAP = 1.0
"""Seconds without a look at a face within which the person counts as there all along."""


class Presence:
    """Stretches of time by person. A face that gets a name later was that person all along."""

    def __init__(self) -> None:
        self._seen: dict[str, list[list[float]]] = {}
        self._names: dict[str, str] = {}
        self._partner = ("", float("-inf"))

    def see(self, face: FaceObservation) -> None:
        """Take in a look at a face."""
        if face.person_id and face.face_id:
            self._names[face.face_id] = face.person_id
        key = face.face_id or face.person_id
        if not key:
            return
        stretches = self._seen.setdefault(key, [])
        if stretches and face.stamp - stretches[-1][1] <= GAP:
            stretches[-1][1] = max(stretches[-1][1], face.stamp)
        else:
            stretches.append([face.stamp, face.stamp])
        if face.attended or face.stamp - self._partner[1] > GAP:
            self._partner = (key, face.stamp)

    def name(self, key: str) -> str:
        """Return the person a face id stands for; an id without a name stands for itself."""
        return self._names.get(key, key)

    def partner(self, now: float, within: float = 5.0) -> str:
        """Return who is in conversation at `now` (s), "" if nobody was seen `within` seconds."""
        key, stamp = self._partner
        return self.name(key) if now - stamp <= within else ""

    def between(self, start: float, end: float) -> set[str]:
        """Return who was seen between two times (s)."""
        return {
            self.name(key)
            for key, stretches in self._seen.items()
            if any(first <= end and last >= start for first, last in reversed(stretches))
        }

    def forget(self, before: float) -> None:
        """Forget stretches that ended `before` a time (s): no open bag reaches back to them."""
        self._seen = {
            key: kept for key, found in self._seen.items() if (kept := [s for s in found if s[1] >= before])
        }
        self._names = {key: name for key, name in self._names.items() if key in self._seen}

    def spans(self, person_id: str, margin: float) -> list[Span]:
        """Return when a person was there, `margin` seconds added at either end; by name or by face id."""
        found = []
        for key, stretches in self._seen.items():
            if person_id in (key, self.name(key)):
                found += [
                    (round((first - margin) * 1e9), round((last + margin) * 1e9)) for first, last in stretches
                ]
        return found
