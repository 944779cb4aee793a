"""Stage three: time. Hysteresis, minimum duration, rest and cool-down, for one person."""

from __future__ import annotations

from whee_ros.empathy.when.config import WhenConfig


class Gate:
    """Turns a need that flickers into an on or off that a robot can act upon."""

    def __init__(self) -> None:
        self.active = False
        self._above_since: float | None = None
        self._rest_from = -1e9
        self._moved_at = -1e9

    def rest(self, now: float) -> None:
        """Note that the robot has just spoken (s); where that answered a need, it has been moved."""
        self._rest_from = now
        if self.active:
            self._moved_at = now

    def threshold(self, now: float, config: WhenConfig) -> float:
        """Return the need (0-1) at which empathy switches on at `now` (s): higher soon after it was given."""
        fading = 0.5 ** (max(0.0, now - self._moved_at) / config.cooldown_time)
        return min(1.0, config.need_on + config.cooldown * fading)

    def words(self, need: float, now: float, config: WhenConfig) -> bool:
        """Decide at the end of an utterance: words speak for themselves, at once."""
        self.active = need >= (_off(config) if self.active else self.threshold(now, config))
        self._above_since = None
        return self.active

    def signs(self, need: float, now: float, config: WhenConfig) -> bool:
        """Decide between utterances, where face and voice must persist to count."""
        if self.active:
            self.active = need >= _off(config)
            return self.active
        if need < self.threshold(now, config) or now - self._rest_from < config.refractory:
            self._above_since = None
            return False
        if self._above_since is None:
            self._above_since = now
        self.active = now - self._above_since >= config.minimum_duration
        return self.active

    def close(self) -> None:
        """Switch off: the words were for somebody else."""
        self.active, self._above_since = False, None


def _off(config: WhenConfig) -> float:
    return min(config.need_off, config.need_on)
