"""Reads config/expressions.yaml and config/gestures.yaml; every mistake is one clear error."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from whee_ros.core.entries import read_yaml
from whee_ros.core.errors import ConfigError
from whee_ros.core.face import AU_NAMES
from whee_ros.core.motion import CHANNELS
from whee_ros.expression.moves import ARRIVED, PEAK_SPEED, Keyframes
from whee_ros.expression.named import Expression, Gesture
from whee_ros.expression.style import MotionStyle, VoiceStyle

FASTEST = 8.0
"""Speed (half ranges a second) above which a keyframe is taken for a slip of the pen."""
LONGEST = 60.0
"""Seconds of the longest face or gesture."""
_EXPRESSION_KEYS = {
    *("what", "action_units", "posture", "gaze", "attack", "release", "hold", "voice", "motion")
}
_GESTURE_KEYS = {"what", "duration", "channels", "stroke"}
_VOICE = {
    "rate": (0.6, 1.6),
    "pitch": (0.6, 1.6),
    "range": (0.0, 2.5),
    "gain_db": (-12.0, 9.0),
    "pause": (1.0, 4.0),
    "brightness": (-8.0, 8.0),
}
_MOTION = {"size": (0.3, 1.5), "speed": (0.4, 1.6)}
_FULL = 0.8
"""Share of its largest excursion from which on a gesture has made its stroke."""


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
        return self.number(key, self.fields.get(key, default), 0.02, LONGEST)

    def number(self, key: object, value: object, low: float, high: float) -> float:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not low <= value <= high:
            raise self.error(key, repr(value), f"Give a number in [{low:g}, {high:g}].")
        return float(value)

    def numbers(self, key: str, ranges: Mapping[str, tuple[float, float]]) -> dict[str, float]:
        """Return the entry's own table of numbers, each known and in its range."""
        found: dict[str, float] = {}
        for name, value in self.table(key).items():
            if name not in ranges:
                raise self.error(f"{key}: {name}", "no such key", f"Use {', '.join(ranges)}.")
            found[name] = self.number(f"{key}: {name}", value, *ranges[name])
        return found

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
            voice=VoiceStyle(**entry.numbers("voice", _VOICE)),
            motion=MotionStyle(**entry.numbers("motion", _MOTION)),
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
        made = Gesture(name, entry.text("what"), duration, channels)
        stroke = entry.number("stroke", entry.fields.get("stroke", _stroke(made)), 0.0, duration)
        found[name] = replace(made, stroke=stroke)
    return found


def free_curves(
    codes: Sequence[int], times: Sequence[float], intensities: Sequence[float]
) -> dict[int, Keyframes]:
    """Return keyframes by action unit.

    Args:
        codes: FACS codes.
        times: of the keyframes, s, ascending, the same for all.
        intensities: 0-1, code by code, one for each time.

    Raises:
        ConfigError: if a code is not known, times do not ascend, or numbers are missing or out of range.
    """
    if not len(times) or len(intensities) != len(codes) * len(times):
        raise ConfigError(
            "free curves",
            f"{len(codes)} codes, {len(times)} times, {len(intensities)} intensities",
            "Give one intensity for each code and time.",
        )
    if any(b <= a for a, b in itertools.pairwise(times)) or not 0.0 <= times[0] <= times[-1] <= LONGEST:
        raise ConfigError("free curves: times", list(times), f"Let them ascend from 0 to {LONGEST:g} s.")
    found: dict[int, Keyframes] = {}
    for number, code in enumerate(codes):
        levels = [float(level) for level in intensities[number * len(times) : (number + 1) * len(times)]]
        if code not in AU_NAMES or not all(0.0 <= level <= 1.0 for level in levels):
            raise ConfigError(
                f"free curves: action unit {code}", levels, f"Use {', '.join(map(str, AU_NAMES))} and 0 to 1."
            )
        found[int(code)] = tuple(zip(map(float, times), levels, strict=True))
    return found


def _stroke(gesture: Gesture) -> float:
    """Return when the leading channel has first made nearly all of its way to nearly its largest excursion."""
    frames = gesture.channels[gesture.leader]
    far = _FULL * max(abs(value) for _, value in frames)
    at = next(index for index, (_, value) in enumerate(frames) if abs(value) >= far)
    before = frames[at - 1][0] if at else 0.0
    return before + ARRIVED * (frames[at][0] - before)


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
    data = read_yaml(path)
    if section:
        data = data.get(section) or {} if isinstance(data, Mapping) else {}
    elif not data:
        raise ConfigError(str(path), "empty", "Write at least one entry.")
    if not isinstance(data, Mapping):
        raise ConfigError(str(path), f"a {type(data).__name__}", "Write a mapping of names.")
    return data
