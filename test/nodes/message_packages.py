"""Builds the message packages of test/messages into build/test_messages, once, so that tests can import them.

They stand in for packages that no registry carries: hri_msgs and tf2_msgs, with the fields that those publish.
"""

from __future__ import annotations

import ctypes
import fcntl
import hashlib
import importlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parents[1] / "messages"
PREFIX = HERE.parents[1] / "build" / "test_messages"


def available(packages: tuple[str, ...] = ("hri_msgs", "tf2_msgs")) -> None:
    """Make the packages importable in this process and in those it starts; a ROS that has them is left alone."""
    if all(importlib.util.find_spec(name) for name in packages):
        return
    PREFIX.mkdir(parents=True, exist_ok=True)
    with (PREFIX / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _build()
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    site = str(PREFIX / "install" / "lib" / version / "site-packages")
    # the loader reads its path when a process starts: libraries are loaded here by their full names instead
    for library in sorted((PREFIX / "install" / "lib").glob("lib*.so"), key=_order):
        ctypes.CDLL(str(library), mode=ctypes.RTLD_GLOBAL)
    sys.path.append(site)
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [os.environ.get("PYTHONPATH", ""), site]))
    importlib.invalidate_caches()


def _order(library: Path) -> tuple[int, str]:
    """Libraries after those they need: the generated code, then its type supports."""
    kinds = ("generator_c", "typesupport_fastrtps_cpp", "typesupport_introspection_cpp", "typesupport_cpp")
    found = [number for number, kind in enumerate(kinds) if library.stem.endswith(kind)]
    return (found[0] if found else len(kinds)), library.stem


def _build() -> None:
    files = sorted(path for path in HERE.rglob("*") if path.suffix in (".msg", ".xml", ".txt"))
    content = b"".join(path.read_bytes() for path in files)
    digest = hashlib.sha256(content + sys.prefix.encode()).hexdigest()
    stamp = PREFIX / "stamp"
    if stamp.is_file() and stamp.read_text() == digest:
        return
    prefix = (
        {"AMENT_PREFIX_PATH": sys.prefix, "CMAKE_PREFIX_PATH": sys.prefix}
        if "ROS_DISTRO" not in os.environ
        else {}
    )
    environment = {**os.environ, **prefix, "PATH": f"{sys.prefix}/bin:{os.environ['PATH']}"}
    command = [
        *("colcon", "--log-base", "log", "build", "--base-paths", str(HERE), "--build-base", "build"),
        *("--install-base", "install", "--merge-install", "--cmake-args"),
        *(f"-DPython3_EXECUTABLE={sys.executable}", "-DBUILD_TESTING=OFF", "-DCMAKE_BUILD_TYPE=Debug"),
    ]
    made = subprocess.run(command, cwd=PREFIX, env=environment, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout[-2000:] + made.stderr[-2000:]
    stamp.write_text(digest)
