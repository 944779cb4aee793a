"""What others perceive and publish as ROS4HRI (REP-155), as our own observations. Messages are read by their fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from whee_ros.core.face import AU_NAMES, EXPRESSIONS, ActionUnit, FaceObservation
from whee_ros.core.voice import Transcript, TurnPhase, TurnState, VoiceActivity
from whee_ros.ros.convert import from_time

FACE = {
    "roi": "hri_msgs/msg/NormalizedRegionOfInterest2D",
    "facs": "hri_msgs/msg/FacialActionUnits",
    "expression": "hri_msgs/msg/Expression",
}
VOICE = {"is_speaking": "std_msgs/msg/Bool", "speech": "hri_msgs/msg/LiveSpeech"}
PERSON = {
    "face_id": "std_msgs/msg/String",
    "voice_id": "std_msgs/msg/String",
    "anonymous": "std_msgs/msg/Bool",
    "engagement_status": "hri_msgs/msg/EngagementLevel",
}
KEPT = ("face_id", "voice_id", "anonymous")
"""Topics of a person that are latched (REP-155)."""
MAYBE = 0.5
"""Confidence in a label whose sender gives none."""
TOGETHER = 0.2
"""s within which messages of one face belong to one moment."""
Observation = FaceObservation | VoiceActivity | TurnState | Transcript


class FaceOfOthers:
    """One face: the newest of each topic, told as one observation.

    Args:
        face_id: as published.
        size: of the camera's picture, px.
    """

    def __init__(self, face_id: str, size: tuple[int, int]) -> None:
        self._size = size
        self._seen = FaceObservation(0.0, face_id)
        self._units_at = float("-inf")

    def take(self, topic: str, message: Any, person_id: str, attended: bool) -> FaceObservation | None:
        """Take a message of one of the topics `FACE`; return what is seen, where that is new."""
        stamp = from_time(message.header.stamp)
        width, height = self._size
        if topic == "roi":
            x, y = message.xmin * width, message.ymin * height
            box = x, y, message.xmax * width - x, message.ymax * height - y
            names = ("x", "y", "width", "height")
            self._seen = replace(
                self._seen, **{name: round(value) for name, value in zip(names, box, strict=True)}
            )
            return None
        if topic == "facs":
            units = tuple(
                ActionUnit(code, float(message.intensity[code]), float(message.confidence[code]))
                for code in AU_NAMES
            )
            sure = max(unit.confidence for unit in units)
            self._units_at = stamp
            self._seen = replace(self._seen, action_units=units, confidence=sure)
        else:
            # not every sender fills the confidence
            sure = float(message.confidence) or MAYBE
            self._seen = replace(
                self._seen,
                expression=message.expression if message.expression in EXPRESSIONS else "",
                expression_confidence=sure if message.expression in EXPRESSIONS else 0.0,
                valence=float(message.valence),
                arousal=float(message.arousal),
                valence_confidence=sure,
                arousal_confidence=sure,
                confidence=self._seen.confidence or sure,
            )
            if abs(stamp - self._units_at) < TOGETHER:
                return None  # it goes out with the units of the next frame
        frame = message.header.frame_id or self._seen.frame_id
        self._seen = replace(self._seen, stamp=stamp, frame_id=frame, person_id=person_id, attended=attended)
        return self._seen


@dataclass
class VoiceOfOthers:
    """One voice: speech and words, as activity, turns and transcripts.

    Attributes:
        voice_id: as published.
    """

    voice_id: str
    _speaking: bool = False
    _since: float = 0.0
    _count: int = 0
    _revision: int = 0
    _open: bool = False

    def speaks(self, message: Any, now: float, person_id: str) -> Iterator[Observation]:
        """Yield what a `std_msgs/Bool` says; it has no stamp, so it counts from `now` (s)."""
        if bool(message.data) != self._speaking:
            self._speaking, self._since = bool(message.data), now
            if self._speaking:
                yield from self._begin(now, person_id)
            else:
                yield self._turn(now, TurnPhase.PAUSE, person_id)
        yield VoiceActivity(
            now, self._speaking, float(self._speaking), -30.0 if self._speaking else -90.0, self._since
        )

    def says(self, message: Any, now: float, person_id: str) -> Iterator[Observation]:
        """Yield what a `hri_msgs/LiveSpeech` says; its final text ends the turn."""
        stamp = from_time(message.header.stamp) or now
        text = message.final or message.incremental
        if not text:
            return
        if not self._open:
            yield from self._begin(stamp, person_id)
        final = bool(message.final)
        said = Transcript(
            *(stamp, self._since, self._utterance, text, final, float(message.confidence) or MAYBE),
            language=(getattr(message, "language", "") or "en")[:2].lower(),
            person_id=person_id,
            revision=self._revision,
        )
        self._revision += 1
        yield said
        if final:
            self._open = False
            yield self._turn(stamp, TurnPhase.ENDED, person_id, 1.0)

    @property
    def _utterance(self) -> str:
        return f"{self.voice_id}_{self._count:04d}"

    def _begin(self, stamp: float, person_id: str) -> Iterator[Observation]:
        if not self._open:
            self._count, self._revision, self._open, self._since = self._count + 1, 0, True, stamp
        yield self._turn(stamp, TurnPhase.SPEAKING, person_id)

    def _turn(self, stamp: float, phase: TurnPhase, person_id: str, ended: float = 0.0) -> TurnState:
        silence = 0.0 if phase == TurnPhase.SPEAKING else max(0.0, stamp - self._since)
        return TurnState(stamp, phase, ended, silence, self._utterance, person_id=person_id)
