"""`whee demo` with the real models: one turn, from the synthetic voice to the report and the bag."""

from __future__ import annotations

import json

from rosbags.rosbag2 import Reader
from running import Running

SCENARIO = """
name: short
voice: heart
turns:
  - id: loss
    text: My dog died last night and the house feels so empty.
    direction: seeking
    kind: loss
    empathic: true
    face: [{au: 4, from: -0.3, to: 3.0, intensity: 0.8}]
"""
TOPICS = {
    *("face", "voice/activity", "voice/turn", "transcript", "empathy/state", "empathy/plan"),
    *("robot/speech", "robot/joint_states", "behavior/tree", "person/script", "latency", "heartbeat"),
}


def test_one_turn_is_heard_understood_answered_reported_and_recorded(tmp_path):
    scenario = tmp_path / "short.yaml"
    scenario.write_text(SCENARIO)
    out = tmp_path / "out"
    running = Running("demo", "--scenario", str(scenario), "--out", str(out))
    try:
        running.until(lambda: running.process.poll() is not None, "the demo ends", 60.0)
        told = "\n".join(running.lines)
        assert running.process.returncode == 0, told
        summary = json.loads((out / "summary.json").read_text())
        turn = summary["turns"][0]
        assert turn["truth"]["id"] == "loss"
        assert turn["perceived"]["wer"] <= 0.15
        assert turn["state"]["direction"] == "seeking"
        assert turn["plan"]["response"] == "empathic"
        assert turn["plan"]["text"] in " ".join(told.split())
        assert all(turn["delays"][stage] is not None for stage in ("end_of_turn", "transcript", "speech"))
        for name in ("timeline.png", "robot.wav", "face_sheet.png"):
            assert (out / name).stat().st_size > 10_000
        with Reader(out / "bag") as bag:
            counts = {connection.topic.lstrip("/"): connection.msgcount for connection in bag.connections}
            seconds = bag.duration / 1e9
        assert set(counts) >= TOPICS
        assert counts["face"] > 3 * seconds  # a busy machine drops frames, not the face
        assert counts["person/script"] == 2  # the turn, and that it was the last
        assert "microphone/audio" not in counts
    finally:
        running.close()
