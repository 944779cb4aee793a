"""Stage three: time. Hysteresis, minimum duration and rest, for one person."""

from __future__ import annotations

from whee_ros.empathy.when.config import WhenConfig


class Gate:
    """Turns a need that flickers into an on or off that a robot can act upon."""

    def __init__(self) -> None:
        self.active = False
        self._above_since: float | None = None
        self._rest_from = -1e9

    def rest(self, now: float) -> None:
        """Note that the robot has just spoken (s)."""
        self._rest_from = now

    def words(self, need: float, config: WhenConfig) -> bool:
        """Decide at the end of an utterance: words speak for themselves, at once."""
        self.active = need >= (min(config.need_off, config.need_on) if self.active else config.need_on)
        self._above_since = None
        return self.active

    def signs(self, need: float, now: float, config: WhenConfig) -> bool:
        """Decide between utterances, where face and voice must persist to count."""
        if self.active:
            self.active = need >= min(config.need_off, config.need_on)
            return self.active
        if need < config.need_on or now - self._rest_from < config.refractory:
            self._above_since = None
            return False
        if self._above_since is None:
            self._above_since = now
        self.active = now - self._above_since >= config.minimum_duration
        return self.active
