"""Do two back ends see the same, and what does the skin cost?"""

from __future__ import annotations

import importlib

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.camera.portrait.performance import PortraitPose
from whee_ros.backends.camera.portrait.units import CODES
from whee_ros.backends.camera.portrait.warp import Portrait
from whee_ros.backends.face.patch import Flattener
from whee_ros.core.face import AU_NAMES
from whee_ros.core.media import Frame
from whee_ros.engine.models import ModelStore
from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.geometry import fit
from whee_ros.perception.face.skin import Skin
from whee_ros.tools.faces.watcher import Watcher, levels
from whee_ros.tools.stopwatch import Stopwatch

STRENGTH = 0.7
"""Intensity of each unit that both look at."""


def difference(one: Watcher, other: Watcher) -> NDArray[np.float64]:
    """Return by unit of `AU_NAMES` the mean absolute difference of two back ends over every unit performed."""
    portrait = Portrait()
    portrait.load()
    away = []
    for watcher in (one, other):
        watcher.forget()
        watcher.look(portrait.neutral, 30)
    for code in CODES:
        image = portrait.render(PortraitPose({code: STRENGTH}))
        seen = []
        for watcher in (one, other):
            seen.append(levels(watcher.look(image, 6)[0]))
            watcher.look(portrait.neutral, 4)
        away.append(np.abs(seen[0] - seen[1]))
    return np.asarray(np.mean(away, axis=0).reshape(len(AU_NAMES)))


def skin_cost(watcher: Watcher, frames: int = 200) -> Stopwatch:
    """Time what the patch and its wrinkles take, beside the whole look at a frame of 640x480."""
    portrait, watch = Portrait(), Stopwatch()
    portrait.load()
    flatten = Flattener(importlib.import_module("cv2"), ModelStore.default().find("face_landmarker"))
    skin, config = Skin(), FaceConfig()
    for index in range(frames):
        image = portrait.render(PortraitPose({12: 0.5 + 0.5 * np.sin(index / 10)}))
        watcher.now += 1 / 30
        faces = watch.time("whole: back end", watcher.tracker.process, Frame(watcher.now, image))
        watch.time("whole: reading", watcher.reader.read, faces, watcher.now, image.shape[1], image.shape[0])
        patch = watch.time("skin: laid flat (part of the back end)", flatten, image, faces[0].landmarks)
        fitted = fit(faces[0].landmarks)
        watch.time("skin: wrinkles (part of the reading)", skin.feed, patch, fitted, 1 / 30, config)
    return watch
