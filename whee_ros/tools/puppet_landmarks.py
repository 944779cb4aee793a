"""Measures the landmarks of the scripted person's portrait and writes them beside its code.

Run once per change of the picture or of the smile's removal: `python -m whee_ros.tools.puppet_landmarks`. The
stored file is what the camera uses, so that a picture needs no model.
"""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.camera.portrait.mesh import Mesh, picture
from whee_ros.backends.camera.portrait.warp import Portrait
from whee_ros.core import registry
from whee_ros.core.media import Frame
from whee_ros.engine.models import ModelStore
from whee_ros.ports.face import FaceTracker


def main(argv: Sequence[str] | None = None) -> int:
    """Write landmarks.npz and return the exit status."""
    parser = argparse.ArgumentParser(prog="puppet_landmarks", description=__doc__)
    parser.add_argument("--face", default="litert", help="face back end to measure with")
    parser.add_argument("--out", type=Path, help="default: beside the camera's code")
    options = parser.parse_args(argv)
    cv2 = importlib.import_module("cv2")
    portrait = Portrait()
    photo = picture(cv2)
    smiling = _landmarks(_tracker(options.face), photo)
    mirror = _mirror(smiling)
    head = _head(cv2, photo, smiling)
    # the neutral face is a warp of the smiling one; its landmarks are measured on the result
    portrait.load(Mesh(smiling, smiling, mirror, head))
    neutral = _landmarks(_tracker(options.face), portrait.neutral)
    import whee_ros.backends.camera.portrait as package

    out = options.out or Path(package.__path__[0]) / "landmarks.npz"
    np.savez_compressed(out, smiling=smiling, neutral=neutral, mirror=mirror.astype(np.int16), head=head)
    print(f"{out}: smiling, neutral [478, 3], mirror [478], head [480, 640]")
    return 0


def _tracker(name: str) -> FaceTracker:
    tracker: FaceTracker = registry.load("face", name)(ModelStore.default())
    tracker.load()
    return tracker


def _landmarks(tracker: FaceTracker, image: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return the landmarks after the tracker has settled on its region."""
    faces = [tracker.process(Frame(index / 30.0, image)) for index in range(8)][-1]
    return faces[0].landmarks


def _mirror(points: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return for each mesh point its partner across the middle of the face, by best assignment."""
    optimize = importlib.import_module("scipy.optimize")
    middle = points[[10, 152, 1, 168, 0, 17], 0].mean()
    flipped = points * (-1, 1, 1) + (2 * middle, 0, 0)
    cost = ((points[None] - flipped[:, None]) ** 2).sum(axis=2)
    return np.asarray(optimize.linear_sum_assignment(cost)[1])


def _head(cv2: Any, photo: NDArray[np.uint8], points: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Return the mask of face and hair, 0-255, by GrabCut (Rother et al. 2004) from a rough guess."""
    unit = float(np.linalg.norm(points[468, :2] - points[473, :2]))
    bridge = points[168, :2]
    guess = np.full(photo.shape[:2], cv2.GC_BGD, np.uint8)
    centre = (int(bridge[0]), int(bridge[1] - 0.55 * unit))
    cv2.ellipse(guess, centre, (int(2.0 * unit), int(1.9 * unit)), 0, 0, 360, cv2.GC_PR_BGD, -1)
    cv2.ellipse(guess, centre, (int(1.6 * unit), int(1.5 * unit)), 0, 0, 360, cv2.GC_PR_FGD, -1)
    face = cv2.convexHull(points[:468, :2].round().astype(np.int32))
    cv2.fillPoly(guess, [face], cv2.GC_FGD)
    cv2.grabCut(photo, guess, None, np.zeros((1, 65)), np.zeros((1, 65)), 6, cv2.GC_INIT_WITH_MASK)
    head = np.isin(guess, (cv2.GC_FGD, cv2.GC_PR_FGD)).astype(np.uint8)
    # below the ears only the face counts: neck and suit stay when the head moves
    below = int(points[[132, 361], 1].mean() + 0.15 * unit)
    head[below:] = 0
    cv2.fillPoly(head, [face], 1)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (5, 5))
    head = cv2.morphologyEx(cv2.morphologyEx(head, cv2.MORPH_OPEN, kernel), cv2.MORPH_CLOSE, kernel)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(head)
    head = (labels == 1 + int(stats[1:, cv2.CC_STAT_AREA].argmax())).astype(np.uint8)
    return np.asarray(cv2.GaussianBlur(head * 255, (0, 0), 1.2))


if __name__ == "__main__":
    raise SystemExit(main())
