"""Whatever a camera or a tracker sends: no crash, clear words."""

from dataclasses import replace

import numpy as np
import pytest
from mesh_face import mesh_face

from whee_ros.backends.face.scripted import ScriptedFaceTracker
from whee_ros.core.errors import MediaError
from whee_ros.core.media import Frame
from whee_ros.engine.eyes import Eyes
from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.intake import prepared
from whee_ros.perception.face.reader import FaceReader


def eyes(faces, frames=50, **config):
    return Eyes(ScriptedFaceTracker([faces] * frames), FaceReader(FaceConfig(**config)))


def picture(*shape, dtype=np.uint8):
    return np.zeros(shape, dtype)


@pytest.mark.parametrize("shape", [(480, 640), (480, 640, 1), (480, 640, 3), (480, 640, 4)])
def test_grey_and_transparent_pictures_are_seen(shape):
    small, step = prepared(Frame(0.0, picture(*shape)), 1280)
    assert (small.image.shape, small.image.dtype, step) == ((480, 640, 3), np.uint8, 1)
    assert len(eyes([mesh_face()]).see(Frame(0.0, picture(*shape)))) == 1


def test_a_fitting_picture_is_passed_on_as_it_is():
    frame = Frame(0.0, picture(480, 640, 3))
    assert prepared(frame, 1280)[0] is frame


@pytest.mark.parametrize(
    ("image", "word"),
    [
        (picture(0, 0, 3), "empty"),
        (picture(480, 0, 3), "empty"),
        (picture(480, 640, 3, dtype=np.float32), "float32"),
        (picture(480, 640, 2), "BGR"),
        (picture(480), "BGR"),
        (picture(2, 480, 640, 3), "BGR"),
    ],
)
def test_what_is_no_picture_is_told(image, word):
    with pytest.raises(MediaError, match=word) as told:
        eyes([]).see(Frame(0.0, image))
    assert "camera image" in str(told.value)


@pytest.mark.parametrize("stamp", [float("nan"), float("inf")])
def test_a_picture_without_a_time_is_told_and_the_next_one_is_seen(stamp):
    watching = eyes([mesh_face()])
    with pytest.raises(MediaError, match="time of exposure"):
        watching.see(Frame(stamp, picture(480, 640, 3)))
    assert len(watching.see(Frame(1.0, picture(480, 640, 3)))) == 1


@pytest.mark.parametrize("shape", [(1, 1, 3), (1, 640, 3), (20, 20)])
def test_nothing_is_seen_in_a_tiny_picture(shape):
    assert eyes([mesh_face()]).see(Frame(0.0, picture(*shape))) == ()


def test_a_4k_picture_is_shrunk_and_boxes_are_in_its_own_pixels():
    small, step = prepared(Frame(0.0, picture(2160, 3840, 3)), 1280)
    assert (small.image.shape, step) == ((720, 1280, 3), 3)
    assert small.image.flags.c_contiguous
    face = mesh_face(at=(640.0, 360.0))
    plain = eyes([face]).see(Frame(0.0, picture(720, 1280, 3)))[0]
    large = eyes([face]).see(Frame(0.0, picture(2160, 3840, 3)))[0]
    assert [large.x, large.y, large.width, large.height] == [
        3 * value for value in (plain.x, plain.y, plain.width, plain.height)
    ]
    assert large.head_z == pytest.approx(plain.head_z)
    # the model saw no more pixels than that
    assert large.confidence == plain.confidence


def broken(**changes):
    return replace(mesh_face(), **changes)


@pytest.mark.parametrize(
    "face",
    [
        broken(landmarks=np.full((478, 3), np.nan, np.float32)),
        broken(landmarks=np.full((478, 3), np.inf, np.float32)),
        broken(landmarks=np.full((478, 3), 7.0, np.float32)),
        broken(presence=float("nan")),
        broken(blendshapes=mesh_face().blendshapes | {"jawOpen": float("nan")}),
    ],
    ids=["nan", "infinite", "a point", "presence", "blendshape"],
)
def test_what_is_no_face_in_numbers_is_left_out_and_leaves_no_trace(face):
    reader, good = FaceReader(FaceConfig()), mesh_face()
    for i in range(40):
        before = reader.read([good], i / 10, 640, 480)[0]
    assert reader.read([face], 4.0, 640, 480) == ()
    both = reader.read([face, good], 4.1, 640, 480)
    assert [seen.face_id for seen in both] == ["face_1"]
    assert both[0].au(12).confidence == pytest.approx(before.au(12).confidence, rel=0.05)
    assert all(np.isfinite(unit.intensity) for unit in both[0].action_units)


def test_time_that_stands_still_or_goes_back_or_leaps():
    reader, face = FaceReader(FaceConfig()), mesh_face()
    names = [reader.read([face], t, 640, 480)[0].face_id for t in (10.0, 10.0, 10.1, 5.0, 5.1, 1e9)]
    assert names == ["face_1", "face_1", "face_1", "face_2", "face_2", "face_3"]


@pytest.mark.parametrize("value", [0, 255])
def test_black_and_white_faces_are_not_believed(value):
    patch = np.full((128, 112), value, np.uint8)
    reader = FaceReader(FaceConfig())
    for i in range(30):
        seen = reader.read([mesh_face(patch=patch)], i / 10, 640, 480)[0]
    assert seen.confidence < 0.1
    assert max(unit.confidence for unit in seen.action_units) < 0.1
    assert seen.hindrance in ("dark", "blurred", "covered")
