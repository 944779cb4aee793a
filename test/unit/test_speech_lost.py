"""A loudspeaker that goes while the robot speaks ends the sentence with an error; the next one is tried anew."""

from types import SimpleNamespace

import numpy as np
import pytest

from whee_ros.core.errors import DeviceError
from whee_ros.core.motion import Prosody, Speech
from whee_ros.nodes import speech
from whee_ros.nodes.saying import Request

SAID = Speech("Hello.", 24_000, np.zeros(48_000, np.float32), (), ())


class Sink:
    """Loudspeaker that is gone when told so."""

    def __init__(self):
        self.trouble, self.played, self.plays = "", 0.0, 0

    def play(self, samples, rate):
        self.trouble, self.played = "", 0.0
        self.plays += 1
        return 0.0

    def more(self, samples):
        return 2.0 - self.played

    def stop(self):
        pass


@pytest.fixture
def rig(monkeypatch):
    sink, told, troubles, now = Sink(), [], {}, SimpleNamespace(t=100.0)
    monkeypatch.setattr(speech, "open_sink", lambda *_: sink)
    node = SimpleNamespace(
        clock=SimpleNamespace(now=lambda: now.t, simulated=False),
        tell=lambda kind, topic, qos: lambda value: told.append((topic, value)),
        work=lambda name, task: SimpleNamespace(mailbox=SimpleNamespace(put=task)),
        later=lambda call: call(),
        trouble=troubles.__setitem__,
        took=lambda *_: None,
    )
    parts = []
    stage = SimpleNamespace(
        spoken=lambda now: 0,
        cancel=lambda now: None,
        expect=lambda plan: None,
        say=lambda part, start, *_, more: parts.append(start),
        say_on=lambda part, start, more: parts.append(start),
    )
    speaking = speech.Speaking(node, SimpleNamespace(synthesize=lambda *_: SAID), stage, "auto", "")
    return SimpleNamespace(speaking=speaking, sink=sink, told=told, troubles=troubles, parts=parts)


def say(rig, text="Hello."):
    results = []
    handle = SimpleNamespace(is_cancel_requested=False, publish_feedback=lambda _: None)
    rig.speaking.say(Request(text, "p1", 0.5, Prosody(), handle, results.append))
    return results


def test_the_sentence_ends_with_an_error_and_the_next_is_played(rig):
    results = say(rig)
    rig.speaking.step(100.1)
    assert not results
    rig.sink.trouble = "output device pulse: takes no more sound"
    rig.speaking.step(100.2)
    assert isinstance(results[0], DeviceError)
    assert "takes no more sound" in rig.troubles["loudspeaker"]
    assert [v.state for topic, v in rig.told if topic == "robot/speech"] == ["started", "cancelled"]
    again = say(rig)
    rig.speaking.step(100.3)
    assert not again
    assert rig.sink.plays == 2
    assert rig.troubles["loudspeaker"] == ""


def test_sound_is_published_before_it_is_heard_and_not_what_was_cut_off(rig):
    say(rig)
    first = [v for topic, v in rig.told if topic == "robot/speech_audio"]
    assert first[0].duration == pytest.approx(speech.AHEAD, abs=0.001)
    assert first[0].stamp == pytest.approx(100.0 + speech.AHEAD, abs=0.001)
    rig.sink.played = 0.5
    rig.speaking.step(100.5)
    rig.speaking.cancel()
    sent = sum(v.duration for topic, v in rig.told if topic == "robot/speech_audio")
    assert sent == pytest.approx(0.5 + speech.AHEAD, abs=0.001)


def test_sentences_follow_each_other_and_are_one_utterance(rig):
    results = say(rig, "Hello there. How are you? I am well.")
    assert rig.parts == [100.0, pytest.approx(102.0), pytest.approx(102.0)]
    assert rig.sink.plays == 1
    rig.sink.played = 2.0
    rig.speaking.step(102.0)
    assert not results
    rig.sink.played = 6.0 + 2 * speech.PAUSE
    rig.speaking.step(106.3)
    (status,) = results
    assert (status.state, status.duration) == ("finished", pytest.approx(6.0 + 2 * speech.PAUSE))
    sent = sum(v.duration for topic, v in rig.told if topic == "robot/speech_audio")
    assert sent == pytest.approx(status.duration)


def test_nothing_more_is_made_for_what_was_stopped(rig):
    made = []
    rig.speaking._tts.synthesize = lambda text, _: (made.append(text), rig.speaking.cancel())[0] or SAID
    say(rig, "One is said. Two is not. Three is not.")
    assert made == ["One is said."]
    assert rig.parts == []
