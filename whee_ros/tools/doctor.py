"""`whee doctor`: checks this machine and says, for each thing that is wrong, what to do."""

from __future__ import annotations

import argparse
import importlib
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from whee_ros.core import registry
from whee_ros.core.errors import WheeError
from whee_ros.engine.models import ModelStore


@dataclass(frozen=True)
class Finding:
    """One check: what was looked at, what was found, and the remedy ("" when all is well)."""

    thing: str
    found: str
    remedy: str = ""
    fatal: bool = False

    def line(self) -> str:
        """Return the finding as one or two lines for a terminal."""
        mark = "ok  " if not self.remedy else ("FAIL" if self.fatal else "warn")
        return f"{mark} {self.thing:18} {self.found}" + (f"\n     -> {self.remedy}" if self.remedy else "")


def check_python() -> Finding:
    """Python 3.11 or later."""
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding("Python", f"{version} at {sys.prefix}")


def check_ros() -> Finding:
    """Rclpy imports, and where it comes from."""
    try:
        rclpy = importlib.import_module("rclpy")
    except ImportError as error:
        return Finding("ROS 2", str(error), "Run scripts/setup, or source your ROS 2.", fatal=True)
    source = os.environ.get("ROS_DISTRO") or "wheels"
    return Finding("ROS 2", f"{source}, rclpy in {Path(str(rclpy.__file__)).parent}")


def check_interfaces() -> Finding:
    """The messages are built."""
    try:
        importlib.import_module("whee_ros.ros.environment")
        importlib.import_module("whee_interfaces.msg")
    except ImportError as error:
        return Finding("whee_interfaces", str(error), "Run scripts/setup to build them.", fatal=True)
    return Finding("whee_interfaces", "built")


def check_rmw() -> Finding:
    """Which DDS, and how far it looks."""
    rmw = os.environ.get("RMW_IMPLEMENTATION", "rmw_fastrtps_cpp (default)")
    reach = os.environ.get("ROS_AUTOMATIC_DISCOVERY_RANGE", "SUBNET (default)")
    return Finding("RMW", f"{rmw}, domain {os.environ.get('ROS_DOMAIN_ID', '0')}, discovery {reach}")


def check_shared_memory() -> Finding:
    """/dev/shm has room for the DDS segments that images travel through."""
    shm = Path("/dev/shm")
    if not shm.is_dir() or not os.access(shm, os.W_OK):
        return Finding(
            "shared memory", "/dev/shm is not writable", "Mount a tmpfs there; images will be slow."
        )
    free = shutil.disk_usage(shm).free / 2**20
    remedy = "" if free >= 64 else "Give /dev/shm at least 64 MiB (docker: --shm-size=256m)."
    return Finding("shared memory", f"{free:.0f} MiB free", remedy)


def check_models() -> Finding:
    """Every model of the default install is there and intact."""
    store = ModelStore.default()
    wrong = []
    for entry in store.manifest.values():
        try:
            store.find(entry.name)
        except WheeError:
            if not entry.optional:
                wrong.append(entry.name)
    if wrong:
        return Finding(
            "models", f"missing or damaged: {', '.join(wrong)}", "Run: whee models fetch", fatal=True
        )
    return Finding("models", f"{len(store.manifest)} listed, all needed ones verified")


def check_backends() -> Finding:
    """Back ends are registered."""
    kinds = ("face", "voice", "asr", "text", "tts", "camera", "microphone", "speaker", "robot")
    empty = [kind for kind in kinds if not registry.names(kind)]
    if empty:
        return Finding(
            "back ends", f"none for {', '.join(empty)}", "Install whee_ros again: scripts/setup", True
        )
    return Finding("back ends", ", ".join(f"{kind}: {'/'.join(registry.names(kind))}" for kind in kinds))


def check_camera() -> Finding:
    """A video device exists."""
    devices = sorted(str(path) for path in Path("/dev").glob("video*"))
    if not devices:
        return Finding("camera", "none", "Plug one in for `--source live`; demo and topics work without.")
    return Finding("camera", ", ".join(devices))


def check_sound() -> Finding:
    """PortAudio sees an input and an output."""
    try:
        sounddevice = importlib.import_module("sounddevice")
        devices = sounddevice.query_devices()
    except (ImportError, OSError) as error:
        return Finding("sound", str(error), "Install PortAudio: sudo apt install libportaudio2")
    inputs = [device["name"] for device in devices if device["max_input_channels"]]
    outputs = [device["name"] for device in devices if device["max_output_channels"]]
    if not inputs or not outputs:
        return Finding(
            "sound",
            f"{len(inputs)} inputs, {len(outputs)} outputs",
            "Plug in a microphone and a loudspeaker for `--source live`; otherwise speech goes to a file.",
        )
    return Finding("sound", f"in: {inputs[0]}; out: {outputs[0]}")


CHECKS: tuple[Callable[[], Finding], ...] = (
    check_python,
    check_ros,
    check_interfaces,
    check_rmw,
    check_shared_memory,
    check_models,
    check_backends,
    check_camera,
    check_sound,
)


def main(argv: Sequence[str]) -> int:
    """Run every check; exit status 1 if one of them keeps the system from starting."""
    argparse.ArgumentParser(prog="whee doctor", description=__doc__).parse_args(argv)
    findings = [check() for check in CHECKS]
    for finding in findings:
        print(finding.line())
    return int(any(finding.remedy and finding.fatal for finding in findings))
