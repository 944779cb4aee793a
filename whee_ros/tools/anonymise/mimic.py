"""What a drawn face shows too weakly is drawn stronger, until who looks at it sees what they saw in the real one.

Landmarks of the mesh lie where the real face has them, and yet a chin that was pushed up is hardly seen in another
skin: half of what tells of it was shade. So the drawn face is looked at, as the real one was; what is missed of an
action unit is made up for with the movement that the portrait makes for that unit, and what is missed of wrinkles with
its lines, a few small steps a picture. Both are bounded, and the same for everybody.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.camera.portrait.performance import PortraitPose
from whee_ros.backends.camera.portrait.warp import Portrait
from whee_ros.core.media import Frame
from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.features import features
from whee_ros.perception.face.geometry import Fit, fit
from whee_ros.perception.face.skin import NOTHING, Folds, Skin
from whee_ros.perception.face.units import CODES, activations
from whee_ros.ports.face import FaceTracker, RawFace
from whee_ros.tools.anonymise.skin import POINTS, WRINKLES, BorrowedSkin, Picture

UNITS = (1, 2, 4, 5, 6, 7, 12, 17)
"""Units made up for by moving the mesh. Closing lids need no help, and lips take none: a mouth pushed about reads as
another mouth."""
STRONG, TRIED = 0.8, 0.5
"""Intensity at which the portrait shows its movements, and amplitude at which it is tried what they do."""
STEP, DAMPING = 0.5, 0.7
"""Share of the way to the (ridge) solution gone in a round, and how much amplitudes cost against what is missed."""
MOST = 0.6
"""Largest amplitude: of the movement of a full expression."""
LINE_STEP, LINE_MOST = 0.06, 0.25
"""Change of log brightness for one percent of wrinkles missed, and the deepest line."""
KNOWN = 0.02
"""Least share of a new picture in what a person's face is always read wrong by."""


@dataclass
class Effort:
    """What is made up for in one face.

    Attributes:
        movement: [len(UNITS)], amplitudes.
        left, right: strength of wrinkles by region.
        always: [len(CODES)], what the drawn face is read wrong by all the time; that is left as it is.
        seen: rounds that `always` was learned in.
        stamp: of the last picture, s.
        real, drawn: the wrinkles of both faces against their rest.
    """

    movement: NDArray[np.float64] = field(default_factory=lambda: np.zeros(len(UNITS)))
    left: dict[str, float] = field(default_factory=lambda: dict.fromkeys(WRINKLES, 0.0))
    right: dict[str, float] = field(default_factory=lambda: dict.fromkeys(WRINKLES, 0.0))
    always: NDArray[np.float64] = field(default_factory=lambda: np.zeros(len(CODES)))
    seen: int = 0
    stamp: float | None = None
    real: Skin = field(default_factory=Skin)
    drawn: Skin = field(default_factory=Skin)


@dataclass(frozen=True)
class Target:
    """What was seen in the real face: how it stands, its wrinkles, the activation of its units."""

    fitted: Fit
    folds: Folds
    levels: NDArray[np.float64]
    elapsed: float


class Mimic:
    """Corrects drawn faces.

    Args:
        skin: that is drawn.
        eyes: looks at the portrait now, to learn what its movements do; loaded.
    """

    def __init__(self, skin: BorrowedSkin, eyes: FaceTracker) -> None:
        self._skin = skin
        portrait = Portrait()
        portrait.load()
        rest = _looked(eyes, portrait.neutral)
        stands = fit(rest.landmarks)
        shown = [_looked(eyes, portrait.render(PortraitPose({code: STRONG}))) for code in UNITS]
        self._moves = np.array(
            [(fit(face.landmarks).points - stands.points)[:POINTS, :2] / STRONG for face in shown]
        )
        """[units, POINTS, 2], cm of the canonical face, of each unit at full strength."""
        self._chosen = [CODES.index(code) for code in UNITS]

        def tried(effort: Effort) -> NDArray[np.float64]:
            picture = portrait.neutral.copy()
            points = self.moved(rest.landmarks[:POINTS, :2], stands, effort)
            skin.draw(picture, points, skin.neutral)
            return _levels(_looked(eyes, picture), NOTHING)[self._chosen]

        still = tried(Effort())
        ways = TRIED * np.eye(len(UNITS))
        self._answer = np.array([(tried(Effort(movement=way)) - still) / TRIED for way in ways]).T
        """[units, units]: activation a movement."""

    def moved(self, points: NDArray[np.float32], fitted: Fit, effort: Effort) -> NDArray[np.float32]:
        """Return landmarks ([POINTS, 2], pixels) of a face that stands as `fitted`, moved by the effort."""
        flat = np.tensordot(effort.movement, self._moves, 1)
        turned = np.c_[flat, np.zeros(len(flat))] @ fitted.rotation.T * fitted.scale
        return np.asarray(points + turned[:, :2] * (1.0, -1.0), np.float32)

    def target(self, face: RawFace, stamp: float, effort: Effort) -> Target:
        """Return what the drawn face is to show, of a real face at `stamp` (s)."""
        elapsed = max(0.0, stamp - effort.stamp) if effort.stamp is not None else 0.0
        effort.stamp = stamp
        fitted = fit(face.landmarks)
        folds = effort.real.feed(face.patch, fitted, elapsed, FaceConfig())
        return Target(fitted, folds, _levels(face, folds), elapsed)

    def correct(self, seen: RawFace, target: Target, effort: Effort, first: bool) -> None:
        """Change the effort by what is missed in the drawn face that was `seen`.

        Args:
            seen: by the eyes, in the picture with this effort.
            target: what it is to show.
            effort: of this face.
            first: whether this is the first look at the picture of that time.
        """
        elapsed = target.elapsed if first else 0.0
        folds = effort.drawn.feed(seen.patch, fit(seen.landmarks), elapsed, FaceConfig())
        missed = target.levels - _levels(seen, folds)
        if first:
            effort.seen += 1
            without = missed.copy()
            without[self._chosen] += self._answer @ effort.movement
            effort.always += (without - effort.always) * max(1.0 / effort.seen, KNOWN)
        answer = self._answer
        wanted = answer.T @ (missed - effort.always)[self._chosen] - DAMPING * effort.movement
        step = np.linalg.solve(answer.T @ answer + DAMPING * np.eye(len(UNITS)), wanted)
        effort.movement = np.clip(effort.movement + STEP * step, -MOST, MOST)
        for lines, real, drawn in (
            (effort.left, target.folds.left, folds.left),
            (effort.right, target.folds.right, folds.right),
        ):
            for name in lines:
                deeper = lines[name] + LINE_STEP * (real[name] - drawn[name])
                lines[name] = min(LINE_MOST, max(0.0, deeper))


def _levels(face: RawFace, folds: Folds) -> NDArray[np.float64]:
    return activations(features(fit(face.landmarks), face.blendshapes, folds))


def _looked(eyes: FaceTracker, picture: Picture) -> RawFace:
    # once to find it, once to measure it where it was found
    eyes.process(Frame(0.0, picture))
    return eyes.process(Frame(0.0, picture))[0]
