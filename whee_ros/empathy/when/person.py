"""What is known of one person, and their empathy state at the end of an utterance or between two."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.empathy import EmpathyState
from whee_ros.core.face import FaceObservation
from whee_ros.core.voice import Transcript, TurnState, VoiceAffect
from whee_ros.empathy.when import face_cues, text_cues, voice_cues
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.empathy.when.cues import CueReader
from whee_ros.empathy.when.dialogue import Course
from whee_ros.empathy.when.estimate import Evidence, estimate, state
from whee_ros.empathy.when.face_cues import FaceSummary
from whee_ros.empathy.when.signals import Channel
from whee_ros.empathy.when.temporal import Gate
from whee_ros.empathy.when.text import TextReading
from whee_ros.empathy.when.voice_cues import VoiceHistory

KEEP = 30.0
"""Seconds of face that are kept, the longest utterance that is looked at whole."""
LEAD = 0.5
"""Seconds before the first word in which the face already tells: expressions start before speech."""

PROVISIONAL = 0.5
"""Confidence in words while they are still being spoken, as a share: the end of a sentence may turn its meaning."""


class Person:
    """One person in the talk.

    Args:
        person_id: under which their states are published.
    """

    def __init__(self, person_id: str) -> None:
        self.person_id = person_id
        self.course = Course()
        self.gate = Gate()
        self._faces: list[FaceObservation] = []
        self._measured: list[NDArray[np.float64]] = []
        self._voice = VoiceHistory()
        self._turn: TurnState | None = None
        self._said: tuple[TextReading, Channel] | None = None

    @property
    def seen(self) -> float:
        """When the face was seen last, s; `-inf` if never."""
        return self._faces[-1].stamp if self._faces else float("-inf")

    @property
    def face(self) -> FaceObservation | None:
        """The newest look at the face."""
        return self._faces[-1] if self._faces else None

    def see(self, face: FaceObservation) -> None:
        """Take in a look at the face; late ones are put where they belong."""
        place = bisect_right(self._faces, face.stamp, key=_stamp)
        self._faces.insert(place, face)
        self._measured.insert(place, face_cues.measure(face))
        old = bisect_left(self._faces, self._faces[-1].stamp - KEEP, key=_stamp)
        del self._faces[:old], self._measured[:old]

    def hear(self, voice: VoiceAffect) -> None:
        """Take in an estimate of the voice; late ones are put where they belong."""
        self._voice.add(voice)

    def turn(self, turn: TurnState) -> None:
        """Take in who has the floor, unless something newer is known."""
        if self._turn is None or turn.stamp >= self._turn.stamp:
            self._turn = turn

    def averted(self, start: float, end: float) -> float | None:
        """Return the mean turn of the gaze away from the camera, rad, between two stamps; None if not seen."""
        face = self._look(start, end)
        return face.averted if face is not None else None

    def spoke(self, start: float, end: float) -> float:
        """Return how surely these lips made the speech between two stamps, 0-1."""
        first = bisect_left(self._faces, start, key=_stamp)
        last = bisect_right(self._faces, end, first, key=_stamp)
        lips = [face.speaking for face in self._faces[first:last]]
        return sum(lips) / len(lips) if lips else 0.0

    def expect(self, transcript: Transcript, reading: TextReading) -> None:
        """Take in words that are not final: they count less, and until the final ones replace them."""
        answers = self.course.asked(transcript.start)
        sure = PROVISIONAL * transcript.confidence
        words = text_cues.signals(reading, sure, transcript.stamp, answers=answers)
        self._said = (reading, words) if words is not None else None

    def decide(
        self,
        transcript: Transcript,
        reading: TextReading | None,
        addressed: float,
        table: Mapping[str, CueReader],
        config: WhenConfig,
        opinion: Mapping[str, float] | None = None,
    ) -> EmpathyState:
        """Return the state at the end of an utterance.

        Args:
            transcript: the final one.
            reading: what its words say, None without a text back end.
            addressed: probability that the words were for the robot.
            table: every cue.
            config: in force.
            opinion: log-odds of a second opinion by direction.
        """
        now = transcript.stamp
        words = None
        if reading is not None:
            flip, answers = self.course.flip(reading.valence), self.course.asked(transcript.start)
            words = text_cues.signals(
                reading, transcript.confidence, now, flip=flip, answers=answers, opinion=opinion
            )
        self._said = (reading, words) if reading is not None and words is not None else None
        evidence = self._evidence(
            reading,
            words,
            self._look(transcript.start - LEAD, now + LEAD),
            self._voice.last(transcript.start),
            self.course.signals(transcript.start, 0.0),
        )
        found = estimate(evidence, table, config, now)
        need_on = self.gate.threshold(now, config)
        if addressed < config.addressed_from:
            self.gate.close()
        else:
            self.gate.words(found.need, now, config)
        valence = reading.valence if reading is not None else 0.0
        self.course.person_said(transcript.text, now, found.verdict.p_seeking, found.need, valence)
        return state(
            found,
            evidence,
            stamp=now,
            person_id=transcript.person_id or self.person_id,
            active=self.gate.active,
            need_on=need_on,
            need_off=config.need_off,
            addressed=addressed,
            utterance_id=transcript.utterance_id,
            words=transcript.text,
        )

    def step(self, now: float, table: Mapping[str, CueReader], config: WhenConfig) -> EmpathyState:
        """Return the state between utterances at `now` (s): what face, voice and the fading words say."""
        reading, words = self._said or (None, None)
        silence = now - self._turn.stamp + self._turn.silence if self._turn is not None else 0.0
        evidence = self._evidence(
            reading,
            words,
            self._look(now - config.face_window, now),
            self._voice.last(now - config.stale_after),
            self.course.signals(now, silence),
        )
        found = estimate(evidence, table, config, now)
        need_on = self.gate.threshold(now, config)
        self.gate.signs(found.need, now, config)
        # turns are told when they change: who has the floor, and that nobody speaks, is known up to now
        sensed = found.stamp if self._turn is None else now
        return state(
            found,
            evidence,
            stamp=sensed if math.isfinite(sensed) else now,
            person_id=self.person_id,
            active=self.gate.active,
            need_on=need_on,
            need_off=config.need_off,
        )

    def _evidence(
        self,
        reading: TextReading | None,
        words: Channel | None,
        face: FaceSummary | None,
        voice: VoiceAffect | None,
        course: Channel,
    ) -> Evidence:
        channels = {
            "text": words,
            "face": face_cues.signals(face),
            "voice": voice_cues.signals(voice, self._voice.trend),
            "dialogue": course,
        }
        return Evidence(reading, face, voice, {name: ch for name, ch in channels.items() if ch is not None})

    def _look(self, start: float, end: float) -> FaceSummary | None:
        first = bisect_left(self._faces, start, key=_stamp)
        last = bisect_right(self._faces, end, first, key=_stamp)
        return face_cues.summarise(self._faces[first:last], self._measured[first:last])


def _stamp(face: FaceObservation) -> float:
    return face.stamp
