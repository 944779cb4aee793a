"""face_sheet.png: the robot's face while it listened and while it answered, turn by turn.

The pictures are drawn again from the recorded face commands by the code that draws the screen, so that no
image stream has to be carried or recorded.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.motion import FaceCommand
from whee_ros.tools.report.collect import Report, Turn

MOST = 16
"""Pictures on one sheet."""


def telling(commands: Sequence[FaceCommand], start: float, end: float) -> FaceCommand | None:
    """Return the strongest expression between `start` and `end` (s), eyes open, mouth at rest if possible."""
    shown = [command for command in commands if start <= command.stamp <= end and command.blink < 0.3]
    return max(shown, key=lambda c: sum(c.intensities) - 0.5 * c.viseme_weight, default=None)


def moments(report: Report) -> list[tuple[str, FaceCommand]]:
    """Return captions and commands: for each turn one while the person spoke and one of the answer."""
    commands = report.session.commands
    found: list[tuple[str, FaceCommand]] = []
    for turn in report.turns:
        listening = telling(commands, turn.start, max(turn.end, turn.start + 0.5))
        if listening is not None:
            found.append((f"{turn.number} listens: {_name(turn)}", listening))
        until = turn.said.end + 0.5 if turn.said else turn.end + 2.0
        answering = telling(commands, turn.end + 0.2, until)
        if answering is not None:
            shown = turn.plan.expression if turn.plan else ""
            found.append((f"{turn.number} answers: {shown}", answering))
    step = max(1, -(-len(found) // MOST))
    return found[::step] if step > 1 else found


def write(path: Path, report: Report) -> bool:
    """Write the contact sheet; return whether there was a face to show."""
    import cv2

    from whee_ros.robots.face_screen import FaceScreen
    from whee_ros.robots.face_shape import shape_of
    from whee_ros.robots.sheet import contact_sheet

    screen = FaceScreen(400, 240)
    pictures: list[tuple[str, NDArray[np.uint8]]] = [
        (caption, screen.draw(shape_of(command))) for caption, command in moments(report)
    ]
    if not pictures:
        return False
    return bool(cv2.imwrite(str(path), contact_sheet(pictures, columns=4, width=360)))


def _name(turn: Turn) -> str:
    return turn.truth.kind.replace("_", " ") if turn.truth else turn.heard[:24]
