"""When the demo ends, and what it leaves alone."""

from __future__ import annotations

import json

import pytest

from whee_ros.core.face import FaceObservation
from whee_ros.core.motion import SpeechStatus
from whee_ros.core.voice import VoiceActivity
from whee_ros.tools.report.ending import Ending
from whee_ros.tools.report.session import Event


def speech(received: float, state: str) -> Event:
    return Event("robot/speech", received, SpeechStatus(received, "p", "good bye", state))


def script(received: float, **content: object) -> Event:
    return Event("person/script", received, json.dumps(content))


def test_a_script_ends_when_the_person_says_so_and_all_is_quiet():
    ending = Ending("demo")
    ending.add(speech(5.0, "finished"))
    assert not ending.over(60.0)
    ending.add(script(61.0, over=True))
    assert not ending.over(61.5)
    assert ending.over(62.1)
    ending.add(speech(62.5, "started"))  # a late answer is heard to its end
    assert not ending.over(80.0)
    ending.add(speech(84.0, "finished"))
    assert not ending.over(84.5)
    assert ending.over(85.1)


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
