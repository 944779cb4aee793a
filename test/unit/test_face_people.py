"""Ids stay with their people: crossings, hiding, swapped sides, coming back; whatever the tracker says."""

import numpy as np
import pytest
from mesh_face import mesh_face

from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.matching import pair
from whee_ros.perception.face.reader import FaceReader
from whee_ros.ports.face import PATCH_SHAPE

RATE = 15.0
LOOKS = [
    np.kron(np.random.default_rng(seed).integers(60, 200, (16, 14)), np.ones((8, 8))).astype(np.uint8)
    for seed in range(4)
]
"""Four people's skins, 8 px to a value."""
assert LOOKS[0].shape == PATCH_SHAPE


def face(who, x, track, y=240.0, scale=9.0, light=1.0):
    noise = np.random.default_rng(int(x)).normal(0.0, 8.0, PATCH_SHAPE)
    patch = np.clip(LOOKS[who] * light + noise, 0, 255).astype(np.uint8)
    # one has a longer nose and a broader jaw than the next
    build = [((2, 1), (0.0, 0.1 * who)), ((172,), (-0.15 * who, 0.0)), ((397,), (0.15 * who, 0.0))]
    return mesh_face(build, scale=scale, at=(x, y), track=track, patch=patch)


def ids(reader, faces, stamp):
    return [seen.face_id for seen in reader.read(faces, stamp, 640, 480)]


def settle(reader, faces, seconds=2.0):
    for i in range(round(seconds * RATE)):
        known = ids(reader, faces, i / RATE)
    return known


@pytest.mark.parametrize("tracker", ["keeps", "swaps", "renumbers"])
@pytest.mark.parametrize("seconds", [0.8, 3.0])
def test_two_who_cross(tracker, seconds):
    """They pass at one height; near the middle the one behind is hidden."""
    reader = FaceReader(FaceConfig())
    assert settle(reader, [face(0, 150, 1), face(1, 490, 2)]) == ["face_1", "face_2"]
    steps = round(seconds * RATE)
    for i in range(steps + 1):
        x = 150 + 340 * i / steps
        crossed, hidden = i > steps / 2, abs(320 - x) < 50
        numbers = {"keeps": (1, 2), "swaps": (2, 1), "renumbers": (8, 9)}[tracker] if crossed else (1, 2)
        shown = [face(0, x, numbers[0])] + ([] if hidden else [face(1, 640 - x, numbers[1])])
        expected = ["face_1", "face_2"][: len(shown)]
        assert ids(reader, shown, 2.0 + i / RATE) == expected


def test_one_is_hidden_for_a_second_and_comes_out_elsewhere():
    reader = FaceReader(FaceConfig())
    settle(reader, [face(0, 200, 1), face(1, 400, 2)])
    for i in range(round(RATE)):
        assert ids(reader, [face(0, 200, 1)], 2.0 + i / RATE) == ["face_1"]
    assert ids(reader, [face(0, 200, 1), face(1, 520, 7)], 3.0) == ["face_1", "face_2"]


def test_two_swap_sides_while_nobody_looks():
    reader = FaceReader(FaceConfig())
    settle(reader, [face(0, 200, 1), face(1, 440, 2)])
    assert ids(reader, [face(1, 200, 1), face(0, 440, 2)], 3.0) == ["face_2", "face_1"]


def test_somebody_else_in_the_same_place_is_somebody_else():
    reader = FaceReader(FaceConfig())
    settle(reader, [face(0, 320, 1)])
    assert ids(reader, [face(2, 320, 5)], 4.0) == ["face_2"]


def test_who_leaves_and_comes_back_in_time_is_known_later_a_stranger():
    reader = FaceReader(FaceConfig(forget_after=3.0))
    settle(reader, [face(0, 100, 1)])
    assert ids(reader, [], 2.5) == []
    assert ids(reader, [face(0, 560, 4, scale=7.0)], 4.5) == ["face_1"]
    assert ids(reader, [face(0, 560, 5)], 8.0) == ["face_2"]


def test_four_change_places_pairwise():
    reader = FaceReader(FaceConfig())
    settle(reader, [face(who, 90 + 150 * who, who + 1, scale=6.0) for who in range(4)])
    moved = [face(who, 90 + 150 * (who ^ 1), who + 1, scale=6.0) for who in range(4)]
    assert ids(reader, moved, 2.5) == ["face_1", "face_2", "face_3", "face_4"]


def test_a_lamp_goes_off():
    reader = FaceReader(FaceConfig())
    settle(reader, [face(0, 320, 1)])
    assert ids(reader, [face(0, 325, 2, light=0.4)], 2.1) == ["face_1"]


def test_without_a_look_the_place_decides():
    reader = FaceReader(FaceConfig())
    a, b = mesh_face(at=(160.0, 240.0), scale=8.0), mesh_face(at=(480.0, 240.0), scale=8.0, track=2)
    for i in range(20):
        assert ids(reader, [a, b], i / RATE) == ["face_1", "face_2"]
    other = mesh_face(at=(470.0, 240.0), scale=8.0, track=9)
    assert ids(reader, [other], 1.5) == ["face_2"]


@pytest.mark.parametrize("seed", range(20))
def test_the_pairing_is_the_cheapest(seed):
    from itertools import permutations

    rng = np.random.default_rng(seed)
    rows = int(rng.integers(1, 5))
    costs = rng.normal(size=(rows, rows + int(rng.integers(0, 3))))
    found = pair(costs)
    assert len(set(found)) == rows
    best = min(sum(costs[range(rows), list(p)]) for p in permutations(range(costs.shape[1]), rows))
    assert sum(costs[range(rows), found]) == pytest.approx(best)
