"""Bodies in DART, the physics engine of gz-sim, with the gains of their models and the law of its controller."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree as ET

import dartpy
import numpy as np
import pytest

from whee_ros.core.resources import resource
from whee_ros.expression.config import ExpressionConfig
from whee_ros.expression.library import Library
from whee_ros.expression.stage import Stage
from whee_ros.ports.description import Description
from whee_ros.ports.profile import RobotProfile, profile_path
from whee_ros.robots.gazebo import create
from whee_ros.tools.sdf import model

STEP, STEPS = 0.001, 20
"""s of the world's steps, and how many of them there are between two commands."""
SPAN = 10
"""Steps over which acceleration is measured: shorter than the time between two commands, so that kicks show."""
GESTURES = ("celebrate", "greet", "shake", "open_arms", "lean_in", "look_down")
EACH = 2.5
"""s for one of them."""
LAG = range(2, 6)
"""Commands that the body may be late: the servo's bandwidth, and what the adapter sends ahead."""


class Physics:
    """A body that stands on a table, and gz-sim's JointTrajectoryController.

    Its law: the target is the first point whose time has not passed, without interpolation; the force is that of a PID
    controller of the position plus that of one of the velocity, each clamped.
    """

    def __init__(self, profile: RobotProfile, folder) -> None:
        description = Description.load(profile.urdf)
        urdf = folder / "robot.urdf"
        urdf.write_text(description.text)
        loader = dartpy.utils.DartLoader()
        light = dartpy.dynamics.Inertia(0.001, [0, 0, 0], 4e-8 * np.eye(3))  # as in the model's own file
        fixed = dartpy.utils.DartLoader.RootJointType.FIXED
        loader.setOptions(dartpy.utils.DartLoader.Options(defaultRootJointType=fixed, defaultInertia=light))
        self._body = loader.parseSkeleton(str(urdf))
        self._world = dartpy.simulation.World()
        self._world.setTimeStep(STEP)
        self._world.setGravity([0, 0, -9.81])
        self._world.addSkeleton(self._body)
        plugins = ET.fromstring(model(profile, description)).iter("plugin")
        controller = next(part for part in plugins if "trajectory" in part.get("filename", ""))
        self._gains = {
            part.tag: np.array([float(one.text or "") for one in controller.findall(part.tag)])
            for part in controller
            if part.tag not in ("topic", "joint_name")
        }
        self.names = [joint.text or "" for joint in controller.findall("joint_name")]
        self._joints = [self._body.getDof(name) for name in self.names]
        self._target = np.array([self._gains["initial_position"], np.zeros(len(self.names))])
        for joint, position in zip(self._joints, self._target[0], strict=True):
            joint.setPosition(position)
        self._error: np.ndarray | None = None
        self._points: list[Mapping[str, Any]] = []
        self._now = self._began = 0.0

    def take(self, fields: Mapping[str, Any]) -> None:
        """Start on a trajectory."""
        assert fields["joint_names"] == self.names
        self._points, self._began = list(fields["points"]), self._now

    def step(self) -> None:
        """Go on by `STEP`."""
        while len(self._points) > 1 and self._points[0]["time_from_start"] < self._now - self._began:
            self._points.pop(0)
        if self._points:
            self._target = np.array([self._points[0]["positions"], self._points[0]["velocities"]])
        position, velocity = self.state()
        error = position - self._target[0]
        rate = (error - (error if self._error is None else self._error)) / STEP
        self._error = error
        force = self._pid("position", error, rate) + self._pid(
            "velocity", velocity - self._target[1], 0.0 * rate
        )
        for joint, value in zip(self._joints, force, strict=True):
            joint.setForce(value)
        self._world.step()
        self._now += STEP

    def state(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the joints' positions and velocities."""
        return (
            np.array([joint.getPosition() for joint in self._joints]),
            np.array([joint.getVelocity() for joint in self._joints]),
        )

    def _pid(self, controlled: str, error: np.ndarray, rate: np.ndarray) -> np.ndarray:
        gains = [self._gains.get(f"{controlled}_{gain}_gain", 0.0) for gain in ("p", "d")]
        force = -gains[0] * error - gains[1] * rate
        return np.clip(force, self._gains[f"{controlled}_cmd_min"], self._gains[f"{controlled}_cmd_max"])


@pytest.mark.parametrize("name", ["whee_bot", "lantern"])
def test_a_body_in_physics_follows_its_gestures_within_the_limits_of_its_profile(name, tmp_path):
    path = profile_path(name)
    profile = RobotProfile.load(path)
    physics, robot = Physics(profile, tmp_path), create(path)
    library = Library.load(resource("config/expressions.yaml"), resource("config/gestures.yaml"), path)
    stage = Stage(ExpressionConfig(), library, profile.channels)
    robot.open()
    states = next(wire.topic for wire in robot.wires if wire.incoming)
    asked, got = [], []
    for tick in range(round((1.0 + EACH * len(GESTURES)) / STEP / STEPS)):
        now = tick * STEP * STEPS
        if now >= 1.0 and tick % round(EACH / STEP / STEPS) == 0:
            stage.gesture(GESTURES[int(now / EACH) % len(GESTURES)], 1.0, now, "")
        frame = stage.frame(now)
        position, velocity = physics.state()
        robot.incoming(states, SimpleNamespace(name=physics.names, position=position, velocity=velocity))
        robot.command(frame)
        robot.step(now)
        for parcel in robot.outgoing():
            physics.take(parcel.fields)
        for _ in range(STEPS):
            physics.step()
            got.append(physics.state())
        angles = profile.angles(frame.channels)
        asked.append([angles[joint] for joint in physics.names])
    went, speeds = (np.array([state[part] for state in got]) for part in (0, 1))
    went = went[STEPS - 1 :: STEPS]
    for number, joint in enumerate(profile.joints.values()):
        assert np.abs(speeds[:, number]).max() < joint.velocity, physics.names[number]
        change = np.abs(speeds[SPAN:, number] - speeds[:-SPAN, number]) / (SPAN * STEP)
        # its controller takes each command as a step; with damping on the position's error it is twelve times the limit
        assert np.percentile(change, 99) < 3.0 * joint.acceleration, physics.names[number]
        wanted = np.array(asked)[:, number]
        span = joint.range[1] - joint.range[0]
        assert np.ptp(wanted) > 0.1 * span
        late = min(np.abs(went[lag:, number] - wanted[: len(wanted) - lag]).max() for lag in LAG)
        assert late < 0.05 * span, physics.names[number]
