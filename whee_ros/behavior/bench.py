"""How long a tick of the main tree takes: a scripted conversation at 30 Hz, on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from whee_ros.behavior.loader import load_tree
from whee_ros.behavior.scripted import ScriptedSkills
from whee_ros.behavior.snapshot import Snapshot
from whee_ros.core.clock import elapsed
from whee_ros.core.empathy import EmpathyPlan, EmpathyState, Response, Stance
from whee_ros.core.face import FaceObservation
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


def large_tree(nodes: int) -> str:
    """Return the XML of a tree of `nodes` nodes, all of which are ticked in every tick."""
    leaves = (
        '<ScriptCondition code="turn.silence &gt;= 0 || now &gt;= 0"/>',
        '<ScriptCondition code="turn.phase != \'\'" _skipIf="settings.fillers == false"/>',
        '<Script code="count += 1" _onSuccess="done := true"/>',
    )
    branches, rest = divmod(nodes - 2, 10)
    inside = f"<Sequence>{''.join(leaves * 3)}</Sequence>" * branches + leaves[0] * rest
    tree = f'<Sequence><Script code="count := 0"/>{inside}</Sequence>'
    return f'<root BTCPP_format="4"><BehaviorTree ID="Large">{tree}</BehaviorTree></root>'


def timed(path: Path, seconds: float = 120.0) -> tuple[int, list[float]]:
    """Return the number of nodes of a tree, and how long each tick with its status took, s."""
    skills = ScriptedSkills()
    tree = load_tree(path, skills)
    times = []
    for snapshot in conversation(seconds):
        skills.advance(snapshot.now)
        start = elapsed()
        tree.tick(snapshot)
        tree.status()
        times.append(elapsed() - start)
    return len(tree.status()), times
