"""Faces become observations: units against the own neutral face, confidence from the view, ids that last."""

import pytest
from mesh_face import BROW, CORNERS, INNER_BROW, LOWER_LID, UPPER_LID, mesh_face

from whee_ros.core.errors import ParameterError
from whee_ros.core.face import AU_NAMES
from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.reader import FaceReader

REST = mesh_face()


def watch(reader, face, seconds, start=0.0, rate=15.0):
    """Show one face for some time and return the last observation."""
    seen = ()
    for i in range(round(seconds * rate)):
        seen = reader.read([face], start + i / rate, 640, 480)
    return seen[0]


def after_rest(face, seconds=1.0):
    """Return what is seen in `face` once the neutral face is known, and the observation at rest."""
    reader = FaceReader(FaceConfig())
    rest = watch(reader, REST, 4.0)
    return watch(reader, face, seconds, 4.0), rest


def test_every_unit_is_there_within_its_range():
    seen = FaceReader(FaceConfig()).read([REST], 0.0, 640, 480)[0]
    assert [unit.code for unit in seen.action_units] == list(AU_NAMES)
    assert all(0.0 <= unit.intensity <= 1.0 and 0.0 < unit.confidence <= 1.0 for unit in seen.action_units)


def test_a_face_at_rest_shows_nothing_once_it_is_known():
    rest = watch(FaceReader(FaceConfig()), REST, 4.0)
    assert max(unit.intensity for unit in rest.action_units) < 0.05
    assert rest.expression == "neutral"


UP, DOWN = (0.0, 0.5), (0.0, -0.45)
SHUT = [(UPPER_LID, (0.0, -0.5)), (LOWER_LID, (0.0, 0.1))]


@pytest.mark.parametrize(
    ("code", "moves", "shapes"),
    [
        (1, [(INNER_BROW, (0.0, 0.25))], {}),
        (1, [(BROW, (0.0, -0.2))], {}),
        (2, [], {"browOuterUp": 0.5}),
        (4, [(BROW, DOWN), (INNER_BROW, DOWN)], {"browDown": 0.2}),
        (5, [(UPPER_LID, (0.0, 0.15))], {"eyeWide": 0.05}),
        (6, [(LOWER_LID, (0.0, 0.1))], {"eyeSquint": 0.5, "mouthSmile": 0.3}),
        (7, [(LOWER_LID, (0.0, 0.1))], {"eyeSquint": 0.5}),
        (12, [(CORNERS, UP)], {"mouthSmile": 0.6}),
        (15, [(CORNERS, DOWN)], {}),
        (17, [], {"mouthShrugLower": 0.5}),
        (18, [], {"mouthPucker": 0.5}),
        (20, [], {"mouthStretch": 0.3}),
        (25, [((14, 17), (0.0, -0.8))], {}),
        (26, [], {"jawOpen": 0.4}),
        (28, [], {"mouthRollLower": 0.4}),
        (43, SHUT, {"eyeBlink": 0.5}),
    ],
)
def test_movement_raises_its_unit(code, moves, shapes):
    seen, rest = after_rest(mesh_face(moves, shapes))
    assert seen.au(code).intensity > rest.au(code).intensity + 0.25


def test_a_smile_is_no_frown_and_a_frown_no_smile():
    smile, _ = after_rest(mesh_face([(CORNERS, UP)], {"mouthSmile": 0.7}))
    frown, _ = after_rest(mesh_face([(CORNERS, DOWN)]))
    assert smile.au(15).intensity == 0.0
    assert frown.au(12).intensity == 0.0
    assert smile.expression == "happy"
    assert smile.valence > 0.4
    assert frown.valence < -0.2


def test_an_open_mouth_lowers_the_corners_without_a_frown():
    jaw = [(CORNERS, (0.0, -0.4)), ((14, 17), (0.0, -2.0))]
    seen, _ = after_rest(mesh_face(jaw, {"jawOpen": 0.5}))
    assert seen.au(15).intensity < 0.1


def test_one_who_always_knits_the_brows_is_not_angry():
    stern = mesh_face([(BROW, (0.0, -0.15)), (INNER_BROW, (0.0, -0.15))], {"browDown": 0.1})
    reader = FaceReader(FaceConfig())
    first = reader.read([stern], 0.0, 640, 480)[0]
    known = watch(reader, stern, 5.0, 0.1)
    assert known.au(4).intensity < first.au(4).intensity - 0.1
    assert known.au(4).confidence > first.au(4).confidence


def test_one_who_smiles_for_a_minute_still_smiles():
    reader = FaceReader(FaceConfig())
    seen = watch(reader, mesh_face([(CORNERS, UP)], {"mouthSmile": 0.9}), 60.0, rate=5.0)
    assert seen.au(12).intensity > 0.4


