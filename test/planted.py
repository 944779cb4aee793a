"""Bags of faces alone, labelled by a detector with planted thresholds; no words, so nobody has to read."""

from __future__ import annotations

from pathlib import Path

from whee_ros.core.resources import resource
from whee_ros.empathy.when.rehearsal import load
from whee_ros.tools.tune.scenes import labelled, render

SCENES = ("a sad face without words", "a passing frown", "fear")
PLANTED = {"need_on": 0.42, "need_off": 0.2, "minimum_duration": 0.2}


def planted_bags(folder: Path) -> list[Path]:
    """Return a labelled bag for each of `SCENES`, made in `folder`."""
    scenes = {scene.name: scene for scene in load(resource("config/scenarios/when.yaml"))}
    made = []
    for number, name in enumerate(SCENES):
        made.append(folder / f"bag_{number}")
        render(scenes[name], made[-1])
        labelled(made[-1], f"p{number}", dict(PLANTED), None)
    return made
