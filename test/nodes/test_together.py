"""The mind and the body in one process and in virtual time."""

from __future__ import annotations

import pytest
from together import Together

from whee_ros.core.empathy import EmpathyPlan, EmpathyState
from whee_ros.core.motion import SpeechStatus
from whee_ros.core.voice import Transcript


def test_words_become_a_state_a_plan_and_speech_without_waiting():
    with Together("robot", "skills", "behavior", "how", "when") as system:
        states = system.heard(EmpathyState, "empathy/state")
        plans = system.heard(EmpathyPlan, "empathy/plan")
        speech = system.heard(SpeechStatus, "robot/speech")
        system.run(1.0)
        assert 9 <= len(states) <= 11
        said = Transcript(system.now, system.now - 2.0, "u1", "My dog died last night.", True)
        system.tell(said, "transcript")
        assert plans[-1].utterance_id == "u1"
        system.until(lambda: speech and speech[-1].state == "finished", 20.0)
        assert speech[0].state == "started"
        assert speech[-1].stamp - speech[0].stamp == pytest.approx(speech[-1].duration, abs=0.05)
        assert speech[0].duration == pytest.approx(
            speech[-1].duration, rel=0.2
        )  # a guess, by the first sentence
        assert not system.troubles()
