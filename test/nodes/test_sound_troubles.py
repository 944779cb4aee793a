"""What microphones and audio topics do wrong: said on /diagnostics in words, the node goes on, and hears again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soxr
from together import Together

from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.core.voice import TurnState, VoiceActivity, VoiceAffect
from whee_ros.ros.convert import to_msg
from whee_ros.tools.contract import samples

ROOM = (0.0003 * samples.noise(60.0, 1.0)).astype(np.float32)
SENTENCE = np.concatenate([samples.spoken(), ROOM[: int(1.5 * SAMPLE_RATE)]]).astype(np.float32)


class Ears:
    """The voice node with its real detector, and the manager that tells of it."""

    def __init__(self, system: Together) -> None:
        self.system = system
        self.said = system.diagnostics()
        self.activity = system.heard(VoiceActivity, "voice/activity")
        self.turns = system.heard(TurnState, "voice/turn")
        self.affects = system.heard(VoiceAffect, "voice/affect")
        self.seq = 0
        system.until(lambda: "voice" in self.said and "starting" not in str(self.said), 30.0)

    def send(self, sound, rate=SAMPLE_RATE, lose=0, at_once=8, length=32):
        """Publish sound in chunks of `length` ms at their own pace; of every `lose` chunks the last never arrives."""
        size = rate * length // 1000
        start = self.system.now
        for number, at in enumerate(range(0, len(sound) - size + 1, size), 1):
            self.seq += 1
            if lose and number % lose == 0:
                continue
            end = start + (at + size) / rate
            self.publish(AudioChunk(end, rate, sound[at : at + size], self.seq))
            if number % at_once == 0 or at + 2 * size > len(sound):
                self.system.run(end - self.system.now, 1.0)

    def publish(self, chunk):
        if ("microphone/audio", None) not in self.system._publishers:
            self.system.tell(chunk, "microphone/audio")
            self.system._publishers["microphone/audio", None] = self.system._publishers[
                "microphone/audio", type(to_msg(chunk))
            ]
        else:
            self.system._publishers["microphone/audio", None].publish(to_msg(chunk))

    def hears(self):
        """Whether a sentence is heard, from its first sound to the end of the turn."""
        self.activity.clear()
        self.turns.clear()
        self.send(SENTENCE)
        phases = {turn.phase for turn in self.turns}
        return any(activity.speaking for activity in self.activity) and {"speaking", "ended"} <= phases

    def words(self, after=ROOM[: SAMPLE_RATE * 6 // 5]):
        """What is said of the node; the stream goes on, for a hole in it would be one more trouble."""
        self.send(after)
        return self.said["voice"].message

    def recovers(self):
        """Whether all is well again once ten seconds of good sound have passed."""
        for _ in range(3):
            heard = self.hears()
        return heard and self.words() == "working"


@pytest.fixture(scope="module")
def ears():
    parameters = {
        "manager": {"nodes": ["voice"]},
        "voice": {"voice_backend": "silero", "turn_backend": "", "voice_encoder_backend": ""},
    }
    with Together("manager", "voice", parameters=parameters, light=False, active=False) as system:
        found = Ears(system)
        assert found.hears()
        assert found.words() == "working"
        yield found


@pytest.mark.parametrize("rate", [8000, 44_100, 48_000])
def test_sound_of_another_rate_is_heard(ears, rate):
    ears.turns.clear()
    ears.send(soxr.resample(SENTENCE, SAMPLE_RATE, rate).astype(np.float32), rate)
    assert {"speaking", "ended"} <= {turn.phase for turn in ears.turns}
    assert ears.words() == "working"
    assert ears.hears()


def test_numbers_that_are_none_are_silence_and_said(ears):
    broken = SENTENCE.copy()
    broken[::7] = np.nan
    broken[3::500] = np.inf
    ears.send(broken)
    assert "samples of sound are no numbers" in ears.words()
    assert all(np.isfinite(activity.level_db) for activity in ears.activity)
    assert ears.recovers()


def test_clipping_is_said(ears):
    ears.send(np.clip(40.0 * SENTENCE, -1.0, 1.0).astype(np.float32))
    assert "of the sound is at full scale" in ears.words()
    assert any(activity.clipped for activity in ears.activity)
    assert ears.recovers()


def test_lost_chunks_are_counted_and_said(ears):
    ears.send(SENTENCE, lose=5)
    assert "chunks of sound were lost" in ears.words()
    assert ears.recovers()


def test_a_rate_that_nobody_uses_is_refused_by_name(ears):
    ears.send(samples.noise(8.0, 0.01), 1_000_000)
    ears.system.run(1.1, 0.1)
    assert "microphone/audio:" in ears.said["voice"].message
    assert ears.recovers()


def test_a_topic_that_falls_silent_is_said(ears):
    ears.system.run(6.0, 0.2)
    assert "no sound on microphone/audio for" in ears.said["voice"].message
    assert ears.recovers()


def test_ten_minutes_of_silence_are_no_speech_and_take_no_memory(ears):
    def resident():
        return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 2**20

    ears.send(ROOM, at_once=1, length=320)
    before = resident()
    for heard in (ears.activity, ears.turns, ears.affects):
        heard.clear()
    for _ in range(10):
        ears.send(ROOM, at_once=1, length=320)
        assert not any(activity.speaking for activity in ears.activity)
        ears.activity.clear()
    assert not ears.turns
    assert not ears.affects
    assert resident() - before < 15.0
    assert ears.words() == "working"
    assert ears.hears()


def test_digital_silence_is_taken_for_a_muted_microphone(ears):
    ears.send(samples.silence(20.0), at_once=25)
    assert "is the microphone muted?" in ears.words(samples.silence(1.2))
    assert ears.recovers()
