"""A synthetic conversation for the tests of the report: six turns with known truth and known delays."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

import numpy as np

from whee_ros.core.empathy import Cue, EmpathyPlan, EmpathyState
from whee_ros.core.face import AU_NAMES, ActionUnit, FaceObservation
from whee_ros.core.media import AudioChunk
from whee_ros.core.motion import FaceCommand, SpeechStatus
from whee_ros.core.trace import Latency
from whee_ros.core.voice import Transcript, TurnState, VoiceActivity, VoiceAffect
from whee_ros.tools.report.session import Event

ZERO = 1_800_000_000.0
TURNS = (
    (
        "hello",
        "Hello, nice weather today, I walked here.",
        "none",
        "small_talk",
        False,
        (),
        "Good to see you.",
    ),
    (
        "dog",
        "My dog died last week and I miss him so much.",
        "seeking",
        "loss",
        True,
        ((1, 0.7), (4, 0.6), (15, 0.5)),
        "I am so sorry. Losing him must hurt a lot.",
    ),
    (
        "job",
        "Guess what, I finally got the job I wanted!",
        "seeking",
        "good_news",
        True,
        ((6, 0.6), (12, 0.8)),
        "That is wonderful, congratulations! How did you hear?",
    ),
    ("time", "What is the capital of France?", "none", "fact", False, (), "I do not know that."),
    (
        "printer",
        "The printer broke again and nobody ever helps me.",
        "seeking",
        "frustration",
        True,
        ((4, 0.8), (7, 0.5)),
        "That sounds really frustrating.",
    ),
    (
        "friend",
        "I told my sister that I am here for her, whatever comes.",
        "providing",
        "comforting",
        False,
        ((1, 0.4),),
        "That was kind of you.",
    ),
)
DELAY = {"end_of_turn": 0.30, "transcript": 0.40, "state": 0.42, "plan": 0.43, "reaction": 0.5, "speech": 0.8}
"""Since the end of speech, s."""
LENGTH, SPEECH, ANSWER = 8.0, 3.0, 2.0


@cache
def events(*, wrong_direction: int = -1, silent_face: bool = False) -> tuple[Event, ...]:
    """Return the conversation in order of arrival; one turn's direction may be wrong, the face still."""
    made = [*_faces(silent_face), *_idle()]
    for number, turn in enumerate(TURNS):
        made += _turn(number, turn, wrong_direction == number)
    return tuple(sorted(made, key=lambda event: event.received))


def _turn(number: int, turn: tuple, wrong: bool) -> Iterator[Event]:
    name, text, direction, kind, empathic, units, answer = turn
    onset = ZERO + 1.0 + number * LENGTH
    end, utterance, plan_id = onset + SPEECH, f"u{number}", f"p{number}"
    face = [{"au": code, "from": 0.0, "to": SPEECH, "intensity": value} for code, value in units]
    script = {
        "id": name,
        "text": text,
        "direction": direction,
        "kind": kind,
        "empathic": empathic,
        "onset": onset,
        "duration": SPEECH,
        "face": face,
    }
    yield Event("person/script", onset - 0.05, json.dumps(script))
    yield Event("voice/activity", onset + 0.1, VoiceActivity(onset + 0.1, True, 0.9, -20, onset + 0.05))
    yield Event("voice/affect", end, VoiceAffect(end, 2.0, -0.1, 0.4, 0.3, 0.8, 180.0))
    at = {name: end + seconds for name, seconds in DELAY.items()}
    yield Event("voice/activity", end + 0.2, VoiceActivity(end + 0.2, False, 0.1, -60, end))
    yield Event("voice/turn", at["end_of_turn"], TurnState(end + 0.28, "ended", 0.95, 0.28, utterance))
    heard = text.replace("printer", "painter") if name == "printer" else text
    words = Transcript(end, onset, utterance, heard.lower(), True, 0.9)
    yield Event("transcript", at["transcript"], words)
    decided = "none" if wrong else direction
    need = 0.8 if direction == "seeking" else 0.1
    cues = (
        Cue("sentiment", "text", -0.8, 0.9, end, 1.3, "negative words"),
        Cue("brows", "face", 0.6, 0.8, end, 0.7, "AU1+AU4 0.6"),
    )
    yield Event(
        "empathy/state",
        at["state"],
        EmpathyState(
            end, "p", utterance, decided, 0.1, 0.8, 0.1, need, 0.9, need > 0.5, emotion="sadness", cues=cues
        ),
    )
    response = "empathic" if empathic else "plain"
    face_name, stance = ("sad", "soothe") if kind == "loss" else ("happy", "celebrate")
    yield Event(
        "empathy/plan",
        at["plan"],
        EmpathyPlan(
            end,
            plan_id,
            "p",
            utterance,
            response,
            2,
            1,
            0,
            "reflection",
            0.7,
            stance if empathic else "neutral",
            answer,
            face_name if empathic else "neutral",
            "nod",
            ("need 0.80 is above 0.55",),
        ),
    )
    yield Event("latency", at["reaction"], Latency(at["reaction"], "reaction", plan_id, 0.5))
    start, stop = at["speech"], at["speech"] + ANSWER
    count = len(answer.split())
    yield Event("robot/speech", start, SpeechStatus(start, plan_id, answer, "started", 0, ANSWER))
    for step in range(20):
        seconds = start + (step + 1) * 0.1
        tone = (0.3 * np.sin(2 * np.pi * 220 * np.arange(2400) / 24_000)).astype(np.float32)
        yield Event("robot/speech_audio", seconds, AudioChunk(seconds, 24_000, tone, step))
        codes, values = ((1, 4, 15), (0.6, 0.4, 0.4)) if face_name == "sad" else ((6, 12), (0.5, 0.7))
        yield Event(
            "robot/face_command",
            seconds,
            FaceCommand(seconds, codes, values if empathic else (0.1,) * len(codes)),
        )
    yield Event("robot/speech", stop, SpeechStatus(stop, plan_id, answer, "finished", count, ANSWER))


def _faces(silent: bool) -> Iterator[Event]:
    noise = np.random.default_rng(1)
    for frame in range(int(30 * LENGTH * len(TURNS))):
        stamp = ZERO + frame / 30
        wanted = {}
        number = int((stamp - ZERO - 1.0) // LENGTH)
        if 0 <= number < len(TURNS) and (stamp - ZERO - 1.0) % LENGTH < SPEECH and not silent:
            wanted = dict(TURNS[number][5])
        unrest = 0.03 * noise.random(len(AU_NAMES))
        units = tuple(
            ActionUnit(code, 0.8 * wanted.get(code, 0.0) + by, 0.9)
            for code, by in zip(AU_NAMES, unrest.tolist(), strict=True)
        )
        yield Event("face", stamp + 0.012, FaceObservation(stamp, "f1", action_units=units, confidence=0.9))


def _idle() -> Iterator[Event]:
    for step in range(int(10 * LENGTH * len(TURNS))):
        stamp = ZERO + step / 10
        number = (stamp - ZERO - 1.0) / LENGTH
        seeking = 0 <= number < len(TURNS) and TURNS[int(number)][2] == "seeking" and 0.2 < number % 1 < 0.7
        need = 0.75 if seeking else 0.12 + 0.02 * np.sin(step)
        yield Event(
            "empathy/state",
            stamp + 0.001,
            EmpathyState(
                stamp, "p", need=float(need), active=seeking, valence=-0.5 if seeking else 0.1, arousal=0.3
            ),
        )
