"""The robot's own voice is taken out of the microphone, and where it cannot be, nobody is taken for a person."""

import numpy as np
import pytest

from whee_ros.backends.voice.scripted import LoudnessDetector
from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.perception.voice.activity import ActivityMeter
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.echo import LEARN, TAIL, EchoRemover
from whee_ros.perception.voice.front import SoundFront
from whee_ros.perception.voice.heard import Echo
from whee_ros.perception.voice.intake import Intake
from whee_ros.perception.voice.reference import Reference

START = 1_000.0
STEP = 512
CONFIG = VoiceConfig(echo="reference")


def babble(seconds, seed=0):
    """Return noise that swells like syllables, with pauses."""
    random = np.random.default_rng(seed)
    t = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    noise = np.convolve(random.standard_normal(len(t)), [1, 0.9, 0.6, 0.3], mode="same")
    rate = 3.0 + random.uniform(-0.5, 0.5)
    swell = np.clip(np.sin(2 * np.pi * rate * t) + 0.3, 0.02, None) * (
        np.sin(2 * np.pi * 0.4 * t + seed) > -0.7
    )
    return (0.08 * noise * swell).astype(np.float32)


def room(sound, delay=0.08, seed=1):
    """Return what a microphone hears of a loudspeaker: delayed, with a decaying tail."""
    random = np.random.default_rng(seed)
    n = int(0.12 * SAMPLE_RATE)
    response = 0.15 * random.standard_normal(n) * np.exp(-np.arange(n) / (0.025 * SAMPLE_RATE))
    response[0] = 0.8
    late = np.concatenate([np.zeros(int(delay * SAMPLE_RATE)), np.convolve(sound, response)])
    return late[: len(sound)].astype(np.float32)


def told(sound, rate=SAMPLE_RATE, begin=START, every=0.02):
    """Cut what the robot plays as it is published."""
    step = int(every * rate)
    for seq, at in enumerate(range(0, len(sound) - step + 1, step), start=1):
        yield AudioChunk(begin + (at + step) / rate, rate, sound[at : at + step], seq)


def listen(front, heard, played, ahead=0.15):
    """Feed both as they would come; yield what `front` gives with the time of arrival."""
    chunks = list(told(played)) if played is not None else []
    for seq, at in enumerate(range(0, len(heard) - STEP + 1, STEP), start=1):
        now = START + (at + STEP) / SAMPLE_RATE
        while chunks and chunks[0].stamp <= now + ahead:
            front.robot(chunks.pop(0))
        for sound in front.feed(AudioChunk(now, SAMPLE_RATE, heard[at : at + STEP], seq)):
            yield now, sound


def db(samples):
    return 10 * np.log10(np.mean(np.square(samples)) + 1e-12)


@pytest.mark.parametrize("delay", [0.03, 0.1, 0.2])
def test_the_robots_voice_is_gone_and_a_person_over_it_stays(delay):
    played = babble(7.5)
    echo = room(played, delay)
    person = np.zeros_like(echo)
    person[5 * SAMPLE_RATE : 7 * SAMPLE_RATE] = babble(2.0, seed=5)
    person *= np.sqrt(np.mean(echo**2) / np.mean(person[person != 0] ** 2))
    out = [(t - START, sound) for t, sound in listen(SoundFront(CONFIG), echo + person, played)]
    alone = np.concatenate([s.samples for t, s in out if 3.0 < t < 4.9])
    both = np.concatenate([s.samples for t, s in out if 5.1 < t < 6.9])
    assert db(alone) < db(echo[3 * SAMPLE_RATE : 5 * SAMPLE_RATE]) - 20
    assert db(both) > db(person[5 * SAMPLE_RATE : 7 * SAMPLE_RATE]) - 3
    assert all(sound.echo == Echo.REMOVED for t, sound in out if t > 4.0)


def test_while_the_robot_is_silent_sound_passes_as_it_is():
    heard = babble(1.0, seed=3)
    out = [sound for _, sound in listen(SoundFront(CONFIG), heard, None)]
    assert all(sound.echo == Echo.NONE for sound in out)
    intake = Intake()
    even = [part for chunk in told(heard, every=STEP / SAMPLE_RATE) for part in intake.feed(chunk)]
    assert [sound.stamp for sound in out] == [part.stamp for part in even]
    assert all((sound.samples == part.samples).all() for sound, part in zip(out, even, strict=True))


def test_stamps_stay_right_while_the_filter_works():
    click = np.zeros(6 * SAMPLE_RATE, np.float32)
    click[4 * SAMPLE_RATE] = 0.9
    played = 0.001 * babble(6.0)
    front = SoundFront(CONFIG)
    out = [sound for _, sound in listen(front, click, played) if np.abs(sound.samples).max() > 0.3]
    (sound,) = out
    at = sound.start + np.abs(sound.samples).argmax() / SAMPLE_RATE
    assert at == pytest.approx(START + 4.0, abs=0.001)


def activities(heard, played, robot=lambda t: True, config=CONFIG, ahead=0.15):
    front, meter = SoundFront(config), ActivityMeter(config, LoudnessDetector())
    return front, [
        (t - START, meter.feed(s, robot(t - START))) for t, s in listen(front, heard, played, ahead)
    ]


