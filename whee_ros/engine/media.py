"""Where the recordings of a scenario are: a path, or a file that an installed package carries."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from whee_ros.core.errors import ConfigError

PREFIX = "package:"


def locate(named: str, folder: Path, install: str = "") -> Path:
    """Return the file that `named` means.

    Args:
        named: a path, relative to `folder` unless absolute, or `package:MODULE/PATH` for a file inside the
            installed package MODULE, which is looked for without being imported.
        folder: of the scenario file.
        install: the command that installs the package, for the error.

    Raises:
        ConfigError: if there is no such file, or the package is not installed.
    """
    if not named.startswith(PREFIX):
        path = folder / Path(named).expanduser()
        if not path.is_file():
            raise ConfigError(str(path), "no such file", "Correct the path (from the file's folder).")
        return path
    module, _, inside = named.removeprefix(PREFIX).partition("/")
    spec = importlib.util.find_spec(module) if module.isidentifier() else None
    if spec is None:
        remedy = f"Run: {install}" if install else f"Install the package that holds {module} with pip."
        raise ConfigError(named, f"the package {module!r} is not installed", remedy)
    for place in spec.submodule_search_locations or []:
        path = Path(place) / inside
        if inside and path.is_file():
            return path
    raise ConfigError(
        named, f"{inside!r} is not inside the package {module!r}", "Correct the path or its version."
    )
