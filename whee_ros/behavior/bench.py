"""How long a tick of the main tree takes: a scripted conversation at 30 Hz, on this machine."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from whee_ros.behavior.loader import load_tree
from whee_ros.behavior.scripted import ScriptedSkills
from whee_ros.behavior.snapshot import Snapshot
from whee_ros.core.clock import elapsed
from whee_ros.core.empathy import EmpathyPlan, EmpathyState, Response, Stance
from whee_ros.core.face import FaceObservation
from whee_ros.core.resources import resource
from whee_ros.core.voice import TurnPhase, TurnState

RATE = 30.0
_TURN = 12.0
"""One exchange, s: four of speech, six with the answer, two of nothing."""


def conversation(seconds: float) -> Iterator[Snapshot]:
    """Yield snapshots at 30 Hz: turn after turn, every kind of response, a face that comes and goes."""
    responses = (Response.EMPATHIC, Response.PLAIN, Response.NOTHING)
    plan = None
    for tick in range(int(seconds * RATE)):
        now = tick / RATE
        number, t = int(now // _TURN), now % _TURN
        speaking = t < 4.0
        if t >= 4.5 and (plan is None or plan.plan_id != f"p{number}"):
            plan = EmpathyPlan(
                now,
                f"p{number}",
                "",
                f"u{number}",
                responses[number % 3],
                intensity=0.7,
                stance=Stance.SOOTHE,
                text="That sounds hard.",
                expression="concerned",
                gesture="slow_nod",
            )
        phase = TurnPhase.SPEAKING if speaking else TurnPhase.IDLE
        nod = speaking and 2.0 < t < 2.1
        turn = TurnState(now, phase, 0.0, max(0.0, t - 4.0), f"u{number}", backchannel=nod)
        state = EmpathyState(now, "", active=t > 2.0, valence=-0.4)
        face = FaceObservation(now, confidence=0.9) if number % 4 else None
        yield Snapshot(now, state, plan, turn, face=face)


def measure(path: Path, seconds: float = 120.0) -> dict[str, float]:
    """Return nodes, and p50, p95, p99 of tick and status together, ms."""
    skills = ScriptedSkills()
    tree = load_tree(path, skills)
    times = []
    for snapshot in conversation(seconds):
        skills.advance(snapshot.now)
        start = elapsed()
        tree.tick(snapshot)
        tree.status()
        times.append(elapsed() - start)
    p50, p95, p99 = np.percentile(np.asarray(times) * 1000, (50, 95, 99))
    return {"nodes": len(tree.status()), "p50": float(p50), "p95": float(p95), "p99": float(p99)}


def main(argv: Sequence[str]) -> int:
    """Measure and print; fails over the budget of 0.5 ms p50 and 2 ms p95."""
    parser = argparse.ArgumentParser(prog="whee bench tree", description=__doc__)
    parser.add_argument("tree", nargs="?", type=Path, help="default: behavior_trees/main.xml")
    options = parser.parse_args(argv)
    path = options.tree or resource("behavior_trees/main.xml")
    found = measure(path)
    print(
        f"{path.name}, {found['nodes']:.0f} nodes: tick and status p50 {found['p50']:.3f} ms, "
        f"p95 {found['p95']:.3f} ms, p99 {found['p99']:.3f} ms (budget 0.5 / 2)"
    )
    return int(found["p50"] > 0.5 or found["p95"] > 2.0)
