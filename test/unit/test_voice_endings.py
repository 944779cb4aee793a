"""Ends of turns, patience, overlap: each piece alone, in virtual time."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from whee_ros.backends.turn.scripted import ScriptedEndOfTurn
from whee_ros.backends.voice.scripted import LoudnessDetector
from whee_ros.core.empathy import EmpathyState
from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.core.voice import Overlap, Transcript, TurnPhase, VoiceActivity, VoiceAffect
from whee_ros.perception.voice.cadence import Cadence, cadence
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.ending import TERMS, WEIGHTS, EndModel, EndQuestion, Verdict, judge, terms
from whee_ros.perception.voice.listening import Listening
from whee_ros.perception.voice.manner import LEAST, MOST, Manner
from whee_ros.perception.voice.overlap import HISS_DB, OverlapJudge, hiss_db
from whee_ros.perception.voice.turns import TurnTaker
from whee_ros.perception.voice.utterance import UtteranceBuffer

STEP = 0.032


def verdict(probability, drop=5.0, fall=3.0, end=1.0):
    return Verdict("u0001", end, probability, Cadence(drop, fall))


def turn(verdict=None, text="", manner=1.0, config=None):
    """Speak for a second, then be silent; return the last state of the turn and all before it."""
    config = config or VoiceConfig()
    turns, states = TurnTaker(config), []
    for count in range(1, 160):
        now = count * STEP
        loud = 0.0 < now <= 1.0
        speaking = loud or now < 1.0 + config.speech_hangover
        since = STEP if speaking else 1.0
        activity = VoiceActivity(now, speaking, float(loud), -20.0, since)
        states.append(turns.update(activity, False, text, verdict=verdict, manner=manner))
        if states[-1].phase == TurnPhase.ENDED:
            break
    return states[-1], states


def test_weights_are_learned_for_every_term_and_silence_speaks_for_the_end():
    weights = json.loads(WEIGHTS.read_text())["weights"]
    assert set(weights) == {*TERMS, "silence", "bias"}
    assert weights["silence"] > 0.0
    assert weights["sound"] > 0.0


def test_the_probability_reaches_the_certainty_exactly_at_the_silence_needed():
    model, known = EndModel.shipped(), terms(verdict(0.6, 1.0, 0.0), "I went to the")
    needed = model.needed(known, 0.87)
    assert model.probability(known, needed) == pytest.approx(0.87, abs=1e-6)
    assert model.probability(known, needed - 0.2) < 0.87


def test_what_sounds_finished_ends_sooner_than_what_does_not():
    sure, _ = turn(verdict(0.98))
    unsure, _ = turn(verdict(0.03, 0.0, 0.0))
    plain, _ = turn()
    assert sure.silence < 0.25 < plain.silence < unsure.silence
    assert unsure.silence == pytest.approx(VoiceConfig().patience_longest, abs=0.05)
    assert all(end.phase == TurnPhase.ENDED for end in (sure, unsure, plain))


def test_words_that_ask_for_more_outweigh_a_voice_that_falls():
    known, unknown = turn(verdict(0.9, 3.0), "I went home and"), turn(verdict(0.9, 3.0))
    assert known[0].silence > unknown[0].silence + 0.3


def test_before_its_words_are_known_a_turn_has_to_sound_more_finished():
    bold = VoiceConfig(turn_certainty_unread=VoiceConfig().turn_certainty)
    unknown, bolder = turn(verdict(0.8)), turn(verdict(0.8), config=bold)
    assert unknown[0].silence > bolder[0].silence + 0.03
    known = turn(verdict(0.8), "I went home.")
    assert known[0].silence < unknown[0].silence


def test_every_state_of_a_turn_says_how_patient_it_is_and_probability_only_grows_in_silence():
    _, states = turn(verdict(0.5, 1.0, 1.0))
    held = [state for state in states if state.phase in (TurnPhase.SPEAKING, TurnPhase.PAUSE)]
    assert all(state.patience > 0.0 for state in held)
    silent = [state.end_probability for state in held if state.silence > 0.0]
    assert silent == sorted(silent)
    assert {state.phase for state in held} == {TurnPhase.SPEAKING, TurnPhase.PAUSE}


def test_silence_is_known_before_voice_activity_ends():
    _, states = turn(verdict(0.03))
    early = [state for state in states if state.phase == TurnPhase.SPEAKING and state.silence > 0.0]
    assert early[0].silence == pytest.approx(STEP, abs=0.02)


def test_patience_stretches_with_the_manner_of_speaking():
    usual, slow = turn(verdict(0.9, 6.0, 1.0))[0], turn(verdict(0.9, 6.0, 1.0), manner=1.5)[0]
    assert slow.silence == pytest.approx(1.5 * usual.silence, abs=0.06)
    longest = turn(verdict(0.5, 1.0, 1.0), manner=1.5)[0]
    assert longest.silence == pytest.approx(VoiceConfig().patience_longest, abs=0.05)


def voice(rate=4.0, valence=0.0, arousal=0.0, person=""):
    return VoiceAffect(0.0, 3.0, valence, arousal, 0.8, 0.8, rate_hz=rate, person_id=person)


def after(*heard, config=None):
    manner = Manner(config or VoiceConfig())
    for affect in heard:
        manner.hear(affect)
    return manner.patience


def test_patience_grows_with_sadness_and_slow_speech_and_shrinks_for_brisk_talk():
    assert after(*[voice()] * 5) == pytest.approx(1.0)
    assert after(*[voice(rate=2.2)] * 5) > 1.1
    assert after(*[voice(rate=7.0)] * 5) < 0.95
    assert after(*[voice(valence=-0.9, arousal=-0.6)] * 10) > 1.3
    assert after(*[voice(valence=-0.9, arousal=0.9)] * 10) == pytest.approx(1.0)  # angry, not sad
    assert LEAST <= after(*[voice(rate=8.9)] * 20) < after(*[voice(rate=1.6, valence=-1.0)] * 40) <= MOST


def test_each_person_keeps_their_own_rate_and_nonsense_counts_for_nothing():
    manner = Manner(VoiceConfig())
    manner.hear(voice(rate=7.0, person="ann"))
    manner.hear(voice(rate=2.5, person="bob"))
    assert manner.rate_hz == pytest.approx(2.5)
    manner.hear(voice(rate=0.2, person="ann"))
    assert manner.rate_hz == pytest.approx(7.0)


def test_a_sad_state_of_all_channels_makes_patient_too():
    manner = Manner(VoiceConfig())
    for _ in range(20):
        manner.feel(EmpathyState(0.0, "p", need=0.9, confidence=0.9, valence=-0.8))
    assert manner.sadness > 0.5
    assert manner.patience > 1.3
    manner.amend({"patience_sadness": 0.0})
    assert manner.patience == pytest.approx(1.0)


def heard_over(spoken, config=None, text="", text_at=9.0, fade=False, hiss=HISS_DB):
    """Speak over the robot for so long from 10 s on; return what it is taken for at each 32 ms, and when."""
    judge, found = OverlapJudge(config or VoiceConfig(), 10.0), []
    for count in range(1, 60):
        now = 10.0 + count * STEP
        end = min(now, 10.0 + spoken)
        level = -45.0 if fade and now > 10.35 else -20.0
        known = text if now >= text_at else ""
        found.append((now - 10.0, judge.update(end, now - end, level, known, end if known else 0.0, hiss)))
    return found


def test_a_short_word_is_a_backchannel_and_who_goes_on_interrupts():
    assert heard_over(0.4)[-1][1] == Overlap.BACKCHANNEL
    when = next(at for at, kind in heard_over(1.0) if kind == Overlap.INTERRUPTION)
    assert when == pytest.approx(VoiceConfig().barge_in_time, abs=0.05)
    assert heard_over(1.0)[0][1] == Overlap.UNDECIDED
    assert heard_over(0.95)[-1][1] == Overlap.INTERRUPTION
    assert heard_over(0.95, fade=True)[-1][1] == Overlap.BACKCHANNEL


def test_what_only_hums_is_given_more_time():
    config = VoiceConfig()
    assert heard_over(1.1, hiss=-15.0)[-1][1] == Overlap.BACKCHANNEL
    when = next(at for at, kind in heard_over(1.6, hiss=-15.0) if kind == Overlap.INTERRUPTION)
    assert when == pytest.approx(config.barge_in_voiced, abs=0.05)


def test_a_hiss_is_told_from_a_vowel_at_any_level():
    time = np.arange(512) / SAMPLE_RATE
    vowel = sum(np.sin(2 * np.pi * 150.0 * k * time) / k for k in range(1, 20))
    noise = np.diff(np.random.default_rng(0).normal(size=513))
    for level in (1.0, 1e-3):
        assert hiss_db((level * vowel).astype(np.float32)) < -6.0
        assert hiss_db((level * noise).astype(np.float32)) > HISS_DB


def test_words_decide_what_length_cannot():
    assert heard_over(0.4, text="Stop.", text_at=10.7)[-1][1] == Overlap.INTERRUPTION
    assert heard_over(0.4, text="Mm-hmm.", text_at=10.7)[-1][1] == Overlap.BACKCHANNEL
    assert heard_over(0.45, text="Banana.", text_at=10.7)[-1][1] == Overlap.BACKCHANNEL
    # known to be a "yeah, right" before half a second is over, and nothing follows
    assert heard_over(1.2, text="Yeah, right.", text_at=10.4)[-1][1] == Overlap.BACKCHANNEL


@pytest.mark.parametrize("text", ["Oh, I se", "Yeah, oka", "M-hmm", "O, okay.", "Mm-hmm, yea"])
def test_a_backchannel_read_too_early_is_one_still(text):
    assert heard_over(1.1, text=text, text_at=10.45)[-1][1] == Overlap.BACKCHANNEL


@pytest.mark.parametrize("text", ["Waitin", "Wait, num", "Yeah, but", "Oh no, wait"])
def test_what_asks_for_the_floor_does_so_as_soon_as_it_is_read(text):
    found = heard_over(0.7, text=text, text_at=10.35)
    assert next(at for at, kind in found if kind == Overlap.INTERRUPTION) < 0.4


def read_over(*readings, config=None, hiss=HISS_DB):
    """Read speech over the robot's that goes on, so often; return which reading took the floor, None if none did."""
    judge = OverlapJudge(config or VoiceConfig(), 10.0)
    for number, text in enumerate(readings, start=1):
        end = 10.0 + 0.1 * number
        for _ in range(2):  # more sound comes before more words do
            if judge.update(end, 0.0, -20.0, text, end, hiss) == Overlap.INTERRUPTION:
                return number
    return None


