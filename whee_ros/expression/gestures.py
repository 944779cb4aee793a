"""The gestures on the stage: as large and fast as person, feeling and body allow, each on its word if it has one."""

from __future__ import annotations

import itertools
import math

from whee_ros.core.motion import PerformanceSkew
from whee_ros.expression.config import ExpressionConfig
from whee_ros.expression.mixer import Mixer
from whee_ros.expression.moves import PEAK_ACCELERATION, PEAK_SPEED
from whee_ros.expression.named import Gesture, GestureMove
from whee_ros.expression.playing import CROSSFADE, HEARD_OF, VOICED, Playing, Watch, meet
from whee_ros.expression.style import MotionStyle
from whee_ros.expression.utterance import Utterance

_LARGER, _FASTER = 0.25, 0.15
"""Share by which the most outgoing personality moves more and faster, and the most reserved less (Neff et al. 2010)."""
_ROOM = 0.85
"""Share of a body's limits that a gesture may use; the rest is for breathing, sway and gaze."""
_SMALLEST = 0.7
"""A body too slow for a gesture makes it smaller, down to this share of its size; then slower."""


class GestureDesk:
    """Performs one gesture at a time.

    Args:
        mixer: knows the limits of the body.

    Attributes:
        playing: the newest last; those before it fade.
        expected: plan whose words are on their way.
    """

    def __init__(self, mixer: Mixer) -> None:
        self._mixer = mixer
        self._watched: list[Watch] = []
        self.playing: list[Playing] = []
        self.expected = ""

    def add(
        self,
        gesture: Gesture,
        config: ExpressionConfig,
        style: MotionStyle,
        intensity: float,
        now: float,
        plan_id: str,
    ) -> Playing:
        """Put a gesture in the place of the one before; that of a plan waits until its words are known.

        Args:
            gesture: to perform.
            config: gains and personality.
            style: of the feeling being shown.
            intensity: 0-1.
            now: s.
            plan_id: "" begins at once.
        """
        outgoing = config.extraversion
        # a gesture at low intensity is still a gesture: its size goes from 0.4 to 1
        size = config.gesture_gain * (0.4 + 0.6 * intensity) * style.size * (1 + _LARGER * outgoing)
        most = max(abs(value) for frames in gesture.channels.values() for _, value in frames)
        size = min(size, 1.0 / most)
        speed = config.gesture_speed * style.speed * (1 + _FASTER * outgoing)
        size *= max(_SMALLEST, min(1.0, (self._fastest(gesture, size) / speed) ** 2))
        move = GestureMove(gesture, size, min(speed, self._fastest(gesture, size)))
        made = Playing(move, math.inf if plan_id else now, since=now, plan_id=plan_id)
        kept = [item for item in self.playing if not item.waiting]
        self.playing = [*(item.fading(now, CROSSFADE) for item in kept), made]
        self._watched.clear()
        return made

    def meet(self, utterance: Utterance, now: float, lag: float) -> None:
        """Let the gesture that waits for this plan begin so that its stroke meets a word: a stressed one if it can.

        Where none fits yet and sentences are still to come, it waits on.
        """
        for item in self.playing:
            if (
                not item.waiting
                or item.plan_id != utterance.plan_id
                or not isinstance(item.move, GestureMove)
            ):
                continue
            found = meet(item.move, now, utterance.accents(), lag)
            if found is None and not utterance.more:
                found = meet(item.move, now, utterance.every_word(), lag)
            if found is not None:
                item.start = found[0]
                self._watched.append(Watch(item, item.move, found[1], lag))
            elif not utterance.more:
                item.start = now

    def due(self, now: float) -> list[Playing]:
        """Return what is being performed at `now`; one that has waited too long begins."""
        for item in self.playing:
            patience = VOICED if item.plan_id == self.expected else HEARD_OF
            if item.waiting and now - item.since >= patience:
                item.start = now
        self.playing = [item for item in self.playing if now <= item.end]
        return [item for item in self.playing if item.start <= now]

    def watch(self, now: float, channels: dict[str, float]) -> list[PerformanceSkew]:
        """Return the skew of strokes that are made."""
        found = []
        for item in list(self._watched):
            skew = item.see(now, channels)
            if skew is not None:
                found.append(skew)
                self._watched.remove(item)
        return found

    def clear(self) -> None:
        """Perform nothing."""
        self.playing.clear()
        self._watched.clear()
        self.expected = ""

    def _fastest(self, gesture: Gesture, size: float) -> float:
        """Return the speed at which a gesture of this size still keeps the limits of its channels."""
        fastest = math.inf
        for channel, frames in gesture.channels.items():
            quick = _ROOM * self._mixer.speed(channel)
            hard = _ROOM * self._mixer.acceleration(channel)
            for (from_time, from_value), (to_time, to_value) in itertools.pairwise(frames):
                way, time = size * abs(to_value - from_value), to_time - from_time
                if way > 0.0:
                    fastest = min(fastest, quick * time / (PEAK_SPEED * way))
                    fastest = min(fastest, time * math.sqrt(hard / (PEAK_ACCELERATION * way)))
        return fastest
