"""What others may see of the faces: their points, and a picture as clear as somebody has decided.

Both go out only while somebody listens. Unless it is asked to be clear, the picture is so coarse that it shows where
somebody is and moves but not who it is, also where no face was found; it leaves this process in no other form.
"""

from __future__ import annotations

import numpy as np
from sensor_msgs.msg import Image

from whee_ros.core.face import FaceMesh
from whee_ros.core.media import Frame
from whee_ros.engine.eyes import Eyes
from whee_ros.ros.convert import message_type, to_msg
from whee_ros.ros.images import to_image
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.qos import IMAGE, STREAM

MESHES, PICTURES = 0.08, 0.19
"""Least seconds between two meshes and between two pictures."""
COARSE, CLEAR = 32, 320
"""Width (px) of a blurred picture and of a clear one. Faces under about 16 px wide are not recognised even by people
who know them (Sinha et al. 2006); in a picture 32 px wide a face at talking distance has six to ten."""
MODES = ("none", "blurred", "clear")


class FaceView:
    """Publishes `face/mesh` and `face/picture`; `show` may be called from any one thread.

    Args:
        node: publishes.
    """

    def __init__(self, node: WheeNode) -> None:
        self._meshes = node.create_publisher(message_type(FaceMesh), "face/mesh", STREAM)
        self._pictures = node.create_publisher(Image, "face/picture", IMAGE)
        self.reset()

    def reset(self) -> None:
        """Forget when something was last shown."""
        self._mesh_at = self._picture_at = float("-inf")

    def show(self, eyes: Eyes, frame: Frame, mode: str) -> None:
        """Show `frame`, the one that `eyes` saw last; `mode` is one of `MODES`."""
        if frame.stamp - self._mesh_at >= MESHES and self._meshes.get_subscription_count():
            self._mesh_at = frame.stamp
            mesh = eyes.mesh(frame)
            if mesh is not None:
                self._meshes.publish(to_msg(mesh))
        due = frame.stamp - self._picture_at >= PICTURES
        if mode != "none" and due and self._pictures.get_subscription_count():
            self._picture_at = frame.stamp
            width = CLEAR if mode == "clear" else COARSE
            self._pictures.publish(to_image(Frame(frame.stamp, averaged(frame.image, width), frame.frame_id)))


def averaged(image: np.ndarray, width: int) -> np.ndarray:
    """Return `image`, uint8 [h, w, 3], about `width` px wide; each pixel is the mean of those it stands for."""
    step = max(1, image.shape[1] // width)
    rows, columns = image.shape[0] // step, image.shape[1] // step
    blocks = image[: rows * step, : columns * step].reshape(rows, step, columns, step, 3)
    # summed over columns first: a fifth of the time of a mean over both
    sums = blocks.sum(axis=3, dtype=np.uint32).sum(axis=1)
    return np.asarray(sums // (step * step), np.uint8)
