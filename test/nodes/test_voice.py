"""The voice node, and what stops the robot: real nodes on scripted back ends, in driven time."""

from __future__ import annotations

import numpy as np
import pytest
from together import Together
from whee_interfaces.srv import NamePerson

from whee_ros.backends.turn.scripted import ScriptedEndOfTurn
from whee_ros.core.empathy import EmpathyPlan
from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.core.motion import SpeechStatus
from whee_ros.core.trace import Latency
from whee_ros.core.voice import Transcript, TurnPhase, TurnState, VoiceActivity
from whee_ros.perception.voice.config import VoiceConfig

CHUNK = 512


class Mouth:
    """Sends sound at the pace of a microphone."""

    def __init__(self, system, pitch=150.0):
        self.system, self.seq = system, 0
        self.tone = 0.2 * np.sin(2 * np.pi * pitch * np.arange(CHUNK * 50) / SAMPLE_RATE).astype(np.float32)

    def sound(self, seconds, loud, until=lambda: False):
        for _ in range(round(seconds * SAMPLE_RATE / CHUNK)):
            if until():
                return
            self.system.run(CHUNK / SAMPLE_RATE, CHUNK / SAMPLE_RATE)
            at = self.seq % 50 * CHUNK
            self.seq += 1
            samples = self.tone[at : at + CHUNK] * loud
            self.system.tell(AudioChunk(self.system.now, SAMPLE_RATE, samples, self.seq), "microphone/audio")


def plan(now):
    return EmpathyPlan(
        now, "p1", "person", "u1", "empathic", text="I am so sorry to hear that, it must be very hard for you.",
        intensity=0.8, expression="sad", gesture="nod",
    )  # fmt: skip


def listening(sure=0.5, **parameters):
    system = Together("voice", parameters={"voice": parameters} if parameters else None)
    system.__enter__()
    system.nodes["voice"]._model = ScriptedEndOfTurn(sure)
    return system


@pytest.mark.parametrize(("sure", "silence"), [(0.999, 0.35), (0.02, 1.25)])
def test_a_turn_ends_soon_when_it_sounds_finished_and_late_when_not(sure, silence):
    system = listening(sure, turn_certainty=0.8)
    try:
        turns, mouth = system.heard(TurnState, "voice/turn"), Mouth(system)
        latencies = system.heard(Latency, "latency")
        mouth.sound(0.3, False)
        onset = system.now
        mouth.sound(1.0, True)
        end = system.now
        mouth.sound(1.5, False)
        (ended,) = [turn for turn in turns if turn.phase == TurnPhase.ENDED]
        assert ended.stamp - ended.silence == pytest.approx(end, abs=0.05)
        assert ended.silence <= silence + 0.05
        assert ended.silence >= (0.15 if sure > 0.5 else 1.2)
        assert {turn.phase for turn in turns} == {
            TurnPhase.SPEAKING,
            TurnPhase.PAUSE,
            TurnPhase.ENDED,
            TurnPhase.IDLE,
        }
        assert all(0.0 < turn.patience <= 2.5 for turn in turns if turn.phase != TurnPhase.IDLE)
        assert len(system.nodes["voice"]._model.asked) == 1
        first = next(turn for turn in turns if turn.phase == TurnPhase.SPEAKING)
        assert onset < first.stamp < onset + 0.15
        assert latencies[-1].stage == "end_of_turn"
    finally:
        system.__exit__(None, None, None)


def test_words_that_come_late_end_the_turn_at_once_or_keep_it_open():
    system = listening(0.97)
    try:
        turns, mouth = system.heard(TurnState, "voice/turn"), Mouth(system)
        for text in ("I went to the", "I went to the library this morning."):
            mouth.sound(0.3, False)
            mouth.sound(1.0, True)
            end = system.now
            mouth.sound(0.25, False)
            system.tell(Transcript(end, end - 1.0, turns[-1].utterance_id, text, False), "transcript")
            asked_for = turns[-1].patience
            mouth.sound(1.6, False)
            turns.append(asked_for)
        halves = [turn for turn in turns if isinstance(turn, float)]
        ends = [
            turn.silence for turn in turns if isinstance(turn, TurnState) and turn.phase == TurnPhase.ENDED
        ]
        assert len(ends) == len(halves) == 2
        assert ends[0] > 1.0 > 0.3 > ends[1]
    finally:
        system.__exit__(None, None, None)


