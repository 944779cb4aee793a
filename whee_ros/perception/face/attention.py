"""Which face is the person in conversation: near, central, looking at the robot, speaking; one at a time."""

from __future__ import annotations

import math
from collections.abc import Mapping

from whee_ros.core.face import FaceObservation
from whee_ros.perception.face.config import FaceConfig

_NEAR, _CENTRAL, _LOOKING, _SPEAKING = 0.35, 0.15, 0.25, 0.6
"""What each counts: who speaks is in conversation unless somebody much nearer looks on (after the cues of Bohus &
Horvitz 2009: size, place, attention, speech)."""
_MEMORY = 0.5
"""s, time constant of what speaks for somebody."""
_LOST = 1.5
"""s for which the person in conversation may be hidden before somebody else takes their place."""
_SHOWN = 0.4
"""s for which a face that is not in a frame still counts: trackers look at some only now and then."""
_LEAST = 0.1
"""Least confidence of a face that is attended before others are looked at."""


class Attention:
    """Follows who is attended, with hysteresis."""

    def __init__(self) -> None:
        self._worth: dict[str, float] = {}
        self._faces: dict[str, FaceObservation] = {}
        self._whom = ""
        self._seen = self._since = self._stamp = float("-inf")
        self._challenger = ""

    @property
    def whom(self) -> str:
        """Return the face_id of the person in conversation, "" while there is none."""
        return self._whom

    def choose(
        self, faces: Mapping[str, FaceObservation], stamp: float, image: tuple[int, int], config: FaceConfig
    ) -> str:
        """Return the face_id of the person in conversation, "" when nobody is.

        Args:
            faces: of this frame by face_id.
            stamp: of the frame, s.
            image: width and height, px.
            config: how clearly and how long somebody else must be ahead.
        """
        elapsed = min(1.0, max(0.0, stamp - self._stamp))
        self._stamp = stamp
        share = 1.0 - math.exp(-elapsed / _MEMORY)
        self._faces = {n: face for n, face in self._faces.items() if stamp - face.stamp < _SHOWN} | dict(
            faces
        )
        worth = {name: _worth(face, self._faces, image) for name, face in self._faces.items()}
        self._worth = {
            name: value
            if name not in self._worth
            else self._worth[name] + share * (value - self._worth[name])
            for name, value in worth.items()
        }
        if self._whom in faces:
            self._seen = stamp
        elif not self._whom or stamp - self._seen > _LOST or stamp < self._seen:
            self._whom = ""
        if not self._worth:
            return self._whom
        best = max(self._worth, key=self._worth.__getitem__)
        if not self._whom:
            self._take(best, stamp)
        elif self._whom in self._worth:
            self._contest(best, stamp, config)
        return self._whom

    def _contest(self, best: str, stamp: float, config: FaceConfig) -> None:
        ahead = self._worth[best] - self._worth[self._whom]
        if best == self._whom or ahead < config.attention_margin:
            self._challenger = ""
        elif best != self._challenger:
            self._challenger, self._since = best, stamp
        elif stamp - self._since >= config.attention_hold:
            self._take(best, stamp)

    def _take(self, whom: str, stamp: float) -> None:
        self._whom, self._seen, self._challenger = whom, stamp, ""


def _worth(face: FaceObservation, faces: Mapping[str, FaceObservation], image: tuple[int, int]) -> float:
    """Return what speaks for one face, 0 to about 1.35."""
    largest = max(1, *(other.width for other in faces.values()))
    aside = abs(face.x + face.width / 2 - image[0] / 2) / max(1.0, image[0] / 2)
    turned = math.hypot(face.head_yaw, max(0.0, abs(face.head_pitch) - 0.2))
    looking = max(0.0, 1.0 - face.signs.gaze_averted) * max(0.0, 1.0 - turned / 0.7)
    seen = 1.0 if face.confidence >= _LEAST else 0.5
    return seen * (
        _NEAR * face.width / largest
        + _CENTRAL * max(0.0, 1.0 - aside)
        + _LOOKING * looking
        + _SPEAKING * face.speaking
    )
