"""Mesh files as robots have them, read and drawn; what cannot be read is named."""

from __future__ import annotations

import numpy as np
import pytest
import trimesh

from whee_ros.ports.description import Description
from whee_ros.tools.draw_robot import draw, meshes

URDF = """<robot name="r"><link name="base"><visual>
<geometry><mesh filename="{file}" scale="1 1 0.5"/></geometry>
<material name="blue"><color rgba="0.1 0.1 0.9 1"/></material></visual></link></robot>"""


def description(folder, file: str) -> Description:
    path = folder / "r.urdf"
    path.write_text(URDF.format(file=file))
    return Description.load(str(path))


@pytest.mark.parametrize("kind", ["stl", "obj", "dae"])
def test_a_mesh_is_drawn_where_it_is_as_large_as_it_is(tmp_path, kind):
    trimesh.creation.box((0.2, 0.2, 0.4)).export(tmp_path / f"body.{kind}")
    made = description(tmp_path, f"body.{kind}")
    found, wrong = meshes(made)
    assert not wrong
    assert np.ptp(found[f"body.{kind}"], axis=(0, 1)) == pytest.approx([0.2, 0.2, 0.4])
    picture = draw(made, {}, size=(120, 120), view=(0.0, 0.0))
    blue = (picture[..., 0] > 100) & (picture[..., 2] < 60)
    rows, columns = (np.ptp(np.nonzero(blue)[axis]) for axis in (0, 1))
    assert rows == pytest.approx(columns, abs=2)  # half as high, by its scale


def test_a_mesh_that_is_no_mesh_is_named_and_a_bone_drawn(tmp_path):
    (tmp_path / "body.obj").write_text("no mesh at all")
    made = description(tmp_path, "body.obj")
    found, (wrong,) = meshes(made)
    assert not found
    assert "body.obj" in wrong
    assert "Export it as STL" in wrong
    assert draw(made, {}, size=(60, 60)).shape == (60, 60, 3)


def test_a_head_without_a_face_gets_a_stick_that_turns_with_it(tmp_path):
    (tmp_path / "r.urdf").write_text(
        """<robot name="r"><link name="base"/><link name="head"><visual><geometry><sphere radius="0.1"/></geometry>
<material name="g"><color rgba="0.1 0.9 0.1 1"/></material></visual></link><joint name="neck" type="continuous">
<parent link="base"/><child link="head"/><axis xyz="0 0 1"/></joint></robot>"""
    )
    made = Description.load(str(tmp_path / "r.urdf"))

    def side(pan: float) -> float:
        picture = draw(made, {"neck": pan}, size=(120, 120), view=(0.0, 0.3), nose="head").astype(int)
        red = (picture[..., 2] > 90) & (picture[..., 1] < 80)
        return float(np.nonzero(red)[1].mean()) - 60.0

    assert side(1.2) > 10.0  # to its own left, our right
    assert side(-1.2) < -10.0
    assert abs(side(0.0)) < 3.0
