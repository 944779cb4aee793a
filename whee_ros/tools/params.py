"""`whee params`: every parameter of every node as a table; `whee params load FILE` sets those of running nodes."""

from __future__ import annotations

import argparse
import importlib
import pkgutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

from whee_ros.core.params import ParamSpec, specs

PACKAGES = ("whee_ros.nodes", "whee_ros.perception", "whee_ros.empathy", "whee_ros.expression")


def configurations() -> Iterator[tuple[str, type]]:
    """Yield each configuration dataclass with the module that declares it."""
    for package in PACKAGES:
        root = importlib.import_module(package)
        for info in pkgutil.walk_packages(root.__path__, f"{package}."):
            module = importlib.import_module(info.name)
            yield from ((info.name, config) for config in _declared(module))


def _declared(module: ModuleType) -> Iterator[type]:
    for value in vars(module).values():
        if (
            isinstance(value, type)
            and value.__module__ == module.__name__
            and value.__name__.endswith("Config")
        ):
            yield value


def row(spec: ParamSpec) -> str:
    """Return one line of the Markdown table."""
    span = ", ".join(spec.choices)
    if spec.low is not None or spec.high is not None:
        low = "" if spec.low is None else f"{spec.low:g}"
        high = "" if spec.high is None else f"{spec.high:g}"
        span = f"{low} to {high} {spec.unit}".strip()
    live = "live" if spec.live else "start-up"
    return f"| `{spec.name}` | {spec.default!r} | {span} | {live} | {spec.description} |"


def load(file: Path, namespace: str) -> int:
    """Set parameters of running nodes from a ROS parameter file; 1 if a node refuses."""
    from whee_ros.bags.settings import from_file
    from whee_ros.nodes.parameter_loader import load as set_all

    refused = 0
    for node, reason in set_all(from_file(file), namespace).items():
        print(f"{node}: {reason or 'set'}")
        refused += bool(reason)
    return int(bool(refused))


def main(argv: Sequence[str]) -> int:
    """Print the reference, or load a file."""
    parser = argparse.ArgumentParser(prog="whee params", description=__doc__)
    parser.add_argument("action", nargs="?", choices=("load",), help="set parameters of running nodes")
    parser.add_argument(
        "file", nargs="?", type=Path, help="ROS parameter file, such as config/params/warm.yaml"
    )
    parser.add_argument("--namespace", default="", help="of the nodes")
    options = parser.parse_args(argv)
    if options.action == "load":
        if options.file is None:
            parser.error("load takes a file")
        return load(options.file, options.namespace)
    for module, config in configurations():
        title = (config.__doc__ or "").split("\n")[0]
        print(f"\n## {config.__name__} ({module})\n\n{title}\n")
        print("| parameter | default | range | when | meaning |\n| --- | --- | --- | --- | --- |")
        for spec in specs(config).values():
            print(row(spec))
    return 0
