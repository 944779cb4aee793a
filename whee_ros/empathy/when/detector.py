"""The when-detector: observations in, one empathy state per utterance and a steady one between them."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from typing import Protocol

from whee_ros.core import params
from whee_ros.core.empathy import Direction, EmpathyState
from whee_ros.core.errors import ParameterError
from whee_ros.core.face import FaceObservation
from whee_ros.core.resources import resource
from whee_ros.core.voice import Transcript, TurnState, VoiceActivity, VoiceAffect
from whee_ros.empathy.when import affect, cues, dialogue, face_cues, text_cues, voice_cues
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.empathy.when.cues import Reading
from whee_ros.empathy.when.face_cues import FaceSummary
from whee_ros.empathy.when.fusion import PRIOR, Verdict, fuse
from whee_ros.empathy.when.temporal import Gate
from whee_ros.empathy.when.text import TextReading

KEEP = 30.0
"""Seconds of face that are kept, the longest utterance that is looked at whole."""
LEAD = 0.5
"""Seconds before the first word in which the face already tells: expressions start before speech."""
CHANNELS = {"text": 0.6, "face": 0.25, "voice": 0.15}
"""Share of each channel in the confidence of a state."""
ANYONE = "anonymous"


class Reads(Protocol):
    """What reads words: `text.TextReader`, or a scripted one."""

    def read(self, text: str) -> TextReading:
        """Return what `text` says."""
        ...


class EmpathyDetector:
    """Stages one to three for the person in conversation. Pure: time comes with the observations.

    Args:
        config: thresholds and weights.
        text: reads words; None when no text back end works, then face and voice decide alone.
    """

    def __init__(self, config: WhenConfig, text: Reads | None) -> None:
        self.config = _checked(config)
        self._text = text
        self._specs = cues.load(resource("config/cues.yaml"))
        self._person = ANYONE
        self.reset()

    def amend(self, changes: Mapping[str, object]) -> None:
        """Change live parameters, all or none. Raises ParameterError."""
        self.config = _checked(params.amend(self.config, changes))

    def reset(self, person_id: str = "") -> None:
        """Forget everything; with a `person_id`, only if that is the person in conversation."""
        if person_id and person_id != self._person:
            return
        self._faces: deque[FaceObservation] = deque()
        self._voice: VoiceAffect | None = None
        self._turn: TurnState | None = None
        self._course = dialogue.Course()
        self._gate = Gate()
        self._said: tuple[TextReading, float, float] | None = None
        self._person = ANYONE

    def observe(self, item: FaceObservation | VoiceAffect | VoiceActivity | TurnState) -> None:
        """Take in one observation; of several faces in a frame the largest is the person in conversation."""
        if isinstance(item, FaceObservation):
            newest = self._faces[-1] if self._faces else None
            if newest is not None and item.stamp <= newest.stamp and item.width <= newest.width:
                return
            if newest is not None and item.stamp == newest.stamp:
                self._faces.pop()
            self._faces.append(item)
            self._person = item.person_id or self._person
            while self._faces[0].stamp < item.stamp - KEEP:
                self._faces.popleft()
        elif isinstance(item, VoiceAffect):
            self._voice = item
        elif isinstance(item, TurnState):
            self._turn = item

    def robot_said(self, text: str, stamp: float) -> None:
        """Note that the robot began to say `text` at `stamp` (s)."""
        self._course.robot_said(text, stamp)
        self._gate.rest(stamp)

    def expect(self, text: str) -> None:
        """Read words that may turn out to be all, while the turn is still open: then the verdict comes at once."""
        if self._text is not None:
            self._text.read(text)

    def decide(self, transcript: Transcript) -> EmpathyState:
        """Return the state at the end of an utterance; `transcript` is the final one."""
        now, person = transcript.stamp, transcript.person_id or self._person
        reading = self._text.read(transcript.text) if self._text is not None else None
        face = face_cues.summarise(
            [f for f in self._faces if transcript.start - LEAD <= f.stamp <= now + LEAD]
        )
        voice = self._voice if self._voice is not None and self._voice.stamp >= transcript.start else None
        readings = text_cues.read(reading, transcript.confidence, now)
        readings += self._course.carried_over(transcript.start)
        verdict = self._verdict(readings, reading, face, voice, now)
        need = _need(verdict, reading, face, voice)
        self._gate.words(need, self.config)
        self._course.person_said(verdict.p_seeking)
        self._said = (reading, transcript.confidence, now) if reading is not None else None
        return self._state(
            verdict, need, reading, face, voice, now, person, transcript.utterance_id, transcript.text
        )

    def step(self, now: float) -> EmpathyState:
        """Return the state between utterances at `now` (s): what face, voice and the fading words say."""
        face = face_cues.summarise([f for f in self._faces if f.stamp >= now - self.config.face_window])
        voice = self._voice
        if voice is not None and now - voice.stamp > self.config.stale_after:
            voice = None
        reading, readings = None, []
        if self._said is not None:
            reading, confidence, stamp = self._said
            readings = text_cues.read(reading, confidence, stamp)
        if self._turn is not None:
            readings += self._course.unanswered(now - self._turn.stamp + self._turn.silence, now)
        verdict = self._verdict(readings, reading, face, voice, now)
        need = _need(verdict, reading, face, voice)
        self._gate.signs(need, now, self.config)
        stamp = max([now - self.config.face_window, *(c.stamp for c in verdict.cues if c.name != PRIOR)])
        return self._state(verdict, need, None, face, voice, stamp, self._person)

    def _verdict(
        self,
        readings: list[Reading],
        text: TextReading | None,
        face: FaceSummary | None,
        voice: VoiceAffect | None,
        now: float,
    ) -> Verdict:
        more = [*face_cues.read(face), *voice_cues.read(voice), *dialogue.incongruence(text, face, now)]
        return fuse([*readings, *more], self._specs, self.config, now)

    def _state(
        self,
        verdict: Verdict,
        need: float,
        text: TextReading | None,
        face: FaceSummary | None,
        voice: VoiceAffect | None,
        stamp: float,
        person: str,
        utterance_id: str = "",
        words: str = "",
    ) -> EmpathyState:
        probabilities = {
            Direction.NONE: verdict.p_none,
            Direction.SEEKING: verdict.p_seeking,
            Direction.PROVIDING: verdict.p_providing,
        }
        valence, arousal = affect.mood(text, face, voice)
        return EmpathyState(
            stamp=stamp,
            person_id=person,
            utterance_id=utterance_id,
            direction=max(probabilities, key=lambda d: probabilities[d]),
            p_none=verdict.p_none,
            p_seeking=verdict.p_seeking,
            p_providing=verdict.p_providing,
            need=need,
            confidence=_confidence(verdict, text, face, voice),
            active=self._gate.active,
            need_on=self.config.need_on,
            need_off=self.config.need_off,
            valence=valence,
            arousal=arousal,
            emotion=affect.emotion(text, face),
            cause=text.cause if text is not None else "",
            dialogue_act=text.dialogue_act if text is not None else "",
            text=words,
            cues=verdict.cues,
        )


def _need(
    verdict: Verdict, text: TextReading | None, face: FaceSummary | None, voice: VoiceAffect | None
) -> float:
    """Return 0-1: how likely empathy is sought, times how strong the feeling is in the channel that shows it most.

    A heuristic on purpose: no public set grades need (intensity in ESConv correlates at r = .23 with its words).
    """
    strength: Sequence[float] = (
        abs(text.valence) if text is not None else 0.0,
        max(face.emotion.values()) * face.confidence if face is not None else 0.0,
        max(0.0, voice.arousal) * voice.arousal_confidence if voice is not None else 0.0,
    )
    return verdict.p_seeking * (0.6 + 0.4 * min(1.0, max(strength)))


def _confidence(
    verdict: Verdict, text: TextReading | None, face: FaceSummary | None, voice: VoiceAffect | None
) -> float:
    """Return 0-1: the channels that took part, less where the verdict is a close call."""
    there = {
        "text": float(text is not None),
        "face": face.confidence if face is not None else 0.0,
        "voice": voice.arousal_confidence if voice is not None else 0.0,
    }
    coverage = sum(share * there[channel] for channel, share in CHANNELS.items())
    ordered = sorted((verdict.p_none, verdict.p_seeking, verdict.p_providing))
    return coverage * (0.5 + 0.5 * (ordered[-1] - ordered[-2]))


def _checked(config: WhenConfig) -> WhenConfig:
    if config.need_off > config.need_on:
        raise ParameterError(
            "need_off", config.need_off, f"Keep it at or below need_on, which is {config.need_on}."
        )
    return config
