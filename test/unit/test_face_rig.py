"""The face as data: what moves what, the same for every renderer."""

from __future__ import annotations

import json

import numpy as np
import pytest

from whee_ros.core.errors import ConfigError
from whee_ros.core.motion import VISEMES, FaceCommand
from whee_ros.core.resources import resource
from whee_ros.ports.face_file import face_rig, read_rig
from whee_ros.ports.face_rig import Shape
from whee_ros.robots.face_screen import FaceScreen
from whee_ros.robots.face_shape import FaceShape, shape_of
from whee_ros.tools.performance.face_command import exported

RIG = face_rig()


def drawn(*units: tuple[int, float], **more: object) -> dict[tuple[str, int], Shape]:
    """Return the shapes of a face by part and side."""
    codes, levels = [code for code, _ in units], [level for _, level in units]
    command = FaceCommand(0.0, tuple(codes), tuple(levels), **more)
    return {(item.part, item.side): item for item in RIG.shapes(RIG.values(command))}


def height(face: dict[tuple[str, int], Shape], part: str, at: int, side: int = 0) -> float:
    """Return how high a point of a part is, px up."""
    return -float(face[part, side].points[at][1])


def test_units_move_what_facs_says_they_move():
    rest = drawn()
    assert height(drawn((12, 1.0)), "lips", 0) > height(rest, "lips", 0) + 20
    assert height(drawn((15, 1.0)), "lips", 0) < height(rest, "lips", 0) - 20
    middle = len(rest["lash", 1].points) // 2
    assert height(drawn((5, 1.0)), "lash", middle, 1) > height(rest, "lash", middle, 1) + 10
    assert height(drawn((43, 1.0)), "lash", middle, 1) < height(rest, "lash", middle, 1) - 50

    def inner(*units: int) -> float:
        command = FaceCommand(0.0, units, (1.0,) * len(units))
        brows = [
            item for item in RIG.shapes(RIG.values(command)) if (item.part, item.kind) == ("brow", "fill")
        ]
        return -float(brows[0].points[0, 1])

    assert inner(1) > inner() + 15
    assert inner(4) < inner() - 15


def test_both_sides_mirror_each_other_and_eyes_look_the_same_way():
    face = drawn((1, 0.8), (4, 0.4), gaze_yaw=0.3)
    for part in ("lash", "eye", "upper_lid"):
        left, right = face[part, -1].points, face[part, 1].points
        assert left == pytest.approx(right * (-1, 1) + (800, 0))
    rest = drawn()
    moved = [face["pupil", side].points[0, 0] - rest["pupil", side].points[0, 0] for side in (-1, 1)]
    assert moved[0] == pytest.approx(moved[1])
    assert moved[0] > 10


def test_more_of_a_unit_moves_the_face_further():
    for code in (1, 2, 4, 5, 6, 7, 9, 10, 12, 15, 20, 25, 26, 43):
        steps = [
            RIG.values(FaceCommand(0.0, (code,), (level,)))[len(RIG.names) - len(RIG.controls) :]
            for level in (0.0, 0.5, 1.0)
        ]
        near, far = (float(np.abs(step - steps[0]).sum()) for step in steps[1:])
        assert 0.0 < near < far, code


def test_every_viseme_has_a_mouth_of_its_own():
    mouths = {name: drawn(viseme=name, viseme_weight=1.0)["lips", 0].points for name in VISEMES}
    opened = {name: float(np.ptp(points[:, 1])) for name, points in mouths.items()}
    assert opened["aa"] > opened["E"] > opened["PP"]
    assert np.ptp(mouths["ou"][:, 0]) < 0.6 * np.ptp(mouths["ih"][:, 0])


def test_a_mixture_of_faces_lies_between_them():
    smile = shape_of(FaceCommand(0.0, (12,), (1.0,), caption="yes"))
    half = FaceShape().towards(smile, 0.5)
    assert FaceShape().corner < half.corner < smile.corner
    assert half.caption == "yes"
    with pytest.raises(AttributeError):
        half.antenna  # noqa: B018


def test_the_export_is_plain_json_that_gives_what_to_paint():
    data = json.loads(json.dumps(exported(RIG)))
    assert data["size"] == [800, 480]
    assert set(data["examples"][0]["inputs"]) == set(data["inputs"])
    shapes = data["examples"][1]["shapes"]
    assert {shape["part"] for shape in shapes} >= {"eye", "pupil", "lips", "brow", "glow"}
    assert all(shape["kind"] in ("fill", "stroke", "disc", "glow") for shape in shapes)


def test_pictures_differ_and_words_show_below():
    screen = FaceScreen(400, 240)
    rest = screen.draw(shape_of(FaceCommand(0.0)))
    assert rest.shape == (240, 400, 3)
    said = screen.draw(shape_of(FaceCommand(0.0, caption="I am here")))
    changed = np.flatnonzero((rest != said).any(axis=(1, 2)))
    assert changed.min() > 200
    assert (screen.draw(shape_of(FaceCommand(0.0, blink=1.0))) != rest).mean() > 0.02


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[1, au4]", "[1, au3]", "anger.*'au3' is not known"),
        ("inside: eye", "inside: eyes", "Did you mean eye"),
        ("colour: cream", "colour: creme", "Did you mean cream"),
        ("bow: [0, 1, smile]", "bow: [0, 1, smyle]", "Did you mean smile"),
        ("kind: ribbon", "kind: band", "kind 'band'"),
        ("kind: ribbon\n    both: true", "kind: ribbon\n    bth: true", "Did you mean both"),
        ("  smile: [0, 0.2, 0.7, 1, 0.7, 0.2, 0]", "  smile: [0, 1, 0]", "has 3 factors"),
        ("  wet: {sum:", "  blink: {sum: [[1]]}\n  wet: {sum:", "blink: twice"),
        ("size: [800, 480]", "sice: [800, 480]", "size"),
    ],
)
def test_mistakes_in_the_file_name_entry_and_remedy(tmp_path, old, new, said):
    text = resource("config/face.yaml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "face.yaml").write_text(text.replace(old, new))
    with pytest.raises(ConfigError, match=said):
        read_rig(tmp_path / "face.yaml")
