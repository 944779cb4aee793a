"""Staying with somebody after a crisis: ask once whether they are safe, listen, talk of nothing else for a while."""

from __future__ import annotations

from dataclasses import dataclass, replace

from whee_ros.core.safety import SafetyAction
from whee_ros.empathy.safety.script import Script
from whee_ros.empathy.safety.words import plain


@dataclass(frozen=True)
class Vigil:
    """How it stands with one person.

    Attributes:
        boundary: what was touched.
        until: when it ends at the latest, s.
        left: turns left.
        asked: whether it was asked if they are safe.
        waiting: whether the next words answer that.
        steps: replies given, so that none comes twice in a row.
    """

    boundary: str
    until: float
    left: int
    asked: bool = False
    waiting: bool = False
    steps: int = 0

    def lasts(self, now: float) -> bool:
        """Whether the robot is still to stay."""
        return self.left > 0 and now < self.until

    def again(self, boundary: str, until: float, left: int) -> Vigil:
        """Return the vigil after another boundary was touched: the question is not asked a second time."""
        return replace(self, boundary=boundary, until=until, left=left, waiting=False)


def step(vigil: Vigil, text: str, script: Script, turns: int) -> tuple[Vigil, str, str]:
    """Return the vigil after `text`, what to say (slots unfilled), and the `SafetyAction` that it is.

    Args:
        vigil: one that lasts.
        text: what the person said.
        script: words of the language.
        turns: how long a vigil lasts, for one that has to begin again.
    """
    said = plain(text)
    after = replace(vigil, left=vigil.left - 1, steps=vigil.steps + 1, waiting=False)
    if script.means_again.search(said):
        replies = script.replies[vigil.boundary]
        return replace(after, left=vigil.left), replies[vigil.steps % len(replies)], SafetyAction.SCRIPT
    if not vigil.asked:
        text = script.asks.get(vigil.boundary, script.asks[""])
        # the answer must find the robot still there
        return replace(after, asked=True, waiting=True, left=max(1, after.left)), text, SafetyAction.ASK
    if vigil.waiting and script.means_unsafe.search(said):
        return replace(after, left=turns), script.unsafe[vigil.steps % len(script.unsafe)], SafetyAction.STAY
    if vigil.waiting and script.means_safe.search(said):
        return after, script.safe[vigil.steps % len(script.safe)], SafetyAction.STAY
    return after, script.stay[vigil.steps % len(script.stay)], SafetyAction.STAY
