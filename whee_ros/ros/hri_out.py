"""What we perceive, as ROS4HRI publishes it (REP-155): topics, types and fields, without any ROS in it.

Faces have the ids of our tracker. A person whom nobody has named is anonymous, one a face. There is one microphone,
hence one voice, which belongs to whoever is attended to, or whose lips move with it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from whee_ros.core.face import FaceMesh, FaceObservation
from whee_ros.core.voice import Transcript, VoiceActivity, VoiceAffect

ROOT = "/humans"
VOICE = "anonymous_speaker"
"""Id of the one voice, the name that ROS4HRI's own recogniser uses."""
GONE = 1.0
"""s after which a face that was not seen is no longer tracked."""
QUIET = 3.0
"""s of silence after which the voice is no longer tracked."""
CODES = 99
"""Length of the arrays of hri_msgs/FacialActionUnits, which are indexed by FACS code."""
UNSURE = 0.5
"""location_confidence of a person who is remembered but not seen (REP-155, simple implementations)."""
UNKNOWN, DISENGAGED, ENGAGING, ENGAGED, DISENGAGING = range(5)
"""hri_msgs/EngagementLevel."""
_AVERTED = 0.5
_OUTLINE = (162, 234, 93, 58, 172, 136, 149, 148, 152, 377, 378, 365, 397, 288, 323, 454, 389)
_BROWS = (71, 63, 105, 66, 107, 336, 296, 334, 293, 301)
_NOSE = (168, 197, 5, 4, 75, 97, 2, 326, 305)
_EYES = (33, 160, 158, 133, 153, 144, 362, 385, 387, 263, 373, 380)
_LIPS = (61, 39, 37, 0, 267, 269, 291, 405, 314, 17, 84, 181, 78, 82, 13, 312, 308, 317, 14, 87)
LANDMARKS = (*_OUTLINE, *_BROWS, *_NOSE, *_EYES, *_LIPS, 468, 473)
"""Points of the Google face mesh that stand for the 70 of hri_msgs/FacialLandmarks (68 of dlib, then the pupils)."""
_PITCH_FULL = 500.0
"""Hz that hri_msgs/AudioFeatures.pitch counts as 1."""


@dataclass(frozen=True)
class Publication:
    """One message: topic, type ("hri_msgs/msg/IdsList"), fields, and whether who comes late gets it too."""

    topic: str
    type: str
    fields: Mapping[str, Any]
    latched: bool = False


