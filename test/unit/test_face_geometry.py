"""Pose, gaze, filter and labels, each by itself."""

import numpy as np
import pytest
from mesh_face import mesh_face

from whee_ros.core.emfacs import affect, expression, probabilities
from whee_ros.core.face import EXPRESSIONS, ActionUnit
from whee_ros.perception.face.expression import judge
from whee_ros.perception.face.geometry import fit
from whee_ros.perception.face.pose import gaze, head
from whee_ros.perception.face.smoothing import OneEuro


@pytest.mark.parametrize(("yaw", "pitch"), [(0.0, 0.0), (0.4, 0.0), (-0.7, 0.1), (0.0, 0.3), (0.2, -0.4)])
def test_the_fit_takes_pose_and_size_out(yaw, pitch):
    found, straight = (
        fit(mesh_face(scale=9.0, **turned).landmarks) for turned in ({"yaw": yaw, "pitch": pitch}, {})
    )
    assert found.scale == pytest.approx(9.0, rel=1e-3)
    assert np.abs(found.points - straight.points).max() < 0.01
    pose = head(found, 640, 480, 1.05)
    assert [pose.yaw, pose.pitch, pose.roll] == pytest.approx([yaw, pitch, 0.0], abs=0.01)


def test_a_face_half_as_large_is_twice_as_far():
    near = head(fit(mesh_face(scale=12.0).landmarks), 640, 480, 1.05)
    far = head(fit(mesh_face(scale=6.0, at=(480.0, 240.0)).landmarks), 640, 480, 1.05)
    assert far.z == pytest.approx(2 * near.z, rel=1e-3)
    assert near.x == pytest.approx(0.0, abs=1e-3)
    assert far.x > 0.1


def test_gaze_to_the_persons_left_and_down_is_positive():
    shapes = mesh_face(shapes={"eyeLookDown": 0.5}).blendshapes
    yaw, pitch = gaze(shapes | {"eyeLookOutLeft": 0.6, "eyeLookInRight": 0.6})
    assert yaw > 0.2
    assert pitch > 0.2
    assert gaze(mesh_face().blendshapes) == (0.0, 0.0)


def test_the_filter_calms_noise_and_follows_a_jump():
    noise = np.random.default_rng(3).normal(0.0, 0.02, (300, 1))
    calm = OneEuro()
    smooth = np.array([calm.feed(value, 1 / 30, 2.0, 0.5) for value in noise])
    assert smooth[30:].std() < 0.65 * noise[30:].std()
    jump = OneEuro()
    jump.feed(np.zeros(1), 1 / 30, 4.0, 3.0)
    path = [float(jump.feed(np.ones(1), 1 / 30, 4.0, 3.0)[0]) for _ in range(5)]
    assert path == sorted(path)
    assert path[3] > 0.95


@pytest.mark.parametrize(
    ("units", "label"),
    [
        ({}, "neutral"),
        ({12: 0.7, 6: 0.5}, "happy"),
        ({1: 0.5, 4: 0.4, 15: 0.5}, "sad"),
        ({1: 0.5, 2: 0.5, 5: 0.5, 26: 0.6}, "surprised"),
        ({1: 0.5, 2: 0.5, 4: 0.4, 5: 0.6, 20: 0.6}, "scared"),
        ({4: 0.7, 7: 0.5, 23: 0.4, 24: 0.3}, "angry"),
        ({9: 0.6, 10: 0.5}, "disgusted"),
        ({25: 0.8, 26: 0.3}, "neutral"),
    ],
)
def test_prototypes(units, label):
    assert expression(units) == label
    assert label in EXPRESSIONS


def test_what_is_between_two_prototypes_has_no_name():
    assert expression({4: 0.6}) == ""


@pytest.mark.parametrize(
    ("units", "asymmetry", "label"),
    [
        ({12: 0.4}, {12: 0.7}, "contempt"),
        ({14: 0.4}, {14: -0.7}, "contempt"),
        ({12: 0.7, 6: 0.4}, {12: 0.3}, "happy"),
        ({12: 0.3, 25: 0.8, 26: 0.4}, {12: 0.4}, "neutral"),
    ],
)
def test_contempt_is_one_sided(units, asymmetry, label):
    assert expression(units, asymmetry) == label


def test_probabilities_sum_to_one_over_all_labels():
    found = probabilities({12: 0.5, 4: 0.2}, {})
    assert sorted(found) == sorted(EXPRESSIONS)
    assert sum(found.values()) == pytest.approx(1.0)


def test_confidence_follows_the_units_that_show():
    def units(hidden):
        smile = {12: 0.8, 6: 0.6}
        return [
            ActionUnit(c, smile.get(c, 0.0), 0.1 if c in hidden else 0.9) for c in (1, 4, 5, 6, 12, 15, 26)
        ]

    clear, mouth, brow = judge(units(()), 1.0), judge(units((12, 15, 26)), 1.0), judge(units((1, 4)), 1.0)
    assert clear.expression == "happy"
    assert clear.expression_confidence > brow.expression_confidence > mouth.expression_confidence > 0.0
    assert clear.valence_confidence > mouth.valence_confidence
    assert clear.valence_confidence > clear.arousal_confidence
    assert judge(units(()), 0.2).expression == ""


def test_valence_and_arousal_have_the_right_signs():
    joy, grief = affect({12: 0.8, 6: 0.5, 25: 0.5}), affect({1: 0.5, 4: 0.4, 15: 0.6})
    fright, sleep = affect({1: 0.5, 2: 0.5, 5: 0.7, 20: 0.5}), affect({43: 1.0})
    assert joy[0] > 0.5 > 0.0 > grief[0]
    assert fright[1] > 0.5 > 0.0 > sleep[1]
    assert affect({}) == (0.0, 0.0)
