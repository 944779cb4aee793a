"""A robot profile: which joint performs which motion channel, within which limits (config/robots/*.yaml)."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from whee_ros.core.errors import ConfigError
from whee_ros.core.motion import CHANNELS
from whee_ros.core.resources import resource

FACE_KINDS = ("screen", "led", "joints", "none")


@dataclass(frozen=True)
class Joint:
    """One joint behind a channel.

    Attributes:
        name: as in the URDF.
        low, high: rad; channel -1 and +1.
        rest: rad; channel 0.
        velocity: rad/s, limit.
        acceleration: rad/s^2, limit.
    """

    name: str
    low: float
    high: float
    rest: float = 0.0
    velocity: float = 2.0
    acceleration: float = 10.0

    def angle(self, value: float) -> float:
        """Return the angle (rad) of a channel value, clipped to [-1, 1]."""
        value = min(1.0, max(-1.0, value))
        return self.rest + value * (self.high - self.rest if value >= 0 else self.rest - self.low)

    def value(self, angle: float) -> float:
        """Return the channel value of an angle (rad)."""
        span = self.high - self.rest if angle >= self.rest else self.rest - self.low
        return min(1.0, max(-1.0, (angle - self.rest) / span)) if span else 0.0


@dataclass(frozen=True)
class RobotProfile:
    """A body as data.

    Attributes:
        name: of the robot.
        urdf: path of its description, relative to the package files; "" for none.
        face_kind: one of `FACE_KINDS`.
        adapter: entry point of the kind `robot` that moves it.
        channels: joints by motion channel.
    """

    name: str
    urdf: str
    face_kind: str
    adapter: str
    channels: Mapping[str, Joint]

    @classmethod
    def load(cls, path: Path) -> RobotProfile:
        """Read and check a profile.

        Raises:
            ConfigError: naming the file and what is wrong in it.
        """
        try:
            data: Any = yaml.safe_load(path.read_text())
            channels = {name: _joint(path, name, fields) for name, fields in (data["channels"] or {}).items()}
            profile = cls(data["name"], data.get("urdf", ""), data["face"], data["adapter"], channels)
        except OSError as error:
            raise ConfigError(f"robot profile {path}", error.strerror, "Check robot:= or --robot.") from error
        except KeyError as error:
            raise ConfigError(f"robot profile {path}", f"{error} is missing", "Write it.") from error
        except (yaml.YAMLError, UnicodeDecodeError, TypeError, AttributeError) as error:
            words = " ".join(str(error).split())
            raise ConfigError(f"robot profile {path}", words, "Compare it with whee_bot.yaml.") from error
        for channel in channels:
            if channel not in CHANNELS:
                near = difflib.get_close_matches(str(channel), CHANNELS, n=1)
                hint = f"Did you mean {near[0]}?" if near else f"Use {', '.join(CHANNELS)}."
                raise ConfigError(f"robot profile {path}", f"channel {channel}: nothing moves it", hint)
        if profile.face_kind not in FACE_KINDS:
            raise ConfigError(
                f"robot profile {path}",
                f"face: {profile.face_kind!r}",
                f"Use one of {', '.join(FACE_KINDS)}.",
            )
        return profile

    def angles(self, channels: Mapping[str, float]) -> dict[str, float]:
        """Return joint angles (rad) by joint name; channels the body lacks are left out."""
        return {
            self.channels[name].name: self.channels[name].angle(value)
            for name, value in channels.items()
            if name in self.channels
        }

    def values(self, angles: Mapping[str, float]) -> dict[str, float]:
        """Return channel values of joint angles; joints the profile lacks are left out."""
        return {
            name: joint.value(angles[joint.name])
            for name, joint in self.channels.items()
            if joint.name in angles
        }


def profile_path(robot: str) -> Path:
    """Return the path of a profile: a name of config/robots, a file, or a path below the package's files.

    Raises:
        ConfigError: if there is no such file.
    """
    if "/" not in robot and not robot.endswith(".yaml"):
        return resource(f"config/robots/{robot}.yaml")
    path = Path(robot).expanduser().absolute()
    return path if path.is_file() else resource(robot)


def _joint(path: Path, channel: str, fields: Mapping[str, Any]) -> Joint:
    joint = Joint(**{("name" if key == "joint" else key): value for key, value in fields.items()})
    if not joint.low <= joint.rest <= joint.high or joint.velocity <= 0 or joint.acceleration <= 0:
        raise ConfigError(
            f"robot profile {path}", f"channel {channel}: {joint}", "Order low <= rest <= high, limits > 0."
        )
    return joint
