"""Everybody remembered: met, known again, named, forgotten."""

from __future__ import annotations

from collections.abc import Sequence

from whee_ros.core.errors import ParameterError
from whee_ros.core.face import FaceBaseline
from whee_ros.perception.face.baseline import Neutral
from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.people import Trace, assign
from whee_ros.perception.face.person import Person
from whee_ros.perception.face.sight import Sight

_SHOWN = 0.4
"""s for which somebody who is not in a frame still counts as in view: trackers look at some in turn."""


class Roster:
    """The people in view and those who left it shortly before."""

    def __init__(self) -> None:
        self._people: list[Person] = []
        self._count = 0
        self._stamp = float("-inf")

    @property
    def people(self) -> Sequence[Person]:
        """Return everybody remembered."""
        return self._people

    def in_view(self) -> list[Person]:
        """Return those seen in the last moment."""
        return [person for person in self._people if self._stamp - person.trace.stamp < _SHOWN]

    def forget(self, stamp: float, config: FaceConfig) -> bool:
        """Forget who is gone for long at `stamp`; return whether time ran back, when everybody is forgotten."""
        backwards, self._stamp = stamp < self._stamp, stamp
        self._people = [
            person
            for person in self._people
            if not backwards and stamp - person.trace.stamp <= config.forget_after
        ]
        return backwards

    def recognise(self, sights: Sequence[Sight], stamp: float) -> list[Person]:
        """Return whose face each sight of one frame is; strangers get a new face_id."""
        known = assign([person.trace for person in self._people], sights, stamp)
        found = []
        for sight, index in zip(sights, known, strict=True):
            if index is None:
                self._count += 1
                person = Person(f"face_{self._count}", Trace.begin(sight, stamp))
                self._people.append(person)
            else:
                person = self._people[index]
            found.append(person)
        return found

    def name(
        self, face_id: str, person_id: str, stored: FaceBaseline | None, config: FaceConfig
    ) -> FaceBaseline:
        """Say who a face is, as `FaceReader.name`. Raises ParameterError."""
        person = next((person for person in self._people if person.face_id == face_id), None)
        if person is None:
            known = ", ".join(person.face_id for person in self._people) or "none"
            raise ParameterError("face_id", repr(face_id), f"Name a face in view: {known}.")
        for other in self._people:
            if other.person_id == person_id and other is not person:
                if other in self.in_view():
                    raise ParameterError(
                        "person_id", repr(person_id), f"That is {other.face_id}; give another name."
                    )
                person.neutral, other.person_id = other.neutral, ""
        person.person_id = person_id
        if stored is not None:
            person.neutral = Neutral.restored(stored.levels, config)
        return person.baseline(config)
