"""Neutral faces of named people on disk: one small YAML file each, personal data, kept only where asked for."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

import yaml

from whee_ros.core.errors import ConfigError, ParameterError
from whee_ros.core.face import FaceBaseline
from whee_ros.perception.face.units import CODES

KIND = "whee_ros face baseline"
VERSION = 1
"""Raised when activations come to mean something else: older files are then refused, not misread."""
_LIMIT = 4.0
"""Levels beyond this are no activations."""
_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")


def checked_name(person_id: str) -> str:
    """Return `person_id` if it may name a person and a file. Raises ParameterError."""
    if not _NAME.fullmatch(person_id):
        raise ParameterError("person_id", repr(person_id), "Give 1-64 letters, digits, - or _.")
    return person_id


class BaselineStore:
    """A folder of neutral faces.

    Files that cannot be used are left as they are, and what is learned then is not written over them.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder.expanduser()

    def path(self, person_id: str) -> Path:
        """Return where the file of a person is or would be. Raises ParameterError."""
        return self._folder / f"{checked_name(person_id)}.yaml"

    def load(self, person_id: str) -> FaceBaseline | None:
        """Return what is stored of a person, None when nothing is.

        Raises:
            ConfigError: if there is a file that cannot be read as a baseline of this version.
            ParameterError: if the name cannot be one.
        """
        path = self.path(person_id)
        try:
            content = yaml.safe_load(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            raise _unusable(path, f"not readable ({type(error).__name__})") from error
        if not isinstance(content, Mapping) or content.get("kind") != KIND:
            raise _unusable(path, f"no {KIND}")
        if content.get("version") != VERSION:
            raise _unusable(path, f"of version {content.get('version')!r}, this is {VERSION}")
        if content.get("person_id") != person_id:
            raise _unusable(path, f"the baseline of {content.get('person_id')!r}")
        levels, saved = content.get("levels"), content.get("saved")
        if not isinstance(levels, Mapping) or saved is None or not _number(saved):
            raise _unusable(path, "without levels, or without the time it was saved")
        if set(levels) != set(CODES):
            raise _unusable(path, "for other action units")
        values = tuple(levels[code] for code in CODES)
        if not all(_number(value) and abs(value) <= _LIMIT for value in values):
            raise _unusable(path, "with levels that are none")
        return FaceBaseline(float(saved), "", person_id, 1.0, CODES, tuple(map(float, values)))

    def save(self, baseline: FaceBaseline) -> None:
        """Write the baseline of a named person, whole or not at all.

        Raises:
            ConfigError: if the folder cannot be written, or holds a file of that name that cannot be read.
            ParameterError: if the name cannot be one.
        """
        path = self.path(baseline.person_id)
        self.load(baseline.person_id)
        content = {
            "kind": KIND,
            "version": VERSION,
            "person_id": baseline.person_id,
            "saved": round(baseline.stamp, 3),
            "levels": {
                code: round(level, 4) for code, level in zip(baseline.codes, baseline.levels, strict=True)
            },
        }
        draft = path.with_suffix(".part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            # nobody else's business
            with open(draft, "w", encoding="utf-8", opener=_private) as file:
                yaml.safe_dump(content, file, sort_keys=False)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        except OSError as error:
            raise ConfigError(
                f"baseline_folder {self._folder}", error, "Give a folder that can be written."
            ) from error


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value == value


def _unusable(path: Path, what: str) -> ConfigError:
    return ConfigError(str(path), what, "Move it away; the neutral face is then learned and stored anew.")
