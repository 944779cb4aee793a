"""`whee doctor`: checks this machine and says, for each thing that is wrong, what to do."""

from __future__ import annotations

import argparse
import importlib
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whee_ros.core import registry
from whee_ros.core.errors import WheeError
from whee_ros.engine.models import ModelStore
from whee_ros.tools.system.description import System

OLDEST_PYTHON = (3, 11)
EXTRA = ("cue", "bt_node")
"""Kinds of plug-ins of which the package itself brings none."""
ROOM = 64
"""MiB of shared memory under which DDS falls back to the network for images."""


@dataclass(frozen=True)
class Finding:
    """One check.

    Attributes:
        thing: what was looked at.
        found: what was found.
        remedy: what to do, "" when all is well.
        fatal: whether the system cannot start until it is done.
    """

    thing: str
    found: str
    remedy: str = ""
    fatal: bool = False

    def line(self) -> str:
        """Return the finding as one or two lines for a terminal."""
        mark = "ok" if not self.remedy else ("FAILED" if self.fatal else "warning")
        return f"{mark:8} {self.thing:15} {self.found}" + (f"\n{'':9}-> {self.remedy}" if self.remedy else "")


def check_python(version: tuple[int, int, int] = sys.version_info[:3]) -> Finding:
    """Python is new enough."""
    found = f"{'.'.join(map(str, version))} in {sys.prefix}"
    if version[:2] < OLDEST_PYTHON:
        return Finding("Python", found, "Set PYTHON to 3.11 or later and run scripts/setup.", fatal=True)
    return Finding("Python", found)


def check_ros() -> Finding:
    """ROS 2 is there, and where it comes from."""
    try:
        rclpy = importlib.import_module("rclpy")
    except ImportError as error:
        return Finding("ROS 2", str(error), "Run scripts/setup, or source your ROS 2.", fatal=True)
    source = os.environ.get("ROS_DISTRO") or "kilted wheels"
    return Finding("ROS 2", f"{source}, rclpy in {Path(str(rclpy.__file__)).parent}")


def check_rmw() -> Finding:
    """The middleware loads; which one, in which domain, and how far it looks."""
    try:
        implementation = importlib.import_module("rclpy").get_rmw_implementation_identifier()
    except (ImportError, RuntimeError) as error:
        asked = os.environ.get("RMW_IMPLEMENTATION", "the default")
        return Finding(
            "RMW", f"{asked}: {error}", "Unset RMW_IMPLEMENTATION, or install what it names.", fatal=True
        )
    name = "ROS_AUTOMATIC_DISCOVERY_RANGE"
    ours = System.load().environment.get(name, "SUBNET")
    reach = (
        f"{os.environ[name]} (as the shell says)" if name in os.environ else f"{ours} (config/system.yaml)"
    )
    return Finding("RMW", f"{implementation}, domain {os.environ.get('ROS_DOMAIN_ID', '0')}, sees {reach}")


def check_interfaces() -> Finding:
    """The messages are built."""
    try:
        importlib.import_module("whee_interfaces.msg")
    except ImportError as error:
        return Finding("whee_interfaces", str(error), "Run scripts/setup to build them.", fatal=True)
    return Finding("whee_interfaces", "built")


def check_shared_memory(shm: Path = Path("/dev/shm")) -> Finding:
    """There is room for the segments through which DDS hands messages over."""
    if not shm.is_dir() or not os.access(shm, os.W_OK):
        remedy = "Mount a tmpfs there; until then everything goes over the network and is slower."
        return Finding("shared memory", f"{shm} is not writable", remedy)
    free = shutil.disk_usage(shm).free / 2**20
    remedy = "" if free >= ROOM else f"Give {shm} at least {ROOM} MiB (docker: --shm-size=256m)."
    return Finding("shared memory", f"{free:.0f} MiB free", remedy)


def check_models(store: ModelStore | None = None) -> Finding:
    """Every model of the default install is there and intact."""
    store = store or ModelStore.default()
    wrong = []
    for entry in store.manifest.values():
        try:
            store.find(entry.name)
        except WheeError:
            if not entry.optional:
                wrong.append(entry.name)
    if wrong:
        remedy = f"Run: whee models fetch {' '.join(wrong)}"
        return Finding("models", f"missing or damaged: {', '.join(wrong)}", remedy, fatal=True)
    return Finding("models", f"{len(store.manifest)} listed, all needed ones verified")


def check_backends() -> Finding:
    """Back ends are registered."""
    kinds = [kind for kind in registry.KINDS if kind not in EXTRA]
    empty = [kind for kind in kinds if not registry.names(kind)]
    if empty:
        remedy = "Install whee_ros again: scripts/setup"
        return Finding("back ends", f"none for {', '.join(empty)}", remedy, fatal=True)
    return Finding("back ends", ", ".join(f"{kind}: {'/'.join(registry.names(kind))}" for kind in kinds))


def check_camera(folder: Path = Path("/dev")) -> Finding:
    """A video device exists and may be read."""
    devices = sorted(folder.glob("video*"))
    if not devices:
        return Finding("camera", "none", "Plug one in for live use; demo, files and image topics go without.")
    locked = [str(device) for device in devices if not os.access(device, os.R_OK)]
    if len(locked) == len(devices):
        remedy = "sudo usermod -aG video $USER, then log in again."
        return Finding("camera", f"{', '.join(locked)} may not be read", remedy)
    return Finding("camera", ", ".join(str(device) for device in devices if str(device) not in locked))


def sound_devices() -> list[Mapping[str, Any]]:
    """Return PortAudio's devices. Raises ImportError or OSError without PortAudio."""
    return list(importlib.import_module("sounddevice").query_devices())


def check_sound(devices: Callable[[], Sequence[Mapping[str, Any]]] = sound_devices) -> Finding:
    """There is a microphone and a loudspeaker."""
    try:
        found = devices()
    except (ImportError, OSError) as error:
        return Finding("sound", str(error), "Install PortAudio: sudo apt install libportaudio2")
    inputs = [str(device["name"]) for device in found if device["max_input_channels"]]
    outputs = [str(device["name"]) for device in found if device["max_output_channels"]]
    if not inputs or not outputs:
        missing = [name for name, there in (("microphone", inputs), ("loudspeaker", outputs)) if not there]
        remedy = "Plug one in for live use; the demo needs neither, and speech is written to a file."
        return Finding("sound", f"no {' and no '.join(missing)}", remedy)
    return Finding("sound", f"in: {inputs[0]}; out: {outputs[0]}")


CHECKS: tuple[Callable[[], Finding], ...] = (
    check_python,
    check_ros,
    check_rmw,
    check_interfaces,
    check_shared_memory,
    check_models,
    check_backends,
    check_camera,
    check_sound,
)


def main(argv: Sequence[str]) -> int:
    """Run every check; exit status 1 if something keeps the system from starting."""
    argparse.ArgumentParser(prog="whee doctor", description=__doc__).parse_args(argv)
    findings = [check() for check in CHECKS]
    for finding in findings:
        print(finding.line())
    return int(any(finding.remedy and finding.fatal for finding in findings))
