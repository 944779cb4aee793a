"""Faces without pictures: the canonical mesh, pushed about, as a landmarker would measure it."""

import functools

import numpy as np

from whee_ros.perception.face.geometry import Canonical
from whee_ros.ports.face import RawFace

SIDED = """browDown browOuterUp cheekSquint eyeBlink eyeLookDown eyeLookIn eyeLookOut eyeLookUp eyeSquint eyeWide
mouthDimple mouthFrown mouthLowerDown mouthPress mouthSmile mouthStretch mouthUpperUp noseSneer""".split()
WHOLE = """_neutral browInnerUp cheekPuff jawForward jawLeft jawOpen jawRight mouthClose mouthFunnel mouthLeft
mouthPucker mouthRight mouthRollLower mouthRollUpper mouthShrugLower mouthShrugUpper""".split()

CORNERS = (61, 291)
BROW = (52, 105, 282, 334)
INNER_BROW = (55, 107, 285, 336)
UPPER_LID, LOWER_LID = (159, 386), (145, 374)
AVERAGE = (
    (UPPER_LID, (0.0, 0.38)),
    (LOWER_LID, (0.0, 0.03)),
    (BROW, (0.0, 0.17)),
    ((13,), (0.0, -0.17)),
    ((14,), (0.0, 0.32)),
    ((0,), (0.0, -0.15)),
    ((17,), (0.0, 0.15)),
)
"""What makes the canonical mesh, sleepy with parted lips, the average neutral face."""

AT_REST = dict.fromkeys([*WHOLE, *(f"{name}{side}" for name in SIDED for side in ("Left", "Right"))], 0.0)
AT_REST |= dict.fromkeys(("eyeSquintLeft", "eyeSquintRight"), 0.33)


@functools.cache
def _average():
    """Return the vertices of the average neutral face."""
    vertices = Canonical.shipped().vertices.copy()
    for points, (x, y) in AVERAGE:
        vertices[list(points), :2] += (x, y)
    return vertices


def turn(yaw=0.0, pitch=0.0):
    """Return the rotation of a head, signs as in FaceObservation, in canonical axes (x left, y up, z forward)."""
    c, s = np.cos(yaw), np.sin(yaw)
    around_y = np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])
    c, s = np.cos(pitch), np.sin(pitch)
    around_x = np.array([[1, 0, 0], [0, c, -s], [0, s, c]])
    return around_y @ around_x


def mesh_face(
    moves=(),
    shapes=None,
    *,
    scale=12.0,
    at=(320.0, 240.0),
    track=1,
    presence=1.0,
    yaw=0.0,
    pitch=0.0,
    patch=None,
):
    """Return a face, at rest the average neutral one.

    moves: pairs of (points, (x, y)) in cm, x to the person's left, y up.
    shapes: blendshapes by name; sided ones without Left and Right set both.
    scale: px a cm; the mesh is 15 cm wide.
    """
    vertices = _average().copy()
    for points, (x, y) in moves:
        vertices[list(points), :2] += (x, y)
    points = np.concatenate([vertices, np.zeros((10, 3))])
    points[468:473], points[473:478] = vertices[159], vertices[386]
    seen = points @ turn(yaw, pitch).T * scale * (1, -1, -1)
    landmarks = (seen + np.array([*at, 0.0])).astype(np.float32)
    values = dict(AT_REST)
    for name, value in (shapes or {}).items():
        values |= dict.fromkeys([name] if name in values else [f"{name}Left", f"{name}Right"], value)
    return RawFace(landmarks, values, presence, track, patch)