def test_talking_does_not_teach_a_wrong_mouth():
    reader = FaceReader(FaceConfig())
    talking = mesh_face([((14, 17), (0.0, -1.8))], {"jawOpen": 0.3})
    watch(reader, REST, 3.0)
    for i in range(120):
        reader.read([talking if i % 4 else REST], 3.0 + i / 10, 640, 480)
    rest = watch(reader, REST, 1.0, 15.0)
    assert rest.au(15).intensity < 0.1


def test_a_neutral_can_be_learned_anew():
    stern = mesh_face([(BROW, (0.0, -0.2)), (INNER_BROW, (0.0, -0.2))])
    reader = FaceReader(FaceConfig(baseline_time=600.0))
    known = watch(reader, stern, 4.0)
    reader.reset_baseline("face_9")
    still = reader.read([stern], 4.0, 640, 480)[0]
    reader.reset_baseline(known.face_id)
    anew = reader.read([stern], 4.1, 640, 480)[0]
    assert still.au(4).intensity == pytest.approx(known.au(4).intensity, abs=0.02)
    assert anew.au(4).intensity > known.au(4).intensity + 0.1


def test_a_blink_is_45_and_closed_eyes_are_43():
    reader, shut = FaceReader(FaceConfig()), mesh_face(SHUT, {"eyeBlink": 0.6})
    watch(reader, REST, 3.0)
    blink = watch(reader, shut, 0.2, 3.0, rate=30.0)
    assert blink.au(45).intensity > 0.5
    assert blink.au(43).intensity < 0.1
    closed = watch(reader, shut, 1.0, 3.2, rate=30.0)
    assert closed.au(43).intensity > 0.5


def test_confidence_falls_with_size_turn_and_presence():
    def sure(**changes):
        return FaceReader(FaceConfig()).read([mesh_face(**changes)], 0.0, 640, 480)[0].au(12).confidence

    assert sure() > sure(scale=4.0) > 0.0
    assert sure() > sure(yaw=0.4) > sure(yaw=0.6) > 0.0
    assert sure(yaw=0.9) == 0.0
    assert sure() > sure(pitch=-0.4) > 0.0
    assert sure(presence=0.6) == pytest.approx(0.6 * sure())


def test_a_tiny_face_is_reported_without_units():
    seen = FaceReader(FaceConfig()).read([mesh_face(shapes={"mouthSmile": 1.0}, scale=2.0)], 0.0, 640, 480)[0]
    assert seen.confidence == 0.0
    assert all(unit.intensity == unit.confidence == 0.0 for unit in seen.action_units)
    assert seen.expression == ""
    assert (seen.width, seen.face_id) == (pytest.approx(31, abs=3), "face_1")


def test_a_face_keeps_its_id_when_the_tracker_loses_it_for_a_moment():
    reader = FaceReader(FaceConfig())
    first = watch(reader, REST, 3.0)
    again = reader.read([mesh_face(track=2, at=(330.0, 240.0))], 4.0, 640, 480)[0]
    assert again.face_id == first.face_id
    assert again.au(12).confidence == pytest.approx(first.au(12).confidence, rel=0.05)


def test_another_place_another_person():
    reader = FaceReader(FaceConfig())
    first = watch(reader, REST, 1.0)
    other = mesh_face(track=2, at=(120.0, 240.0), scale=9.0)
    both = reader.read([REST, other], 1.0, 640, 480)
    assert [face.face_id for face in both] == [first.face_id, "face_2"]
    late = reader.read([mesh_face(track=7)], 9.0, 640, 480)[0]
    assert late.face_id == "face_3"


def test_a_new_recording_starts_with_strangers():
    reader = FaceReader(FaceConfig())
    watch(reader, REST, 3.0, 100.0)
    assert reader.read([REST], 5.0, 640, 480)[0].face_id == "face_2"


def test_at_most_so_many_faces():
    faces = [mesh_face(track=i, at=(100.0 * i, 200.0), scale=5.0) for i in range(1, 5)]
    assert len(FaceReader(FaceConfig(max_faces=2)).read(faces, 0.0, 640, 480)) == 2


def test_parameters_change_together_or_not_at_all():
    reader = FaceReader(FaceConfig())
    with pytest.raises(ParameterError, match="max_yaw"):
        reader.amend({"min_face_size": 80.0, "max_yaw": 9.0})
    assert reader.config == FaceConfig()
    reader.amend({"min_face_size": 400.0})
    assert reader.read([REST], 0.0, 640, 480)[0].confidence == 0.0
