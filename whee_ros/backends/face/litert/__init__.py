"""The Google face landmarker on LiteRT: detector, landmarks and blendshapes from one .task bundle."""

from whee_ros.backends.face.litert.tracker import LiteRtFaceTracker, create

__all__ = ["LiteRtFaceTracker", "create"]
