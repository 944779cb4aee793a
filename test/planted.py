"""Faces alone, labelled by a detector with planted thresholds; no words, so nobody has to read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from whee_ros.bags.labels import beside
from whee_ros.core.resources import resource
from whee_ros.empathy.when.rehearsal import Scene, load
from whee_ros.tools.tune.problem import Case
from whee_ros.tools.tune.scenes import ZERO, needs, planted, played, render, varied

SCENES = ("a sad face without words", "a passing frown", "fear")
PLANTED = {"need_on": 0.42, "need_off": 0.2, "minimum_duration": 0.2}


def scenes() -> list[Scene]:
    """Return the `SCENES`."""
    every = {scene.name: scene for scene in load(resource("config/scenarios/when.yaml"))}
    return [every[name] for name in SCENES]


def planted_cases(values: Mapping[str, float] = PLANTED, variations: int = 0) -> list[Case]:
    """Return each of `SCENES`, and so many variations of it, as labelled bags in memory."""
    random, cases = np.random.default_rng(0), []
    for scene in scenes():
        for turn in range(1 + variations):
            items = played(varied(scene, random), random) if turn else played(scene)
            labels = planted(f"bag_{len(cases)}", f"p{len(cases)}", values, needs(items, None))
            cases.append(Case(labels.bag, tuple(items), ZERO, labels, {}))
    return cases


def planted_bags(folder: Path) -> list[Path]:
    """Return a labelled bag for each of `SCENES`, made in `folder`."""
    made = []
    for case in planted_cases():
        made.append(folder / case.name)
        render(case.items, made[-1])
        case.labels.save(beside(made[-1], "planted"))
    return made
