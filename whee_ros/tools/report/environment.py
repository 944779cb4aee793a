"""What a report was made with: versions, machine, model files."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from whee_ros.core.resources import resource, root
from whee_ros.engine.models import load_manifest

PACKAGES = (
    "whee_ros",
    "numpy",
    "ros-rclpy",
    "ai-edge-litert",
    "mediapipe",
    "onnxruntime",
    "faster-whisper",
    "ctranslate2",
    "tokenizers",
    "hibari-tts",
    "py-trees",
    "opencv-python-headless",
)


def environment() -> dict[str, Any]:
    """Return versions, the machine and the sha256 of every model of config/models.yaml."""
    versions = {}
    for package in PACKAGES:
        try:
            versions[package] = version(package)
        except PackageNotFoundError:
            continue
    return {
        "python": platform.python_version(),
        "system": platform.platform(),
        "cpus": os.cpu_count(),
        "ros_distro": os.environ.get("ROS_DISTRO", "kilted wheels"),
        "rmw": os.environ.get("RMW_IMPLEMENTATION", "default"),
        "versions": versions,
        "commit": commit(),
        "models": models(),
    }


def commit() -> str:
    """Return the git commit of a checkout, "" for an installed package."""
    try:
        head = (root() / ".git" / "HEAD").read_text(encoding="utf-8").strip()
        if not head.startswith("ref: "):
            return head
        name = head.removeprefix("ref: ")
        loose = root() / ".git" / name
        if loose.is_file():
            return loose.read_text(encoding="utf-8").strip()
        packed = (root() / ".git" / "packed-refs").read_text(encoding="utf-8").splitlines()
        return next((line.split()[0] for line in packed if line.endswith(f" {name}")), "")
    except OSError:
        return ""


def models() -> dict[str, str]:
    """Return the sha256 that config/models.yaml demands of each model, by name."""
    manifest = load_manifest(resource("config/models.yaml"))
    return {name: entry.sha256 for name, entry in manifest.items()}
