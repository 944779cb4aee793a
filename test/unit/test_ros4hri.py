"""ROS4HRI, both ways, as data: names of REP-155, and what is said of faces, voices and persons."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from whee_ros.core.face import ActionUnit, FaceMesh, FaceObservation, FaceSigns
from whee_ros.core.voice import Transcript, TurnPhase, TurnState, VoiceActivity, VoiceAffect
from whee_ros.ros import hri_out
from whee_ros.ros.convert import to_time
from whee_ros.ros.hri_in import FaceOfOthers, VoiceOfOthers
from whee_ros.ros.hri_out import Humans, engagement, identifier, person_of

FACE = FaceObservation(
    *(10.0, "face_3", "Anna-Maria", 160, 120, 320, 240),
    action_units=(ActionUnit(12, 0.7, 0.9), ActionUnit(43, 0.1, 0.8)),
    expression="happy",
    valence=0.6,
    arousal=0.2,
    confidence=0.8,
    expression_confidence=0.7,
    attended=True,
)


def told(humans: Humans, now: float) -> dict[str, dict]:
    return {publication.topic: publication.fields for publication in humans.step(now)}


def test_a_face_has_its_region_its_units_and_its_expression():
    found = {part.topic: part for part in Humans((640, 480)).face(FACE)}
    region = found["/humans/faces/face_3/roi"]
    assert region.type == "hri_msgs/msg/NormalizedRegionOfInterest2D"
    assert [region.fields[key] for key in ("xmin", "ymin", "xmax", "ymax", "c")] == [
        0.25,
        0.25,
        0.75,
        0.75,
        0.8,
    ]
    units = found["/humans/faces/face_3/facs"].fields
    assert len(units["intensity"]) == len(units["confidence"]) == 99
    assert (units["intensity"][12], units["confidence"][12]) == (0.7, 0.9)
    assert units["confidence"][4] == 0.0  # not observed is not absent
    felt = found["/humans/faces/face_3/expression"].fields
    assert (felt["expression"], felt["valence"], felt["confidence"]) == ("happy", 0.6, 0.7)
    assert felt["header"] == {"stamp": 10.0, "frame_id": "camera"}


def test_a_mesh_gives_landmarks_and_the_size_of_the_picture():
    x, y = np.full(478, 320, np.float32), np.full(478, 90, np.float32)
    x[[33, 263, 468]], y[152] = (100, 540, 700), 180
    humans = Humans((640, 480))
    (told_of,) = humans.mesh(FaceMesh(3.0, "face_3", 640, 360, x, y))
    assert (told_of.topic, told_of.type) == ("/humans/faces/face_3/landmarks", "hri_msgs/msg/FacialLandmarks")
    points = told_of.fields["landmarks"]
    assert len(points) == len(set(hri_out.LANDMARKS)) == 70
    assert points[8] == {"x": 0.5, "y": 0.5, "c": 1.0}  # the chin
    assert points[36]["x"] == pytest.approx(100 / 640)  # the person's right eye, its outer corner
    assert points[45]["x"] == pytest.approx(540 / 640)
    assert points[68] == {"x": 1.0, "y": 0.25, "c": 0.0}  # outside the picture
    found = {part.topic: part.fields for part in humans.face(FACE)}
    assert found["/humans/faces/face_3/roi"]["ymax"] == 1.0  # 360 of 360 px


def test_persons_are_matched_with_faces_and_the_voice_and_remembered_by_name():
    humans = Humans((640, 480))
    stranger = FaceObservation(10.0, "face_4", speaking=0.1)
    for face in (FACE, stranger):
        list(humans.face(face))
    list(humans.activity(VoiceActivity(10.0, True, 0.9, -20.0, 9.8)))
    lists = told(humans, 10.1)
    assert lists["/humans/faces/tracked"]["ids"] == ["face_3", "face_4"]
    assert lists["/humans/voices/tracked"]["ids"] == ["anonymous_speaker"]
    assert lists["/humans/persons/tracked"]["ids"] == ["Anna_Maria", "anonymous_face_4"]
    assert lists["/humans/persons/Anna_Maria/anonymous"] == {"data": False}
    assert lists["/humans/persons/Anna_Maria/face_id"] == {"data": "face_3"}
    assert lists["/humans/persons/Anna_Maria/voice_id"] == {
        "data": "anonymous_speaker"
    }  # the robot attends to her
    assert lists["/humans/persons/anonymous_face_4/anonymous"] == {"data": True}
    assert lists["/humans/persons/anonymous_face_4/voice_id"] == {"data": ""}
    assert lists["/humans/persons/Anna_Maria/location_confidence"] == {"data": 1.0}
    again = told(humans, 10.2)
    assert "/humans/persons/Anna_Maria/face_id" not in again  # latched: said once
    gone = told(humans, 12.0)
    assert gone["/humans/faces/tracked"]["ids"] == gone["/humans/persons/tracked"]["ids"] == []
    assert gone["/humans/persons/Anna_Maria/location_confidence"] == {"data": 0.5}
    assert gone["/humans/persons/Anna_Maria/face_id"] == {"data": ""}
    later = told(humans, 14.0)
    assert later["/humans/persons/known"]["ids"] == ["Anna_Maria"]  # nobody remembers a stranger
    assert later["/humans/voices/tracked"]["ids"] == []
    assert not any(topic.startswith("/humans/faces/face_") for topic in humans.topics)


def test_moving_lips_tell_whose_voice_it_is():
    humans = Humans((640, 480))
    for name, speaking in (("face_1", 0.9), ("face_2", 0.1)):
        list(humans.face(FaceObservation(10.0, name, speaking=speaking, attended=name == "face_2")))
    list(humans.activity(VoiceActivity(10.0, True, 0.9, -20.0, 9.8)))
    lists = told(humans, 10.1)
    assert lists["/humans/persons/anonymous_face_1/voice_id"] == {"data": "anonymous_speaker"}
    assert lists["/humans/persons/anonymous_face_2/voice_id"] == {"data": ""}


def test_a_voice_speaks_says_and_has_features():
    humans = Humans((640, 480))
    at = "/humans/voices/anonymous_speaker"
    said = [VoiceActivity(1.0 + k * 0.03, 3 <= k < 9, 0.9, -20.0, 1.0, masked=k == 8) for k in range(12)]
    bools = [part.fields["data"] for one in said for part in humans.activity(one)]
    assert bools == [True, False]  # the robot's own voice is nobody's
    partial, final = (Transcript(2.0, 1.0, "u1", "my dog", final, 0.8) for final in (False, True))
    words = [part for one in (partial, final) for part in humans.words(one)]
    assert [part.topic for part in words] == [f"{at}/speech"] * 2
    assert [(part.fields["incremental"], part.fields["final"]) for part in words] == [
        ("my dog", ""),
        ("", "my dog"),
    ]
    (features,) = humans.affect(
        VoiceAffect(2.0, 1.0, 0, 0, 0, 0, f0_mean_hz=250.0, loudness_db=-20.0, hnr_db=12.0)
    )
    assert features.topic == f"{at}/features"
    assert features.fields == pytest.approx({"rms": 0.1, "pitch": 0.5, "hnr": 12.0})


@pytest.mark.parametrize(
    ("attended", "averted", "level"),
    [(True, 0.0, hri_out.ENGAGED), (True, 0.9, hri_out.DISENGAGING), (False, 0.0, hri_out.ENGAGING),
     (False, 0.9, hri_out.DISENGAGED)],
)  # fmt: skip
def test_engagement_is_attention_and_gaze(attended, averted, level):
    assert engagement(FaceObservation(1.0, attended=attended, signs=FaceSigns(gaze_averted=averted))) == level


def test_names_become_parts_of_topics():
    assert identifier("Zoë B.") == "Zo__B_"
    assert identifier("7up") == "id_7up"
    assert person_of(FaceObservation(0.0, "face_1")) == "anonymous_face_1"


def header(stamp: float) -> SimpleNamespace:
    return SimpleNamespace(stamp=to_time(stamp), frame_id="head_camera")


def test_a_face_that_others_see_becomes_an_observation():
    face = FaceOfOthers("f2", (640, 480))
    region = SimpleNamespace(header=header(5.0), xmin=0.25, ymin=0.25, xmax=0.5, ymax=0.75, c=1.0)
    assert face.take("roi", region, "", True) is None
    label = SimpleNamespace(header=header(5.0), expression="sad", valence=-0.6, arousal=-0.2, confidence=0.0)
    seen = face.take("expression", label, "p1", True)
    assert (seen.expression, seen.valence, seen.expression_confidence, seen.person_id) == (
        "sad",
        -0.6,
        0.5,
        "p1",
    )
    assert (seen.x, seen.y, seen.width, seen.height) == (160, 120, 160, 240)
    assert (seen.stamp, seen.frame_id, seen.attended) == (5.0, "head_camera", True)
    intensity, confidence = np.zeros(99, np.float32), np.zeros(99, np.float32)
    intensity[[1, 4]], confidence[[1, 4]] = 0.5, 0.75
    units = SimpleNamespace(header=header(5.03), intensity=intensity, confidence=confidence)
    seen = face.take("facs", units, "p1", True)
    assert seen.au(4).intensity == 0.5
    assert seen.au(12).confidence == 0.0
    assert (seen.expression, seen.confidence) == ("sad", 0.75)
    same = SimpleNamespace(
        header=header(5.03), expression="furious", valence=-0.6, arousal=0.4, confidence=0.9
    )
    assert face.take("expression", same, "p1", True) is None  # it goes out with the next units
    assert face.take("facs", units, "p1", True).expression == ""  # no label of ours


def test_a_voice_that_others_hear_becomes_activity_turns_and_words():
    voice = VoiceOfOthers("v1")
    heard = [
        *voice.speaks(SimpleNamespace(data=True), 1.0, "p1"),
        *voice.speaks(SimpleNamespace(data=True), 1.1, "p1"),
        *voice.says(
            SimpleNamespace(header=header(1.5), incremental="my", final="", confidence=0.0), 1.5, "p1"
        ),
        *voice.speaks(SimpleNamespace(data=False), 2.0, "p1"),
        *voice.says(
            SimpleNamespace(header=header(2.1), incremental="", final="My dog died.", confidence=0.9),
            2.2,
            "p1",
        ),
        *voice.says(
            SimpleNamespace(header=header(0.0), incremental="", final="Oh.", confidence=0.9), 3.0, "p1"
        ),
    ]
    turns = [(one.phase, one.utterance_id) for one in heard if isinstance(one, TurnState)]
    first, second = "v1_0001", "v1_0002"
    assert turns == [
        (TurnPhase.SPEAKING, first),
        (TurnPhase.PAUSE, first),
        (TurnPhase.ENDED, first),
        (TurnPhase.SPEAKING, second),
        (TurnPhase.ENDED, second),
    ]
    words = [one for one in heard if isinstance(one, Transcript)]
    assert [(w.utterance_id, w.text, w.is_final, w.revision) for w in words] == [
        (first, "my", False, 0),
        (first, "My dog died.", True, 1),
        (second, "Oh.", True, 0),
    ]
    assert words[0].confidence == 0.5  # senders that give none
    assert words[2].stamp == 3.0  # no stamp: it counts from its arrival
    assert {one.speaking for one in heard if isinstance(one, VoiceActivity)} == {True, False}
