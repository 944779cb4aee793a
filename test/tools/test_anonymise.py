"""Names masked by rule, and a voice of another pitch that is as long and as loud."""

from __future__ import annotations

import json

import numpy as np
import pytest

from whee_ros.backends.camera.portrait.mesh import load_mesh
from whee_ros.bags import encode
from whee_ros.bags.reader import messages
from whee_ros.bags.replay import TASTES
from whee_ros.bags.settings import SESSION, TOPIC
from whee_ros.bags.writer import BagWriter
from whee_ros.core.media import Frame
from whee_ros.ports.face import RawFace
from whee_ros.tools.anonymise import voice
from whee_ros.tools.anonymise.faces import FaceMask, coarse
from whee_ros.tools.anonymise.names import Masker
from whee_ros.tools.anonymise.skin import MOUTH, WRINKLES, BorrowedSkin
from whee_ros.tools.anonymise.verify import equal_error, similarities
from whee_ros.tools.anonymise.voice import Change
from whee_ros.tools.anonymise.work import Anonymiser


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("My sister Miriam lives in Lisbon.", "My sister [name] lives in [place]."),
        ("Anna, I'm so sorry about your exam.", "[name], I'm so sorry about your exam."),
        ("Well, my name is Jean-Luc. I'm fine.", "Well, my name is [name]. I'm fine."),
        ("I went to the library on Monday. Then I slept.", "I went to the library on Monday. Then I slept."),
        ("I miss Anna's laugh. anna was kind.", "I miss [name]'s laugh. [name] was kind."),
        (
            "Mr Brown is ill, and Dr O'Neill does not know why.",
            "Mr [name] is ill, and Dr [name] does not know why.",
        ),
        ("We flew from Berlin to New York.", "We flew from [place] to [place] [name]."),
        ("", ""),
    ],
)
def test_names_and_places_are_masked_and_ordinary_words_are_not(text, masked):
    masker = Masker()
    masker.learn(text)
    assert masker.mask(text) == masked


def test_what_was_named_once_is_masked_everywhere():
    masker = Masker()
    masker.learn("I had lunch with Tom.")
    assert (
        masker.mask("TOM? Was it nice to see tom again, tomorrow?")
        == "[name]? Was it nice to see [name] again, tomorrow?"
    )
    assert masker.holds("Oh, Tom!")
    assert not masker.holds("tomatoes")
    assert masker.masked == 1


def hum(hertz: float, seconds: float = 1.0) -> voice.Sound:
    """A voiced sound: pulses through two formants, growing louder."""
    time = np.arange(round(seconds * 16000)) / 16000
    parts = [np.sin(2 * np.pi * hertz * n * time) / (1 + abs(hertz * n - 700) / 200) for n in range(1, 30)]
    return (np.linspace(0.05, 0.3, len(time)) * np.sum(parts, axis=0)).astype(np.float32) / 3


def pitch(sound: voice.Sound) -> float:
    middle = sound[6000:10000].astype(float)
    lags = np.correlate(middle, middle, "full")[len(middle) :]
    return 16000 / (40 + int(np.argmax(lags[39:250])))


@pytest.mark.parametrize("factor", [0.75, 1.3])
def test_a_changed_voice_has_the_new_pitch_and_the_old_length_and_loudness(factor):
    sound = hum(140.0)
    new = voice.changed(sound, Change(factor, 1.25))
    assert new.shape == sound.shape
    assert new.dtype == np.float32
    assert pitch(new) == pytest.approx(pitch(sound) * factor, rel=0.04)
    for start in range(1600, 14400, 3200):
        old, now = (np.sqrt(np.mean(part[start : start + 1600] ** 2)) for part in (sound, new))
        assert now == pytest.approx(old, rel=0.25)


def test_what_is_too_short_to_change_is_silenced():
    assert not np.any(voice.changed(np.ones(500, np.float32), Change(1.2, 0.8)))


def test_every_drawn_voice_is_another():
    random = np.random.default_rng(0)
    for hertz in (0.0, 90.0, 158.0, 160.0, 250.0):
        changes = [voice.drawn(hertz, random) for _ in range(50)]
        assert all(abs(np.log2(change.pitch)) >= 1 / 12 - 1e-9 for change in changes)
        assert all(abs(change.tract - 1) >= 0.17 for change in changes)
        assert len({change.tract for change in changes}) == 50


