"""Signs that develop over time, in virtual time: each where it is, and not where it only looks like it."""

import math

import numpy as np
import pytest
from mesh_face import LOWER_LID, UPPER_LID, mesh_face

from whee_ros.core.face import AU_NAMES
from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.reader import FaceReader
from whee_ros.perception.face.signs import pain, smiles
from whee_ros.perception.face.swings import HeadGestures

DEGREE = math.pi / 180


def gestures(pitch, yaw=lambda t: 0.0, seconds=4.0, rate=30.0, noise=0.3):
    """Return the greatest nod and shake while the head follows two functions of time (degrees)."""
    told, rng = HeadGestures(), np.random.default_rng(5)
    found = []
    for i in range(round(seconds * rate)):
        t = i / rate
        jitter = rng.normal(0.0, noise, 2)
        found.append(told.feed((pitch(t) + jitter[0]) * DEGREE, (yaw(t) + jitter[1]) * DEGREE, t))
    return tuple(np.max(found, axis=0))


@pytest.mark.parametrize("rate", [12.0, 30.0])
@pytest.mark.parametrize(("hertz", "degrees"), [(1.3, 4.0), (2.0, 5.0), (3.0, 3.0), (2.0, 12.0)])
def test_nods_and_shakes(hertz, degrees, rate):
    def to_and_fro(t):
        return degrees * math.sin(2 * math.pi * hertz * t) if 1.0 < t < 2.5 else 0.0

    nod, shake = gestures(to_and_fro, rate=rate)
    assert nod > 0.8
    assert shake < 0.2
    nod, shake = gestures(lambda t: 0.0, to_and_fro, rate=rate)
    assert shake > 0.8
    assert nod < 0.2


def speech(t, phase):
    """The sway of a speaking head: slow waves, and beats of a degree on stressed syllables."""
    slow = 2.0 * math.sin(2 * math.pi * 0.35 * t + phase) + 0.8 * math.sin(2 * math.pi * 0.8 * t + 2 * phase)
    return slow + 0.7 * math.sin(2 * math.pi * 2.6 * t + 3 * phase)


@pytest.mark.parametrize("phase", [0.0, 1.0, 2.0, 3.0, 4.0, 5.0])
def test_the_sway_of_speech_is_no_nod(phase):
    nod, shake = gestures(lambda t: speech(t, phase), lambda t: 1.5 * speech(t, phase + 1.3), seconds=20.0)
    assert max(nod, shake) <= 0.34


@pytest.mark.parametrize(
    ("pitch", "yaw"),
    [
        (lambda t: 0.0, lambda t: 0.0),
        (lambda t: 25.0 * min(1.0, max(0.0, t - 1.0)), lambda t: 0.0),
        (lambda t: 0.0, lambda t: 30.0 * min(1.0, max(0.0, (t - 1.0) * 3)) * (t < 2.5)),
        (lambda t: 8.0 * math.sin(2 * math.pi * 0.4 * t), lambda t: 0.0),
        (lambda t: 5.0 * math.sin(12.0 * t), lambda t: 5.0 * math.cos(12.0 * t)),
    ],
    ids=["still", "looking down", "glancing aside and back", "slow rocking", "circling"],
)
def test_other_movements_are_neither(pitch, yaw):
    assert max(gestures(pitch, yaw)) <= 0.5


def test_a_nod_is_over_soon_after():
    told = HeadGestures()
    path = [8.0 * math.sin(2 * math.pi * 2.0 * t) if t < 1.5 else 0.0 for t in np.arange(0.0, 4.0, 1 / 30)]
    found = [told.feed(angle * DEGREE, 0.0, i / 30)[0] for i, angle in enumerate(path)]
    assert found[44] == 1.0
    assert found[-1] == 0.0


def watch(reader, face, seconds, start, rate=15.0):
    return [reader.read([face], start + i / rate, 640, 480)[0] for i in range(round(seconds * rate))][-1]


def test_a_head_hangs_below_its_usual_pitch_whatever_that_is():
    for usual in (-0.1, 0.06, 0.2):
        reader = FaceReader(FaceConfig())
        level = watch(reader, mesh_face(pitch=usual), 10.0, 0.0, rate=6.0)
        hung = watch(reader, mesh_face(pitch=usual + 0.35), 2.0, 10.0)
        assert level.signs.head_down < 0.15
        assert hung.signs.head_down > 0.7
    up = watch(reader, mesh_face(pitch=-0.3), 2.0, 12.0)
    assert up.signs.head_down < 0.05


