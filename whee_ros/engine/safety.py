"""Opens the guardian with its trained gate, and keeps the log of what it did."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from whee_ros.core import registry
from whee_ros.core.errors import WheeError
from whee_ros.core.resources import resource
from whee_ros.core.safety import SafetyEvent
from whee_ros.empathy.safety.config import SafetyConfig
from whee_ros.empathy.safety.gate import SafetyGate
from whee_ros.empathy.safety.guardian import Guardian
from whee_ros.empathy.safety.head import Head, TrainedGate
from whee_ros.engine.overheard import Overheard
from whee_ros.ports.models import ModelFinder

ENCODER = "minilm_onnx"
"""Back end of the embedding that is handed on to whoever chooses a reply."""
GATE = "minilm_safety"
"""Back end that the trained gate was learned with. It is no parameter: nobody can set it to something blind."""
WEIGHTS = "config/weights/safety_gate.npz"


def open_guardian(
    config: SafetyConfig, models: ModelFinder, report: Callable[[SafetyEvent], None] | None = None
) -> tuple[Guardian, Any, str]:
    """Return the guardian, and the encoder and trouble of `open_gate`.

    Raises:
        WheeError: if rules or scripts are broken: then nobody may be spoken to.
    """
    gate, encoder, trouble = open_gate(models)
    return Guardian(config, gate, report), encoder, trouble


def open_gate(models: ModelFinder) -> tuple[SafetyGate, Any, str]:
    """Return the gate, the encoder to be closed with it (None where there is none), and why there is none, or "".

    Without the encoder the rules go on alone.

    Raises:
        WheeError: if rules are broken.
    """
    gate = SafetyGate.load(resource("config/safety.yaml"))
    encoder: Any = None
    trouble = ""
    try:
        encoder = Overheard(registry.load("text", GATE)(models))
        encoder.load()
        head = Head(resource(WEIGHTS), encoder.dimension)
        encoder.handed = head.usual  # the same numbers as those of ENCODER
        gate.trained = TrainedGate(encoder, head, gate.rules)
    except WheeError as error:
        trouble = f"the trained safety gate is missing, its rules go on alone: {error}"
    gate.judge("Hello.")  # what is read and built at the first words is ready before anybody speaks
    return gate, encoder, trouble


class SafetyLog:
    """Appends events to a file, a JSON object a line; nobody's words are in them.

    Args:
        path: of the file; "" for `whee/safety.jsonl` in the user's folder of state (XDG base directories).
    """

    def __init__(self, path: str = "") -> None:
        state = Path(os.environ.get("XDG_STATE_HOME") or "~/.local/state")
        self.path = (Path(path) if path else state / "whee" / "safety.jsonl").expanduser()

    def write(self, event: SafetyEvent) -> None:
        """Append `event`. Raises OSError."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(dataclasses.asdict(event)) + "\n")