def test_words_that_no_backchannel_has_take_the_floor_once_they_are_read_twice():
    assert read_over("Can you", "Can you rep-", "Can you repeat") == 2
    assert read_over("You are", "You already", "You already told") == 3
    assert read_over("I'm", "I'm more.", "I'm more...", hiss=-15.0) is None
    assert read_over("Mum, yeah", "Let me go", "Let me go on", hiss=-15.0) == 3
    # a hum is read as other words each time, or as bits of itself
    assert read_over("I'm gonna be here.", "How am I-", "H- H- H-", "H- H- H-") is None
    assert read_over("Oh, my brother", "Oh, my brother", config=VoiceConfig(barge_in_words=3)) is None


def test_what_a_hum_is_read_as_must_be_read_twice():
    assert read_over("No", "Mm", hiss=-15.0) is None
    assert read_over("No", "No", hiss=-15.0) == 2
    assert read_over("No, stop", hiss=-15.0) == 1
    assert read_over("Wait", hiss=-15.0) == 1
    assert read_over("Oh", "No") == 2  # two sounds with a hiss by now: no hum


def test_an_oh_no_is_said_of_what_is_told():
    assert heard_over(0.5, text="Oh no...", text_at=10.3)[-1][1] == Overlap.BACKCHANNEL
    assert heard_over(0.5, text="No, oh.", text_at=10.3)[-1][1] == Overlap.INTERRUPTION


