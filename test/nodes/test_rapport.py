"""The how node: the robot's mood, how replies are taken, and what is learned from it where that is switched on."""

from __future__ import annotations

import dataclasses
import json

from std_msgs.msg import String
from together import Together

from whee_ros.core.empathy import EmpathyPlan, EmpathyState
from whee_ros.core.face import FaceObservation
from whee_ros.core.motion import SpeechStatus
from whee_ros.core.rapport import Reaction, RobotMood
from whee_ros.ros.qos import LATCHED

SAD = EmpathyState(
    0.0,
    "p1",
    "u1",
    "seeking",
    need=0.9,
    confidence=0.9,
    active=True,
    valence=-0.8,
    emotion="sadness",
    text="I feel so sad today.",
)


def talk(system: Together) -> None:
    """Somebody is sad, gets a reply, and smiles."""
    plans = system.heard(EmpathyPlan, "empathy/plan")
    for _ in range(20):
        system.tell(_face(system.now, -0.4), "face")
        system.run(0.1)
    system.tell(dataclasses.replace(SAD, stamp=system.now), "empathy/state")
    system.until(lambda: plans, 5.0)
    system.run(1.0)
    system.tell(SpeechStatus(system.now, plans[0].plan_id, plans[0].text, "finished"), "robot/speech")
    for _ in range(85):
        system.tell(_face(system.now, 0.5), "face")
        system.run(0.1)


def _face(stamp: float, valence: float) -> FaceObservation:
    return FaceObservation(stamp, valence=valence, confidence=0.9, valence_confidence=0.9, attended=True)


def test_a_smile_after_a_reply_moves_the_weights_and_is_kept_where_asked(tmp_path):
    told = {"feedback": True, "feedback_file": str(tmp_path / "tastes.json")}
    with Together("how", parameters={"how": told}) as system:
        reactions, moods = system.heard(Reaction, "empathy/reaction"), system.heard(RobotMood, "robot/mood")
        tastes: list[dict] = []
        system.probe.create_subscription(
            String, "empathy/tastes", lambda message: tastes.append(json.loads(message.data)), LATCHED
        )
        talk(system)
        assert len(reactions) == 1
        # for a recording: what was known at first, and what was learned
        assert tastes[0] == {}
        assert tastes[-1].keys() == {"p1"}
        assert reactions[0].strategy in tastes[-1]["p1"]
        assert reactions[0].face > 0.9
        assert reactions[0].learned
        assert (
            dict(zip(reactions[0].strategies, reactions[0].weights, strict=True))[reactions[0].strategy] > 0
        )
        assert (tmp_path / "tastes.json").is_file()
        assert moods[-1].reason.startswith("a reply taken well")
        assert not system.troubles()


def test_by_default_nobody_is_watched():
    with Together("how") as system:
        reactions, moods = system.heard(Reaction, "empathy/reaction"), system.heard(RobotMood, "robot/mood")
        talk(system)
        assert not reactions
        assert min(mood.valence for mood in moods) < moods[0].valence
