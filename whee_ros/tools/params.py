"""`whee params`: every parameter of every node with default, range and meaning, as a table."""

from __future__ import annotations

import argparse
import importlib
import pkgutil
from collections.abc import Iterator, Sequence
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


def main(argv: Sequence[str]) -> int:
    """Print the reference."""
    argparse.ArgumentParser(prog="whee params", description=__doc__).parse_args(argv)
    for module, config in configurations():
        title = (config.__doc__ or "").split("\n")[0]
        print(f"\n## {config.__name__} ({module})\n\n{title}\n")
        print("| parameter | default | range | when | meaning |\n| --- | --- | --- | --- | --- |")
        for spec in specs(config).values():
            print(row(spec))
    return 0
