"""The layout for Foxglove names topics and fields that exist: nothing else would tell when one is renamed."""

from __future__ import annotations

import importlib
import inspect
import json
import re
from typing import Any

import pytest
from diagnostic_msgs.msg import DiagnosticArray
from foxglove import layouts
from sensor_msgs.msg import Image
from std_msgs.msg import String

from whee_ros.core.resources import resource
from whee_ros.nodes.page_topics import DOMAIN_CHANNELS
from whee_ros.ros.convert import message_type

LAYOUT = json.loads(resource("config/foxglove/whee.json").read_text(encoding="utf-8"))
TYPES = {f"/{channel.topic}": message_type(channel.kind) for channel in DOMAIN_CHANNELS}
TYPES |= {"/diagnostics": DiagnosticArray, "/robot/face_image": Image, "/robot_description": String}
PATH = re.compile(r"(/[\w/]+)((?:\.\w+|\[:\]|\{[^}]*\})*)")


def texts(value: Any) -> list[str]:
    """Return every text in a JSON value that begins as a topic does."""
    if isinstance(value, dict):
        return [*texts(list(value)), *texts(list(value.values()))]
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    return [value] if isinstance(value, str) and value.startswith("/") else []


PATHS = sorted(set(texts(LAYOUT)))


def element(field: str) -> Any:
    """Return the message class of a field's elements, None for a plain one."""
    found = re.search(r"(\w+)/(\w+)", field)
    return getattr(importlib.import_module(f"{found[1]}.msg"), found[2]) if found else None


def test_there_are_paths_to_check():
    assert len(PATHS) > 15
    assert any("{" in path for path in PATHS)


@pytest.mark.parametrize("path", PATHS)
def test_a_path_of_the_layout_exists(path):
    topic, fields = PATH.fullmatch(path).groups()
    assert topic in TYPES
    kind: Any = TYPES[topic]
    for name in re.findall(r"\.(\w+)|\{(\w+)==", fields):
        wanted = name[0] or name[1]
        known = kind.get_fields_and_field_types()
        assert wanted in known, f"{kind.__name__} has no {wanted}"
        if name[0]:
            kind = element(known[wanted]) or kind


def test_panels_of_the_layout_are_configured():
    placed = set(re.findall(r'"(\w+!\w+)"', json.dumps(LAYOUT["layout"])))
    assert placed == set(LAYOUT["configById"])


@pytest.mark.parametrize("panel", LAYOUT["configById"])
def test_foxglove_knows_the_settings_of_a_panel(panel):
    """As far as its own library tells, in which two panels have other names than in a file."""
    name = {"3D": "ThreeDee", "DiagnosticSummary": "DiagnosticsSummary"}.get(
        panel.split("!")[0], panel.split("!")[0]
    )
    config = getattr(layouts, f"{name}Config")
    sources = [inspect.getsource(base._to_dict) for base in config.__mro__ if "_to_dict" in vars(base)]
    known = set(re.findall(r'"(\w+)":', "".join(sources)))
    assert set(LAYOUT["configById"][panel]) - {"foxglovePanelTitle"} <= known