LEFT = {"eyeLookOutLeft": 0.9, "eyeLookInRight": 0.9}


def test_eyes_that_rest_elsewhere_are_averted_a_glance_is_not():
    reader, camera = FaceReader(FaceConfig()), mesh_face(shapes={"eyeLookDown": 0.2})
    assert watch(reader, camera, 5.0, 0.0).signs.gaze_averted < 0.1
    away = mesh_face(shapes={"eyeLookDown": 0.2} | LEFT)
    assert watch(reader, away, 0.2, 5.0).signs.gaze_averted < 0.45
    assert watch(reader, away, 1.5, 5.2).signs.gaze_averted > 0.7
    assert watch(reader, camera, 2.0, 6.7).signs.gaze_averted < 0.1


def test_eyes_that_hold_the_camera_while_the_head_turns_are_not_averted():
    reader = FaceReader(FaceConfig())
    watch(reader, mesh_face(shapes={"eyeLookDown": 0.2}), 4.0, 0.0)
    back = mesh_face(yaw=-0.4, shapes={"eyeLookDown": 0.2, "eyeLookOutLeft": 0.76, "eyeLookInRight": 0.76})
    assert watch(reader, back, 2.0, 4.0).signs.gaze_averted < 0.1
    along = mesh_face(yaw=-0.45, shapes={"eyeLookDown": 0.2})
    assert watch(reader, along, 2.0, 6.0).signs.gaze_averted > 0.6


def test_the_gaze_of_one_with_other_eyes_is_put_right():
    reader = FaceReader(FaceConfig())
    looking = mesh_face(shapes={"eyeLookOutLeft": 0.12, "eyeLookInRight": 0.12, "eyeLookDown": 0.35})
    first = reader.read([looking], 0.0, 640, 480)[0]
    later = watch(reader, looking, 40.0, 0.1, rate=4.0)
    assert abs(later.gaze_yaw) < 0.25 * abs(first.gaze_yaw)
    assert later.gaze_yaw == pytest.approx(0.0, abs=0.02)


def test_closed_eyes_look_nowhere():
    reader = FaceReader(FaceConfig())
    watch(reader, mesh_face(shapes={"eyeLookDown": 0.2}), 4.0, 0.0)
    moves = [(UPPER_LID, (0.0, -0.5)), (LOWER_LID, (0.0, 0.1))]
    shut = mesh_face(moves, {"eyeBlink": 0.6, "eyeLookDown": 1.0})
    assert watch(reader, shut, 2.0, 4.0).signs.gaze_averted < 0.2


def shown(**units):
    return dict.fromkeys(AU_NAMES, 0.0) | {int(code[2:]): value for code, value in units.items()}


def test_a_smile_that_reaches_the_eyes():
    assert smiles(shown(AU12=0.7, AU6=0.4)) == (1.0, 0.0)
    assert smiles(shown(AU12=0.7, AU6=0.05)) == (0.0, 0.0)
    assert smiles(shown(AU6=0.6, AU4=0.6)) == (0.0, 0.0)
    # laughing lifts the upper lip
    assert smiles(shown(AU12=0.9, AU6=0.5, AU10=0.4, AU9=0.2))[1] < 0.1


@pytest.mark.parametrize("under", [{"AU1": 0.5, "AU4": 0.5}, {"AU15": 0.5}, {"AU9": 0.5}, {"AU10": 0.6}])
def test_a_smile_over_something_else(under):
    assert smiles(shown(AU12=0.5, **under))[1] > 0.9
    assert smiles(shown(**under)) == (0.0, 0.0)


def test_pain_is_pspi_over_its_maximum():
    assert pain(shown(AU4=1, AU6=1, AU7=0.5, AU9=1, AU10=0.2, AU43=1)) == pytest.approx(1.0)
    assert pain(shown(AU4=0.4, AU7=0.6, AU10=0.2, AU43=1)) == pytest.approx((2 + 3 + 1 + 1) / 16)
    assert pain(shown()) == 0.0
