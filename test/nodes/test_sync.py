"""Lips and gestures against the words, measured again on a bag of real nodes."""

from __future__ import annotations

import json

import pytest
from rclpy.action import ActionClient
from together import Together
from whee_interfaces.action import PlayGesture, Say

from whee_ros.tools.performance.eval_sync import main

SAID = (
    ("I am terribly sorry about that. Your little daughter must be frightened.", "slow_nod"),
    ("That is wonderful news, you really deserve this after everything!", "celebrate"),
    ("Tell me everything about your holidays in the mountains.", "tilt"),
)


def test_what_is_published_about_skew_is_found_again_in_the_bag(tmp_path):
    parameters = {
        "recorder": {"bag_path": str(tmp_path / "bag"), "record": True},
        "skills": {"tts_backend": "hibari"},
    }
    with Together("recorder", "robot", "skills", parameters=parameters) as system:
        say = ActionClient(system.probe, Say, "say")
        move = ActionClient(system.probe, PlayGesture, "gesture")
        system.until(lambda: say.server_is_ready() and move.server_is_ready())
        system.run(0.5)
        for number, (text, gesture) in enumerate(SAID):
            plan = f"p{number}"
            sent = say.send_goal_async(Say.Goal(text=text, plan_id=plan, intensity=0.8))
            move.send_goal_async(PlayGesture.Goal(name=gesture, plan_id=plan, intensity=0.8))
            system.until(sent.done)
            done = sent.result().get_result_async()
            system.until(done.done, 30.0)
            system.run(2.5)
    figures = tmp_path / "sync.json"
    assert main([str(tmp_path / "bag"), "--json", str(figures)]) == 0
    rows = {row["what"]: row for row in json.loads(figures.read_text())}
    lips, told = rows["lips against sound, from the bag"], rows["lips against sound, as published"]
    assert lips["count"] == told["count"] == 3
    assert lips["p50"] == pytest.approx(told["p50"], abs=0.05)
    joints = rows["stroke against word, joints in the bag"]
    assert joints["count"] == 3
    assert joints["p95"] <= 0.0
