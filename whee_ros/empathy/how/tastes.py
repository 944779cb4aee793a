"""What each person likes to hear: a bandit over support strategies, bounded, discounted, without chance.

Discounted UCB (Garivier & Moulines 2011): the reward of old replies fades, and a strategy that was hardly tried is
given the benefit of the doubt. Its index becomes a weight in [-bound, bound] that is added to the score of a reply, so
it can tip the choice between fitting lines and never overrule the critics. The same talk gives the same weights.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from math import log, sqrt
from pathlib import Path

from whee_ros.core import params
from whee_ros.core.empathy import STRATEGIES
from whee_ros.core.errors import ConfigError
from whee_ros.core.params import param
from whee_ros.core.rapport import Reaction

PRIOR = 2.0
"""Replies of reward 0 that every strategy begins with."""
CURIOUS = 0.08
"""Size of the benefit of the doubt."""


@dataclass(frozen=True)
class FeedbackConfig:
    """Whether and how reactions move the choice of strategy."""

    feedback: bool = param(
        False, "Whether what a person liked before weighs in the choice of strategy.", live=True
    )
    feedback_frozen: bool = param(False, "Use the weights as they are, and learn nothing more.", live=True)
    feedback_bound: float = param(
        0.3,
        "Largest weight of a strategy; good replies differ by about 1 in score.",
        low=0.0,
        high=0.6,
        live=True,
    )
    feedback_discount: float = param(
        0.95, "What a reaction still counts when the next one has come.", low=0.5, high=1.0, live=True
    )
    feedback_window: float = param(
        6.0, "How long after a reply a reaction counts.", unit="s", low=1.0, high=30.0, live=True
    )
    feedback_file: str = param(
        "", "JSON file that keeps the weights by person id; empty forgets them when the node stops."
    )


class Tastes:
    """Weights by person and strategy.

    Args:
        config: parameters.
    """

    def __init__(self, config: FeedbackConfig) -> None:
        self._config = config
        self._people: dict[str, dict[str, tuple[float, float]]] = {}

    @property
    def config(self) -> FeedbackConfig:
        """The parameters in force."""
        return self._config

    def amend(self, changes: Mapping[str, object]) -> None:
        """Change live parameters, all or none. Raises ParameterError."""
        self._config = params.amend(self._config, changes)

    def learn(self, reaction: Reaction) -> bool:
        """Count a reaction; return whether it was counted: not while switched off or frozen, nor without evidence."""
        config = self._config
        if not config.feedback or config.feedback_frozen or not reaction.confidence:
            return False
        known = self._people.setdefault(reaction.person_id, {})
        for name, (count, total) in known.items():
            known[name] = (count * config.feedback_discount, total * config.feedback_discount)
        count, total = known.get(reaction.strategy, (0.0, 0.0))
        known[reaction.strategy] = (
            count + reaction.confidence, total + reaction.confidence * reaction.reward
        )  # fmt: skip
        return True

    def weights(self, person_id: str) -> dict[str, float]:
        """Return the weight of every strategy for `person_id`, within the bound; empty while nothing is known."""
        known = self._people.get(person_id)
        if not known or not self._config.feedback:
            return {}
        tried = sum(count for count, _ in known.values())
        bound, found = self._config.feedback_bound, {}
        for name in STRATEGIES:
            count, total = known.get(name, (0.0, 0.0))
            doubt = CURIOUS * sqrt(log(1.0 + tried) / (count + PRIOR))
            found[name] = max(-bound, min(bound, bound * total / (count + PRIOR) * 2.0 + doubt))
        return found

    def forget(self, person_id: str = "") -> bool:
        """Forget `person_id`, or everybody; return whether there was anything to forget."""
        if person_id:
            return self._people.pop(person_id, None) is not None
        there = bool(self._people)
        self._people.clear()
        return there

    def save(self, path: Path) -> None:
        """Write what is known; a file that is there is replaced as a whole. Raises OSError."""
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        fresh.write_text(self.text() + "\n")
        fresh.replace(path)

    def text(self) -> str:
        """Return what is known as JSON: (replies counted, sum of their rewards) by strategy, by person."""
        return json.dumps(self._people, indent=1)

    def load(self, path: Path) -> None:
        """Read what `save` wrote; a missing file is an empty one.

        Raises:
            ConfigError: if the file is not one of ours; nothing of it is used then.
        """
        if not path.is_file():
            return
        try:
            self.restore(path.read_text())
        except (OSError, ConfigError) as error:
            raise ConfigError(str(path), error, "Remove the file, or name another feedback_file.") from error

    def restore(self, text: str) -> None:
        """Know what `text` gave, and nothing else. Raises ConfigError if it is not one of ours."""
        try:
            found = {
                str(person): {
                    str(name): (max(0.0, float(count)), float(total))
                    for name, (count, total) in known.items()
                }
                for person, known in json.loads(text).items()
            }
        except (ValueError, TypeError, AttributeError) as error:
            raise ConfigError("what people like", error, "Give what `text` returned.") from error
        self._people = {
            person: {name: pair for name, pair in known.items() if name in STRATEGIES}
            for person, known in found.items()
        }
