"""Wrinkles against the own skin, and the two sides of a face."""

import numpy as np
import pytest
from mesh_face import mesh_face

from whee_ros.backends.camera.portrait.performance import FaceProgramme
from whee_ros.core.errors import ConfigError
from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.features import features
from whee_ros.perception.face.geometry import fit
from whee_ros.perception.face.sides import Sides
from whee_ros.perception.face.skin import NOTHING, Skin
from whee_ros.perception.face.texture import REGIONS, wrinkles
from whee_ros.perception.face.units import CODES, activations, sidedness
from whee_ros.ports.face import PATCH_ORIGIN, PATCH_SCALE, PATCH_SHAPE

CONFIG = FaceConfig()
SMOOTH = np.full(PATCH_SHAPE, 150, np.uint8)


def wrinkled(*regions, sides=(1.0, -1.0), depth=25):
    """Return smooth skin with a few dark lines across the direction that the region looks along."""
    skin = SMOOTH.copy()
    for name in regions:
        region = REGIONS[name]
        for side in sides:
            columns = sorted(round(PATCH_ORIGIN[0] + side * PATCH_SCALE * x) for x in region.x)
            rows = sorted(round(PATCH_ORIGIN[1] - PATCH_SCALE * y) for y in region.y)
            place = skin[rows[0] : rows[1], columns[0] : columns[1]]
            if region.along == "x":
                place[:, 2::5] -= depth
            else:
                place[2::5] -= depth
    return skin


def after_rest(patch, **face):
    """Return what is told of a patch after three seconds of smooth skin."""
    skin, rest = Skin(), fit(mesh_face().landmarks)
    for _ in range(30):
        skin.feed(SMOOTH, rest, 0.1, CONFIG)
    return skin.feed(patch, fit(mesh_face(**face).landmarks), 0.1, CONFIG)


@pytest.mark.parametrize("name", ["crow", "nose_root", "frown", "dimple", "chin", "eye_bag"])
def test_lines_are_measured_where_they_lie(name):
    smooth, lined = wrinkles(SMOOTH), wrinkles(wrinkled(name))
    assert sum(smooth[name]) == 0.0
    assert min(lined[name]) > 0.01
    far = "forehead" if name == "chin" else "chin"
    assert max(lined[far]) < 0.005


def test_light_does_not_count():
    bright = wrinkles(wrinkled("crow", depth=40))["crow"]
    dim = wrinkles((wrinkled("crow", depth=40) // 2).astype(np.uint8))["crow"]
    assert dim == pytest.approx(bright, rel=0.1)


def test_skin_tells_only_changes_and_only_once_known():
    first = Skin().feed(wrinkled("frown"), fit(mesh_face().landmarks), 0.1, CONFIG)
    assert first.mean("frown") == pytest.approx(0.0, abs=0.1)
    known = after_rest(wrinkled("frown"))
    assert known.known == pytest.approx(1.0)
    assert known.mean("frown") > 1.0


def test_a_turned_face_tells_nothing_of_its_skin():
    assert after_rest(wrinkled("frown"), yaw=0.6) is NOTHING
    assert after_rest(None) is NOTHING


def test_crows_feet_tell_a_raised_cheek_from_a_tightened_lid():
    squint = mesh_face([((145, 374), (0.0, 0.12))], {"eyeSquint": 0.6})

    def read(patch):
        found = activations(features(fit(squint.landmarks), squint.blendshapes, after_rest(patch)))
        return found[CODES.index(6)], found[CODES.index(7)]

    cheek, lid = read(wrinkled("crow", depth=60)), read(SMOOTH)
    assert cheek[0] > cheek[1] + 0.2
    assert lid[1] > lid[0] + 0.2


def test_a_dimple_on_one_side():
    face = mesh_face()

    def lean(side):
        folds = after_rest(wrinkled("dimple", sides=(side,), depth=40))
        return sidedness(features(fit(face.landmarks), face.blendshapes, folds))[CODES.index(14)]

    assert lean(1.0) > 0.3
    assert lean(-1.0) < -0.3


def test_a_crooked_face_at_rest_is_not_asymmetric():
    sides, crooked = Sides(), np.array([0.2])
    for _ in range(40):
        rest = sides.feed(crooked, np.zeros(1), 0.1, CONFIG)
    assert abs(rest[0]) < 0.01
    smirk = sides.feed(crooked + 0.6, np.full(1, 0.5), 10.0, CONFIG)
    assert smirk[0] == pytest.approx(0.6, abs=0.05)


def test_no_side_is_under_nothing_or_over_everything():
    lean = Sides().feed(np.array([1.5]), np.array([0.2]), 0.1, CONFIG)[0]
    assert 0.2 - lean / 2 >= 0.0


def test_the_script_may_lean():
    entry = {"au": 12, "from": 0.0, "to": 2.0, "intensity": 0.4, "asymmetry": -0.8}
    pose = FaceProgramme.parse([entry]).at(1.0)
    assert pose.asymmetry[12] == pytest.approx(-0.8)
    for wrong in ({"asymmetry": 0.9}, {"au": 4, "asymmetry": 0.2}):
        with pytest.raises(ConfigError, match="asymmetry"):
            FaceProgramme.parse([entry | wrong])
