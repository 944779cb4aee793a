"""Recordings of people that nothing was chosen on go through the nodes: what was said and shown is published."""

from __future__ import annotations

import importlib.util
import wave
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import soxr
from together import Together

from whee_ros.backends.audio.decode import decode
from whee_ros.core.face import FaceObservation
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.core.voice import Transcript, TurnPhase, TurnState, VoiceAffect
from whee_ros.perception.words.scoring import errors

SAID = "Ever tried. Ever failed. No matter. Try again. Fail again. Fail better."


def carried(package: str, name: str) -> Path:
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        pytest.skip(f"{package} is not installed (requirements/dev-nodeps.txt)")
    return Path(found.submodule_search_locations[0]) / name


def test_a_stereo_recording_of_44_1_khz_becomes_turns_words_and_affect(tmp_path):
    mono = decode(carried("moonshine_onnx", "assets/beckett.wav"))
    left = np.clip(soxr.resample(np.pad(mono, (8000, 24_000)), SAMPLE_RATE, 44_100), -1, 1)
    both = np.stack([left, np.zeros_like(left)], axis=1)
    path = tmp_path / "one_side.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(44_100)
        file.writeframes((32_000 * both).astype("<i2").tobytes())
    parameters = {"microphone": {"microphone": "file", "microphone_uri": str(path)}}
    with Together("transcript", "voice", "microphone", parameters=parameters, light=False) as system:
        transcripts = system.heard(Transcript, "transcript")
        turns = system.heard(TurnState, "voice/turn")
        affects = system.heard(VoiceAffect, "voice/affect")
        system.run(len(left) / 44_100)
        assert not system.nodes["voice"]._troubles
    finals = [one for one in transcripts if one.is_final]
    assert {turn.utterance_id for turn in turns if turn.phase == TurnPhase.ENDED} == {
        one.utterance_id for one in finals
    }
    found = errors(SAID, " ".join(one.text for one in finals))
    assert found.wrong / found.words <= 0.15, [one.text for one in finals]
    assert len(affects) >= 4
    assert all(one.arousal_confidence > 0.0 for one in affects[-2:])


def test_a_film_of_a_man_who_begins_to_smile_is_read_so():
    film = carried("feat", "tests/data/single_face.mp4")
    parameters = {
        "camera": {"camera": "video", "camera_uri": str(film)},
        "face": {"face_backend": "litert"},
    }
    with Together("face", "camera", parameters=parameters, light=False) as system:
        faces, begun = system.heard(FaceObservation, "face"), system.now
        system.run(3.0, 1 / 60)
    assert len({one.face_id for one in faces}) == 1
    # the smile begins 0.6 s into the film; how many frames are seen before is up to the machine
    before = [one.expression for one in faces if one.stamp < begun + 0.5]
    after = [one.expression for one in faces if one.stamp > begun + 1.2]
    assert Counter(before).most_common(1)[0][0] in ("neutral", "")
    assert Counter(after).most_common(1)[0][0] == "happy"
