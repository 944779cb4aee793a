"""Heads of people on /tf as REP-155 names them: face_ID and gaze_ID, in the frame of the camera."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from geometry_msgs.msg import TransformStamped
from rclpy.qos import QoSProfile

from whee_ros.core.face import FaceObservation
from whee_ros.ports.description import Quaternion, Transform, from_rpy, multiply
from whee_ros.ros.frames import Frames, stamped
from whee_ros.ros.hri_out import identifier

FACING: Quaternion = (0.5, 0.5, -0.5, 0.5)
"""A head that looks straight into the camera, in the camera's optical frame (x right, y down, z ahead): its x points at
the camera, its left to the right of the picture, its z up."""
OPTICAL = from_rpy((-math.pi / 2, 0.0, -math.pi / 2))
"""From x ahead, y left, z up to x right, y down, z ahead."""


class HeadFrames:
    """Publishes where faces are and look; nothing where `tf2_msgs` is not installed."""

    def __init__(self, node: Any) -> None:
        self._frames = Frames(node, "no frames of faces on /tf")
        self._frames.open("/tf", QoSProfile(depth=100))

    def publish(self, faces: Iterable[FaceObservation]) -> None:
        """Publish those whose place is known."""
        if not self._frames.there:
            return
        found = [frame for face in faces if face.head_z > 0 for frame in transforms(face)]
        if found:
            self._frames.publish("/tf", found)

    def close(self) -> None:
        """Take the publisher down."""
        self._frames.close()


def transforms(face: FaceObservation) -> tuple[TransformStamped, TransformStamped]:
    """Return the frames of a face: the head, and its gaze with z along the line of sight."""
    head = multiply(FACING, from_rpy((face.head_roll, face.head_pitch, face.head_yaw)))
    gaze = multiply(multiply(head, from_rpy((0.0, face.gaze_pitch, face.gaze_yaw))), OPTICAL)
    name = identifier(face.face_id)
    return _stamped(face, f"face_{name}", head), _stamped(face, f"gaze_{name}", gaze)


def _stamped(face: FaceObservation, child: str, turned: Quaternion) -> TransformStamped:
    place = (face.head_x, face.head_y, face.head_z)
    return stamped(face.stamp, Transform(face.frame_id, child, place, turned))
