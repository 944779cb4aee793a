"""Pictures of a robot from its description: a small z-buffer renderer for boxes, cylinders, spheres and meshes.

Enough to see that a body looks as meant and that its channels move the right way, without a simulator. A link whose
meshes cannot be read is drawn by its collision shapes, or as a bone to the next joints, with a red tip along x where
the body ends.
"""

from __future__ import annotations

import functools
import itertools
import math
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from whee_ros.core.errors import WheeError
from whee_ros.ports.description import Description, Quaternion, from_rpy, rotate
from whee_ros.tools.mesh import find, triangles

Array = NDArray[np.float64]
SCREEN = "screen_link"
"""The link whose front (+x) shows the face."""
EYES = ("eye_left_link", "eye_right_link")
"""Stand-ins for the eyes on a screen; not drawn where the face is."""
_SUPER = 2
_BONE, _TIP = np.array((150.0, 140.0, 130.0)), np.array((60.0, 60.0, 220.0))
_PAPER = (236, 232, 228)
_SUN = np.array((0.45, 0.35, 0.82)) / np.linalg.norm((0.45, 0.35, 0.82))


@dataclass(frozen=True)
class _Quad:
    """Four corners [4, 3], or three and the last again, a colour (BGR), whether it shows the face, and has a back."""

    corners: Array
    colour: Array
    face: bool = False
    both: bool = False


def draw(
    description: Description,
    positions: Mapping[str, float],
    face: NDArray[np.uint8] | None = None,
    size: tuple[int, int] = (480, 560),
    view: tuple[float, float] = (0.55, 0.28),
    nose: str = "",
) -> NDArray[np.uint8]:
    """Return a picture, uint8 [height, width, 3] BGR.

    Args:
        description: whose primitives are drawn.
        positions: rad by joint; 0 where not given.
        face: picture for the screen.
        size: width and height, px.
        view: angles of the camera around the robot (to its left) and above it, rad.
        nose: a link that gets a red stick forward, so that one sees which way it has turned.
    """
    at = places(description, positions)
    quads = list(_quads(description, at, face is not None, meshes(description)[0]))
    if nose in at and quads:
        quads += _nose(quads, at[nose], places(description, {})[nose])
    points = np.concatenate([quad.corners for quad in quads]) if quads else np.zeros((1, 3))
    low, high = points.min(axis=0), points.max(axis=0)
    yaw, pitch = view
    ahead = -np.array((math.cos(yaw) * math.cos(pitch), math.sin(yaw) * math.cos(pitch), math.sin(pitch)))
    right = np.cross(ahead, (0.0, 0.0, 1.0))
    right /= np.linalg.norm(right)
    axes = np.stack([right, np.cross(ahead, right), ahead])
    extent = float(np.linalg.norm(high - low)) or 1.0
    eye = (low + high) / 2 - 3.2 * extent * ahead
    width, height = (_SUPER * side for side in size)
    focal = 2.9 * min(width, height)
    image = np.full((height, width, 3), _PAPER, np.float64)
    depth = np.full((height, width), np.inf)
    texture = None if face is None else face.astype(np.float64)
    for quad in quads:
        seen = (quad.corners - eye) @ axes.T
        normal = np.cross(quad.corners[1] - quad.corners[0], quad.corners[2] - quad.corners[0])
        length = float(np.linalg.norm(normal))
        if length == 0:
            continue
        if float(normal @ (quad.corners[0] - eye)) >= 0:
            if not quad.both:
                continue
            normal = -normal
        light = 1.0 if quad.face else 0.52 + 0.48 * max(0.0, float(normal @ _SUN) / length)
        flat = seen[:, :2] / seen[:, 2:] * focal + (width / 2, height / 2)
        for corners in ((0, 1, 2), (0, 2, 3)):
            _fill(image, depth, flat[list(corners)], seen[list(corners), 2], corners, quad, light, texture)
    small = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    return np.clip(np.rint(small), 0, 255).astype(np.uint8)


_UV = np.array(((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)))


