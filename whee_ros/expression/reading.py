"""Reads config/expressions.yaml and config/gestures.yaml; every mistake is one clear error."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from whee_ros.core.entries import Entry, read_yaml
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
SHORTEST = 0.02
"""Seconds of the shortest one, and of the shortest attack or release."""
_EXPRESSION_KEYS = ("what", "action_units", "posture", "gaze", "attack", "release", "hold", "voice", "motion")
_GESTURE_KEYS = ("what", "duration", "channels", "stroke")
_KEYFRAME = ("seconds", "value")
_UNITS = {str(code): code for code in AU_NAMES}
_GAZE = {"yaw": (-0.6, 0.6), "pitch": (-0.5, 0.5)}
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


def read_expressions(path: Path) -> dict[str, Expression]:
    """Return the expressions of a file by name. Raises ConfigError."""
    found: dict[str, Expression] = {}
    for name, entry in _entries(path, "", _EXPRESSION_KEYS):
        units = entry.numbers("action_units", 0.0, 1.0)
        _known(entry, "action_units", units, _UNITS)
        posture = entry.numbers("posture", -1.0, 1.0)
        _known(entry, "posture", posture, CHANNELS)
        gaze = _ranged(entry, "gaze", _GAZE)
        found[name] = Expression(
            name=name,
            what=entry.text("what"),
            units={_UNITS[code]: intensity for code, intensity in units.items()},
            posture=posture,
            yaw=gaze.get("yaw", 0.0),
            pitch=gaze.get("pitch", 0.0),
            attack=entry.number("attack", SHORTEST, LONGEST, 0.35),
            release=entry.number("release", SHORTEST, LONGEST, 0.7),
            hold=entry.number("hold", SHORTEST, LONGEST, 3.0),
            voice=VoiceStyle(**_ranged(entry, "voice", _VOICE)),
            motion=MotionStyle(**_ranged(entry, "motion", _MOTION)),
        )
    return found


def read_gestures(path: Path, section: str = "") -> dict[str, Gesture]:
    """Return the gestures of a file, or of one section of it, by name. Raises ConfigError."""
    found: dict[str, Gesture] = {}
    for name, entry in _entries(path, section, _GESTURE_KEYS):
        duration = entry.number("duration", SHORTEST, LONGEST)
        channels = entry.table("channels")
        _known(entry, "channels", channels, CHANNELS)
        if not channels:
            raise entry.error("channels", "none", f"Move at least one of {', '.join(CHANNELS)}.")
        keyframes = {
            channel: _keyframes(entry, channel, frames, duration) for channel, frames in channels.items()
        }
        made = Gesture(name, entry.text("what"), duration, keyframes)
        found[name] = replace(made, stroke=entry.number("stroke", 0.0, duration, _stroke(made)))
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


def _keyframes(entry: Entry, channel: str, frames: object, duration: float) -> Keyframes:
    if not isinstance(frames, list) or not frames:
        raise entry.error(channel, repr(frames), "Write a list of [seconds, value] pairs.")
    points: list[tuple[float, float]] = [(0.0, 0.0)]
    for number, frame in enumerate(frames, 1):
        where = f"{channel}, keyframe {number}"
        if not isinstance(frame, list) or len(frame) != len(_KEYFRAME):
            raise entry.error(where, repr(frame), "Write [seconds, value].")
        pair = Entry(f"{entry.where}: {where}", dict(zip(_KEYFRAME, frame, strict=True)), _KEYFRAME)
        time, value = pair.number("seconds", 0.0, duration), pair.number("value", -1.0, 1.0)
        last_time, last_value = points[-1]
        if time <= last_time:
            raise entry.error(where, f"at {time:g} s", f"Put it after {last_time:g} s.")
        speed = PEAK_SPEED * abs(value - last_value) / (time - last_time)
        if speed > FASTEST:
            raise entry.error(where, f"{speed:.1f} half ranges a second", f"Stay below {FASTEST:g}.")
        points.append((time, value))
    if points[-1][1] != 0.0:
        raise entry.error(channel, f"ends at {points[-1][1]:g}", "End at 0: a gesture returns to rest.")
    return tuple(points)


def _ranged(entry: Entry, key: str, ranges: Mapping[str, tuple[float, float]]) -> dict[str, float]:
    """Return the numbers of the mapping under `key`, each known and in its range; empty where there is none."""
    if key not in entry:
        return {}
    part = entry.part(key, ranges)
    return {name: part.number(name, *ends) for name, ends in ranges.items() if name in part}


def _known(entry: Entry, key: str, names: Iterable[str], known: Iterable[str]) -> None:
    for name in names:
        if name not in known:
            raise entry.error(f"{key}: {name}", "not one the system knows", f"Use {', '.join(known)}.")


def _entries(path: Path, section: str, allowed: tuple[str, ...]) -> Iterator[tuple[str, Entry]]:
    data = read_yaml(path)
    if section:
        data = data.get(section) or {} if isinstance(data, Mapping) else {}
    elif not data:
        raise ConfigError(str(path), "empty", "Write at least one entry.")
    if not isinstance(data, Mapping):
        raise ConfigError(str(path), f"a {type(data).__name__}", "Write a mapping of names.")
    for name, fields in data.items():
        yield str(name), Entry(f"{path.name}: {name}", fields, allowed)
