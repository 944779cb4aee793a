"""Eyes for an evaluation: a loaded back end and a reader that look at one picture after another."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from whee_ros.core import registry
from whee_ros.core.face import AU_NAMES, FaceObservation
from whee_ros.core.media import Frame
from whee_ros.engine.models import ModelStore
from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.reader import FaceReader
from whee_ros.ports.face import FaceTracker


class Watcher:
    """Looks at pictures `step` s apart.

    Args:
        backend: entry point of the kind face.
        step: s between two pictures.
    """

    def __init__(self, backend: str, step: float = 0.1) -> None:
        self.tracker: FaceTracker = registry.load("face", backend)(ModelStore.default())
        self.tracker.load()
        self.reader = FaceReader(FaceConfig())
        self.now, self._step = 0.0, step

    def look(self, image: NDArray[np.uint8], frames: int = 1) -> tuple[FaceObservation, ...]:
        """Show `image` (uint8 [h, w, 3] BGR) for some frames; return what is seen in the last."""
        seen: tuple[FaceObservation, ...] = ()
        for _ in range(frames):
            self.now += self._step
            raw = self.tracker.process(Frame(self.now, image))
            seen = self.reader.read(raw, self.now, image.shape[1], image.shape[0])
        return seen

    def forget(self) -> None:
        """Meet the next face as a stranger."""
        self.reader = FaceReader(FaceConfig())

    def close(self) -> None:
        """Free the model."""
        self.tracker.close()


def levels(face: FaceObservation) -> NDArray[np.float64]:
    """Return the intensities in the order of `AU_NAMES`."""
    return np.array([face.au(code).intensity for code in AU_NAMES])
