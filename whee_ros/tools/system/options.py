"""The arguments of the system as options of a command."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Sequence

from whee_ros.tools.system.description import System


def add(parser: argparse.ArgumentParser, system: System, leave_out: Collection[str] = ()) -> None:
    """Give `parser` an option for every argument of the system: params_file becomes --params-file."""
    for argument in system.arguments.values():
        if argument.name in leave_out:
            continue
        flag = f"--{argument.name.replace('_', '-')}"
        if isinstance(argument.default, bool):
            parser.add_argument(flag, action="store_true", help=argument.about)
            continue
        help_text = argument.about
        if argument.name == "source":
            help_text += ": " + "; ".join(f"{s.name}, {s.about}" for s in system.sources.values())
        parser.add_argument(
            flag,
            default=argument.default,
            choices=argument.choices or None,
            metavar=None if argument.choices else argument.name.upper(),
            help=help_text + (f" (default: {argument.default})" if argument.default else ""),
        )


def values(
    options: argparse.Namespace, system: System, leave_out: Sequence[str] = ()
) -> dict[str, str | bool]:
    """Return the values of the arguments that `add` added."""
    return {name: getattr(options, name) for name in system.arguments if name not in leave_out}
