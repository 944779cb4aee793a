"""Core dataclasses as the small JSON values that the page shows: short keys, rounded numbers, nothing unused."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from whee_ros.core.consent import ConsentState
from whee_ros.core.empathy import Cue, EmpathyPlan, EmpathyState
from whee_ros.core.face import FaceMesh, FaceObservation
from whee_ros.core.motion import FaceCommand, SpeechStatus
from whee_ros.core.voice import TurnState, VoiceActivity, VoiceAffect

CUES_SHOWN = 10
"""Cues of a state that go to the page, largest contribution first."""
LEAST = 0.01
"""Contribution from which a cue is worth a line."""


def short(value: float, digits: int = 3) -> float:
    """Return `value` with as many digits as a picture can show."""
    return round(float(value), digits)


def shorts(values: Iterable[float], digits: int = 3) -> list[float]:
    """Return all of them short."""
    return [round(float(value), digits) for value in values]


def person(face: FaceObservation) -> dict[str, Any]:
    """Return what the panel of the person shows of a face: units as [code, intensity, confidence, asymmetry]."""
    return {
        "id": face.person_id or face.face_id,
        "au": [
            [u.code, short(u.intensity, 2), short(u.confidence, 2), short(u.asymmetry, 2)]
            for u in face.action_units
        ],
        "head": shorts((face.head_roll, face.head_pitch, face.head_yaw)),
        "away": short(face.head_z, 2),
        "gaze": shorts((face.gaze_yaw, face.gaze_pitch)),
        "expression": face.expression,
        "valence": short(face.valence, 2),
        "arousal": short(face.arousal, 2),
        "confidence": short(face.confidence, 2),
        "hindrance": face.hindrance,
    }


def mesh(found: FaceMesh) -> dict[str, Any]:
    """Return landmarks in half pixels."""
    return {
        "size": [found.width, found.height],
        "x": [round(2 * float(x)) for x in found.x],
        "y": [round(2 * float(y)) for y in found.y],
    }


def voice(activity: VoiceActivity) -> dict[str, Any]:
    """Return who is heard how loud."""
    return {
        "speaking": activity.speaking,
        "probability": short(activity.probability, 2),
        "level": short(activity.level_db, 1),
        "masked": activity.masked,
        "lost": activity.lost,
        "clipped": short(activity.clipped, 2),
    }


def turn(state: TurnState) -> dict[str, Any]:
    """Return who has the floor."""
    return {
        "phase": state.phase,
        "end": short(state.end_probability, 2),
        "silence": short(state.silence, 2),
        "patience": short(state.patience, 2),
        "overlap": state.overlap,
        "barge_in": state.barge_in,
    }


def affect(heard: VoiceAffect) -> dict[str, Any]:
    """Return how it is said."""
    return {
        "valence": short(heard.valence, 2),
        "arousal": short(heard.arousal, 2),
        "valence_confidence": short(heard.valence_confidence, 2),
        "arousal_confidence": short(heard.arousal_confidence, 2),
        "emotion": heard.emotion,
        "emotion_confidence": short(heard.emotion_confidence, 2),
        "f0": short(heard.f0_mean_hz, 0),
        "rate": short(heard.rate_hz, 1),
        "loudness": short(heard.loudness_db, 0),
    }


def cue(found: Cue, direction: str) -> dict[str, Any]:
    """Return one piece of evidence, with its share in the decision for `direction`."""
    return {
        "name": found.name,
        "modality": found.modality,
        "value": short(found.value, 2),
        "confidence": short(found.confidence, 2),
        "contribution": short(found.toward(direction), 2),
        "detail": found.detail,
    }


def state(found: EmpathyState) -> dict[str, Any]:
    """Return the estimate for one person, with its largest cues."""
    cues = sorted(found.cues, key=lambda c: -abs(c.toward(found.direction)))
    return {
        "person": found.person_id,
        "utterance": found.utterance_id,
        "direction": found.direction,
        "p": shorts((found.p_none, found.p_seeking, found.p_providing), 2),
        "need": short(found.need),
        "confidence": short(found.confidence, 2),
        "active": found.active,
        "on": short(found.need_on),
        "off": short(found.need_off),
        "valence": short(found.valence, 2),
        "arousal": short(found.arousal, 2),
        "emotion": found.emotion,
        "cause": found.cause,
        "act": found.dialogue_act,
        "text": found.text,
        "addressed": short(found.addressed, 2),
        "cues": [
            cue(c, found.direction) for c in cues[:CUES_SHOWN] if abs(c.toward(found.direction)) >= LEAST
        ],
    }


def plan(made: EmpathyPlan) -> dict[str, Any]:
    """Return the decision with what was considered."""
    return {
        "id": made.plan_id,
        "utterance": made.utterance_id,
        "response": made.response,
        "levels": [made.emotional_reaction, made.interpretation, made.exploration],
        "strategy": made.strategy,
        "intensity": short(made.intensity, 2),
        "stance": made.stance,
        "text": made.text,
        "expression": made.expression,
        "gesture": made.gesture,
        "reasons": list(made.reasons),
        "candidates": [
            {"text": c.text, "writer": c.writer, "score": short(c.score, 2), "rejected": c.rejected}
            for c in made.candidates
        ],
    }


def face(command: FaceCommand) -> dict[str, Any]:
    """Return one moment of the robot's face, as the drawing in the page takes it."""
    pairs = zip(command.codes, command.intensities, strict=False)
    return {
        "au": [[code, short(value)] for code, value in pairs if value > 0.004],
        "viseme": command.viseme,
        "weight": short(command.viseme_weight, 2),
        "gaze": shorts((command.gaze_yaw, command.gaze_pitch)),
        "blink": short(command.blink, 2),
        "pupil": short(command.pupil, 2),
        "caption": command.caption,
    }


def consent(state: ConsentState) -> dict[str, Any]:
    """Return who has agreed that their face and voice are kept, in a few words; `level` as of diagnostics."""
    agreed = [word.person_id for word in state.people if word.face or word.voice]
    text = f"consent: {', '.join(agreed)}" if agreed else "no consent"
    people = [
        {
            "person": word.person_id,
            "face": word.face,
            "voice": word.voice,
            "how": word.how,
            "voucher": word.voucher,
        }
        for word in state.people
    ]
    return {"text": text, "level": "ok" if agreed else "off", "people": people, "withheld": state.withheld}


def speech(status: SpeechStatus) -> dict[str, Any]:
    """Return what of an utterance the robot has said."""
    return {"text": status.text, "state": status.state, "words": status.word_index, "plan": status.plan_id}