def test_without_the_model_the_node_says_so_and_silence_decides():
    with Together("voice", parameters={"voice": {"turn_backend": ""}}) as system:
        turns, mouth = system.heard(TurnState, "voice/turn"), Mouth(system)
        mouth.sound(0.2, False)
        mouth.sound(1.0, True)
        mouth.sound(1.0, False)
        (ended,) = [turn for turn in turns if turn.phase == TurnPhase.ENDED]
        assert ended.silence == pytest.approx(VoiceConfig().patience, abs=0.05)


def test_a_robot_that_listens_half_duplex_is_deaf_while_it_speaks():
    with Together("voice") as system:
        activity, mouth = system.heard(VoiceActivity, "voice/activity"), Mouth(system)
        system.tell(SpeechStatus(system.now, "p", "Hello.", "started"), "robot/speech")
        mouth.sound(0.5, True)
        assert activity
        assert all(one.masked and not one.speaking for one in activity)


@pytest.mark.parametrize(("spoken", "stops"), [(0.35, False), (1.3, True)])
def test_a_short_word_leaves_the_floor_to_the_robot_and_a_sentence_takes_it(spoken, stops):
    nodes = ("skills", "behavior", "voice")
    with Together(*nodes, parameters={"voice": {"echo": "off"}, "skills": {"motion_rate": 50.0}}) as system:
        speech, turns = system.heard(SpeechStatus, "robot/speech"), system.heard(TurnState, "voice/turn")
        mouth = Mouth(system)
        system.tell(plan(system.now), "empathy/plan")
        system.until(lambda: speech and speech[-1].state == "started", 2.0, 0.05)
        onset = system.now
        mouth.sound(spoken, True, until=lambda: speech[-1].state == "cancelled")
        if stops:
            decided = next(turn.stamp for turn in turns if turn.barge_in)
            stopped = next(one.stamp for one in speech if one.state == "cancelled")
            assert decided - onset < VoiceConfig().barge_in_voiced + 0.1
            assert stopped - decided <= 0.07
            return
        mouth.sound(0.8, False)
        assert "cancelled" not in {one.state for one in speech}
        assert not [turn for turn in turns if turn.phase == TurnPhase.ENDED]
        assert "backchannel" in {turn.overlap for turn in turns}


def test_a_voice_that_was_named_is_known_again_and_another_is_nobody():
    system = listening(0.999, voiceprint_backend="scripted")
    try:
        turns, low = system.heard(TurnState, "voice/turn"), Mouth(system)
        assert "say a sentence" in system.ask(NamePerson, "name_voice", person_id="anna").message

        def says(mouth):
            turns.clear()
            mouth.sound(1.4, True)
            mouth.sound(1.5, False)
            (ended,) = [turn for turn in turns if turn.phase == TurnPhase.ENDED]
            return ended.person_id

        assert says(low) == ""
        assert system.ask(NamePerson, "name_voice", person_id="anna").success
        assert says(low) == "anna"
        high = Mouth(system, 700.0)
        high.seq = low.seq
        assert says(high) == ""
        assert not system.ask(NamePerson, "name_voice", person_id="no name").success
    finally:
        system.__exit__(None, None, None)


def test_without_a_voiceprint_model_naming_says_what_to_set():
    system = listening()
    try:
        answer = system.ask(NamePerson, "name_voice", person_id="anna")
        assert not answer.success
        assert "voiceprint_backend" in answer.message
    finally:
        system.__exit__(None, None, None)
