"""Where the files that ship with the package are: configuration, trees, launch files, robot descriptions."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from whee_ros.core.errors import ConfigError


@cache
def root() -> Path:
    """Return the folder that holds config/ and behavior_trees/; it is looked for once.

    That is the checkout for an editable install and `share/whee_ros` of the install prefix otherwise, so one
    look-up serves pip, colcon and a sourced ROS alike.

    Raises:
        ConfigError: if neither is there.
    """
    here = Path(__file__).resolve()
    for parent in here.parents:
        for candidate in (parent, parent / "share" / "whee_ros"):
            if (candidate / "config" / "models.yaml").is_file():
                return candidate
    raise ConfigError("package files", f"no config/models.yaml above {here}", "Install the package again.")


def resource(path: str) -> Path:
    """Return the file `path` (relative, such as "config/cues.yaml").

    Raises:
        ConfigError: if it does not exist.
    """
    found = root() / path
    if not found.exists():
        beside = sorted(other.stem for other in found.parent.glob(f"*{found.suffix}")) if found.suffix else []
        if beside:
            raise ConfigError(
                path, "there is no such file", f"Choose one of {', '.join(beside)}, or give a path."
            )
        raise ConfigError(path, f"not found under {root()}", "Check the name or install the package again.")
    return found
