"""The transcript node on a scripted recogniser, in driven time: words while somebody speaks, and what goes wrong."""

from __future__ import annotations

import numpy as np
import pytest
from together import Together

from whee_ros.core.errors import BackendError
from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.core.trace import Latency
from whee_ros.core.voice import Transcript, TurnPhase, TurnState, VoiceActivity, Word
from whee_ros.ports.asr import Recognition

CHUNK = 512
STEP = CHUNK / SAMPLE_RATE
SENTENCE = [f"word{i}" for i in range(40)]


class FourWordsASecond:
    """Hears as many words as the sound it is given has room for."""

    def __init__(self):
        self.broken = False

    def load(self): ...

    def transcribe(self, samples, *, partial=False):
        if self.broken:
            raise BackendError("asr back end test", "lost its model", "Restore it.")
        count = int(len(samples) / SAMPLE_RATE * 4)
        words = tuple(Word(text, i / 4, i / 4 + 0.2, 0.9) for i, text in enumerate(SENTENCE[:count]))
        return Recognition(" ".join(SENTENCE[:count]), words, 0.9)

    def close(self): ...


class Talk:
    """Speech and silence as the voice node tells them."""

    def __init__(self, system, recognizer):
        self.system, self.recognizer, self.seq, self.onset, self.end = system, recognizer, 0, 0.0, 0.0
        self.transcripts = system.heard(Transcript, "transcript")
        self.latencies = system.heard(Latency, "latency")

    def run(self, seconds, phase, utterance="u1"):
        speaking = phase == TurnPhase.SPEAKING
        for _ in range(round(seconds / STEP)):
            self.system.run(STEP, STEP)
            now, self.seq = self.system.now, self.seq + 1
            if speaking:
                self.onset, self.end = self.onset or now - 2 * STEP, now
            noise = np.random.default_rng(self.seq).normal(0, 0.1 if speaking else 1e-4, CHUNK)
            self.system.tell(
                AudioChunk(now, SAMPLE_RATE, noise.astype(np.float32), self.seq), "microphone/audio"
            )
            activity = VoiceActivity(
                now, speaking, float(speaking), -20.0, self.onset if speaking else self.end
            )
            self.system.tell(activity, "voice/activity")
            silence = 0.0 if speaking else now - self.end
            self.system.tell(TurnState(now, phase, 0.0, silence, utterance), "voice/turn")

    def turn(self, seconds):
        self.run(seconds, TurnPhase.SPEAKING)
        self.run(0.5, TurnPhase.PAUSE)
        self.run(STEP, TurnPhase.ENDED)
        self.system.run(0.2, STEP)


@pytest.fixture
def talk():
    with Together("transcript", light=True) as system:
        recognizer = FourWordsASecond()
        system.nodes["transcript"]._recognizer = recognizer
        yield Talk(system, recognizer)


def test_words_come_while_somebody_speaks_and_the_final_one_at_once(talk):
    talk.run(3.0, TurnPhase.SPEAKING)
    partials = list(talk.transcripts)
    assert 3 <= len(partials) <= 14
    assert not any(t.is_final for t in partials)
    assert partials[-1].text.split() == SENTENCE[: len(partials[-1].words)]
    assert len(partials[-1].words) >= 9
    onset = talk.onset
    talk.turn(0.3)
    final = talk.transcripts[-1]
    assert final.is_final
    assert final.start == pytest.approx(onset, abs=1e-3)
    assert [t.revision for t in talk.transcripts] == list(range(len(talk.transcripts)))
    assert {t.utterance_id for t in talk.transcripts} == {"u1"}
    (latency,) = [item for item in talk.latencies if item.stage == "transcript"]
    assert latency.subject == "u1"
    assert latency.seconds < 0.5 + 0.25


def test_a_broken_recogniser_is_told_in_words_and_the_known_words_are_final(talk):
    talk.run(2.0, TurnPhase.SPEAKING)
    talk.recognizer.broken = True
    talk.turn(0.5)
    talk.system.run(1.2, STEP)
    final = talk.transcripts[-1]
    assert final.is_final
    assert len(final.words) >= 5
    troubles = talk.system.nodes["transcript"]._troubles
    assert "lost its model" in troubles["transcript"]
    talk.recognizer.broken = False
    talk.onset = 0.0
    talk.run(1.0, TurnPhase.SPEAKING, "u2")
    assert talk.transcripts[-1].utterance_id == "u2"
    assert "transcript" not in talk.system.nodes["transcript"]._troubles