def test_until_the_room_is_known_the_robot_does_not_listen_while_it_speaks():
    played = babble(6.0)
    _, states = activities(room(played), played)
    assert all(activity.masked for t, activity in states if t < LEARN - 0.05)
    assert not any(activity.masked for t, activity in states if t > 4.0)
    assert not any(activity.speaking for _, activity in states)


def test_sound_of_the_robot_that_comes_too_late_is_told_and_met_with_deafness():
    played = babble(6.0)
    front, states = activities(room(played, 0.03), played, ahead=-0.1)
    assert all(activity.masked for t, activity in states if t > 0.5)
    assert "comes after it was heard" in front.trouble


def test_silence_at_the_start_of_a_sentence_may_come_late():
    played = babble(1.0)
    for lead, late in ((0.03, 0.0), (0.0, 1.0)):
        reference = Reference()
        reference.read(0.0, round(0.02 * SAMPLE_RATE))
        quiet = np.zeros(round(lead * SAMPLE_RATE), np.float32)
        reference.feed(AudioChunk(1.0, SAMPLE_RATE, np.concatenate([quiet, played])[:SAMPLE_RATE], 1))
        assert reference.late == late


def test_without_the_robots_sound_it_does_not_listen_while_it_speaks():
    _, states = activities(babble(2.0), None, robot=lambda t: t < 1.0)
    assert all(activity.masked for t, activity in states if t < 1.0)
    assert any(activity.speaking for t, activity in states if t > 1.5)


def test_a_delay_beyond_the_filter_is_noticed_and_told():
    played = babble(8.0)
    front, states = activities(room(played, delay=0.45), played)
    assert "cannot be taken out" in front.trouble
    assert all(activity.masked for t, activity in states if t > 6.0)


def test_a_headset_lets_nothing_through_and_costs_no_word():
    person = np.zeros(6 * SAMPLE_RATE, np.float32)
    person[5 * SAMPLE_RATE :] = babble(1.0, seed=5)
    front, states = activities(person, babble(6.0))
    assert front.trouble == ""
    _, quiet = activities(person, None, robot=lambda t: False)
    begins = [next(t for t, activity in run if activity.speaking) for run in (states, quiet)]
    assert begins[0] == pytest.approx(begins[1], abs=0.035)


def test_the_reference_is_read_by_time_at_any_rate():
    reference = Reference()
    t = np.arange(44_100) / 44_100
    for chunk in told(np.sin(2 * np.pi * 440 * t).astype(np.float32), 44_100):
        reference.feed(chunk)
    got = reference.read(START + 0.25, 1_600)
    wanted = np.sin(2 * np.pi * 440 * (0.25 + np.arange(1_600) / SAMPLE_RATE))
    assert np.abs(got - wanted).max() < 0.01
    assert not reference.read(START - 1.0, 100).any()
    assert not reference.read(START + 3.0, 100).any()


def test_long_talk_takes_no_more_room():
    reference = Reference()
    for second in range(600):
        if second % 7 < 3:
            sound = np.full(SAMPLE_RATE, 0.1, np.float32)
            reference.feed(AudioChunk(START + second + 1, SAMPLE_RATE, sound, second + 1))
        got = reference.read(START + second + 0.5, 100)
        assert np.abs(got - (0.1 if second % 7 < 3 else 0.0)).max() < 1e-7
    assert len(reference._samples) == 8 * SAMPLE_RATE


def test_after_the_robot_fell_silent_the_sound_passes_again():
    remover = EchoRemover()
    remover.robot(AudioChunk(START, SAMPLE_RATE, np.zeros(1_600, np.float32), 1))
    chunk = AudioChunk(START + TAIL + 1.0, SAMPLE_RATE, babble(1.0)[:512], 1)
    sound, echo, _ = remover.feed(chunk)
    assert sound is chunk
    assert echo == Echo.NONE


def test_activity_tells_what_was_lost_and_clipped_and_broken_sound_is_silence():
    front, meter = SoundFront(VoiceConfig()), ActivityMeter(VoiceConfig(), LoudnessDetector())
    loud = np.where(np.arange(STEP) % 2, 1.0, -1.0).astype(np.float32)
    for seq, sound in ((1, loud), (6, loud), (7, np.full(STEP, np.nan, np.float32))):
        chunk = AudioChunk(START + seq * STEP / SAMPLE_RATE, SAMPLE_RATE, sound, seq)
        last = [meter.feed(heard, False) for heard in front.feed(chunk)]
        if seq == 6:
            assert (last[-1].lost, last[-1].clipped) == (4, 1.0)
    assert last[-1].probability == 0.0


def test_after_a_hole_nobody_is_taken_to_speak_on():
    front, meter = SoundFront(VoiceConfig()), ActivityMeter(VoiceConfig(), LoudnessDetector())
    loud = np.tile(np.array([0.3, -0.3], np.float32), STEP // 2)
    for seq in [*range(1, 30), 130]:
        chunk = AudioChunk(START + seq * STEP / SAMPLE_RATE, SAMPLE_RATE, loud, seq)
        for heard in front.feed(chunk):
            activity = meter.feed(heard, False)
        if seq == 29:
            assert activity.speaking
    assert activity.since > START + 129 * STEP / SAMPLE_RATE - 0.001  # it began anew
