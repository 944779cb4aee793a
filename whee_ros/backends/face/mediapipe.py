"""The Google face landmarker in MediaPipe 0.10.33, the last release that opens no network socket.

0.10.35 and later look up their vendor's logging host when the landmarker is closed; test/models/test_face.py watches.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from whee_ros.backends.face.patch import Flattener
from whee_ros.core.errors import BackendError
from whee_ros.core.media import Frame
from whee_ros.core.registry import vendor
from whee_ros.ports.face import FaceCapabilities, RawFace
from whee_ros.ports.models import ModelFinder


class MediaPipeFaceTracker:
    """FaceTracker on MediaPipe's own graph, in video mode.

    Args:
        models: where the bundle `face_landmarker` is found.
        device: "auto" and "cpu" run on the CPU, "cuda" asks for MediaPipe's GPU delegate.
        max_faces: most faces followed at once.
    """

    def __init__(self, models: ModelFinder, device: str = "auto", max_faces: int = 4) -> None:
        self._models = models
        self._device = device
        self._max_faces = max_faces
        self._mp: Any = None
        self._landmarker: Any = None
        self._flatten: Flattener | None = None
        self._last_ms = -1

    @property
    def capabilities(self) -> FaceCapabilities:
        """Return the number of faces and the device."""
        return FaceCapabilities(self._max_faces, "cuda" if self._device == "cuda" else "cpu")

    def load(self) -> None:
        """Build the graph. Raises ModelError or BackendError."""
        path = self._models.find("face_landmarker")
        needed = ("face back end mediapipe", "mediapipe==0.10.33")
        self._mp = vendor("mediapipe", *needed)
        self._flatten = Flattener(vendor("cv2", needed[0], "opencv-python-headless"), path)
        tasks = vendor("mediapipe.tasks.python", *needed)
        vision = tasks.vision
        delegates = tasks.BaseOptions.Delegate
        delegate = delegates.GPU if self._device == "cuda" else delegates.CPU
        options = vision.FaceLandmarkerOptions(
            base_options=tasks.BaseOptions(model_asset_path=str(path), delegate=delegate),
            running_mode=vision.RunningMode.VIDEO,
            num_faces=self._max_faces,
            output_face_blendshapes=True,
        )
        try:
            self._landmarker = vision.FaceLandmarker.create_from_options(options)
        except (RuntimeError, ValueError) as error:
            remedy = "Set the device to cpu, or choose the back end litert."
            raise BackendError("face back end mediapipe", error, remedy) from error

    def process(self, frame: Frame) -> list[RawFace]:
        """Return the faces of `frame`, largest first; ids follow the order of the graph."""
        if self._landmarker is None or self._flatten is None:
            raise BackendError("face back end mediapipe", "not loaded", "Call load() first.")
        height, width = frame.image.shape[:2]
        image = self._mp.Image(
            image_format=self._mp.ImageFormat.SRGB, data=np.ascontiguousarray(frame.image[:, :, ::-1])
        )
        # the graph demands strictly rising milliseconds
        self._last_ms = max(self._last_ms + 1, round(frame.stamp * 1000))
        result = self._landmarker.detect_for_video(image, self._last_ms)
        faces = []
        for index, points in enumerate(result.face_landmarks):
            landmarks = np.array([(p.x * width, p.y * height, p.z * width) for p in points], np.float32)
            shapes = {shape.category_name: shape.score for shape in result.face_blendshapes[index]}
            patch = self._flatten(frame.image, landmarks)
            faces.append(RawFace(landmarks, shapes, 1.0, index + 1, patch))
        return sorted(faces, key=lambda face: -float(np.prod(np.ptp(face.landmarks[:, :2], axis=0))))

    def close(self) -> None:
        """Tear the graph down."""
        if self._landmarker is not None:
            self._landmarker.close()
            self._landmarker = None


def create(models: ModelFinder, *, device: str = "auto", threads: int = 1) -> MediaPipeFaceTracker:
    """Return the tracker; MediaPipe chooses its own number of threads."""
    return MediaPipeFaceTracker(models, device)
