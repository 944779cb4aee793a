"""Who is who in a group: whose face, whose voice, who talks with the robot, whom the words are for."""

from __future__ import annotations

from whee_ros.core.face import FaceObservation
from whee_ros.empathy.when.formula import rise
from whee_ros.empathy.when.person import Person

ANYONE = "anonymous"
"""Id of a person who is heard but not seen."""
IN_VIEW = 2.0
"""Seconds for which a face that is no longer seen still counts as there."""
RETURNS = 60.0
"""Seconds within which a new face, with nobody else there, is the person who was there before."""
LOOKS_AWAY, LOOKS_ELSEWHERE = 0.35, 0.8
"""Mean turn of the gaze, rad, up to which a speaker in a group talks to the robot, and from which to somebody else.

People look at whom they address for most of an utterance (Vertegaal et al. 2001); the next seat is 0.35 rad away.
"""


class People:
    """Everybody in the talk."""

    def __init__(self) -> None:
        self._known: dict[str, Person] = {}
        self._partner = ANYONE

    def forget(self, person_id: str = "") -> None:
        """Forget `person_id`, or everybody."""
        self._known = {
            key: person for key, person in self._known.items() if person_id and person.person_id != person_id
        }

    def of_face(self, face: FaceObservation) -> Person:
        """Return whose face this is."""
        key = face.person_id or face.face_id or ANYONE
        if key not in self._known:
            self._known[key] = self._same_as(face) or Person(key)
        person = self._known[key]
        if face.person_id:
            person.person_id = face.person_id
        partner = self._known.get(self._partner)
        if face.attended or partner is None or partner.seen < face.stamp - IN_VIEW:
            self._partner = key
        return person

    def _same_as(self, face: FaceObservation) -> Person | None:
        """Return who this new face is, if it is somebody known already.

        That is a face that has just been given a name, a voice that was heard before any face was seen, or the one
        person in the talk who was out of sight for a while.
        """
        if face.person_id and face.face_id in self._known:
            return self._known.pop(face.face_id)
        last = self._known.get(self._partner)
        if last is None or self.in_view(face.stamp):
            return None
        if last.face is None:
            last.person_id = face.person_id or face.face_id or ANYONE
            return last
        named = last.face.person_id and face.person_id
        return last if not named and face.stamp - last.seen < RETURNS else None

    def in_view(self, now: float) -> list[Person]:
        """Return who is seen at `now` (s)."""
        return [p for p in dict.fromkeys(self._known.values()) if abs(now - p.seen) <= IN_VIEW]

    def partner(self, now: float) -> Person:
        """Return the person in conversation at `now` (s): the attended one, else the nearest, else the last."""
        seen = self.in_view(now)
        for person in seen:
            if person.face is not None and person.face.attended:
                return person
        if seen:
            return max(seen, key=_nearness)
        return self._known.get(self._partner) or self._known.get(ANYONE) or self._add(ANYONE)

    def who_speaks(self, person_id: str, start: float, end: float) -> Person:
        """Return whose voice was heard between two stamps (s): the one named, whose lips moved, or the partner."""
        if person_id:
            return self._known.get(person_id) or self._add(person_id)
        seen = self.in_view(end)
        best = max(seen, key=lambda person: person.spoke(start, end), default=None)
        if best is not None and len(seen) > 1 and best.spoke(start, end) > 0.5:
            return best
        return self.partner(end)

    def addressed(self, speaker: Person, start: float, end: float) -> float:
        """Return the probability that words between two stamps (s) were for the robot.

        One who is alone with the robot talks to it, wherever they look.
        """
        if len(self.in_view(end)) < 2:
            return 1.0
        averted = speaker.averted(start, end)
        return 1.0 if averted is None else 1.0 - rise(averted, LOOKS_AWAY, LOOKS_ELSEWHERE)

    def _add(self, person_id: str) -> Person:
        person = self._known[person_id] = Person(person_id)
        return person


def _nearness(person: Person) -> int:
    return person.face.width if person.face is not None else 0
