"""Contact sheet of the scripted person's face: every action unit, expressions, head poses, to be looked at.

`python -m whee_ros.tools.puppet_sheet --out sheet.png`
"""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.camera.portrait.performance import PortraitPose
from whee_ros.backends.camera.portrait.units import CODES
from whee_ros.backends.camera.portrait.warp import Portrait
from whee_ros.core.clock import elapsed
from whee_ros.core.face import AU_NAMES

EXPRESSIONS: dict[str, dict[int, float]] = {
    "joy 6+12": {6: 0.7, 12: 0.7},
    "joy 6+12+25": {6: 0.9, 12: 1.0, 25: 0.6},
    "sadness 1+4+15": {1: 0.9, 4: 0.6, 15: 0.9},
    "sadness 1+4+15+17": {1: 0.9, 4: 0.6, 15: 0.8, 17: 0.7},
    "frustration 4+7+23": {4: 0.9, 7: 0.8, 23: 0.8},
    "frustration 4+7+24": {4: 0.9, 7: 0.8, 24: 0.9},
    "surprise 1+2+5+26": {1: 0.9, 2: 0.9, 5: 0.9, 25: 0.6, 26: 0.8},
    "fear 1+2+4+5+20": {1: 0.8, 2: 0.6, 4: 0.6, 5: 0.9, 20: 0.8, 25: 0.4},
    "disgust 9+10+17": {9: 0.9, 10: 0.8, 17: 0.5},
    "speech, soft": {25: 0.5, 26: 0.2},
    "speech, loud": {25: 0.9, 26: 0.35},
    "smiling speech": {12: 0.6, 6: 0.4, 25: 0.9, 26: 0.3},
}
"""Prototypes of the EMFACS tables (Ekman & Friesen 1983) that the scenarios use, and speech."""

HEADS: dict[str, PortraitPose] = {
    "yaw +25": PortraitPose(yaw=0.436),
    "yaw -25": PortraitPose(yaw=-0.436),
    "pitch +20 (down)": PortraitPose(pitch=0.35),
    "pitch -20 (up)": PortraitPose(pitch=-0.35),
    "roll +25": PortraitPose(roll=0.436),
    "roll -25": PortraitPose(roll=-0.436),
    "joy, yaw 15": PortraitPose({6: 0.7, 12: 0.8}, yaw=0.26),
    "sad, pitch 15": PortraitPose({1: 0.9, 4: 0.6, 15: 0.9}, pitch=0.26),
}

_COLUMNS = 6
_CROP = (slice(40, 420), slice(130, 510))
_SIDE = 300


def poses() -> dict[str, PortraitPose]:
    """Return every pose of the sheet by its caption."""
    found = {"neutral": PortraitPose()}
    for code in CODES:
        found[f"{code} {AU_NAMES[code]}"] = PortraitPose({code: 1.0})
    found["45 half closed"] = PortraitPose({45: 0.5})
    found |= {name: PortraitPose(aus) for name, aus in EXPRESSIONS.items()}
    return found | HEADS


def sheet(portrait: Portrait, cv2: Any) -> NDArray[np.uint8]:
    """Return the contact sheet, uint8 BGR."""
    tiles = []
    for caption, pose in poses().items():
        tile = cv2.resize(portrait.render(pose)[_CROP], (_SIDE, _SIDE), interpolation=cv2.INTER_AREA)
        tile[:24] = 40
        cv2.putText(tile, caption, (6, 18), cv2.FONT_HERSHEY_SIMPLEX, 0.5, (255, 255, 255), 1, cv2.LINE_AA)
        tiles.append(tile)
    while len(tiles) % _COLUMNS:
        tiles.append(np.zeros_like(tiles[0]))
    rows = [np.hstack(tiles[index : index + _COLUMNS]) for index in range(0, len(tiles), _COLUMNS)]
    return np.asarray(np.vstack(rows))


def bench(portrait: Portrait, frames: int = 200) -> tuple[float, float]:
    """Return p50 and p95 of the time to render a busy pose, ms."""
    times = []
    for index in range(frames):
        pose = PortraitPose({1: 0.5, 4: 0.5, 12: 0.5, 25: 0.5, 26: 0.3, 45: 0.5}, yaw=0.2, roll=0.001 * index)
        begun = elapsed()
        portrait.render(pose)
        times.append(elapsed() - begun)
    p50, p95 = np.percentile(times, [50, 95]) * 1000.0
    return float(p50), float(p95)


def main(argv: Sequence[str] | None = None) -> int:
    """Write the sheet, print the frame time, and return the exit status."""
    parser = argparse.ArgumentParser(prog="puppet_sheet", description=__doc__)
    parser.add_argument("--out", default="puppet.png", help="PNG to write")
    options = parser.parse_args(argv)
    cv2 = importlib.import_module("cv2")
    cv2.setNumThreads(1)
    portrait = Portrait()
    portrait.load()
    cv2.imwrite(options.out, sheet(portrait, cv2))
    p50, p95 = bench(portrait)
    print(f"{options.out}: {len(poses())} poses; a frame takes {p50:.1f} ms (p95 {p95:.1f}) on one core")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
