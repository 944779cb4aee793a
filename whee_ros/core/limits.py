"""Motion within limits: follow a target with bounded speed and acceleration, without overshoot."""

from __future__ import annotations

import math

_STEP = 0.005
"""Longest integration step, s: fine enough for 25 rad/s^2 to end within 0.3 mrad of the target."""
_LONGEST = 0.25
"""A gap between calls longer than this (s) counts as this: after a pause motion resumes, it does not jump."""


class Follower:
    """One axis that moves towards its target as fast as its limits allow and brakes in time to stop there.

    The speed is the largest from which constant braking ends at the target (a trapezoidal profile,
    recomputed every step, so the target may move).

    Args:
        velocity: largest speed, units/s.
        acceleration: largest acceleration and deceleration, units/s^2.
        position: where it starts.
    """

    def __init__(self, velocity: float, acceleration: float, position: float = 0.0) -> None:
        self.velocity_limit = velocity
        self.acceleration_limit = acceleration
        self.position = position
        self.velocity = 0.0

    def step(self, target: float, seconds: float) -> float:
        """Move towards `target` for `seconds` (>= 0) and return the new position."""
        left = min(seconds, _LONGEST)
        # 0.02 s that come as 0.0200000001 are not one step more: steps of another length would show as acceleration
        count = max(1, math.ceil(left / _STEP - 1e-6))
        if left > 0:
            self._advance(target, left / count, count)
        return self.position

    def brake(self, seconds: float, within: float) -> float:
        """Slow down for `seconds` towards a halt and return the new position.

        Args:
            seconds: time since the last step, s.
            within: the longest it may take to stand still, s; an emergency brakes harder than the limit if
                it must.
        """
        rate = max(self.acceleration_limit, self.velocity_limit / within)
        time = min(seconds, abs(self.velocity) / rate)
        change = math.copysign(rate * time, self.velocity)
        self.position += self.velocity * time - change * time / 2
        self.velocity -= change
        return self.position

    def _advance(self, target: float, dt: float, count: int) -> None:
        """Move `count` steps of `dt` s: thousands of them a second, so nothing is looked up or called in between."""
        position, velocity, fastest = self.position, self.velocity, self.velocity_limit
        change, root = self.acceleration_limit * dt, math.sqrt
        half, fourth, twice = change / 2, change * change / 4, 2 * self.acceleration_limit
        for _ in range(count):
            error = target - position
            distance = error if error >= 0 else -error
            # the fastest speed now from which whole steps of braking still end at the target
            stop = root(fourth + twice * distance) - half
            if stop > distance / dt:
                stop = distance / dt
            if stop > fastest:
                stop = fastest
            more = (stop if error >= 0 else -stop) - velocity
            velocity += change if more > change else more if more >= -change else -change
            position += velocity * dt
        self.position, self.velocity = position, velocity
