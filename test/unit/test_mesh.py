"""Meshes of a description: where they lie, and that few triangles keep the shape of many."""

from __future__ import annotations

import numpy as np
import pytest

from whee_ros.core.errors import ConfigError
from whee_ros.tools.mesh import GRID, MANY, coarser, find


def test_a_mesh_is_found_beside_the_description_in_its_source_tree_and_in_an_installed_package(
    tmp_path, monkeypatch
):
    own = tmp_path / "src" / "toaster_description"
    for folder in (own / "urdf", own / "meshes", tmp_path / "ros" / "share" / "arm" / "meshes"):
        folder.mkdir(parents=True)
    description = own / "urdf" / "toaster.urdf"
    for file in (own / "meshes" / "head.stl", own / "urdf" / "foot.obj"):
        file.touch()
    arm = tmp_path / "ros" / "share" / "arm" / "meshes" / "arm.dae"
    arm.touch()
    monkeypatch.setenv("AMENT_PREFIX_PATH", f"{tmp_path / 'none'}:{tmp_path / 'ros'}")
    assert find("package://toaster_description/meshes/head.stl", description) == own / "meshes" / "head.stl"
    assert find("package://arm/meshes/arm.dae", description) == arm
    assert find("foot.obj", description) == own / "urdf" / "foot.obj"
    assert find(f"file://{arm}", description) == arm
    with pytest.raises(ConfigError, match="no mesh package:"):
        find("package://legs/leg.stl", description)


def test_many_triangles_become_few_of_the_same_outline():
    # a ball of rings
    count = 80
    down, round_ = np.meshgrid(np.linspace(0, np.pi, count), np.linspace(0, 2 * np.pi, count), indexing="ij")
    grid = np.stack([np.sin(down) * np.cos(round_), np.sin(down) * np.sin(round_), np.cos(down)], axis=-1)
    a, b, c, d = grid[:-1, :-1], grid[1:, :-1], grid[1:, 1:], grid[:-1, 1:]
    ball = np.concatenate(
        [np.stack([a, b, c], -2).reshape(-1, 3, 3), np.stack([a, c, d], -2).reshape(-1, 3, 3)]
    )
    few = coarser(ball)
    assert 500 < len(few) < 2 * MANY < len(ball)
    assert np.abs(few.min(axis=(0, 1)) + 1.0).max() < 2 / GRID
    assert np.linalg.norm(few.mean(axis=1), axis=1).min() > 0.9  # nothing went through the middle
