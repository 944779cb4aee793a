"""The faces and gestures that the robot has, by name: who orders another is told before anybody waits for it."""

from __future__ import annotations

from functools import lru_cache

from whee_ros.core.entries import read_yaml
from whee_ros.core.resources import resource


@lru_cache(maxsize=2)
def shown(what: str) -> tuple[str, ...]:
    """Return the names in config/WHAT.yaml.

    Args:
        what: "expressions" or "gestures".

    Raises:
        ConfigError: if the file cannot be read.
    """
    return tuple(read_yaml(resource(f"config/{what}.yaml")))