def _fill(
    image: Array,
    depth: Array,
    flat: Array,
    far: Array,
    corners: tuple[int, int, int],
    quad: _Quad,
    light: float,
    texture: Array | None,
) -> None:
    """Paint one triangle where it is nearer than what is there."""
    x0, y0 = np.maximum(0, np.floor(flat.min(axis=0))).astype(int)
    x1, y1 = np.minimum((image.shape[1], image.shape[0]), np.ceil(flat.max(axis=0)) + 1).astype(int)
    if x0 >= x1 or y0 >= y1:
        return
    ys, xs = np.mgrid[y0:y1, x0:x1] + 0.5
    (ax, ay), (bx, by), (cx, cy) = flat
    area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
    if abs(area) < 1e-9:
        return
    b = ((xs - ax) * (cy - ay) - (cx - ax) * (ys - ay)) / area
    c = ((bx - ax) * (ys - ay) - (xs - ax) * (by - ay)) / area
    a = 1 - b - c
    z = 1 / (a / far[0] + b / far[1] + c / far[2])
    window = depth[y0:y1, x0:x1]
    inside = (a >= -1e-9) & (b >= -1e-9) & (c >= -1e-9) & (z < window)
    window[inside] = z[inside]
    if not quad.face or texture is None:
        image[y0:y1, x0:x1][inside] = quad.colour * light
        return
    weights = np.stack([a / far[0], b / far[1], c / far[2]], axis=-1)[inside] * z[inside][:, None]
    uv = weights @ _UV[list(corners)]
    rows = np.clip((uv[:, 1] * texture.shape[0]).astype(int), 0, texture.shape[0] - 1)
    columns = np.clip((uv[:, 0] * texture.shape[1]).astype(int), 0, texture.shape[1] - 1)
    image[y0:y1, x0:x1][inside] = texture[rows, columns]


def places(description: Description, positions: Mapping[str, float]) -> dict[str, tuple[Array, Array]]:
    """Return place (m) and orientation (3x3) of every link, joints at `positions` (0 where not given)."""
    asked = {name: positions.get(name, 0.0) for name in description.links}
    left = [*description.transforms({}, fixed=True), *description.transforms(asked, fixed=False)]
    children = {part.child for part in left}
    found = {part.parent: (np.zeros(3), np.eye(3)) for part in left if part.parent not in children}
    if not found:  # a robot of one link
        found = {
            link.get("name", ""): (np.zeros(3), np.eye(3))
            for link in ET.fromstring(description.text).iter("link")
        }
    while left:
        ready = [part for part in left if part.parent in found]
        for part in ready:
            place, turn = found[part.parent]
            found[part.child] = place + turn @ np.array(part.translation), turn @ _matrix(part.rotation)
        left = [part for part in left if part.child not in found]
        if not ready:
            break
    return found


def _matrix(by: Quaternion) -> Array:
    return np.array([rotate(by, axis) for axis in ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))]).T


def meshes(description: Description) -> tuple[Mapping[str, Array], tuple[str, ...]]:
    """Return the triangles of every mesh by its name in the description, and why others are not drawn."""
    found: dict[str, Array] = {}
    wrong: dict[str, str] = {}
    for part in ET.fromstring(description.text).iter("mesh"):
        name = part.get("filename", "")
        if name in found or name in wrong:
            continue
        try:
            found[name] = _read(find(name, description.path))
        except WheeError as error:
            wrong[name] = str(error)
    return found, tuple(wrong.values())


_read = functools.lru_cache(64)(triangles)


def _quads(
    description: Description,
    at: Mapping[str, tuple[Array, Array]],
    faced: bool,
    known: Mapping[str, Array],
) -> Iterator[_Quad]:
    root = ET.fromstring(description.text)
    colours = {
        material.get("name"): material.find("color").get("rgba", "")  # type: ignore[union-attr]
        for material in root.iter("material")
        if material.find("color") is not None
    }
    for link in root.findall("link"):
        name = link.get("name", "")
        if name not in at or (faced and name in EYES):
            continue
        place, turn = at[name]
        if not (drawable := _drawable(link, known)) and name not in EYES:
            yield from _bones(description, at, name)
        for visual in drawable:
            origin = visual.find("origin")
            given = origin.attrib if origin is not None else {}
            offset = np.array([float(part) for part in given.get("xyz", "0 0 0").split()])
            roll, pitch, yaw = (float(part) for part in given.get("rpy", "0 0 0").split())
            own = _matrix(from_rpy((roll, pitch, yaw)))
            material = visual.find("material")
            rgba = colours.get(material.get("name") if material is not None else None, "0.7 0.7 0.7 1")
            colour = 255 * np.array([float(part) for part in rgba.split()[2::-1]])
            shape = visual.find("geometry")
            solid = shape is not None and shape.find("mesh") is None
            for number, corners in enumerate(_shape(shape) if solid else _facets(shape, known)):
                world = place + (offset + corners @ own.T) @ turn.T
                yield _Quad(world, colour, solid and faced and name == SCREEN and number == 0, not solid)


def _drawable(link: ET.Element, known: Mapping[str, Array]) -> list[ET.Element]:
    """Return the visuals that can be drawn, or else the collision shapes that can be."""
    for tag in ("visual", "collision"):
        found = [
            part
            for part in link.findall(tag)
            for shape in part.iterfind("geometry/*")
            if shape.tag != "mesh" or shape.get("filename", "") in known
        ]
        if found:
            return found
    return []


