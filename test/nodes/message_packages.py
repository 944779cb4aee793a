"""Builds packages of test/messages into build/test_messages, once, so that tests can import them.

They stand in for the public packages of the same names, which no registry carries, and have their fields.
"""

from __future__ import annotations

import ctypes
import fcntl
import hashlib
import importlib
import importlib.util
import itertools
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parents[1] / "messages"
PREFIX = HERE.parents[1] / "build" / "test_messages"
PACKAGES = ("hri_msgs", "std_skills", "communication_skills", "interaction_skills", "motion_skills")
"""Those that are built, each after what it needs."""
PARTS = ("generator_c", "typesupport_fastrtps_c", "typesupport_c", "generator_py")


def available() -> None:
    """Make `PACKAGES` importable in this process and in those it starts; a ROS that has them is left alone."""
    if all(importlib.util.find_spec(package) for package in PACKAGES):
        return
    PREFIX.mkdir(parents=True, exist_ok=True)
    with (PREFIX / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _build()
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    site = str(PREFIX / "install" / "lib" / version / "site-packages")
    # the loader reads its path when a process starts: libraries are loaded here by their full names instead
    for package, part in itertools.product(PACKAGES, PARTS):
        library = PREFIX / "install" / "lib" / f"lib{package}__rosidl_{part}.so"
        ctypes.CDLL(str(library), mode=ctypes.RTLD_GLOBAL)
    sys.path.append(site)
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [os.environ.get("PYTHONPATH", ""), site]))
    importlib.invalidate_caches()


def _build() -> None:
    files = sorted(path for path in HERE.rglob("*") if path.suffix in (".msg", ".action", ".xml", ".txt"))
    content = b"".join(path.read_bytes() for path in files)
    digest = hashlib.sha256(content + sys.prefix.encode()).hexdigest()
    stamp = PREFIX / "stamp"
    if stamp.is_file() and stamp.read_text() == digest:
        return
    for old in (
        "build",
        "install",
    ):  # what was built from other files, or in another place, would be in the way
        shutil.rmtree(PREFIX / old, ignore_errors=True)
    prefix = (
        {"AMENT_PREFIX_PATH": sys.prefix, "CMAKE_PREFIX_PATH": sys.prefix}
        if "ROS_DISTRO" not in os.environ
        else {}
    )
    static = {"STATIC_ROSIDL_TYPESUPPORT_C": "rosidl_typesupport_fastrtps_c"}
    environment = {**os.environ, **prefix, **static, "PATH": f"{sys.prefix}/bin:{os.environ['PATH']}"}
    command = [
        *("colcon", "--log-base", "log", "build", "--base-paths", str(HERE), "--build-base", "build"),
        *("--install-base", "install", "--merge-install", "--packages-select"),
        *(*PACKAGES, "--cmake-args"),
        *(f"-DPython3_EXECUTABLE={sys.executable}", "-DBUILD_TESTING=OFF", "-DCMAKE_BUILD_TYPE=None"),
    ]
    made = subprocess.run(command, cwd=PREFIX, env=environment, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout[-2000:] + made.stderr[-2000:]
    stamp.write_text(digest)
