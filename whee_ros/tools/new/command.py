"""`whee new KIND NAME`: writes the files that a robot or a plug-in begins with; nothing is overwritten."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

from whee_ros.core.errors import ConfigError
from whee_ros.core.registry import KINDS, names
from whee_ros.tools.new import package

TEMPLATES = Path(__file__).parent


def main(argv: Sequence[str]) -> int:
    """Write them and say what comes next."""
    parser = argparse.ArgumentParser(prog="whee new", description=__doc__)
    parser.add_argument("kind", choices=KINDS, help="robot, or the kind of a plug-in")
    parser.add_argument("name", help="letters, digits and _")
    parser.add_argument("--out", type=Path, default=Path("."), help="folder to write to")
    parser.add_argument("--with-adapter", action="store_true", help="robot: an adapter of its own, too")
    options = parser.parse_args(argv)
    made = files(options.kind, options.name, options.with_adapter, options.out)
    there = [path for path in made if path.exists()]
    if there:
        raise ConfigError(str(there[0]), "is there already", "Choose another name or --out.")
    for path, text in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        print(f"written: {path}")
    for line in _next(options.kind, options.name, options.with_adapter, options.out):
        print(line)
    return 0


def files(kind: str, name: str, with_adapter: bool, out: Path) -> dict[Path, str]:
    """Return the text of every file, by its path.

    Raises:
        ConfigError: if the name cannot be one.
    """
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise ConfigError(
            "whee new: name", repr(name), "Use small letters, digits and _, beginning with a letter."
        )
    if kind != "robot":
        return {out / path: text for path, text in package.files(kind, name).items()}
    adapter = name if with_adapter else "virtual"
    if with_adapter and name in names("robot"):
        raise ConfigError(
            "whee new: name", repr(name), "An adapter of that name is installed; choose another."
        )
    values = {"@NAME@": name, "@FILE@": str(out / f"{name}.yaml"), "@ADAPTER@": adapter}
    found = {
        out / f"{name}{suffix}": _filled((TEMPLATES / f"robot{suffix}").read_text(), values)
        for suffix in (".yaml", ".urdf.xacro")
    }
    more = package.files("robot", name) if with_adapter else {}
    return found | {out / path: text for path, text in more.items()}


def _filled(text: str, values: dict[str, str]) -> str:
    for key, value in values.items():
        text = text.replace(key, value)
    return text


def _next(kind: str, name: str, with_adapter: bool, out: Path) -> list[str]:
    install = [f"pip install -e {out / name}"] if kind != "robot" or with_adapter else []
    if kind != "robot":
        return ["next:", *(f"  {line}" for line in install), f"  whee contract {kind} {name}"]
    profile = out / f"{name}.yaml"
    look = f"whee robot {profile} --channels channels.png"
    adapter = name if with_adapter else "virtual"
    check, run = f"whee contract robot {adapter} --uri {profile}", f"whee demo --robot {profile}"
    return ["next:", *(f"  {line}" for line in (*install, look, check, run))]
