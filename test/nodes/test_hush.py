"""Hush: everything that is being said and done stops at once, and does not begin again by itself."""

from __future__ import annotations

from std_srvs.srv import Trigger
from together import Together

from whee_ros.core.motion import FaceCommand, SpeechStatus
from whee_ros.core.voice import Transcript


def test_hush_stops_the_voice_and_nothing_begins_again():
    with Together("robot", "skills", "behavior", "how", "when") as system:
        speech = system.heard(SpeechStatus, "robot/speech")
        faces = system.heard(FaceCommand, "robot/face_command")
        hush = system.probe.create_client(Trigger, "hush")
        system.run(0.5)
        system.tell(
            Transcript(system.now, system.now - 2.0, "u1", "My dog died last night.", True), "transcript"
        )
        system.until(lambda: speech and speech[-1].state == "word", 10.0)
        asked, answer = system.now, hush.call_async(Trigger.Request())
        system.until(answer.done, 1.0)
        assert answer.result().success
        system.until(lambda: speech[-1].state == "cancelled", 0.3)
        assert system.now - asked < 0.2
        count = len(speech)
        system.run(2.0, 0.1)
        assert len(speech) == count  # the tree does not try the same again
        assert faces[-1].viseme_weight == 0.0


def test_hush_of_skills_that_are_not_active():
    with Together("skills", active=False) as system:
        hush = system.probe.create_client(Trigger, "hush").call_async(Trigger.Request())
        system.until(hush.done, 1.0)
        assert not hush.result().success
        assert "not active" in hush.result().message
