"""The shipped scenes against the shipped detector, and what a broken scene is told."""

from __future__ import annotations

import pytest

from whee_ros.core.errors import ConfigError
from whee_ros.core.resources import resource
from whee_ros.empathy.when.rehearsal import load
from whee_ros.tools.eval_scenes import GOAL, detector, score


def test_scenes_come_true_and_every_channel_helps() -> None:
    scenes, judge = load(resource("config/scenarios/when.yaml")), detector("tuned")
    assert len(scenes) >= 40
    met, total, failed = score(scenes, judge, ("text", "face", "voice"))
    assert met / total >= GOAL, failed
    words_only, _, _ = score(scenes, judge, ("text",))
    assert words_only < met


@pytest.mark.parametrize(
    ("scene", "named"),
    [
        ("lost: {said: [{at: 1, text: Hi}]}", "lost"),
        ("lost: {expect: [{at: 1, actve: true}]}", "actve"),
        ("lost: {face: [{from: 0, to: 1, au99: 1}], expect: [{at: 1, active: true}]}", "action unit"),
        ("lost: {voice: [{from: 0, to: 1, arousel: 1}], expect: [{at: 1, active: true}]}", "arousel"),
        ("lost: {said: [{at: 1}], expect: [{at: 1, active: true}]}", "at and text"),
        ("- lost", "one entry a scene"),
    ],
)
def test_a_broken_scene_is_named(tmp_path, scene: str, named: str) -> None:
    path = tmp_path / "scenes.yaml"
    path.write_text(scene)
    with pytest.raises(ConfigError, match=named):
        load(path)
