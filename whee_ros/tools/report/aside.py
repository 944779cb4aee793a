"""Keeps an earlier report: bag and report of one folder always belong to the same conversation, and nothing is lost."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path

from whee_ros.core.errors import ConfigError

FILES = ("summary.json", "timeline.png", "robot.wav", "face_sheet.png", "bag")
"""What a demo leaves in its folder."""


def ready(folder: Path) -> None:
    """Make sure that a report can be written to `folder`, before there is anything to lose.

    Raises:
        ConfigError: if it cannot.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise ConfigError(str(folder), error.strerror, "Choose another folder with --out.") from error


def put_aside(folder: Path) -> Path | None:
    """Move what an earlier demo left in `folder` to `folder/earlier/DATE-TIME`; return that, None if there was none.

    Raises:
        ConfigError: if it cannot be moved.
    """
    left = [folder / name for name in FILES if (folder / name).exists()]
    if not left:
        return None
    when = datetime.fromtimestamp(max(path.stat().st_mtime for path in left))
    target = folder / "earlier" / when.strftime("%Y-%m-%d-%H-%M-%S")
    try:
        target.mkdir(parents=True, exist_ok=True)
        for path in left:
            path.rename(target / path.name)
    except OSError as error:
        raise ConfigError(str(folder), error.strerror, "Choose another folder with --out.") from error
    return target
