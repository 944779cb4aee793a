"""People whom nobody scripted through the whole engine, with the real models, in virtual time."""

from __future__ import annotations

import av
import numpy as np
import pytest

from whee_ros.core.face import FaceObservation
from whee_ros.core.media import SAMPLE_RATE, AudioChunk, Frame
from whee_ros.core.resources import resource
from whee_ros.engine.config import EngineConfig
from whee_ros.engine.record import Record
from whee_ros.engine.scenario import Scenario
from whee_ros.engine.wiring import assemble
from whee_ros.ports.voice import WINDOW

LENGTH = 17.0
"""Seconds that are played; the film is 20 s long, the voice 10."""
EVERY = 3
"""Every third frame of the film, 10 a second."""


def sound(path: str) -> np.ndarray:
    with av.open(path) as film:
        mono = av.AudioResampler("fltp", "mono", SAMPLE_RATE)
        heard = [chunk.to_ndarray()[0] for frame in film.decode(audio=0) for chunk in mono.resample(frame)]
    samples = np.concatenate(heard).astype(np.float32)
    return np.pad(samples, (0, int(LENGTH * SAMPLE_RATE) - len(samples)))


def frames(path: str) -> list[Frame]:
    with av.open(path) as film:
        return [
            Frame(float(frame.pts * frame.time_base), frame.to_ndarray(format="bgr24"), seq=number)
            for number, frame in enumerate(film.decode(video=0))
            if number % EVERY == 0 and float(frame.pts * frame.time_base) < LENGTH
        ]


@pytest.fixture(scope="module")
def played() -> tuple[Record, list[FaceObservation], int]:
    people = Scenario.load(resource("config/scenarios/people.yaml"))
    film, voice = frames(people.video), sound(people.audio)
    engine = assemble(EngineConfig(face_backend="litert", voice_backend="silero", asr_backend="whisper"))
    record, faces = Record(), []
    engine.listen(record.add)
    engine.listen(lambda now, item: faces.append(item) if isinstance(item, FaceObservation) else None)
    ahead = list(film)
    for number in range(len(voice) // WINDOW):
        now = (number + 1) * WINDOW / SAMPLE_RATE
        while ahead and ahead[0].stamp <= now:
            engine.see(ahead.pop(0))
        engine.hear(AudioChunk(now, SAMPLE_RATE, voice[number * WINDOW : (number + 1) * WINDOW], number))
        engine.step(now)
    engine.close()
    return record, faces, len(film)


def test_the_face_is_followed_from_gloom_to_smile(played):
    _, faces, shown = played
    assert len(faces) > 0.8 * shown
    smile = np.array([(face.stamp, face.au(12).intensity) for face in faces if face.confidence > 0.3])
    early, late = smile[(smile[:, 0] > 3) & (smile[:, 0] < 9)], smile[smile[:, 0] > 10]
    assert np.median(late[:, 1]) > np.median(early[:, 1]) + 0.1


def test_what_is_said_between_the_answers_is_understood(played):
    record, _, _ = played
    words = [transcript.text.lower().strip(" .!") for transcript in record.transcripts]
    assert words[0].startswith("ever tried")
    known = "ever tried ever failed no matter try again fail again fail better".split()
    assert all(word.strip(".,") in known for text in words for word in text.split())


def test_every_utterance_is_answered_and_nobody_is_crowded(played):
    """Quotations ask for no empathy: what comes back is short and plain, and said to its end."""
    record, _, _ = played
    assert len(record.plans) == len(record.transcripts) >= 1
    assert {plan.response for plan in record.plans} <= {"plain", "nothing"}
    assert [said.state for said in record.utterances] == ["finished"] * len(record.utterances)
    for plan in record.plans:
        assert len(plan.text.split()) <= 25
