"""`whee new` and `whee robot`: what is scaffolded works as it stands, and says what comes next."""

from __future__ import annotations

import importlib.util
import sys
import tomllib

import cv2
import pytest

from whee_ros.core import registry
from whee_ros.core.errors import ConfigError
from whee_ros.ports.description import Description
from whee_ros.ports.profile import RobotProfile
from whee_ros.tools import robot as look
from whee_ros.tools.contract.command import lines, tried
from whee_ros.tools.new import command
from whee_ros.tools.new.package import EXAMPLES


def test_a_new_robot_is_right_as_it_stands(tmp_path, capsys):
    assert command.main(["robot", "toaster", "--out", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert f"whee robot {tmp_path}/toaster.yaml" in said
    profile = RobotProfile.load(tmp_path / "toaster.yaml")
    Description.load(profile.urdf).check(profile)
    trial = tried("robot", "virtual", str(tmp_path / "toaster.yaml"))
    assert not trial.broken, "\n".join(lines(trial))
    with pytest.raises(ConfigError, match="is there already"):
        command.main(["robot", "toaster", "--out", str(tmp_path)])


def test_a_new_robot_with_an_adapter_of_its_own_is_tried_by_its_name(tmp_path, capsys):
    assert command.main(["robot", "toaster", "--with-adapter", "--out", str(tmp_path)]) == 0
    assert f"whee contract robot toaster --uri {tmp_path}/toaster.yaml" in capsys.readouterr().out
    assert RobotProfile.load(tmp_path / "toaster.yaml").adapter == "toaster"


def test_a_robot_is_told_and_drawn(tmp_path, capsys):
    assert look.main(["lantern", "--picture", str(tmp_path / "a.png")]) == 0
    said = capsys.readouterr().out
    assert "face led" in said
    assert "without: head_roll, body_lean, arm_left, arm_right" in said
    image = cv2.imread(str(tmp_path / "a.png"))
    paper = image[2, 2]
    body = (abs(image.astype(int) - paper) > 40).any(axis=2)
    assert 0.1 < body.mean() < 0.5
    columns = body.any(axis=0).nonzero()[0]
    assert 60 < columns[0] < columns[-1] < image.shape[1] - 60  # all of it, in the middle
    with pytest.raises(ConfigError, match="no urdf"):
        look.main(["drummer", "--picture", str(tmp_path / "b.png")])
    assert look.main([]) == 0
    assert {line.split()[0] for line in capsys.readouterr().out.splitlines()} >= {"whee_bot", "puppet"}


@pytest.mark.parametrize("kind", registry.KINDS)
def test_a_new_plug_in_names_what_it_makes(kind, tmp_path, monkeypatch):
    made = command.files(kind, "my_own", True, tmp_path)
    project = tomllib.loads(made[tmp_path / "my_own" / "pyproject.toml"])
    module, _, attribute = project["project"]["entry-points"][f"whee.{kind}"]["my_own"].partition(":")
    assert module == "my_own"
    source = tmp_path / "my_own.py"
    source.write_text(made[tmp_path / "my_own" / "my_own" / "__init__.py"])
    spec = importlib.util.spec_from_file_location("my_own", source)
    loaded = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "my_own", loaded)
    spec.loader.exec_module(loaded)
    assert callable(getattr(loaded, attribute))
    assert f"whee contract {kind} my_own" in loaded.__doc__


@pytest.mark.parametrize("kind", ["cue", "robot"])
def test_what_a_plug_in_begins_as_keeps_its_contract(kind, monkeypatch):
    module = importlib.import_module(EXAMPLES[kind])
    plug = module.create
    real = registry.load
    monkeypatch.setattr(registry, "load", lambda k, n: plug if (k, n) == (kind, "mine") else real(k, n))
    trial = tried(kind, "mine")
    assert not trial.broken, "\n".join(lines(trial))


def test_a_name_that_cannot_be_one_is_refused(tmp_path):
    with pytest.raises(ConfigError, match="small letters"):
        command.files("robot", "My-Robot", False, tmp_path)
    with pytest.raises(ConfigError, match="is installed"):
        command.files("robot", "gazebo", True, tmp_path)
