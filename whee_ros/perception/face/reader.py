"""Raw faces become face observations."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace

from whee_ros.core import params
from whee_ros.core.face import FaceBaseline, FaceObservation
from whee_ros.core.voice import VoiceActivity
from whee_ros.perception.face.attention import Attention
from whee_ros.perception.face.baseline import Neutral
from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.lips import Voice
from whee_ros.perception.face.person import Person
from whee_ros.perception.face.roster import Roster
from whee_ros.perception.face.sight import take
from whee_ros.perception.face.skin import Skin
from whee_ros.ports.face import RawFace


class FaceReader:
    """Reads action units, head, gaze and expression, each person against their own neutral face.

    `read` belongs to one thread; the other methods may be called from any.
    """

    def __init__(self, config: FaceConfig) -> None:
        self._config = config
        self._lock = threading.Lock()
        self._roster = Roster()
        self._attention, self._voice = Attention(), Voice()

    @property
    def config(self) -> FaceConfig:
        """Return the configuration in force."""
        return self._config

    def amend(self, changes: Mapping[str, object]) -> None:
        """Change live parameters, all or none. Raises ParameterError."""
        self._config = params.amend(self._config, changes)

    def reset_baseline(self, face_id: str = "") -> tuple[FaceBaseline, ...]:
        """Learn the neutral of `face_id`, or of every face, anew, from what it looks like now.

        Returns:
            The baselines as they are now; empty if there is no such face.
        """
        with self._lock:
            chosen = [person for person in self._roster.people if face_id in ("", person.face_id)]
            for person in chosen:
                person.neutral, person.skin = Neutral(vouched=True), Skin()
            return tuple(person.baseline(self._config) for person in chosen)

    @property
    def attended_track(self) -> int:
        """Return the tracker's number of the person in conversation, 0 while there is none."""
        with self._lock:
            tracks = (p.trace.track for p in self._roster.people if p.face_id == self._attention.whom)
            return next(tracks, 0)

    def baselines(self) -> tuple[FaceBaseline, ...]:
        """Return the neutral face of everybody remembered, as it is known now."""
        with self._lock:
            return tuple(person.baseline(self._config) for person in self._roster.people)

    def name(self, face_id: str, person_id: str, stored: FaceBaseline | None = None) -> FaceBaseline:
        """Say who a face is.

        Args:
            face_id: as in `FaceObservation`; "" for the person in conversation.
            person_id: who it is; a face out of view that had this name gives up name and neutral.
            stored: the neutral face known from before.

        Raises:
            ParameterError: if there is no such face, or another face in view has that name.
        """
        with self._lock:
            return self._roster.name(face_id or self._attention.whom, person_id, stored, self._config)

    def heard(self, activity: VoiceActivity) -> None:
        """Take in the voice activity that the lips are compared with."""
        self._voice.heard(activity)

    def read(
        self, raw: Sequence[RawFace], stamp: float, width: int, height: int
    ) -> tuple[FaceObservation, ...]:
        """Return one observation per face, in the order of `raw`; what is no face in numbers is left out.

        Args:
            raw: the faces of one frame, largest first.
            stamp: of the frame, s; one before the last starts a new recording: everybody is forgotten.
            width: of the frame, px.
            height: of the frame, px.
        """
        config = self._config
        sights = [sight for face in raw[: config.max_faces] if (sight := take(face)) is not None]
        with self._lock:
            if self._roster.forget(stamp, config):
                self._attention = Attention()
            people = self._roster.recognise(sights, stamp)
            elapsed = [stamp - person.trace.stamp for person in people]
            seen = {
                person.face_id: person.look(sight, stamp, width, height, config)
                for person, sight in zip(people, sights, strict=True)
            }
            for name, probability in self._speaking(people, stamp, elapsed, config).items():
                seen[name] = replace(seen[name], speaking=probability)
            whom = self._attention.choose(seen, stamp, (width, height), config)
            return tuple(replace(face, attended=name == whom) for name, face in seen.items())

    def _speaking(
        self, people: Sequence[Person], stamp: float, elapsed: Sequence[float], config: FaceConfig
    ) -> dict[str, float]:
        """Return by face_id how probable it is that they speak."""
        window = config.lips_window
        matches = {
            person.face_id: person.lips.match(self._voice, stamp, window) for person in self._roster.in_view()
        }
        found = {}
        for person, since in zip(people, elapsed, strict=True):
            name = person.face_id
            rival = max((match or 0.0 for other, match in matches.items() if other != name), default=0.0)
            found[name] = person.lips.settle(matches[name], rival, since, window)
        return found
