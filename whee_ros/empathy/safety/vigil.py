"""Staying with somebody after a crisis: ask once whether they are safe, listen, talk of nothing else for a while.

Who says that they were misunderstood is asked that one question too, and then believed: a false alarm ends there.
After a mere hint the robot asks at once, and who answers that all is well, or goes on with something else, is let be.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from whee_ros.core.safety import SafetyAction
from whee_ros.empathy.safety.script import Script
from whee_ros.empathy.safety.words import count, plain

FEW = 2
"""Words of an utterance that may answer a question whatever they are."""
SHORT = 6
"""Words of one that answers it where it leaves it open ("I don't know"), and tells of nothing else."""


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
        doubted: whether they said that they were misunderstood.
        hint: whether it may have been a misunderstanding: the question was the first thing said.
    """

    boundary: str
    until: float
    left: int
    asked: bool = False
    waiting: bool = False
    steps: int = 0
    doubted: bool = False
    hint: bool = False

    def lasts(self, now: float) -> bool:
        """Whether the robot is still to stay."""
        return self.left > 0 and now < self.until

    def again(self, boundary: str, until: float, left: int) -> Vigil:
        """Return the vigil after another boundary was touched: the question is asked once, but for that of a hint."""
        asked = self.asked and not self.hint
        return Vigil(boundary, until, left, asked=asked, steps=self.steps)

    def concerns(self, text: str, script: Script) -> bool:
        """Whether `text` is for it: after a hint only an answer is, or a few words that may be one.

        "He forgets things lately" goes on with what was told; to be asked three times for no reason scares people.
        """
        said = plain(text)
        words = count(said)
        answers = (script.means_safe, script.means_unsafe, script.means_mistaken, script.means_again)
        open_still = words <= FEW or (words <= SHORT and script.means_vague.search(said) is not None)
        return not self.hint or open_still or any(answer.search(said) is not None for answer in answers)


def step(vigil: Vigil, text: str, script: Script, turns: int) -> tuple[Vigil, str, str]:
    """Return the vigil after `text`, what to say (slots unfilled), and the `SafetyAction` that it is.

    Args:
        vigil: one that lasts.
        text: what the person said.
        script: words of the language.
        turns: how long a vigil lasts, for one that has to begin again.
    """
    said = plain(text)
    after = replace(vigil, left=vigil.left - 1, steps=vigil.steps + 1, waiting=False, hint=False)
    if script.means_again.search(said):
        replies = script.replies[vigil.boundary]
        return replace(after, left=vigil.left), replies[vigil.steps % len(replies)], SafetyAction.SCRIPT
    if script.means_mistaken.search(said) and not vigil.asked:
        doubting = replace(after, asked=True, waiting=True, doubted=True, left=max(1, after.left))
        return doubting, script.doubt, SafetyAction.ASK
    if script.means_mistaken.search(said) or ((vigil.doubted or vigil.hint) and _safe(vigil, script, said)):
        return replace(after, left=0), script.cleared[vigil.steps % len(script.cleared)], SafetyAction.STAY
    if not vigil.asked:
        text = script.asks.get(vigil.boundary, script.asks[""])
        # the answer must find the robot still there
        return replace(after, asked=True, waiting=True, left=max(1, after.left)), text, SafetyAction.ASK
    if vigil.waiting and script.means_unsafe.search(said):
        return replace(after, left=turns), script.unsafe[vigil.steps % len(script.unsafe)], SafetyAction.STAY
    if vigil.hint:  # neither yes nor no
        return replace(after, left=turns), script.stay[0], SafetyAction.STAY
    if _safe(vigil, script, said):
        return after, script.safe[vigil.steps % len(script.safe)], SafetyAction.STAY
    return after, script.stay[vigil.steps % len(script.stay)], SafetyAction.STAY


def _safe(vigil: Vigil, script: Script, said: str) -> bool:
    """Whether the question is answered with a yes, and with nothing that speaks against it."""
    unsafe = script.means_unsafe.search(said)
    return vigil.waiting and unsafe is None and script.means_safe.search(said) is not None
