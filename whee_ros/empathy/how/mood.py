"""The robot's own mood: slow valence, arousal and dominance, resting where its personality puts it.

    mood(t) = rest + (mood - rest) * exp(-dt / calm)

The rest point follows from the Big Five by Mehrabian's regression (1996, "Analysis of the Big-Five personality
factors in terms of the PAD temperament model"), with stability as the opposite of neuroticism, as ALMA does (Gebhard
2005). What a person shows pulls the mood towards it, and so does how the person takes a reply. The mood colours how
strongly and with which face a plan is performed; it chooses no words, and nothing of the safety path reads it.

No claim that the robot feels. Pure: time comes as an argument.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp

from whee_ros.core import params
from whee_ros.core.empathy import EmpathyState, Stance
from whee_ros.core.params import param
from whee_ros.core.rapport import Reaction, RobotMood

Vad = tuple[float, float, float]
"""Valence, arousal, dominance; [-1, 1] each."""

MOVED = 0.25
"""A reward of 1 counts as much as a person of this valence, seen once."""
BRIGHT = 0.45
"""From this valence on, good or bad, the mood shows in the face of plain replies."""
SOBER = (Stance.SOOTHE, Stance.LISTEN)
"""Stances in which good cheer of the robot would be out of place: only its arousal counts, and only downwards."""


@dataclass(frozen=True)
class MoodConfig:
    """Personality, and how far the mood reaches."""

    mood: bool = param(True, "Whether the robot's mood colours its expression.", live=True)
    openness: float = param(0.3, "Big Five: openness.", low=-1.0, high=1.0, live=True)
    conscientiousness: float = param(0.3, "Big Five: conscientiousness.", low=-1.0, high=1.0, live=True)
    extraversion: float = param(0.0, "Big Five: extraversion.", low=-1.0, high=1.0, live=True)
    agreeableness: float = param(0.5, "Big Five: agreeableness.", low=-1.0, high=1.0, live=True)
    stability: float = param(
        0.5, "Big Five: emotional stability (the opposite of neuroticism).", low=-1.0, high=1.0, live=True
    )
    mood_calm: float = param(
        120.0,
        "Time in which the mood falls to a third of the way to rest.",
        unit="s",
        low=5.0,
        high=3600.0,
        live=True,
    )
    mood_pull: float = param(
        0.15, "How far one utterance of a person pulls the mood towards theirs.", low=0.0, high=1.0, live=True
    )
    mood_reach: float = param(
        0.2,
        "How far the mood may change the intensity of an expression, as a share of it.",
        low=0.0,
        high=0.5,
        live=True,
    )


class Mood:
    """The mood of one robot.

    Args:
        config: parameters.
    """

    def __init__(self, config: MoodConfig) -> None:
        self._config = config
        self._at: Vad = rest(config)
        self._stamp: float | None = None
        self._reason = ""

    @property
    def config(self) -> MoodConfig:
        """The parameters in force."""
        return self._config

    def amend(self, changes: Mapping[str, object]) -> None:
        """Change live parameters, all or none; the mood moves to a new rest point by itself. Raises ParameterError."""
        self._config = params.amend(self._config, changes)

    def state(self, now: float) -> RobotMood:
        """Return the mood at `now` (s); asking for an earlier time than before returns the latest."""
        self._calm(now)
        return RobotMood(self._stamp or now, *self._at, *rest(self._config), self._reason)

    def restore(self, told: RobotMood) -> None:
        """Be in the mood that was told, from its time on."""
        self._at = (told.valence, told.arousal, told.dominance)
        self._stamp, self._reason = told.stamp, told.reason

    def see(self, state: EmpathyState, now: float) -> None:
        """Take in how a person is at the end of an utterance; states between utterances are not counted."""
        if not state.utterance_id:
            return
        self._calm(now)
        share = self._config.mood_pull * state.confidence
        shown = (state.valence, state.arousal, self._at[2])
        self._at = _towards(self._at, shown, share)
        self._reason = f"a person of valence {state.valence:+.1f}, arousal {state.arousal:+.1f}"

    def take(self, reaction: Reaction, now: float) -> None:
        """Take in how a reply was taken."""
        self._calm(now)
        share = self._config.mood_pull * MOVED * abs(reaction.reward)
        sign = 1.0 if reaction.reward > 0 else -1.0
        self._at = _towards(self._at, (sign, self._at[1], sign), share)
        self._reason = f"a reply taken {'well' if sign > 0 else 'badly'} ({reaction.reward:+.1f})"

    def tint(self, intensity: float, stance: str, now: float) -> float:
        """Return `intensity` (0-1) as the mood colours it; by `mood_reach` of it at most."""
        if not self._config.mood:
            return intensity
        at = self.state(now)
        drive = min(0.0, at.arousal) if stance in SOBER else 0.5 * (at.valence + at.arousal)
        return min(1.0, max(0.0, intensity * (1.0 + self._config.mood_reach * drive)))

    def face(self, wanted: str, stance: str, now: float) -> str:
        """Return the face for a plain reply: a good mood warms a neutral one, a low mood stills a warm one."""
        if self._config.mood and stance not in SOBER:
            valence = self.state(now).valence
            if wanted == "neutral" and valence > BRIGHT:
                return "warm"
            if wanted == "warm" and valence < -BRIGHT:
                return "neutral"
        return wanted

    def _calm(self, now: float) -> None:
        if self._stamp is None:
            self._stamp = now
        waited = max(0.0, now - self._stamp)
        self._stamp += waited
        self._at = _towards(self._at, rest(self._config), 1.0 - exp(-waited / self._config.mood_calm))


def rest(config: MoodConfig) -> Vad:
    """Return where the mood of this personality rests (Mehrabian 1996)."""
    c = config
    return (
        _bound(0.21 * c.extraversion + 0.59 * c.agreeableness + 0.19 * c.stability),
        _bound(0.15 * c.openness + 0.30 * c.agreeableness - 0.57 * c.stability),
        _bound(
            0.25 * c.openness + 0.17 * c.conscientiousness + 0.60 * c.extraversion - 0.32 * c.agreeableness
        ),
    )


def _towards(at: Vad, to: Vad, share: float) -> Vad:
    v, a, d = (_bound(here + share * (there - here)) for here, there in zip(at, to, strict=True))
    return v, a, d


def _bound(value: float) -> float:
    return min(1.0, max(-1.0, value))
