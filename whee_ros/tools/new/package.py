"""A plug-in as a package of its own: the smallest one that keeps the contract of its kind, to be changed bit by bit."""

from __future__ import annotations

import ast
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

EXAMPLES = {
    "speaker": "whee_ros.backends.audio.paced",
    "cue": "whee_ros.tools.new.example_cue",
    "bt_node": "whee_ros.behavior.leaves.face_seen",
    "robot": "whee_ros.tools.new.example_robot",
}
"""The module that a new plug-in of these kinds begins as; of others it is the scripted one, or the first there is."""

_PROJECT = """[build-system]
requires = ["setuptools>=64"]
build-backend = "setuptools.build_meta"

[project]
name = "{name}"
version = "0.1.0"
dependencies = ["whee_ros"]

[project.entry-points."whee.{kind}"]
{name} = "{name}:{made}"

[tool.setuptools]
packages = ["{name}"]
"""


def files(kind: str, name: str) -> dict[Path, str]:
    """Return the text of every file of a package for a plug-in, by its path."""
    spec = find_spec(example(kind))
    source = Path(str(spec.origin if spec is not None else "")).read_text()
    return {
        Path(name, "pyproject.toml"): _PROJECT.format(name=name, kind=kind, made=_made(source)),
        Path(name, name, "__init__.py"): _begun(source, kind, name),
    }


def example(kind: str) -> str:
    """Return the module that a new plug-in of `kind` begins as."""
    if kind in EXAMPLES:
        return EXAMPLES[kind]
    installed = {entry.name: entry.module for entry in entry_points(group=f"whee.{kind}")}
    return installed.get("scripted", min(installed.values()))


def _made(source: str) -> str:
    """Return what the entry point names: `create`, or the class of a tree node."""
    body = ast.parse(source).body
    names = [item.name for item in body if isinstance(item, (ast.FunctionDef, ast.ClassDef))]
    return "create" if "create" in names else names[-1]


def _begun(source: str, kind: str, name: str) -> str:
    """Return the example under a docstring that says what it is."""
    first = ast.parse(source).body[0]
    assert first.end_lineno is not None
    rest = "\n".join(source.splitlines()[first.end_lineno :])
    text = f'"""{name}, a plug-in of the kind {kind}, begun as a copy of {example(kind)}: change it bit by bit.\n\n'
    return (
        f"{text}`pip install -e {name}`, then `whee contract {kind} {name}` after every change.\n"
        + '"""\n'
        + rest
        + "\n"
    )
