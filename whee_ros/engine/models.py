"""The model manifest (config/models.yaml) and the store that finds and verifies what it lists."""

from __future__ import annotations

import hashlib
import importlib.util
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whee_ros.core.entries import read_yaml
from whee_ros.core.errors import ConfigError, ModelError
from whee_ros.core.resources import resource

USER_FOLDER = Path.home() / ".local" / "share" / "whee_ros" / "models"
"""Where `whee models fetch` puts files that no installed package carries (XDG data folder)."""


@dataclass(frozen=True)
class ModelEntry:
    """One model of the manifest; the fields are explained at the top of config/models.yaml."""

    name: str
    what: str
    carrier: str
    module: str
    file: str
    size: int
    sha256: str
    licence: str
    source: str
    hashed: str = ""
    url: str = ""
    optional: bool = False
    maker: str = ""


def load_manifest(path: Path) -> dict[str, ModelEntry]:
    """Read a manifest.

    Raises:
        ConfigError: if it is no YAML mapping of models with the fields of `ModelEntry`.
    """
    try:
        data: Any = read_yaml(path)
        return {name: ModelEntry(name=name, **fields) for name, fields in data.items()}
    except (TypeError, AttributeError) as error:
        raise ConfigError(str(path), error, "Restore it from the package or mend the entry.") from error


class ModelStore:
    """Finds model files; verifies each once per process.

    Args:
        manifest: entries by name.
        folders: searched first, in order, for the file's own name.
        overrides: explicit paths by model name (from parameters), used before anything else.
    """

    def __init__(
        self,
        manifest: Mapping[str, ModelEntry],
        folders: Sequence[Path] = (),
        overrides: Mapping[str, Path] | None = None,
    ) -> None:
        self.manifest = dict(manifest)
        self._folders = list(folders)
        self._overrides = dict(overrides or {})
        self._verified: dict[str, Path] = {}

    @classmethod
    def default(cls, overrides: Mapping[str, Path] | None = None) -> ModelStore:
        """Return the store over the shipped manifest, WHEE_MODELS and the user's folder."""
        named = os.environ.get("WHEE_MODELS", "")
        folders = [Path(part).expanduser() for part in named.split(os.pathsep) if part]
        return cls(load_manifest(resource("config/models.yaml")), [*folders, USER_FOLDER], overrides)

    def find(self, name: str) -> Path:
        """Return the path of the model `name`, its content checked against the manifest.

        Raises:
            ModelError: if the name is unknown, or the file is missing, or its bytes are not the listed ones.
        """
        if name not in self.manifest:
            raise ModelError("model", repr(name), f"Choose one of: {', '.join(self.manifest)}.")
        if name not in self._verified:
            path = self.locate(name)
            if path is None:
                raise self._missing(self.manifest[name])
            self.verify(name, path)
            self._verified[name] = path
        return self._verified[name]

    def locate(self, name: str) -> Path | None:
        """Return where the model's file or folder is, unverified, or None."""
        return next((path for path in self._places(self.manifest[name]) if path.exists()), None)

    def verify(self, name: str, path: Path) -> None:
        """Check size and hash.

        Raises:
            ModelError: if the bytes are not the listed ones.
        """
        entry = self.manifest[name]
        file = path / entry.hashed if entry.hashed else path
        if not file.is_file():
            raise self._missing(entry)
        size = file.stat().st_size
        if size != entry.size:
            raise ModelError(
                f"model {name}", f"{file} has {size} bytes, expected {entry.size}", self._replace(entry)
            )
        with file.open("rb") as opened:
            digest = hashlib.file_digest(opened, "sha256").hexdigest()
        if digest != entry.sha256:
            found = f"{file} hashes to {digest[:12]}..., expected {entry.sha256[:12]}..."
            raise ModelError(f"model {name}", found, self._replace(entry))

    def _places(self, entry: ModelEntry) -> list[Path]:
        if entry.name in self._overrides:
            return [self._overrides[entry.name]]
        leaf = Path(entry.file).name
        # a folder model keeps its own name there, so that two folders called "model" cannot collide
        places = [folder / (entry.name if entry.hashed else leaf) for folder in self._folders]
        spec = importlib.util.find_spec(entry.module) if entry.module else None
        if spec and spec.submodule_search_locations:
            places += [Path(location) / entry.file for location in spec.submodule_search_locations]
        return places

    def _missing(self, entry: ModelEntry) -> ModelError:
        sought = ", ".join(str(place) for place in self._places(entry)) or "no folder"
        where = f"{sought} and the Python package {entry.module}" if entry.module else sought
        return ModelError(f"model {entry.name}", f"not found in {where}", self._cure(entry))

    @staticmethod
    def _cure(entry: ModelEntry) -> str:
        return f"Run: whee models fetch {entry.name}"

    @classmethod
    def _replace(cls, entry: ModelEntry) -> str:
        # the damaged file is found first as long as it is there
        return f"Delete that file. {cls._cure(entry)}"
