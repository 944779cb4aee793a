"""Whom words are meant for, where their form tells it: comfort for somebody else, or a scolding for the robot.

A second opinion beside the detector, which reads a whole utterance: who comforts at length speaks of what is sad, and
is easily taken for somebody who is. Patterns over plain spelling (`safety/words.py`), in config/address.yaml.
"""

from __future__ import annotations

import re
from functools import lru_cache

from whee_ros.core.entries import read_yaml
from whee_ros.core.errors import ConfigError
from whee_ros.core.resources import resource
from whee_ros.empathy.safety.words import count

LONGEST_SCOLDING, LONGEST_ORDER = 16, 6
"""Words of a scolding, and of an order to be quiet, at most: who goes on longer tells of something."""
PATTERNS = "config/address.yaml"


def comforts(said: str) -> bool:
    """Return whether `said` (plain spelling) comforts, praises or stands by whoever it is said to."""
    return _matches("comforts", said) and not _matches("comforts_not", said)


def scolds(said: str) -> bool:
    """Return whether `said` (plain spelling) is cross with the robot."""
    words = count(said)
    return (words <= LONGEST_SCOLDING and _matches("scolds", said)) or (
        words <= LONGEST_ORDER and _matches("orders", said)
    )


@lru_cache(maxsize=1)
def load() -> dict[str, tuple[re.Pattern[str], ...]]:
    """Return the patterns of the package; they are read once.

    Raises:
        ConfigError: if the file is not what it should be.
    """
    path = resource(PATTERNS)
    try:
        data = read_yaml(path)
        kinds = ("comforts", "comforts_not", "scolds", "orders")
        return {kind: tuple(re.compile(pattern) for pattern in data[kind]) for kind in kinds}
    except (KeyError, TypeError, re.error) as error:
        raise ConfigError(str(path), error, "Restore it from the package or mend the entry.") from error


def _matches(kind: str, said: str) -> bool:
    return any(pattern.search(said) for pattern in load()[kind])
