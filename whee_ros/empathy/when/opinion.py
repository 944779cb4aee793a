"""A second opinion of a language model: what it is asked, how its answer is read, and how little or much it counts."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whee_ros.core.empathy import Direction
from whee_ros.core.entries import read_yaml
from whee_ros.core.errors import ConfigError
from whee_ros.ports.llm import Message

Weights = Mapping[str, Mapping[str, float]]
"""By what the model said: log-odds towards seeking and towards providing."""


@dataclass(frozen=True)
class Opinion:
    """What a model said of an utterance: a `Direction` value, and need 0-1 or None where it gave none."""

    direction: str
    need: float | None = None


class Prompt:
    """The question, read from a file with {text} and {before} in it.

    Raises:
        ConfigError: if the file cannot be read or lacks {text}.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._template = path.read_text()
        except OSError as error:
            raise ConfigError(str(path), error, "Give a text file.") from error
        if "{text}" not in self._template:
            raise ConfigError(str(path), "no {text} in it", "Say where the utterance goes.")

    def messages(self, text: str, before: str = "") -> tuple[Message, ...]:
        """Return the chat that asks about `text`; `before` is what the robot said last."""
        # as JSON strings, so that no utterance can end its quotation and give orders
        filled = self._template.replace("{before}", json.dumps(before)[1:-1])
        return (Message("user", filled.replace("{text}", json.dumps(text)[1:-1])),)


_LABEL = re.compile(r'"direction"\s*:\s*"([a-z]+)"')
_NEED = re.compile(r'"need"\s*:\s*([01](?:\.\d+)?)\s*[,}]')


def read(answer: str) -> Opinion | None:
    """Return the opinion as soon as `answer`, whole or begun, has one; None before, or where it makes no sense."""
    label = _LABEL.search(answer)
    if label is None or label[1] not in tuple(Direction):
        return None
    need = _NEED.search(answer)
    return Opinion(label[1], min(1.0, float(need[1])) if need else None)


def hopeless(answer: str) -> bool:
    """Return whether no label can follow any more: the first JSON object is over, or it says something else."""
    label = _LABEL.search(answer)
    return "}" in answer or (label is not None and label[1] not in tuple(Direction)) or len(answer) > 400


def weights(path: Path, model: str) -> Weights:
    """Return the weights of `model`, or the default.

    Raises:
        ConfigError: if the file does not give two numbers for each direction.
    """
    try:
        data: Any = read_yaml(path)
        entry = data.get(model, data["default"])
        return {
            said: {to: float(entry[said][to]) for to in (Direction.SEEKING, Direction.PROVIDING)}
            for said in Direction
        }
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ConfigError(
            str(path), repr(error), "Give {seeking:, providing:} for each of none, seeking and providing."
        ) from error
