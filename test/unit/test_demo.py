"""When the demo ends, and what it leaves alone."""

from __future__ import annotations

import json

import pytest

from whee_ros.core.face import FaceObservation
from whee_ros.core.motion import SpeechStatus
from whee_ros.core.voice import Transcript, TurnState, VoiceActivity
from whee_ros.tools.report.ending import Ending
from whee_ros.tools.report.session import Event


def speech(received: float, state: str) -> Event:
    return Event("robot/speech", received, SpeechStatus(received, "p", "good bye", state))


def script(received: float, **content: object) -> Event:
    return Event("person/script", received, json.dumps(content))


def test_a_script_ends_after_the_answer_to_its_last_turn():
    ending = Ending("demo")
    ending.add(speech(5.0, "finished"))
    assert not ending.over(60.0)
    ending.add(script(61.0, over=True))
    assert not ending.over(62.0)  # an answer may come
    ending.add(speech(62.5, "started"))
    assert not ending.over(80.0)
    ending.add(speech(64.0, "finished"))
    assert not ending.over(64.5)
    assert ending.over(65.1)


def test_a_script_whose_last_turn_gets_no_answer_ends_too():
    ending = Ending("demo")
    ending.add(script(61.0, over=True))
    assert not ending.over(64.0)
    assert ending.over(65.5)


def test_recordings_end_when_neither_face_nor_voice_comes():
    ending = Ending("files")
    assert not ending.over(100.0)  # models are still loading
    ending.add(Event("face", 1.0, FaceObservation(1.0)))
    ending.add(Event("voice/activity", 3.0, VoiceActivity(3.0, True, 0.9, -20.0, 2.0)))
    assert not ending.over(5.0)
    assert ending.over(6.1)


@pytest.mark.parametrize("source", ["live", "demo"])
def test_nothing_else_ends_it(source):
    ending = Ending(source)
    ending.add(Event("face", 1.0, FaceObservation(1.0)))
    assert not ending.over(1000.0)


def test_the_last_answer_may_take_as_long_as_its_words():
    ending = Ending("demo")
    ending.add(script(61.0, over=True))
    ending.add(Event("voice/turn", 61.6, TurnState(61.5, "ended", 0.9, 0.5, "u6")))
    assert not ending.over(66.0)  # a slow recogniser is still at work
    ending.add(Event("transcript", 67.0, Transcript(61.0, 58.0, "u6", "good bye", True)))
    assert not ending.over(70.5)
    assert ending.over(71.5)  # the robot chose to say nothing
