"""Parameter files: the shipped presets, and one of what is in force."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from whee_ros.core.entries import read_yaml
from whee_ros.core.resources import resource


def presets() -> list[dict[str, Any]]:
    """Return the files of config/params: name, first comment, values by node and parameter."""
    return [_preset(path) for path in sorted(resource("config/params").glob("*.yaml"))]


def _preset(path: Path) -> dict[str, Any]:
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    about = first.lstrip("# ").split(". ")[0] if first.startswith("#") else ""
    about = about.removeprefix(f"Preset {path.stem}: ")
    values = {node: fields["ros__parameters"] for node, fields in read_yaml(path).items()}
    return {"name": path.stem, "about": about, "values": values}


def parameter_file(values: Mapping[str, Mapping[str, object]], about: str) -> str:
    """Return a ROS parameter file, for `whee up --params-file` in any namespace and for `ros2 param load`.

    Nodes stand under their plain names: `ros2 param load` does not understand /**/when.

    Args:
        values: by node and name.
        about: its first line, without the #.
    """
    nodes = {node: {"ros__parameters": dict(fields)} for node, fields in values.items() if fields}
    return f"# {about}\n{yaml.safe_dump(nodes, sort_keys=True, allow_unicode=True) if nodes else ''}"
