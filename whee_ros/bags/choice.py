"""Which topics belong into a bag, and which folder it goes to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from whee_ros.bags import metadata
from whee_ros.core.entries import read_yaml
from whee_ros.core.errors import ConfigError
from whee_ros.core.privacy import PERSONAL

TOPICS = frozenset(
    (
        "robot/joint_trajectory",
        "robot/joint_states",
        "robot/face_image",
        "camera/image_raw",
        "camera/image_raw/compressed",
        "person/script",
        "empathy/tastes",
        "diagnostics",
    )
)
"""Topics of the system whose types are not its own; those with types of whee_interfaces need no list."""
IMAGES = ("sensor_msgs/msg/Image", "sensor_msgs/msg/CompressedImage")
"""Types of pictures."""
PROFILES = ("decisions", "features", "full")
"""How much is recorded: what was understood and done; what was perceived, too; pictures and sound, too."""

# The profile "decisions": what was understood, decided and done, without the streams it rests on.
_DECIDED = ("empathy/", "safety/", "consent/", "behavior/")
_DECISIONS = (
    "transcript",
    "robot/speech",
    "robot/status",
    "robot/mood",
    "latency",
    "diagnostics",
    "person/script",
)
# Fields that carry the picture or the sound itself, or the shape of the face, as against words about it.
_RAW_FIELDS = frozenset(("data", "samples", "x"))


def relative(name: str, namespace: str) -> str:
    """Return a resolved topic name as seen from `namespace`, "" for one of somebody else's."""
    inside = namespace.rstrip("/") + "/"
    if name == "/diagnostics":  # global by convention (REP-107)
        return "diagnostics"
    return name[len(inside) :] if name.startswith(inside) else ""


def raw_media(topic: str, type_name: str) -> bool:
    """Return whether a topic carries pictures or a person's voice; the robot's own voice does not count."""
    personal = PERSONAL.get(type_name.split("/")[-1], frozenset())
    own_voice = topic.startswith("robot/") and "samples" in personal
    return bool(personal & _RAW_FIELDS) and not own_voice


def personal(topic: str, type_name: str) -> bool:
    """Return whether a topic shows a person's face or carries their voice; the robot's own do not count."""
    return raw_media(topic, type_name) and not topic.startswith("robot/")


def wanted(topic: str, type_name: str, profile: str, leave_out: Sequence[str]) -> bool:
    """Return whether a topic is recorded.

    Args:
        topic: relative name.
        type_name: "package/msg/Name".
        profile: one of `PROFILES`.
        leave_out: relative names that are not.
    """
    if not topic or topic in leave_out or "/_action/" in f"/{topic}":
        return False
    if type_name.split("/")[0] != "whee_interfaces" and topic not in TOPICS:
        return False
    if profile == "decisions":
        return topic in _DECISIONS or topic.startswith(_DECIDED)
    return profile == "full" or not raw_media(topic, type_name)


def folder(path: str, now: float) -> Path:
    """Return the folder for a new bag.

    Args:
        path: as asked for; "" names it after the time. A name that a finished bag has gets a number.
        now: s since the epoch.
    """
    stamp = datetime.fromtimestamp(now).strftime("%Y-%m-%d-%H-%M-%S")
    first = Path(path).expanduser() if path else Path("bags") / f"whee_{stamp}"
    found, number = first, 1
    while finished(found):
        number += 1
        found = first.with_name(f"{first.name}_{number}")
    return found


def finished(bag: Path) -> bool:
    """Return whether a folder holds a bag that nobody is to add to."""
    try:
        if not (bag / metadata.FILE).is_file():
            return bag.is_dir() and any(bag.glob("*.mcap"))
        loaded = read_yaml(bag / metadata.FILE)
        state = loaded["rosbag2_bagfile_information"]["custom_data"][metadata.STATE]
    except (ConfigError, KeyError, TypeError):
        return True
    return str(state) != "recording"
