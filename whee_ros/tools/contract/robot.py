"""Contract of `whee.robot`: ports/robot.py."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from whee_ros.core.clock import elapsed
from whee_ros.core.motion import FaceCommand, MotionFrame
from whee_ros.ports.profile import FACE_KINDS, RobotProfile, profile_path
from whee_ros.ports.robot import MOVING, JointReading
from whee_ros.tools.contract.trial import Trial, expect

PERIOD = 0.02
BLOCKS = 0.005
"""Seconds that a call may take at most, by the port."""


def check(trial: Trial) -> None:
    """Try a body. It moves: every channel a fifth of its range."""
    path = profile_path(trial.uri or "whee_bot")
    profile = RobotProfile.load(path)
    with trial.clause("close before open does no harm"):
        trial.plug(path).close()
    robot = trial.plug(path)
    trial.usable("opens, or says what is missing", robot.open)
    with trial.clause("says what it has"):
        capabilities = robot.capabilities
        expect(capabilities.face_kind in FACE_KINDS and bool(capabilities.name), capabilities)
    channels = robot.capabilities.channels
    with trial.clause("moves every channel within limits, and reports all joints alike"):
        readings = _move(robot, dict.fromkeys(channels, 0.2), 1.0, 2.0)
        for reading in readings:
            expect(len(reading.names) == len(reading.positions) == len(reading.velocities), reading)
        _within(profile, readings)
        moved = np.ptp([reading.positions for reading in readings], axis=0) if channels else np.ones(1)
        expect(bool((moved > 1e-3).all()), f"these stood still: {moved}")
    with trial.clause("values beyond the range, no numbers and unknown channels do no harm"):
        wild = {**dict.fromkeys(channels, 9.0), "no_such_channel": 1.0}
        _within(profile, _move(robot, wild, 2.0, 3.0))
        _within(profile, _move(robot, dict.fromkeys(channels, math.nan), 3.0, 3.2))
    with trial.clause("stands still 100 ms after stop"):
        _move(robot, dict.fromkeys(channels, -0.5), 3.2, 3.4)
        robot.stop()
        last = [robot.step(3.4 + k * PERIOD) for k in range(1, 7)][-1]
        expect(not last.moving, f"velocities {last.velocities}, more than {MOVING} rad/s")
    with trial.clause("draws its face where it has a screen"):
        robot.command(MotionFrame(4.0, {}, FaceCommand(4.0, (12, 6), (0.8, 0.5))))
        robot.step(4.1)
        image = robot.face_image()
        screen = robot.capabilities.face_kind == "screen"
        expect(
            (image is not None) == screen, f"face {robot.capabilities.face_kind}, image {image is not None}"
        )
        expect(image is None or (image.ndim == 3 and image.shape[2] == 3), "no BGR picture")
    with trial.clause(f"a step takes less than {BLOCKS * 1e3:g} ms"):
        times = []
        for k in range(100):
            began = elapsed()
            robot.step(5.0 + k * PERIOD)
            times.append(elapsed() - began)
        expect(float(np.median(times)) < BLOCKS, f"{np.median(times) * 1e3:.1f} ms")
    trial.closes_twice(robot)
    with trial.clause("can be opened again"):
        robot.open()
        robot.step(9.0)
        robot.close()


def _move(robot: Any, channels: dict[str, float], start: float, end: float) -> list[JointReading]:
    found = []
    for k in range(round((end - start) / PERIOD)):
        now = start + k * PERIOD
        robot.command(MotionFrame(now, channels, FaceCommand(now)))
        found.append(robot.step(now))
    return found


def _within(profile: RobotProfile, readings: list[JointReading]) -> None:
    limits = {joint.name: joint for joint in profile.channels.values()}
    for reading in readings:
        for name, position in zip(reading.names, reading.positions, strict=True):
            joint = limits[name]
            expect(joint.low - 0.01 <= position <= joint.high + 0.01, f"{name} at {position:.2f} rad")
