"""Reads config/expressions.yaml and config/gestures.yaml; every mistake is one clear error."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

from whee_ros.core.errors import ConfigError
from whee_ros.core.face import AU_NAMES
from whee_ros.core.motion import CHANNELS
from whee_ros.expression.moves import PEAK_SPEED, Keyframes
from whee_ros.expression.named import Expression, Gesture

FASTEST = 8.0
"""Speed (half ranges a second) above which a keyframe is taken for a slip of the pen."""
_EXPRESSION_KEYS = {"what", "action_units", "posture", "gaze", "attack", "release", "hold"}
_GESTURE_KEYS = {"what", "duration", "channels"}


class _Entry:
    """One entry of a file: remembers where it stands, so that errors can say so."""

    def __init__(self, path: Path, name: str, fields: object, allowed: set[str]) -> None:
        self.where = f"{path.name}: {name}"
        if not isinstance(fields, Mapping):
            raise ConfigError(self.where, repr(fields), f"Write a mapping of {', '.join(sorted(allowed))}.")
        self.fields = fields
        for key in fields:
            if key not in allowed:
                raise self.error(key, "no such key", f"Use {', '.join(sorted(allowed))}.")

    def error(self, key: object, value: object, remedy: str) -> ConfigError:
        return ConfigError(f"{self.where}: {key}", value, remedy)

    def text(self, key: str) -> str:
        value = self.fields.get(key, "")
        if not isinstance(value, str) or not value:
            raise self.error(key, repr(value), "Write a line that says what it is for.")
        return value

    def seconds(self, key: str, default: float | None = None) -> float:
        return self.number(key, self.fields.get(key, default), 0.02, 60.0)

    def number(self, key: object, value: object, low: float, high: float) -> float:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not low <= value <= high:
            raise self.error(key, repr(value), f"Give a number in [{low:g}, {high:g}].")
        return float(value)

    def table(self, key: str) -> Mapping[Any, Any]:
        value = self.fields.get(key, {})
        if not isinstance(value, Mapping):
            raise self.error(key, repr(value), "Write a mapping.")
        return value


def read_expressions(path: Path) -> dict[str, Expression]:
    """Return the expressions of a file by name. Raises ConfigError."""
    found: dict[str, Expression] = {}
    for name, fields in _read(path, "").items():
        entry = _Entry(path, name, fields, _EXPRESSION_KEYS)
        units: dict[int, float] = {}
        for code, intensity in entry.table("action_units").items():
            if code not in AU_NAMES:
                known = ", ".join(map(str, AU_NAMES))
                raise entry.error(f"action unit {code}", "not one the system knows", f"Use {known}.")
            units[code] = entry.number(f"action unit {code}", intensity, 0.0, 1.0)
        gaze = entry.table("gaze")
        found[name] = Expression(
            name=name,
            what=entry.text("what"),
            units=units,
            posture={
                _channel(entry, channel): entry.number(channel, value, -1.0, 1.0)
                for channel, value in entry.table("posture").items()
            },
            yaw=entry.number("gaze yaw", gaze.get("yaw", 0.0), -0.6, 0.6),
            pitch=entry.number("gaze pitch", gaze.get("pitch", 0.0), -0.5, 0.5),
            attack=entry.seconds("attack", 0.35),
            release=entry.seconds("release", 0.7),
            hold=entry.seconds("hold", 3.0),
        )
    return found


def read_gestures(path: Path, section: str = "") -> dict[str, Gesture]:
    """Return the gestures of a file, or of one section of it, by name. Raises ConfigError."""
    found: dict[str, Gesture] = {}
    for name, fields in _read(path, section).items():
        entry = _Entry(path, name, fields, _GESTURE_KEYS)
        duration = entry.seconds("duration")
        channels = {
            _channel(entry, channel): _keyframes(entry, channel, frames, duration)
            for channel, frames in entry.table("channels").items()
        }
        if not channels:
            raise entry.error("channels", "none", f"Move at least one of {', '.join(CHANNELS)}.")
        found[name] = Gesture(name, entry.text("what"), duration, channels)
    return found


def _keyframes(entry: _Entry, channel: str, frames: object, duration: float) -> Keyframes:
    where: Callable[[int], str] = lambda index: f"{channel}, keyframe {index + 1}"  # noqa: E731
    if not isinstance(frames, list) or not frames:
        raise entry.error(channel, repr(frames), "Write a list of [seconds, value] pairs.")
    points: list[tuple[float, float]] = [(0.0, 0.0)]
    for index, frame in enumerate(frames):
        if not isinstance(frame, list) or len(frame) != 2:
            raise entry.error(where(index), repr(frame), "Write [seconds, value].")
        time = entry.number(where(index), frame[0], 0.0, duration)
        value = entry.number(where(index), frame[1], -1.0, 1.0)
        last_time, last_value = points[-1]
        if time <= last_time:
            raise entry.error(where(index), f"at {time:g} s", f"Put it after {last_time:g} s.")
        speed = PEAK_SPEED * abs(value - last_value) / (time - last_time)
        if speed > FASTEST:
            raise entry.error(where(index), f"{speed:.1f} half ranges a second", f"Stay below {FASTEST:g}.")
        points.append((time, value))
    if points[-1][1] != 0.0:
        raise entry.error(channel, f"ends at {points[-1][1]:g}", "End at 0: a gesture returns to rest.")
    return tuple(points)


def _channel(entry: _Entry, channel: object) -> str:
    if channel not in CHANNELS:
        raise entry.error(channel, "no such channel", f"Use {', '.join(CHANNELS)}.")
    return str(channel)


def _read(path: Path, section: str) -> Mapping[str, Any]:
    try:
        data: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(str(path), error.strerror, "Check the path.") from error
    except yaml.YAMLError as error:
        raise ConfigError(str(path), " ".join(str(error).split()), "Correct the YAML.") from error
    if section:
        data = data.get(section) or {} if isinstance(data, Mapping) else {}
    elif not data:
        raise ConfigError(str(path), "empty", "Write at least one entry.")
    if not isinstance(data, Mapping):
        raise ConfigError(str(path), f"a {type(data).__name__}", "Write a mapping of names.")
    return data
