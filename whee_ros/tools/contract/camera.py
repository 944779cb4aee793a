"""Contract of `whee.camera`: ports/camera.py."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np

from whee_ros.core.media import Frame
from whee_ros.tools.contract.trial import Trial, attempt, expect

NOWHERE = "/no/such/place.mp4"


def check(trial: Trial) -> None:
    """Try a camera."""
    camera = trial.plug(trial.uri, width=640, height=480, rate=30.0)
    trial.copes("before open it gives nothing, or says what to call", camera.read)
    with trial.clause("what is not there is said in words, or not needed"):
        nowhere = trial.plug(NOWHERE)
        attempt(nowhere.open)
        nowhere.close()
    with trial.clause("close before open does no harm"):
        trial.plug(trial.uri).close()
    trial.usable("opens, or says what is missing", camera.open)
    with trial.clause("gives BGR frames with rising stamps and counts"):
        _good(_frames(camera))
    trial.closes_twice(camera)
    trial.copes("after close it gives nothing, or says what to call", camera.read)
    with trial.clause("can be opened again"):
        camera.open()
        _good(_frames(camera))
        camera.close()


def _frames(camera: Any) -> list[Frame]:
    return [frame for _ in range(5) if (frame := camera.read()) is not None]


def _good(frames: list[Frame]) -> None:
    expect(bool(frames), "no frame")
    for frame in frames:
        image = frame.image
        expect(
            image.ndim == 3 and image.shape[2] == 3 and image.dtype == np.uint8,
            f"{image.shape} {image.dtype}",
        )
    expect(all(a.stamp < b.stamp for a, b in itertools.pairwise(frames)), [frame.stamp for frame in frames])
    expect(all(a.seq < b.seq for a, b in itertools.pairwise(frames)), [frame.seq for frame in frames])