def test_notes_and_tastes_name_nobody(tmp_path):
    set_to = {
        "consent_voucher": "Dr Who",
        "bag_path": "/home/who/talks",
        "need_on": 0.6,
        "text_backend": "tuned",
    }
    notes = {
        TOPIC: json.dumps({"node": "recorder", "values": set_to}),
        SESSION: json.dumps({"system": "host-of-who"}),
        TASTES: json.dumps({"anna": {"question": [1.0, 0.5]}, "face_1": {}}),
    }
    writer, encoder = BagWriter(tmp_path / "in"), encode.Encoder()
    for topic, text in notes.items():
        writer.add_topic(encode.topic(f"/{topic}", encode.STRING))
        writer.add(f"/{topic}", encoder.encode(text), 1, 1)
    writer.close()
    Anonymiser(tmp_path / "in", None, np.random.default_rng(0)).run(tmp_path / "out")
    found = {topic: json.loads(text) for topic, _, text in messages(tmp_path / "out")}
    kept = {"consent_voucher": "", "bag_path": "", "need_on": 0.6, "text_backend": "tuned"}
    assert found == {
        f"/{TOPIC}": {"node": "recorder", "values": kept},
        f"/{TASTES}": {"person_1": {"question": [1.0, 0.5]}, "face_1": {}},
    }


def test_a_coarse_picture_keeps_its_size_and_loses_its_detail():
    picture = np.random.default_rng(0).integers(0, 255, (90, 120, 3), np.uint8)
    found = coarse(picture, 6)
    assert found.shape == picture.shape
    assert (
        np.abs(np.diff(found.astype(int), axis=1)).mean()
        < 0.1 * np.abs(np.diff(picture.astype(int), axis=1)).mean()
    )


class OneFace:
    """Finds the face of the mesh, as large as the picture."""

    def process(self, frame: Frame) -> list[RawFace]:
        points = load_mesh().neutral.astype(np.float32)
        low, high = points.min(axis=0), points.max(axis=0)
        points = (points - low) / (high - low).max() * (frame.image.shape[0] - 1)
        return [RawFace(points, {}, 1.0)]


def test_a_face_that_fills_the_picture_is_masked_too():
    frame = Frame(0.0, np.full((480, 480, 3), 200, np.uint8))
    found = FaceMask(OneFace(), "mesh").change(frame)
    assert found.shape == frame.image.shape
    assert np.ptp(found[120:360, 120:300].astype(int)) > 100  # somebody else's skin


@pytest.fixture(scope="module")
def skin() -> BorrowedSkin:
    return BorrowedSkin()


def test_wrinkles_are_drawn_on_the_side_they_are_on_and_in_nobody_s_own_way(skin):
    none = dict.fromkeys(WRINKLES, 0.0)
    assert np.array_equal(skin.wrinkled(none, none), skin.neutral)
    changed = np.abs(skin.wrinkled({**none, "dimple": 0.2}, none).astype(int) - skin.neutral).sum(axis=(0, 2))
    middle = round(float(skin.points[168, 0]))
    assert changed[middle + 5 :].sum() > 1000  # the person's left is on the right
    assert not changed[: middle - 5].any()


def test_lips_that_are_closed_are_not_parted_by_the_drawing(skin):
    def dark(parting: float) -> int:
        points = skin.points.copy()
        points[[14, 87, 178, 88, 95, 317, 402, 318, 324], 1] += parting
        picture = np.full((480, 640, 3), 200, np.uint8)
        skin.draw(picture, points, skin.neutral)
        return int((np.abs(picture.astype(int) - MOUTH).max(axis=2) < 3).sum())

    assert dark(0.0) == 0
    assert dark(8.0) > 100


@pytest.mark.parametrize("away", [(-5000, 0), (0, 5000), (-330, -250), (600, 400)])
def test_a_face_may_leave_the_picture(skin, away):
    picture = np.full((480, 640, 3), 200, np.uint8)
    skin.draw(picture, skin.points + np.array(away, np.float32), skin.neutral)
    inside = ((skin.points + away >= 0) & (skin.points + away < (640, 480))).all(axis=1).any()
    assert bool((picture != 200).any()) == bool(inside)


def test_equal_error_rates_of_known_cases():
    assert equal_error([0.9, 0.8], [0.1, 0.2]) == 0.0
    assert equal_error([0.1, 0.2], [0.8, 0.9]) == 1.0
    assert equal_error(np.linspace(0, 1, 100), np.linspace(0, 1, 100)) == pytest.approx(0.5, abs=0.02)
    a, b = np.array([1.0, 0.0]), np.array([0.0, 1.0])
    assert similarities([("x", a), ("y", b)], [("x", a)]) == ([1.0], [0.0])
