"""Messages of any installed package, by the name of their type, out of plain mappings."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

from builtin_interfaces.msg import Duration

from whee_ros.core.errors import BackendError
from whee_ros.ros.convert import to_time


def message_class(name: str, user: str, install: str = "") -> Any:
    """Return the class of a type such as "sensor_msgs/msg/JointState".

    Args:
        name: package, "msg" and type.
        user: who needs it, for the error.
        install: what to install where it is missing; by default the package as ROS distributes it.

    Raises:
        BackendError: if no such package or message is installed.
    """
    package, kind, message = name.split("/")
    try:
        return getattr(importlib.import_module(f"{package}.{kind}"), message)
    except (ImportError, AttributeError) as error:
        needed = install or f"ros-$ROS_DISTRO-{package.replace('_', '-')}"
        raise BackendError(user, f"no message {name}", f"Install {needed} and source ROS again.") from error


def filled(kind: Any, fields: Mapping[str, Any]) -> Any:
    """Return a message of class `kind` with `fields`; times and durations are seconds.

    Raises:
        BackendError: if the message has no such field, or the value does not fit it.
    """
    message = kind()
    types = kind.get_fields_and_field_types()
    for name, value in fields.items():
        try:
            setattr(message, name, _value(types[name], value))
        except (KeyError, AssertionError, TypeError) as error:
            text = f"field {name}: {error!r}"
            raise BackendError(f"message {kind.__name__}", text, "Mend the adapter.") from error
    return message


def _value(ros_type: str, value: Any) -> Any:
    if ros_type == "builtin_interfaces/Time":
        return to_time(value)
    if ros_type == "builtin_interfaces/Duration":
        nanoseconds = round(value * 1e9)
        return Duration(sec=nanoseconds // 10**9, nanosec=nanoseconds % 10**9)
    if "/" in ros_type and ros_type[-1] in ">]":  # sequence<package/Type>, package/Type[70]
        inner = ros_type.removeprefix("sequence<").rstrip(">").split(",")[0].split("[")[0]
        return [_value(inner, item) for item in value]
    if "/" in ros_type:
        package, name = ros_type.split("/")
        return filled(message_class(f"{package}/msg/{name}", "message"), value)
    if ros_type in ("float", "double"):
        return float(value)
    if ros_type.startswith("sequence<"):
        return list(value)
    return value