def _bones(description: Description, at: Mapping[str, tuple[Array, Array]], name: str) -> Iterator[_Quad]:
    """Yield sticks from a link to the joints on it; nothing for a mere frame of a robot that is drawn otherwise."""
    spread = np.ptp(np.array([place for place, _ in at.values()]), axis=0)
    thick = 0.012 * float(np.linalg.norm(spread))
    place, turn = at[name]
    ends = [(at[link.child][0], _BONE) for link in description.links.values() if link.parent == name]
    for end, colour in ends or [(place + 6 * thick * turn[:, 0], _TIP)]:
        yield from _stick(place, end, thick, colour)


def _nose(quads: Sequence[_Quad], now: tuple[Array, Array], rest: tuple[Array, Array]) -> Iterator[_Quad]:
    """Yield a stick out of a link, along what is forward (+x of the robot) while it rests."""
    extent = float(np.linalg.norm(np.ptp(np.concatenate([quad.corners for quad in quads]), axis=0)))
    ahead = now[1] @ rest[1].T @ np.array((1.0, 0.0, 0.0))
    yield from _stick(now[0], now[0] + 0.4 * extent * ahead, 0.012 * extent, _TIP)


def _stick(start: Array, end: Array, thick: float, colour: Array) -> Iterator[_Quad]:
    along = end - start
    length = float(np.linalg.norm(along))
    if length <= thick:
        return
    across = np.cross(along, (0.0, 0.0, 1.0) if abs(along[2]) < 0.9 * length else (1.0, 0.0, 0.0))
    across /= np.linalg.norm(across)
    axes = np.stack([across, np.cross(along / length, across), along / length], axis=1)
    for corners in _turned(_profile_of_cylinder(thick, length), 8):
        yield _Quad(start + along / 2 + corners @ axes.T, colour)


def _shape(geometry: ET.Element | None) -> Iterator[Array]:
    """Yield the quads of a primitive, corners counter-clockwise from outside; the first of a box is its front (+x)."""
    if geometry is None or not len(geometry):
        return
    shape = geometry[0]
    if shape.tag == "box":
        yield from _box(np.array([float(part) for part in shape.get("size", "").split()]) / 2)
    elif shape.tag == "cylinder":
        yield from _turned(
            _profile_of_cylinder(float(shape.get("radius", "0")), float(shape.get("length", "0")))
        )
    elif shape.tag == "sphere":
        angles = np.linspace(-np.pi / 2, np.pi / 2, 13)
        yield from _turned(
            float(shape.get("radius", "0")) * np.stack([np.cos(angles), np.sin(angles)], axis=1)
        )


def _facets(geometry: ET.Element | None, known: Mapping[str, Array]) -> Iterator[Array]:
    """Yield the triangles of a mesh, each with its last corner twice."""
    for part in geometry.iterfind("mesh") if geometry is not None else ():
        scale = np.array([float(number) for number in part.get("scale", "1 1 1").split()])
        yield from (known[part.get("filename", "")] * scale)[:, (0, 1, 2, 2)]


def _box(half: Array) -> Iterator[Array]:
    # seen from the front: top left, top right, bottom right, bottom left (its left is +y)
    front = np.array(((1, -1, 1), (1, 1, 1), (1, 1, -1), (1, -1, -1)), float)[[1, 0, 3, 2]]
    yield front[[0, 1, 2, 3]] * half
    yield (front * (-1, -1, 1)) * half
    for axes in ((1, 0, 2), (2, 1, 0)):
        side = front[:, list(axes)]
        yield side[::-1] * half
        yield (-side) * half if axes[0] == 1 else (side * (1, 1, -1)) * half


def _profile_of_cylinder(radius: float, length: float) -> Array:
    return np.array(((0, -length / 2), (radius, -length / 2), (radius, length / 2), (0, length / 2)))


def _turned(outline: Array, count: int = 28) -> Iterator[Array]:
    """Yield the quads of an outline (radius, height), from the bottom up, turned about z."""
    angles = np.linspace(0, 2 * np.pi, count + 1)
    rings = np.stack(
        [outline[:, :1] * np.cos(angles), outline[:, :1] * np.sin(angles), outline[:, 1:] + 0 * angles],
        axis=2,
    )
    for low, high in itertools.pairwise(rings):
        for k in range(count):
            # a quad that shrinks to a point at a pole keeps three corners apart
            corners = np.stack([low[k], low[k + 1], high[k + 1], high[k]])
            yield corners if not np.allclose(low[k], low[k + 1]) else corners[[2, 3, 0, 1]]
