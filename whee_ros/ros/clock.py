"""ROS time behind the core's clock, so that a paused simulation pauses the mind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from rclpy.clock import JumpThreshold
from rclpy.duration import Duration

from whee_ros.core.clock import Clock, SystemClock
from whee_ros.core.media import AudioChunk, Frame

M = TypeVar("M", Frame, AudioChunk)
_LEAST = 1e-4
"""s between two stamps of one device."""
_STEP = 0.15
"""s of real time after which simulated time counts as standing still: bridges pass on ten steps a second or more."""
_RESET = 1.0
"""s by which simulated time runs back when its world is reset; less is a step of the clock taken twice."""


class RosClock:
    """Clock over a node's clock; honours use_sim_time."""

    def __init__(self, node: Any) -> None:
        self._clock = node.get_clock()
        self._jump: Any = None

    @property
    def simulated(self) -> bool:
        """Whether time comes from /clock."""
        return bool(self._clock.ros_time_is_active)

    def now(self) -> float:
        """Return seconds since the epoch (or of the simulation)."""
        return float(self._clock.now().nanoseconds) * 1e-9

    def on_jump_back(self, least: float, jumped: Callable[[], None]) -> None:
        """Call `jumped` whenever simulated time runs back by `least` s or more.

        It is called while the clock tells its timers, none of which may be created or destroyed in it.
        """
        back = JumpThreshold(min_forward=None, min_backward=Duration(seconds=-least), on_clock_change=False)
        self._jump = self._clock.create_jump_callback(back, post_callback=lambda _: jumped())


class SensorTime:
    """Puts frames and sound of this computer's own devices, which know real time alone, on a node's clock.

    What is sensed while simulated time stands still is dropped: nobody is awake to see it. Between two steps of /clock
    time goes on as the devices' own.

    Args:
        clock: of the node.
        real: that of the devices.
    """

    def __init__(self, clock: RosClock, real: Clock | None = None) -> None:
        self._clock = clock
        self._real = real or SystemClock()
        self._last = 0.0
        self._moved = float("-inf")
        self._stamp = 0.0

    def then(self, passed: Callable[[M], None]) -> Callable[[M], None]:
        """Return a function that passes on what it is given, put on the node's clock."""

        def take(sensed: M) -> None:
            timed = self.on_clock(sensed)
            if timed is not None:
                passed(timed)

        return take

    def on_clock(self, sensed: M) -> M | None:
        """Return a frame or chunk with its stamp on the node's clock, None where that has not moved on."""
        if not self._clock.simulated:
            return sensed
        now = self._clock.now()
        real = self._real.now()
        if now < self._last - _RESET:
            self._last = self._stamp = 0.0
        if now > self._last:
            self._last, self._moved = now, real
        since = real - self._moved
        if since > _STEP:
            return None
        # a simulation that lags makes an age of real time too long; sound must not run backwards for it
        stamp = max(self._last + since - max(0.0, real - sensed.stamp), self._stamp + _LEAST)
        self._stamp = stamp
        return replace(sensed, stamp=stamp)
