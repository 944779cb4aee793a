"""The own neutral face: learned fast while new, moved slowly later, never by a held expression. Virtual time."""

import numpy as np
import pytest
from mesh_face import BROW, CORNERS, INNER_BROW, mesh_face

from whee_ros.perception.face.baseline import Neutral
from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.reader import FaceReader
from whee_ros.perception.face.units import CODES, SPREAD

CONFIG = FaceConfig()
SMILE = mesh_face([(CORNERS, (0.0, 0.5))], {"mouthSmile": 0.9, "eyeSquint": 0.5})
FROWN = mesh_face([(BROW, (0.0, -0.5)), (INNER_BROW, (0.0, -0.5))], {"browDown": 0.5})
GRIEF = mesh_face([(CORNERS, (0.0, -0.6)), (INNER_BROW, (0.0, 0.3))], {"browInnerUp": 0.4})


def watch(reader, face, seconds, start, rate=10.0):
    return [reader.read([face], start + i / rate, 640, 480)[0] for i in range(round(seconds * rate))]


def units(**values):
    found = np.zeros(len(CODES))
    for name, value in values.items():
        found[CODES.index(int(name[2:]))] = value
    return found


def learn(neutral, activations, seconds, rate=10.0):
    for _ in range(round(seconds * rate)):
        neutral.learn(activations, 1.0 / rate, CONFIG)


@pytest.mark.parametrize("rest_first", [True, False])
@pytest.mark.parametrize(("face", "code"), [(SMILE, 12), (FROWN, 4), (GRIEF, 15)])
def test_an_expression_held_for_a_minute_still_reads_four_fifths(face, code, rest_first):
    reader = FaceReader(CONFIG)
    start = 0.0
    if rest_first:
        watch(reader, mesh_face(), 5.0, 0.0)
        start = 5.0
    seen = watch(reader, face, 60.0, start, rate=3.0)
    # once the filter has followed
    first, last = seen[2].au(code).intensity, seen[-1].au(code).intensity
    assert first > 0.5
    assert last >= 0.8 * first


def test_after_the_minute_the_face_at_rest_reads_as_rest():
    reader = FaceReader(CONFIG)
    watch(reader, mesh_face(), 5.0, 0.0)
    watch(reader, SMILE, 60.0, 5.0, rate=3.0)
    rest = watch(reader, mesh_face(), 2.0, 65.0)[-1]
    assert max(unit.intensity for unit in rest.action_units) < 0.1
    assert rest.expression == "neutral"


@pytest.mark.parametrize(
    "face",
    [
        mesh_face([(BROW, (0.0, -0.25)), (INNER_BROW, (0.0, -0.25))], {"browDown": 0.1}),
        mesh_face([(CORNERS, (0.0, -0.25))], {"mouthFrown": 0.1}),
        mesh_face([(CORNERS, (0.0, -0.2)), (INNER_BROW, (0.0, 0.12))]),
    ],
    ids=["low brows", "low lip corners", "slanted brows and low corners"],
)
def test_an_unusual_face_at_rest_is_not_sad(face):
    reader = FaceReader(CONFIG)
    known = watch(reader, face, 6.0, 0.0)[-1]
    assert max(known.au(code).intensity for code in (1, 4, 15)) < 0.12
    assert known.expression == "neutral"
    assert known.valence > -0.15


def test_a_palsied_face_is_learned_at_once_on_request_and_in_minutes_without():
    palsy = units(AU15=0.7, AU14=0.5)
    asked, unasked = Neutral(vouched=True), Neutral()
    learn(asked, palsy, 4.0)
    learn(unasked, palsy, 60.0)
    corner = CODES.index(15)
    assert asked.level()[corner] > 0.6
    assert unasked.level()[corner] < 0.15
    learn(unasked, palsy, 6 * 60.0, rate=2.0)
    assert unasked.level()[corner] > 0.5


def test_it_moves_no_faster_and_no_farther_than_allowed():
    neutral = Neutral()
    learn(neutral, units(), 10.0)
    before = neutral.level().copy()
    learn(neutral, SPREAD, 60.0)
    assert np.all(neutral.level() - before <= CONFIG.baseline_speed + CONFIG.baseline_drift + 1e-9)
    learn(neutral, 5.0 * np.ones(len(CODES)), 3600.0, rate=1.0)
    assert np.all(neutral.level() <= CONFIG.baseline_range * SPREAD + 1e-9)


def test_a_first_smile_taken_for_rest_is_given_up_soon():
    neutral = Neutral()
    learn(neutral, units(AU12=0.28), 3.0)
    corner = CODES.index(12)
    assert neutral.level()[corner] > 0.2
    learn(neutral, units(), 15.0)
    assert neutral.level()[corner] < 0.1


def test_one_who_smiles_half_of_the_time_keeps_the_neutral():
    neutral = Neutral()
    for _ in range(60):
        learn(neutral, units(), 2.0)
        learn(neutral, units(AU12=0.8, AU6=0.5), 2.0)
    assert np.abs(neutral.level()).max() < 0.05


def test_nothing_is_learned_in_no_time():
    neutral = Neutral()
    neutral.learn(units(AU4=0.4), 0.0, CONFIG)
    assert np.all(neutral.level() == 0.0)
    assert neutral.known(CONFIG) == 0.0
