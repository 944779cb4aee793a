"""The gate on the way out: what no utterance of the robot may say, whoever wrote it.

A line is judged alone, so what counts is what it says by itself: the robot claims no feeling and no life, names no
illness and no dose, gives no legal advice, cheers no harmful plan, asks for no secrecy, and does not set itself above
the people around. The patterns are those of config/safety/output_en.yaml.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from whee_ros.core.entries import read_yaml
from whee_ros.core.errors import ConfigError
from whee_ros.core.resources import resource
from whee_ros.empathy.safety.words import plain

PATTERNS = "config/safety/output_en.yaml"


@lru_cache(maxsize=8192)
def unfit(text: str) -> str:
    """Return why `text` must not be said, or "".

    Raises:
        ConfigError: if the file of patterns is missing or broken: then nothing at all may be said.
    """
    said = plain(text)
    return next((why for pattern, why in _patterns() if pattern.search(said)), "")


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    path = resource(PATTERNS)
    try:
        data: Any = read_yaml(path)
        return tuple((re.compile(pattern), why) for why, patterns in data.items() for pattern in patterns)
    except (TypeError, AttributeError, re.error) as error:
        raise ConfigError(str(path), error, "Restore it from the package or mend the entry.") from error
