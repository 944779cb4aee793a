"""A bag through the real nodes with /clock: what they decide is what the pure engine decides."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from domains import reserve

from whee_ros.bags.answering import Models
from whee_ros.bags.decisions import compare
from whee_ros.bags.reader import messages
from whee_ros.bags.replay import ReplayConfig, Timed
from whee_ros.core.empathy import EmpathyPlan, EmpathyState
from whee_ros.empathy.when.rehearsal import Said, Scene, Stretch
from whee_ros.engine.models import ModelStore
from whee_ros.engine.safety import open_gate
from whee_ros.tools.replay import DIFF, run, text_reader
from whee_ros.tools.tune.scenes import played, render

SAD = {1: 0.7, 4: 0.5, 15: 0.7}
TOAST, LOSS = "I had toast for breakfast.", "My grandmother died last week and I miss her so much."
TALK = Scene(
    "a loss at breakfast",
    (Stretch(0.0, 2.0), Stretch(2.0, 6.0, units=SAD, more={"valence": -0.6})),
    (Stretch(0.0, 4.0, more={"arousal": -0.3}),),
    (Said(2.5, TOAST), Said(6.0, LOSS)),
    (),
)
TOPICS = {"/empathy/state": "empathy/state", "/empathy/plan": "empathy/plan"}


def decided(bag: Path) -> list[Timed]:
    return [Timed(TOPICS[topic], at, value) for topic, at, value in messages(bag) if topic in TOPICS]


def test_nodes_decide_as_the_pure_engine_does(tmp_path):
    render(played(TALK), tmp_path / "talk")
    # the nodes get what the engine gets, and nothing of this user's
    command = [sys.executable, "-c", "import sys; from whee_ros.tools.cli import main; sys.exit(main())"]
    command += ["replay", str(tmp_path / "talk"), "--nodes", "--rate", "2", "--out", str(tmp_path / "new")]
    own = {"ROS_DOMAIN_ID": str(reserve())}
    done = subprocess.run(command, env={**os.environ, **own}, capture_output=True, text=True, timeout=150)
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads((tmp_path / "new" / DIFF).read_text())["utterances_after"] == 2
    nodes = decided(tmp_path / "new" / "bag")
    models = Models(*open_gate(ModelStore.default())[:2])
    pure = run(tmp_path / "talk", ReplayConfig({}), text_reader("tuned"), None, models).after.items
    diff = compare(pure, nodes)
    assert (diff["only_before"], diff["only_after"]) == ([], [])
    for changed in (utterance["changed"] for utterance in diff["utterances"]):
        assert not {"direction", "active", "response"} & set(changed), changed
    states = [
        item.value for item in nodes if isinstance(item.value, EmpathyState) and item.value.utterance_id
    ]
    plans = [item.value for item in nodes if isinstance(item.value, EmpathyPlan)]
    assert [state.active for state in states] == [False, True]
    assert [plan.utterance_id for plan in plans] == [state.utterance_id for state in states]
    # on the clock of the bag: an answer is planned at the time of its words, whatever year it is here
    assert all(abs(plan.stamp - state.stamp) < 1.0 for plan, state in zip(plans, states, strict=True))
    assert states[1].stamp < 1100.0
