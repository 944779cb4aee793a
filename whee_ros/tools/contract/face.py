"""Contract of `whee.face`: ports/face.py."""

from __future__ import annotations

from typing import Any

import numpy as np

from whee_ros.core.media import Frame
from whee_ros.ports.face import PATCH_SHAPE, RawFace
from whee_ros.tools.contract import samples
from whee_ros.tools.contract.trial import Trial, attempt, expect


def check(trial: Trial) -> None:
    """Try a face tracker."""
    frames = samples.portrait()
    tracker = trial.model_user()
    trial.copes("before load it works or says what to call", tracker.process, frames[0])
    trial.missing_model()
    trial.usable("load works, or says what is missing", tracker.load)
    with trial.clause("says how many faces it follows, and where it runs"):
        expect(
            tracker.capabilities.max_faces >= 0 and bool(tracker.capabilities.device), tracker.capabilities
        )
    with trial.clause("sees the face of a portrait, measured as the port says, with one id"):
        seen = [tracker.process(frame) for frame in frames]
        for faces in seen:
            for face in faces:
                _measured(face, frames[0])
        ids = [face.track_id for faces in seen for face in faces]
        expect(trial.scripted or (len(ids) == len(frames) and len(set(ids)) == 1), f"ids {ids}")
    stamp = frames[-1].stamp
    for height, width in samples.SIZES:
        stamp += 0.033
        with trial.clause(f"takes a black picture of {width}x{height} and sees nobody in it"):
            found = tracker.process(samples.blank(height, width, stamp))
            expect(not found, f"{len(found)} faces")
    with trial.clause("takes a picture that is a view into a larger one"):
        image = np.repeat(frames[0].image, 2, axis=1)[:, ::2]
        _all_measured(tracker, Frame(stamp + 0.033, image))
    with trial.clause("sees the face again after the dark"):
        again = [tracker.process(Frame(stamp + 0.1 + k / 30, f.image)) for k, f in enumerate(frames)]
        expect(trial.scripted or bool(again[-1]), "nobody")
    trial.closes_twice(tracker)
    trial.copes(
        "after close it works or says what to call", tracker.process, samples.blank(480, 640, stamp + 1)
    )
    with trial.clause("can be loaded again"):
        tracker.load()
        attempt(tracker.process, Frame(stamp + 2.0, frames[0].image))
        tracker.close()


def _all_measured(tracker: Any, frame: Frame) -> None:
    for face in tracker.process(frame):
        _measured(face, frame)


def _measured(face: RawFace, frame: Frame) -> None:
    marks = face.landmarks
    expect(marks.shape == (478, 3) and marks.dtype == np.float32, f"landmarks {marks.shape} {marks.dtype}")
    expect(bool(np.isfinite(marks).all()), "landmarks that are not finite")
    height, width = frame.image.shape[:2]
    centre = marks[:, :2].mean(axis=0)
    expect(0 <= centre[0] <= width and 0 <= centre[1] <= height, f"a face at {centre}: give pixels")
    expect(0.0 <= face.presence <= 1.0, f"presence {face.presence}")
    wrong = {name: value for name, value in face.blendshapes.items() if not 0.0 <= value <= 1.0}
    expect(not wrong, f"blendshapes outside of 0-1: {wrong}")
    expect(len(face.blendshapes) == 52, f"{len(face.blendshapes)} blendshapes")
    if face.patch is not None:
        expect(face.patch.shape == PATCH_SHAPE, f"a patch of {face.patch.shape}")
        expect(face.patch.dtype == np.uint8, f"a patch of {face.patch.dtype}")
