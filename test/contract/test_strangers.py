"""A stranger's plug-in: a good one passes, and each kind of fault is told in words."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
import pytest

from whee_ros.behavior.node import SUCCESS, Node
from whee_ros.behavior.ports import Port
from whee_ros.core import registry
from whee_ros.core.errors import BackendError, ConfigError, DeviceError
from whee_ros.core.media import Frame
from whee_ros.empathy.when.cues import Reading
from whee_ros.tools.contract import trial as trials
from whee_ros.tools.contract.command import lines, main, tried


@pytest.fixture
def stranger(monkeypatch):
    real, names = registry.load, registry.names

    def install(kind, plug):
        monkeypatch.setattr(registry, "names", lambda k: ["mine"] if k == kind else names(k))
        monkeypatch.setattr(registry, "load", lambda k, n: plug if (k, n) == (kind, "mine") else real(k, n))
        return tried(kind, "mine")

    return install


class Shrug(Node):
    """Does nothing, well."""

    ports = (Port("how", str, "Manner.", choices=("slow", "fast")),)

    def update(self):
        return SUCCESS if self.text("how") else None


class Mute(Node):
    """Breaks when it is ticked."""

    def update(self):
        raise KeyError("no such thing")


class Yawn:
    """A cue that needs the face."""

    name, modality, half_life, seeking, providing = "yawn", "face", 5.0, 0.3, 0.0

    def read(self, channels):
        face = channels.get("face")
        return None if face is None else Reading("yawn", 1.0, face.confidence, face.stamp, 1.0)


class Sure(Yawn):
    """Knows everything, always."""

    name, modality = "smile", "smell"

    def read(self, channels):
        return Reading("yawn", float("nan"), 2.0, 0.0, 1.0)


def test_a_good_node_and_a_good_cue_pass(stranger):
    assert stranger("bt_node", Shrug).broken == []
    assert stranger("cue", Yawn).broken == []


def test_each_fault_is_told(stranger):
    assert "KeyError" in stranger("bt_node", Mute).broken[0].broken
    assert "no docstring" in "".join(lines(stranger("bt_node", type("Bare", (Shrug,), {"__doc__": ""}))))
    assert stranger("bt_node", dict).broken[0].clause.startswith("is a subclass")
    faults = {verdict.clause: verdict.broken for verdict in stranger("cue", Sure).broken}
    assert "'smell'" in " ".join(faults.values()) or "name 'smile'" in " ".join(faults.values())
    assert "return None" in faults["says nothing when nothing is known"]


class Camera:
    """Frames of the wrong type; it says nothing useful when it is used too early."""

    image: ClassVar = np.zeros((4, 4), np.float64)

    def __init__(self, uri, **asked):
        self.opened = False

    def open(self):
        self.opened = True

    def read(self):
        if not self.opened:
            raise AttributeError("'NoneType' object has no attribute 'read'")
        return Frame(1.0, self.image)

    def close(self):
        self.opened = False


class Absent(Camera):
    def open(self):
        raise DeviceError("camera mine", "is not there", "Plug it in.")

    def read(self):
        raise BackendError("camera mine", "not open", "Call open() first.")


class Hangs(Camera):
    def read(self):
        while True:
            pass


def test_a_camera_with_faults(stranger, monkeypatch):
    broken = {verdict.clause: verdict.broken for verdict in stranger("camera", Camera).broken}
    assert "AttributeError" in broken["before open it gives nothing, or says what to call"]
    assert "float64" in broken["gives BGR frames with rising stamps and counts"]
    absent = stranger("camera", Absent)
    assert (absent.broken, absent.missing) == ([], "camera mine: is not there. Plug it in.")
    monkeypatch.setattr(trials, "LONGEST", 1)
    assert "has not ended after 1 s" in stranger("camera", Hangs).broken[0].broken


def test_the_command_fails_where_a_promise_is_broken(stranger, capsys):
    stranger("bt_node", Mute)
    assert main(["bt_node", "mine"]) == 1
    assert "BROKEN" in capsys.readouterr().out
    stranger("bt_node", Shrug)
    assert main(["bt_node", "mine"]) == 0
    with pytest.raises(ConfigError, match="no such kind of plug-in"):
        tried("nose", "mine")
