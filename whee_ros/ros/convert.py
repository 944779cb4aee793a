"""Core dataclasses to messages and back, by name: a message has the fields of its dataclass.

Only three things differ: a dataclass `stamp` is `header.stamp` where the message has a header, `frame_id` is
`header.frame_id`, and float seconds are `builtin_interfaces/Time` where the message says so. Because the rule
is general, a new field needs no code here; a test compares every pair.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import whee_interfaces.msg as messages
from builtin_interfaces.msg import Time

from whee_ros.core import consent, empathy, face, media, motion, rapport, safety, trace, voice

DOMAIN: dict[str, type] = {
    cls.__name__: cls
    for cls in (
        media.AudioChunk,
        face.ActionUnit,
        face.FaceSigns,
        face.FaceObservation,
        face.FaceBaseline,
        face.FaceMesh,
        voice.VoiceActivity,
        voice.VoiceAffect,
        voice.TurnState,
        voice.Word,
        voice.SpeechMark,
        voice.Transcript,
        empathy.Cue,
        empathy.EmpathyState,
        empathy.Candidate,
        empathy.EmpathyPlan,
        motion.FaceCommand,
        motion.SpeechStatus,
        motion.PerformanceSkew,
        motion.RobotStatus,
        rapport.RobotMood,
        rapport.Reaction,
        safety.SafetyEvent,
        consent.Consent,
        consent.ConsentState,
        trace.Latency,
    )
}
"""Dataclasses that cross node boundaries, by the name they share with their message."""


def to_time(seconds: float) -> Time:
    """Return seconds since the epoch as a ROS time, to the nanosecond that a double can hold."""
    nanoseconds = round(seconds * 1e9)
    return Time(sec=nanoseconds // 10**9, nanosec=nanoseconds % 10**9)


def from_time(time: Time) -> float:
    """Return a ROS time as seconds since the epoch."""
    return float(time.sec) + float(time.nanosec) * 1e-9


def message_type(domain: type) -> Any:
    """Return the message class of a dataclass."""
    return getattr(messages, domain.__name__)


def to_msg(value: Any) -> Any:
    """Return the message of a core dataclass instance."""
    message = message_type(type(value))()
    kind: Any = type(value)
    for name, setter in _setters(kind):
        setter(message, getattr(value, name))
    return message


def from_msg(message: Any) -> Any:
    """Return the core dataclass instance of a message."""
    domain = DOMAIN[type(message).__name__]
    return domain(**{name: getter(message) for name, getter in _getters(domain)})


@cache
def _setters(domain: Any) -> list[tuple[str, Callable[[Any, Any], None]]]:
    fields = message_type(domain).get_fields_and_field_types()
    plan: list[tuple[str, Callable[[Any, Any], None]]] = []
    for field in dataclasses.fields(domain):
        name = field.name
        if name in fields:
            plan.append((name, _set(name, _encoder(fields[name]))))
        elif name == "stamp":
            plan.append((name, lambda message, value: setattr(message.header, "stamp", to_time(value))))
        elif name == "frame_id":
            plan.append((name, lambda message, value: setattr(message.header, "frame_id", value)))
    return plan


@cache
def _getters(domain: Any) -> list[tuple[str, Callable[[Any], Any]]]:
    fields = message_type(domain).get_fields_and_field_types()
    hints = typing.get_type_hints(domain)
    plan: list[tuple[str, Callable[[Any], Any]]] = []
    for field in dataclasses.fields(domain):
        name = field.name
        if name in fields:
            plan.append((name, _get(name, _decoder(fields[name], hints[name]))))
        elif name == "stamp":
            plan.append((name, lambda message: from_time(message.header.stamp)))
        elif name == "frame_id":
            plan.append((name, lambda message: message.header.frame_id))
    return plan


def _set(name: str, encode: Callable[[Any], Any]) -> Callable[[Any, Any], None]:
    return lambda message, value: setattr(message, name, encode(value))


def _get(name: str, decode: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda message: decode(getattr(message, name))


def _encoder(ros_type: str) -> Callable[[Any], Any]:
    if ros_type == "builtin_interfaces/Time":
        return to_time
    if ros_type == "sequence<float>":
        return lambda values: np.asarray(values, dtype=np.float32)
    if ros_type.startswith("sequence<whee_interfaces/"):
        return lambda values: [to_msg(value) for value in values]
    if ros_type.startswith("whee_interfaces/"):
        return to_msg
    if ros_type.startswith("sequence<"):
        return list
    if ros_type in ("float", "double"):
        return float
    if ros_type == "string":
        return str
    return lambda value: value


def _decoder(ros_type: str, hint: Any) -> Callable[[Any], Any]:
    if ros_type == "builtin_interfaces/Time":
        return from_time
    if ros_type.startswith("sequence<whee_interfaces/"):
        return lambda values: tuple(from_msg(value) for value in values)
    if ros_type.startswith("whee_interfaces/"):
        return from_msg
    if ros_type.startswith("sequence<"):
        if isinstance(hint, types.GenericAlias) and hint.__origin__ is np.ndarray:
            return lambda values: np.asarray(values, dtype=np.float32)
        return tuple
    return lambda value: value
