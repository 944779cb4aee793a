"""The gate before every policy: rules and a trained head, either of which opens the path of a fixed answer.

No parameter, policy or language model comes before it. Where the encoder is missing the rules go on alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from whee_ros.core.resources import resource
from whee_ros.empathy.safety.boundary import Boundaries, Boundary
from whee_ros.empathy.safety.head import SUICIDE
from whee_ros.empathy.safety.rules import Rules

SURE = 0.95
"""Confidence from which the trained half alone is taken at its word.

Of what it took alone on dev parts, 50 of 52 harmless turns lay below, and so did 163 of 198 dangers: there the robot
asks.
"""


class Trained(Protocol):
    """What finds boundaries by what was learned."""

    def find(self, text: str) -> dict[str, float]:
        """Return boundaries with their probability."""
        ...

    def doubt(self, text: str) -> float:
        """Return the probability, 0-1, of any boundary."""
        ...


@dataclass(frozen=True)
class Verdict:
    """The boundary that was touched.

    Attributes:
        boundary: the most urgent one.
        confidence: 0-1; 1 where a rule says so.
        source: "rule", "gate" or "rule+gate".
    """

    boundary: Boundary
    confidence: float
    source: str

    @property
    def sure(self) -> bool:
        """Whether more speaks for it than a hint."""
        return self.source != "gate" or self.confidence >= SURE


class SafetyGate:
    """Finds the boundary that an utterance touches.

    Args:
        boundaries: most urgent first.
        rules: patterns.
        trained: the trained half, if its encoder is there.
    """

    def __init__(self, boundaries: Boundaries, rules: Rules, trained: Trained | None = None) -> None:
        self.boundaries = boundaries
        self.rules = rules
        self.trained = trained
        self._last: tuple[str, Verdict | None] = ("", None)

    @classmethod
    def load(cls, path: Path) -> SafetyGate:
        """Read config/safety.yaml and the rules of all languages beside it (of the package, where there are none).

        Raises:
            ConfigError: if a file is not what it should be; nothing is used then.
        """
        boundaries = Boundaries.load(path)
        folder = path.with_suffix("")
        paths = sorted((folder if folder.is_dir() else resource("config/safety")).glob("rules_*.yaml"))
        return cls(boundaries, Rules.load(paths, [boundary.name for boundary in boundaries.all]))

    def judge(self, text: str) -> Verdict | None:
        """Return the most urgent boundary that `text` touches, or None. The same text again costs nothing."""
        if self._last[0] != text:
            self._last = (text, self._judge(text))
        return self._last[1]

    def check(self, text: str) -> Boundary | None:
        """Return the boundary of `judge`."""
        verdict = self.judge(text)
        return verdict.boundary if verdict else None

    def doubt(self, text: str) -> float:
        """Return how much, 0-1, speaks for any boundary where none is touched; 0 without the trained half."""
        return self.trained.doubt(text) if self.trained else 0.0

    def _judge(self, text: str) -> Verdict | None:
        ruled = self.rules.find(text).touched
        learned = self.trained.find(text) if self.trained else {}
        for boundary in self.boundaries.all:
            name = boundary.name
            if name in ruled:
                agreed = name in learned or (name in SUICIDE and any(degree in learned for degree in SUICIDE))
                return Verdict(boundary, 1.0, "rule+gate" if agreed else "rule")
            if name in learned:
                both = name in SUICIDE and any(degree in ruled for degree in SUICIDE)
                return Verdict(boundary, 1.0 if both else learned[name], "rule+gate" if both else "gate")
        return None
