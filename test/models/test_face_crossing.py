"""Real faces that pass each other, and four at once: ids stay, the attended one is seen in every frame."""

import importlib.util
from collections import defaultdict
from pathlib import Path

import cv2
import numpy as np
import pytest
import skimage.data

from whee_ros.core import registry
from whee_ros.core.media import Frame
from whee_ros.engine.eyes import Eyes
from whee_ros.engine.models import ModelStore
from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.reader import FaceReader
from whee_ros.tools.bench_face import frames

STILLS = Path(importlib.util.find_spec("feat").submodule_search_locations[0]) / "tests" / "data"
RATE = 15.0


def cut(image, centre, half):
    """A head as an oval of 150 x 200 px with an alpha channel."""
    x, y = centre
    head = cv2.resize(image[y - half * 4 // 3 : y + half * 4 // 3, x - half : x + half], (150, 200))
    oval = np.zeros((200, 150), np.uint8)
    cv2.ellipse(oval, (75, 100), (70, 96), 0, 0, 360, 255, -1)
    return head, cv2.GaussianBlur(oval, (7, 7), 0)[..., None] / 255.0


def people():
    astronaut = np.ascontiguousarray(skimage.data.astronaut()[..., ::-1])
    woman = cv2.imread(str(STILLS / "0-f1-su-ph.jpg"))
    man = cv2.imread(str(STILLS / "single_face.jpg"))
    return {
        "astronaut": cut(astronaut, (224, 110), 68),
        "woman": cut(woman, (262, 310), 170),
        "man": cut(man, (275, 225), 125),
    }


def paste(image, head, x, y):
    picture, alpha = head
    left, top = int(x) - 75, int(y) - 100
    place = image[top : top + 200, left : left + 150]
    place[:] = place * (1.0 - alpha) + picture * alpha


def eyes(backend="litert"):
    tracker = registry.load("face", backend)(ModelStore.default())
    tracker.load()
    return Eyes(tracker, FaceReader(FaceConfig()))


@pytest.mark.parametrize("backend", ["litert", "mediapipe"])
@pytest.mark.parametrize("seconds", [1.2, 3.0])
@pytest.mark.parametrize(("front", "back"), [("astronaut", "man"), ("man", "woman"), ("woman", "astronaut")])
def test_two_people_pass_each_other(backend, front, back, seconds):
    heads, watching = people(), eyes(backend)
    waiting, moving = 15, round(seconds * RATE)
    names = {front: defaultdict(int), back: defaultdict(int)}
    for i in range(waiting + moving + waiting):
        way = min(1.0, max(0.0, (i - waiting) / moving))
        at = {front: 120 + 400 * way, back: 520 - 400 * way}
        image = np.full((480, 640, 3), 130, np.uint8)
        for who in (back, front):
            paste(image, heads[who], at[who], 240)
        for face in watching.see(Frame(i / RATE, image)):
            middle = face.x + face.width / 2
            near = min(at, key=lambda who: abs(at[who] - middle))
            # where they overlap there is no saying whose face it is
            if abs(at[front] - at[back]) > 150:
                names[near][face.face_id] += 1
    watching.close()
    assert all(len(ids) == 1 for ids in names.values()), names
    assert {next(iter(ids)) for ids in names.values()} == {"face_1", "face_2"}
    assert all(count >= waiting for ids in names.values() for count in ids.values())


def test_one_is_hidden_for_a_second_behind_a_board():
    heads, watching, ids = people(), eyes(), defaultdict(set)
    for i in range(60):
        image = np.full((480, 640, 3), 130, np.uint8)
        paste(image, heads["astronaut"], 160, 240)
        paste(image, heads["man"], 460, 240)
        if 20 <= i < 35:
            image[100:400, 340:600] = 60
        for face in watching.see(Frame(i / RATE, image)):
            ids["left" if face.x < 300 else "right"].add(face.face_id)
    watching.close()
    assert ids == {"left": {"face_1"}, "right": {"face_2"}} or ids == {
        "left": {"face_2"},
        "right": {"face_1"},
    }


def test_one_who_grimaces_and_turns_stays_who_they_are():
    film = cv2.VideoCapture(str(STILLS / "WolfgangLanger_Pexels.mp4"))
    watching, ids, nods = eyes(), set(), []
    for i in range(150):
        for face in watching.see(Frame(i / 24, film.read()[1])):
            ids.add(face.face_id)
            nods.append(max(face.signs.nod, face.signs.shake))
    watching.close()
    assert ids == {"face_1"}
    assert np.mean(np.array(nods) > 0.5) < 0.05


def test_of_four_the_attended_one_is_in_every_frame_and_the_others_in_turn():
    watching, seen = eyes(), defaultdict(list)
    for index, frame in enumerate(frames(60, 4)):
        faces = watching.see(frame)
        assert sum(face.attended for face in faces) <= 1
        for face in faces:
            seen[face.face_id].append((index, face.attended))
    watching.close()
    assert len(seen) == 4
    late = {name: [index for index, _ in shown if index >= 30] for name, shown in seen.items()}
    attended = {name for name, shown in seen.items() if shown[-1][1]}
    assert len(attended) == 1
    assert late[attended.pop()] == list(range(30, 60))
    assert all(np.diff(shown).max() <= 4 for shown in late.values())