class Humans:
    """Who is there. Tell it everything; ask `step` a few times a second.

    Args:
        size: width and height of the camera's picture, px.
    """

    def __init__(self, size: tuple[int, int]) -> None:
        self._size = size
        self._faces: dict[str, FaceObservation] = {}
        self._known: dict[str, str] = {}
        self._voice_at = -math.inf
        self._speaking = False
        self._told: dict[str, Mapping[str, Any]] = {}

    def face(self, seen: FaceObservation) -> Iterator[Publication]:
        """Yield what is published of one face."""
        if not seen.face_id:
            return
        self._faces[seen.face_id] = seen
        name = identifier(seen.face_id)
        header = {"stamp": seen.stamp, "frame_id": seen.frame_id}
        width, height = self._size
        region = {
            "xmin": _share(seen.x, width),
            "ymin": _share(seen.y, height),
            "xmax": _share(seen.x + seen.width, width),
            "ymax": _share(seen.y + seen.height, height),
        }
        at = f"{ROOT}/faces/{name}"
        fields = {"header": header, **region, "c": seen.confidence}
        yield Publication(f"{at}/roi", "hri_msgs/msg/NormalizedRegionOfInterest2D", fields)
        intensity, confidence = [0.0] * CODES, [0.0] * CODES
        for unit in seen.action_units:
            intensity[unit.code], confidence[unit.code] = unit.intensity, unit.confidence
        units = {"header": header, "intensity": intensity, "confidence": confidence}
        yield Publication(f"{at}/facs", "hri_msgs/msg/FacialActionUnits", units)
        felt = {
            "header": header,
            # contempt is none of the labels; valence and arousal still tell
            "expression": "" if seen.expression == "contempt" else seen.expression,
            "valence": seen.valence,
            "arousal": seen.arousal,
            "confidence": seen.expression_confidence or seen.valence_confidence,
        }
        yield Publication(f"{at}/expression", "hri_msgs/msg/Expression", felt)

    def mesh(self, seen: FaceMesh) -> Iterator[Publication]:
        """Yield the landmarks of a face; the size of the picture is known from then on."""
        self._size = seen.width, seen.height
        if not seen.face_id or len(seen.x) <= max(LANDMARKS):
            return
        xs, ys = seen.x / seen.width, seen.y / seen.height
        inside = (xs >= 0) & (xs <= 1) & (ys >= 0) & (ys <= 1)
        points = [
            {"x": _share(xs[at], 1), "y": _share(ys[at], 1), "c": float(inside[at])} for at in LANDMARKS
        ]
        fields = {
            "header": {"stamp": seen.stamp},
            "landmarks": points,
            "width": seen.width,
            "height": seen.height,
        }
        at = f"{ROOT}/faces/{identifier(seen.face_id)}/landmarks"
        yield Publication(at, "hri_msgs/msg/FacialLandmarks", fields)

    def activity(self, heard: VoiceActivity) -> Iterator[Publication]:
        """Yield whether the voice speaks, when that changes."""
        speaking = heard.speaking and not heard.masked
        if speaking:
            self._voice_at = heard.stamp
        if speaking != self._speaking:
            self._speaking = speaking
            yield Publication(f"{ROOT}/voices/{VOICE}/is_speaking", "std_msgs/msg/Bool", {"data": speaking})

    def words(self, said: Transcript) -> Iterator[Publication]:
        """Yield what the voice says, word by word and at the end."""
        self._voice_at = max(self._voice_at, said.stamp)
        fields = {
            "header": {"stamp": said.stamp},
            "incremental": "" if said.is_final else said.text,
            "final": said.text if said.is_final else "",
            "confidence": said.confidence,
        }
        yield Publication(f"{ROOT}/voices/{VOICE}/speech", "hri_msgs/msg/LiveSpeech", fields)

    def affect(self, heard: VoiceAffect) -> Iterator[Publication]:
        """Yield the features of the voice that we measure; zcr and mfcc are not among them and stay empty."""
        fields = {
            "rms": 10.0 ** (heard.loudness_db / 20.0),
            "pitch": heard.f0_mean_hz / _PITCH_FULL,
            "hnr": heard.hnr_db,
        }
        yield Publication(f"{ROOT}/voices/{VOICE}/features", "hri_msgs/msg/AudioFeatures", fields)

    def step(self, now: float) -> Iterator[Publication]:
        """Yield who is tracked at `now` (s), and what is known of every person."""
        self._faces = {name: face for name, face in self._faces.items() if now - face.stamp < GONE}
        persons = {person_of(face): face for face in self._faces.values()}
        speaker = self._speaker() if now - self._voice_at < QUIET else None
        self._known |= {name: identifier(face.face_id) for name, face in persons.items()}
        header = {"stamp": now}
        voices = [VOICE] if now - self._voice_at < QUIET else []
        for kind, ids in (("faces", [identifier(name) for name in self._faces]), ("voices", voices)):
            yield self._ids(f"{kind}/tracked", header, ids)
        yield self._ids("persons/tracked", header, list(persons))
        yield self._ids("persons/known", header, list(self._known))
        for name in self._known:
            face = persons.get(name)
            yield from self._person(name, face, face is not None and face is speaker, header)
        self._known = {
            name: at for name, at in self._known.items() if name in persons or not _anonymous(name)
        }

    @property
    def topics(self) -> set[str]:
        """Return the beginnings of the topics of all who are still there or remembered."""
        faces = {f"{ROOT}/faces/{identifier(name)}/" for name in self._faces}
        persons = {f"{ROOT}/persons/{name}/" for name in self._known}
        lists = {
            f"{ROOT}/{kind}/{name}"
            for kind in ("faces", "voices", "persons")
            for name in ("tracked", "known")
        }
        return faces | persons | lists | {f"{ROOT}/voices/{VOICE}/"}

    def faces(self) -> tuple[FaceObservation, ...]:
        """Return everybody in view."""
        return tuple(self._faces.values())

    def _person(
        self, name: str, face: FaceObservation | None, speaks: bool, header: Mapping[str, Any]
    ) -> Iterator[Publication]:
        at = f"{ROOT}/persons/{name}"
        level = UNKNOWN if face is None else engagement(face)
        latched = (
            ("anonymous", "std_msgs/msg/Bool", {"data": _anonymous(name)}),
            (
                "face_id",
                "std_msgs/msg/String",
                {"data": identifier(face.face_id) if face is not None else ""},
            ),
            ("voice_id", "std_msgs/msg/String", {"data": VOICE if speaks else ""}),
        )
        for topic, kind, fields in latched:
            if self._told.get(f"{at}/{topic}") != fields:
                self._told[f"{at}/{topic}"] = fields
                yield Publication(f"{at}/{topic}", kind, fields, latched=True)
        engaged = {"header": header, "level": level}
        yield Publication(f"{at}/engagement_status", "hri_msgs/msg/EngagementLevel", engaged)
        located = {"data": UNSURE if face is None else 1.0}
        yield Publication(f"{at}/location_confidence", "std_msgs/msg/Float32", located)

    def _speaker(self) -> FaceObservation | None:
        """Return whose voice it is: the face whose lips go with it, else the one attended to, else the only one."""
        faces = list(self._faces.values())
        moving = [face for face in faces if face.speaking >= 0.5]
        attended = [face for face in faces if face.attended]
        for found in (moving, attended, faces):
            if len(found) == 1:
                return found[0]
        return None

    def _ids(self, topic: str, header: Mapping[str, Any], ids: list[str]) -> Publication:
        fields = {"header": header, "ids": sorted(ids)}
        return Publication(f"{ROOT}/{topic}", "hri_msgs/msg/IdsList", fields, latched=True)


def engagement(face: FaceObservation) -> int:
    """Return the level of hri_msgs/EngagementLevel: whether they are in conversation, and whether they look."""
    looks = face.signs.gaze_averted < _AVERTED
    if face.attended:
        return ENGAGED if looks else DISENGAGING
    return ENGAGING if looks else DISENGAGED


def identifier(name: str) -> str:
    """Return a name as a part of a topic may be spelled."""
    clean = re.sub(r"\W", "_", name, flags=re.ASCII)
    return clean if clean[:1].isalpha() else f"id_{clean}"


def person_of(face: FaceObservation) -> str:
    """Return the id of the person a face belongs to."""
    return identifier(face.person_id) if face.person_id else f"anonymous_{identifier(face.face_id)}"


def _anonymous(person: str) -> bool:
    return person.startswith("anonymous_")


def _share(pixel: float, whole: int) -> float:
    return float(min(1.0, max(0.0, pixel / whole)))
