"""The worlds through Gazebo's own parser, where one is installed: `gz sdf`, or libsdformat of the distribution."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from whee_ros.core.resources import resource
from whee_ros.ports.profile import RobotProfile, profile_path
from whee_ros.tools.sdf import write

SOURCE = """
#include <iostream>
#include <string>
#include <sdf/sdf.hh>
int main(int, char **argv) {
  sdf::ParserConfig config;
  config.SetFindCallback([&](const std::string &uri) { return argv[2] + uri.substr(uri.find("://") + 2); });
  sdf::Root root;
  auto errors = root.Load(argv[1], config);
  for (const auto &error : errors) std::cout << error << std::endl;
  if (const auto *world = root.WorldByIndex(0)) std::cout << world->ModelByName("robot")->JointCount() << std::endl;
  return errors.size();
}
"""


def parser(folder: Path) -> list[str] | None:
    """Return a command that parses FILE with models in FOLDER, None where nothing can."""
    if shutil.which("gz") and not subprocess.run(["gz", "sdf", "--versions"], capture_output=True).returncode:
        return ["gz", "sdf", "--check"]
    found = subprocess.run(
        ["pkg-config", "--list-package-names"], capture_output=True, text=True, check=False
    )
    names = [name for name in found.stdout.split() if name.startswith("sdformat") and name[8:].isdigit()]
    if not names or not shutil.which("g++"):
        return None
    flags = subprocess.run(
        ["pkg-config", "--cflags", "--libs", max(names)], capture_output=True, text=True, check=True
    )
    (folder / "check.cpp").write_text(SOURCE)
    command = [
        "g++",
        "-std=c++17",
        str(folder / "check.cpp"),
        "-o",
        str(folder / "check"),
        *flags.stdout.split(),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return [str(folder / "check")]


@pytest.mark.skipif(
    not any(map(shutil.which, ("gz", "pkg-config"))),
    reason="Gazebo's parser is in no registry of Python packages",
)
def test_gazebo_reads_the_world_with_every_robot_in_it(tmp_path):
    command = parser(tmp_path)
    if command is None:
        pytest.skip("neither gz sdf nor libsdformat-dev is installed")
    shutil.copytree(resource("worlds/models/person"), tmp_path / "person")
    for name in ("whee_bot", "lantern", "puppet"):
        write(RobotProfile.load(profile_path(name)), tmp_path)
        given = [str(resource("worlds/tabletop.sdf")), str(tmp_path)][: 2 if command[0] != "gz" else 1]
        told = subprocess.run(
            [*command, *given],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "SDF_PATH": str(tmp_path), "GZ_SIM_RESOURCE_PATH": str(tmp_path)},
        )
        assert told.returncode == 0, f"{name}: {told.stdout}{told.stderr}"
