"""How a back end asks for its weights: by name, from the manifest; never by path, never from a hub."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class ModelFinder(Protocol):
    """Finds model files listed in config/models.yaml."""

    def find(self, name: str) -> Path:
        """Return the verified path of the model `name`.

        Raises:
            ModelError: naming the file, where it was sought, and the command that brings it.
        """
        ...