def test_to_be_asked_again_of_the_same_sound_changes_nothing():
    judge = OverlapJudge(VoiceConfig(), 10.0)
    for _ in range(9):
        judge.update(10.1, 0.0, -20.0)  # one hiss
    assert judge.update(10.95, 0.0, -20.0, hiss=-15.0) == Overlap.UNDECIDED  # it may hum
    assert judge.update(10.98, 0.0, -20.0) == Overlap.INTERRUPTION  # the second


def test_words_over_the_robots_speech_are_judged_without_waiting_for_more_sound():
    config = VoiceConfig(echo="off")
    listening = Listening(config, LoudnessDetector(), UtteranceBuffer(config))
    for count in range(1, 12):
        sound = np.full(512, 0.3, np.float32)
        told = list(listening.feed(AudioChunk(count * STEP, SAMPLE_RATE, sound, count), True))
    last = next(turn for turn in told if isinstance(turn, VoiceActivity)).stamp
    words = Transcript(last, 0.0, "u0001", "Yeah.", False, 0.0)
    backchannel = listening.words(words)
    assert (backchannel.overlap, backchannel.stamp) == (Overlap.BACKCHANNEL, last)
    assert listening.words(words) is None  # no news
    stop = listening.words(replace(words, text="Yeah, wait."))
    assert (stop.overlap, stop.barge_in, stop.phase) == (Overlap.INTERRUPTION, True, TurnPhase.SPEAKING)


def test_a_cadence_falls_in_level_and_pitch():
    time = np.arange(int(1.5 * SAMPLE_RATE)) / SAMPLE_RATE
    pitch = np.where(time < 1.1, 160.0, 110.0)
    syllables = 0.55 - 0.45 * np.cos(2 * np.pi * 4.0 * time)
    loud = np.where(time < 1.1, 0.3, 0.1) * syllables
    sound = (loud * np.sin(2 * np.pi * np.cumsum(pitch) / SAMPLE_RATE)).astype(np.float32)
    found = cadence(sound)
    assert found.drop_db == pytest.approx(9.5, abs=2.5)
    assert found.fall_st == pytest.approx(12 * np.log2(160 / 110), abs=1.5)
    assert cadence(sound[:2000]) == Cadence()
    assert cadence(np.zeros(SAMPLE_RATE, np.float32)).fall_st == 0.0


def test_a_question_is_judged_on_the_turn_with_its_silence_and_the_cadence_without():
    model = ScriptedEndOfTurn(0.7)
    samples = np.zeros(SAMPLE_RATE, np.float32)
    found = judge(EndQuestion("u0001", 5.0, samples, 0.1), model)
    assert (found.utterance_id, found.end, found.probability) == ("u0001", 5.0, 0.7)
    assert model.asked == [1.0]
