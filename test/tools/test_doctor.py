"""What `whee doctor` says about good and bad machines."""

import importlib
import os

import pytest

from whee_ros.engine.models import ModelEntry, ModelStore
from whee_ros.tools import doctor


def without(monkeypatch, *modules):
    """Make `modules` impossible to import."""
    real = importlib.import_module

    def fake(name, package=None):
        if name.split(".")[0] in modules:
            raise ImportError(f"No module named {name!r}")
        return real(name, package)

    monkeypatch.setattr(doctor.importlib, "import_module", fake)


def test_this_machine_can_run_the_system():
    for check in (doctor.check_python, doctor.check_ros, doctor.check_rmw, doctor.check_interfaces):
        assert not check().remedy
    assert not doctor.check_backends().remedy


def test_the_reach_is_that_of_the_system_unless_the_shell_says_otherwise(monkeypatch):
    monkeypatch.delenv("ROS_AUTOMATIC_DISCOVERY_RANGE", raising=False)
    assert "sees LOCALHOST (config/system.yaml)" in doctor.check_rmw().found
    monkeypatch.setenv("ROS_AUTOMATIC_DISCOVERY_RANGE", "SUBNET")
    assert "sees SUBNET (as the shell says)" in doctor.check_rmw().found


def test_an_old_python_is_named_with_what_to_do():
    finding = doctor.check_python((3, 9, 2))
    assert finding.fatal
    assert "3.9.2" in finding.found
    assert "3.11" in finding.remedy


@pytest.mark.parametrize(
    ("module", "check", "remedy"),
    [
        ("rclpy", doctor.check_ros, "source your ROS 2"),
        ("rclpy", doctor.check_rmw, "RMW_IMPLEMENTATION"),
        ("whee_interfaces", doctor.check_interfaces, "scripts/setup"),
    ],
)
def test_what_the_system_cannot_start_without_is_a_failure(monkeypatch, module, check, remedy):
    without(monkeypatch, module)
    finding = check()
    assert finding.fatal
    assert remedy in finding.remedy
    assert finding.line().startswith("FAILED")


def test_no_camera_is_a_warning(tmp_path):
    finding = doctor.check_camera(tmp_path)
    assert (finding.found, finding.fatal) == ("none", False)
    assert finding.line().startswith("warning")
    (tmp_path / "video0").touch()
    assert doctor.check_camera(tmp_path).line() == f"ok       camera          {tmp_path / 'video0'}"


def test_a_camera_that_may_not_be_read_says_which_group_to_join(tmp_path, monkeypatch):
    (tmp_path / "video0").touch()
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert "-aG video" in doctor.check_camera(tmp_path).remedy


def device(name, inputs, outputs):
    return {"name": name, "max_input_channels": inputs, "max_output_channels": outputs}


def test_missing_sound_devices_are_warnings_and_named():
    both = doctor.check_sound(lambda: [device("mic", 1, 0), device("box", 0, 2)])
    assert (both.found, both.remedy) == ("in: mic; out: box", "")
    assert doctor.check_sound(lambda: [device("box", 0, 2)]).found == "no microphone"
    nothing = doctor.check_sound(list)
    assert (nothing.found, nothing.fatal) == ("no microphone and no loudspeaker", False)


def test_a_machine_without_portaudio_is_told_how_to_get_it(monkeypatch):
    def fail():
        raise OSError("PortAudio library not found")

    assert "apt install libportaudio2" in doctor.check_sound(fail).remedy


def test_little_or_no_shared_memory_is_a_warning(tmp_path, monkeypatch):
    assert "tmpfs" in doctor.check_shared_memory(tmp_path / "absent").remedy
    usage = doctor.shutil.disk_usage(tmp_path)
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda _: usage._replace(free=8 * 2**20))
    finding = doctor.check_shared_memory(tmp_path)
    assert (finding.found, finding.fatal) == ("8 MiB free", False)
    assert "64 MiB" in finding.remedy


def test_a_damaged_model_fails_with_the_command_and_an_optional_one_does_not(tmp_path):
    (tmp_path / "a.bin").write_bytes(b"changed")
    needed = ModelEntry("needed", "", "x==1", "no_such_module", "a.bin", 7, "0" * 64, "MIT", "")
    spare = ModelEntry("spare", "", "x==1", "no_such_module", "b.bin", 7, "0" * 64, "MIT", "", optional=True)
    finding = doctor.check_models(ModelStore({"needed": needed, "spare": spare}, [tmp_path]))
    assert finding.fatal
    assert finding.found == "missing or damaged: needed"
    assert finding.remedy == "Run: whee models fetch needed"
    assert not doctor.check_models(ModelStore({"spare": spare}, [tmp_path])).remedy


@pytest.mark.parametrize(("fatal", "status"), [(True, 1), (False, 0)])
def test_only_failures_give_exit_status_1(monkeypatch, capsys, fatal, status):
    findings = [doctor.Finding("a", "fine"), doctor.Finding("b", "bad", "Mend it.", fatal)]
    monkeypatch.setattr(doctor, "CHECKS", tuple(lambda f=f: f for f in findings))
    assert doctor.main([]) == status
    assert "-> Mend it." in capsys.readouterr().out
