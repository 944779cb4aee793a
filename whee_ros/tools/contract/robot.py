"""Contract of `whee.robot`: ports/robot.py, and ports/wire.py for a body behind topics."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import numpy as np

from whee_ros.core.clock import elapsed
from whee_ros.core.motion import FaceCommand, MotionFrame
from whee_ros.ports.profile import FACE_KINDS, RobotProfile, profile_path
from whee_ros.ports.robot import MOVING, JointReading
from whee_ros.tools.contract.plant import Looped
from whee_ros.tools.contract.trial import Trial, expect

PERIOD = 0.02
BLOCKS = 0.005
"""Seconds that a call may take at most, by the port."""
SLACK = 1.05
"""Speeds may exceed their limit by this factor: a controller's splines are not its end points."""
HARD = 1.5
"""Accelerations may exceed theirs by this factor, over a cycle; a stop is exempt."""
DRAWN = ("screen", "led")
SHOWN = FaceCommand(0.0, (1, 4, 12, 26), (0.6, 0.4, 0.8, 0.5), gaze_yaw=0.2)


def check(trial: Trial) -> None:
    """Try a body with a profile (`uri`). It moves: every joint a fifth of its range."""
    path = profile_path(trial.uri or "whee_bot")
    profile = RobotProfile.load(path)
    with trial.clause("close before open does no harm"):
        trial.plug(path).close()
    robot = trial.plug(path)
    trial.usable("opens, or says what is missing", robot.open)
    body = Looped(robot, profile)
    with trial.clause("says what it has"):
        capabilities = robot.capabilities
        expect(capabilities.face_kind in FACE_KINDS and bool(capabilities.name), capabilities)
        foreign = set(capabilities.channels) - set(profile.channels)
        expect(not foreign, f"channels that the profile has not: {foreign}")
    channels = robot.capabilities.channels
    with trial.clause("moves every channel within limits, and reports all joints alike"):
        _move(body, robot, {}, 0.8, 1.0)
        readings = _move(body, robot, dict.fromkeys(channels, 0.2), 1.0, 2.2)
        for reading in readings:
            expect(len(reading.names) == len(reading.positions) == len(reading.velocities), reading)
        _within(profile, readings)
        _moved(profile, channels, readings)
    with trial.clause("values beyond the range, no numbers and unknown channels do no harm"):
        wild = {**dict.fromkeys(channels, 9.0), "no_such_channel": 1.0}
        _within(profile, _move(body, robot, wild, 2.2, 3.2))
        _within(profile, _move(body, robot, dict.fromkeys(channels, math.nan), 3.2, 3.4))
    with trial.clause("new aims at any moment keep to the limits of speed and acceleration"):
        rng = np.random.default_rng(7)
        readings = []
        for k in range(20):
            aims = dict(zip(channels, rng.uniform(-1, 1, len(channels)), strict=True))
            readings += _move(body, robot, aims, 3.4 + 0.08 * k, 3.48 + 0.08 * k)
        _within(profile, readings)
    with trial.clause("stands still 100 ms after stop"):
        _move(body, robot, dict.fromkeys(channels, -0.5), 5.0, 5.2)
        robot.stop()
        last = [body.step(5.2 + k * PERIOD) for k in range(1, 7)][-1]
        expect(not last.moving, f"velocities {last.velocities}, more than {MOVING} rad/s")
        stays = [body.step(5.34 + k * PERIOD) for k in range(10)]
        expect(stays[0].positions == last.positions or not stays[-1].moving, "it moves again by itself")
    with trial.clause("draws its face where it has a picture"):
        robot.command(MotionFrame(6.0, {}, FaceCommand(6.0, (12, 6), (0.8, 0.5))))
        body.step(6.1)
        image, kind = robot.face_image(), robot.capabilities.face_kind
        expect((image is not None) == (kind in DRAWN), f"face {kind}, image {image is not None}")
        expect(image is None or (image.ndim == 3 and image.shape[2] == 3), "no BGR picture")
    if hasattr(robot, "wires"):
        with trial.clause("names its topics, and says so when nobody answers on them"):
            _answers(robot, trial.plug(path))
    with trial.clause(f"a step takes less than {BLOCKS * 1e3:g} ms"):
        times = []
        for k in range(100):
            began = elapsed()
            robot.step(7.0 + k * PERIOD)
            times.append(elapsed() - began)
        expect(float(np.median(times)) < BLOCKS, f"{np.median(times) * 1e3:.1f} ms")
    trial.closes_twice(robot)
    with trial.clause("can be opened again"):
        robot.open()
        robot.step(12.0)
        robot.close()


def _move(
    body: Looped, robot: Any, channels: dict[str, float], start: float, end: float
) -> list[JointReading]:
    found = []
    for k in range(round((end - start) / PERIOD)):
        now = start + k * PERIOD
        robot.command(MotionFrame(now, channels, SHOWN))
        found.append(body.step(now))
    return found


def _moved(profile: RobotProfile, channels: tuple[str, ...], readings: list[JointReading]) -> None:
    first, last = (dict(zip(r.names, r.positions, strict=True)) for r in (readings[0], readings[-1]))
    for channel in channels:
        joint = profile.channels[channel]
        expect(joint.name in last, f"channel {channel} is claimed, but joint {joint.name} not reported")
        travel = last[joint.name] - first[joint.name]
        wanted = joint.angle(0.2) - joint.rest
        expect(travel * wanted > 0, f"{joint.name} went {travel:.3f} rad, not towards {wanted:.3f}")


def _within(profile: RobotProfile, readings: list[JointReading]) -> None:
    """Positions, speeds, and changes of speed from cycle to cycle keep to the profile."""
    for reading in readings:
        for name, position, velocity in zip(
            reading.names, reading.positions, reading.velocities, strict=True
        ):
            if name in profile.joints:
                joint = profile.joints[name]
                low, high = joint.range
                expect(low - 0.01 <= position <= high + 0.01, f"{name} at {position:.2f} rad")
                expect(abs(velocity) <= SLACK * joint.velocity, f"{name} at {velocity:.2f} rad/s")
    for one, other in pairwise(readings):
        speeds = dict(zip(one.names, one.velocities, strict=True))
        for name, velocity in zip(other.names, other.velocities, strict=True):
            if name in profile.joints and name in speeds:
                rate = abs(velocity - speeds[name]) / PERIOD
                limit = profile.joints[name].acceleration
                expect(rate <= HARD * limit, f"{name} at {rate:.1f} rad/s^2, limit {limit:g}")


def _answers(robot: Any, deaf: Any) -> None:
    for wire in robot.wires:
        expect(bool(wire.topic) and wire.type.count("/") == 2, f"{wire}: write the type as package/msg/Type")
    deaf.open()
    for k in range(200):
        deaf.step(k * PERIOD)
    listens = any(wire.incoming for wire in deaf.wires)
    expect(bool(deaf.trouble) == listens, f"after 4 s without an answer it says {deaf.trouble!r}")
    deaf.close()
