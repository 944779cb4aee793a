"""The face node: observations, the neutral face on a topic, resets, names and what is kept of them."""

from __future__ import annotations

import numpy as np
import yaml
from together import Together
from whee_interfaces.srv import NamePerson, ResetBaseline

from whee_ros.core.face import FaceBaseline, FaceObservation
from whee_ros.core.media import Frame
from whee_ros.core.voice import VoiceActivity
from whee_ros.ros import local
from whee_ros.ros.images import to_image
from whee_ros.tools.contract import samples

PORTRAIT = samples.portrait()[0].image
TOPIC = "/camera/image_raw"


def eyes(**parameters):
    return Together("face", parameters={"face": {"face_backend": "litert"} | parameters})


def show(system, seconds, image=PORTRAIT, rate=10.0):
    for number in range(round(seconds * rate)):
        system.run(1.0 / rate, 1.0 / rate)
        local.publish(TOPIC, Frame(system.now, image, seq=number))
        system.settle()


def test_the_neutral_face_is_published_once_a_second_while_a_face_is_seen():
    with eyes() as system:
        faces = system.heard(FaceObservation, "face")
        told = system.heard(FaceBaseline, "face/baseline")
        show(system, 5.0)
        assert len(faces) == 50
        assert 4 <= len(told) <= 6
        assert {baseline.face_id for baseline in told} == {"face_1"}
        assert [baseline.known for baseline in told] == sorted(baseline.known for baseline in told)
        assert told[-1].known > 0.9
        assert faces[-1].attended
        assert not system.troubles()
        system.run(1.5)
        count = len(told)
        system.run(5.0, 0.1)
        assert len(told) == count


def test_a_reset_is_told_at_once_and_an_unknown_face_is_refused():
    with eyes() as system:
        told = system.heard(FaceBaseline, "face/baseline")
        show(system, 3.5)
        answer = system.ask(ResetBaseline, "reset_baseline", face_id="face_7")
        assert not answer.success
        assert "face_7 is not in view" in answer.message
        count = len(told)
        assert system.ask(ResetBaseline, "reset_baseline").success
        assert told[count].known == 0.0
        assert system.ask(ResetBaseline, "reset_baseline", face_id="face_1").success


def test_who_is_named_is_called_so_kept_and_known_again(tmp_path):
    kept = tmp_path / "people"
    with eyes(baseline_folder=str(kept)) as system:
        faces = system.heard(FaceObservation, "face")
        show(system, 4.0)
        assert not kept.exists()
        answer = system.ask(NamePerson, "name_person", person_id="P 1")
        assert not answer.success
        assert "letters, digits" in answer.message
        assert system.ask(NamePerson, "name_person", person_id="P-1").success
        show(system, 1.5)
        assert faces[-1].person_id == "P-1"
    stored = yaml.safe_load((kept / "P-1.yaml").read_text())
    assert stored["person_id"] == "P-1"
    with eyes(baseline_folder=str(kept)) as system:
        told = system.heard(FaceBaseline, "face/baseline")
        show(system, 0.3)
        assert system.ask(NamePerson, "name_person", face_id="face_1", person_id="P-1").success
        assert (told[-1].person_id, told[-1].known) == ("P-1", 1.0)


def test_without_a_folder_nothing_is_kept_and_a_bad_file_is_told(tmp_path):
    with eyes() as system:
        show(system, 4.0)
        assert system.ask(NamePerson, "name_person", person_id="anna").success
        show(system, 1.5)
    (tmp_path / "anna.yaml").write_text("version: 0")
    with eyes(baseline_folder=str(tmp_path)) as system:
        show(system, 0.3)
        answer = system.ask(NamePerson, "name_person", person_id="anna")
        assert not answer.success
        assert "Move it away" in answer.message
    assert (tmp_path / "anna.yaml").read_text() == "version: 0"


def test_pictures_of_every_kind_and_none():
    with eyes() as system:
        faces = system.heard(FaceObservation, "face")
        show(system, 0.5)
        show(system, 0.3, np.zeros_like(PORTRAIT))
        show(system, 0.2, np.zeros((1, 1, 3), np.uint8))
        show(system, 0.2, np.zeros((0, 0, 3), np.uint8))
        assert "empty" in system.troubles()["face"]
        count = len(faces)
        show(system, 0.5, np.ascontiguousarray(np.repeat(np.repeat(PORTRAIT, 5, axis=0), 5, axis=1)))
        assert faces[-1].width > 5 * 100
        show(system, 0.5, PORTRAIT.mean(axis=2).astype(np.uint8))
        system.tell(to_image(Frame(system.now + 0.1, PORTRAIT)), "camera/image_raw")
        assert len(faces) > count + 8
        assert not system.troubles()


def test_the_voice_reaches_the_lips():
    with eyes() as system:
        faces = system.heard(FaceObservation, "face")
        for _ in range(20):
            show(system, 0.1)
            system.tell(VoiceActivity(system.now, True, 0.9, -20.0, system.now), "voice/activity")
        # lips that are still do not speak, whatever is heard
        assert faces[-1].speaking < 0.1
        assert (
            system.nodes["face"]._reader._voice.envelope(np.array([system.now - 0.5, system.now])) is not None
        )
