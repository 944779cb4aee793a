"""`whee contract KIND [NAME]`: puts a plug-in to the trial of its port, wherever it was installed from."""

from __future__ import annotations

import argparse
import contextlib
import importlib
from collections.abc import Sequence

from whee_ros.core import registry
from whee_ros.core.errors import ConfigError
from whee_ros.tools.contract.trial import NotHere, Trial

KINDS = registry.KINDS
"""The contract of each kind is the module of that name beside this one."""


def tried(kind: str, name: str, uri: str = "") -> Trial:
    """Return the trial of a plug-in.

    Raises:
        ConfigError: if there is no such kind or plug-in.
        BackendError: if it cannot be imported.
    """
    if kind not in KINDS:
        raise ConfigError(f"contract {kind}", "no such kind of plug-in", f"Choose one of {', '.join(KINDS)}.")
    trial = Trial(kind, name, uri)
    registry.load(kind, name)
    with contextlib.suppress(NotHere):
        importlib.import_module(f"whee_ros.tools.contract.{kind}").check(trial)
    return trial


def lines(trial: Trial) -> list[str]:
    """Return a trial as lines for people."""
    found = [f"{trial.kind} {trial.name}"]
    for verdict in trial.verdicts:
        found.append(f"  {'BROKEN' if verdict.broken else 'kept  '}  {verdict.clause}")
        if verdict.broken:
            found.append(f"          found: {verdict.broken}")
    if trial.missing:
        found.append(f"  the rest cannot be tried here: {trial.missing}")
    return found


def main(argv: Sequence[str]) -> int:
    """Try the named plug-ins; 1 if a clause is broken."""
    parser = argparse.ArgumentParser(prog="whee contract", description=__doc__)
    parser.add_argument("kind", choices=KINDS, help="group of the entry point, without whee.")
    parser.add_argument("name", nargs="*", help="of the plug-in; all installed ones by default")
    parser.add_argument("--uri", default="", help="device, file or robot profile to try it with")
    options = parser.parse_args(argv)
    trials = [tried(options.kind, name, options.uri) for name in options.name or registry.names(options.kind)]
    print("\n".join(line for trial in trials for line in lines(trial)))
    return int(any(trial.broken for trial in trials))
