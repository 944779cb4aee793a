"""Raw frames and sound into the engine, with scripted back ends and the real perception behind them."""

from __future__ import annotations

import numpy as np
import pytest
from engine_help import DEMO, scripted_engine
from mesh_face import mesh_face

from whee_ros.backends.face.scripted import ScriptedFaceTracker
from whee_ros.core import registry
from whee_ros.core.face import FaceObservation
from whee_ros.core.media import SAMPLE_RATE, AudioChunk, Frame
from whee_ros.core.voice import Transcript, TurnPhase, TurnState, VoiceActivity
from whee_ros.engine.eyes import Eyes
from whee_ros.engine.models import ModelStore
from whee_ros.engine.scenario import Scenario
from whee_ros.engine.senses import Ears
from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.reader import FaceReader
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.ports.voice import WINDOW

SCENARIO = Scenario.load(DEMO)


class OneSentence:
    """Recogniser that hears the same whenever it is asked, and counts."""

    def __init__(self, text: str) -> None:
        from whee_ros.ports.asr import Recognition

        self.asked: list[float] = []
        self._answer = Recognition(text, (), 0.9)

    def load(self) -> None: ...

    def transcribe(self, samples, *, partial=False):
        if not partial:
            self.asked.append(len(samples) / SAMPLE_RATE)
        return self._answer

    def close(self) -> None: ...


def chunks(parts: list[tuple[float, bool]], start: float = 100.0) -> list[AudioChunk]:
    """Sound of (seconds, loud?) parts, cut as a microphone would."""
    tone = 0.2 * np.sin(2 * np.pi * 200.0 * np.arange(SAMPLE_RATE * 10) / SAMPLE_RATE)
    wave = np.concatenate([tone[: int(s * SAMPLE_RATE)] * loud for s, loud in parts]).astype(np.float32)
    count = len(wave) // WINDOW
    return [
        AudioChunk(
            start + (i + 1) * WINDOW / SAMPLE_RATE, SAMPLE_RATE, wave[i * WINDOW : (i + 1) * WINDOW], i
        )
        for i in range(count)
    ]


def listen(parts, text="I lost my keys.", robot=False):
    recognizer = OneSentence(text)
    ears = Ears(VoiceConfig(), registry.load("voice", "scripted")(ModelStore({})), recognizer)
    heard = [item for chunk in chunks(parts) for item in ears.hear(chunk, robot)]
    return heard, recognizer


def test_one_turn_gives_one_end_and_one_final_transcript():
    heard, recognizer = listen([(0.5, False), (1.5, True), (1.5, False)])
    ends = [i for i in heard if isinstance(i, TurnState) and i.phase == TurnPhase.ENDED]
    finals = [i for i in heard if isinstance(i, Transcript) and i.is_final]
    partials = [i for i in heard if isinstance(i, Transcript) and not i.is_final]
    assert len(ends) == len(finals) == 1
    final = finals[0]
    assert final.utterance_id == ends[0].utterance_id
    assert {partial.utterance_id for partial in partials} == {final.utterance_id}
    assert [t.revision for t in [*partials, final]] == list(range(len(partials) + 1))
    assert (final.text, final.confidence) == ("I lost my keys.", 0.9)
    assert final.start == pytest.approx(100.5, abs=0.08)
    assert final.stamp == pytest.approx(102.0, abs=0.08)
    # recognised for good once, in the pause: finished words end the turn sooner than silence alone would
    assert len(recognizer.asked) == 1
    assert recognizer.asked[0] == pytest.approx(1.5 + 0.25 + 0.2, abs=0.15)
    assert ends[0].silence < VoiceConfig().patience
    assert heard.index(final) > heard.index(ends[0])


def test_words_that_ask_for_more_keep_the_turn_open():
    heard, recognizer = listen([(1.2, True), (0.8, False), (1.0, True), (1.8, False)], "I lost my keys and")
    ends = [i for i in heard if isinstance(i, TurnState) and i.phase == TurnPhase.ENDED]
    assert len(ends) == 1
    assert len(recognizer.asked) == 2
    final = next(i for i in heard if isinstance(i, Transcript) and i.is_final)
    assert final.stamp - final.start == pytest.approx(3.0, abs=0.15)


def test_nothing_is_heard_while_the_robot_speaks():
    heard, recognizer = listen([(1.5, True), (1.0, False)], robot=True)
    assert not recognizer.asked
    assert all(i.masked for i in heard if isinstance(i, VoiceActivity))


def test_silence_and_unknown_words_decide_nothing():
    assert not [i for i in listen([(2.0, False)])[0] if isinstance(i, Transcript)]
    heard, _ = listen([(1.0, True), (1.5, False)], text="")
    assert not [i for i in heard if isinstance(i, Transcript) and i.is_final]


def test_engine_hears_and_answers():
    """Sound and frames go in, a plan and speech come out."""
    engine = scripted_engine(SCENARIO)
    text = SCENARIO.turns[1].text
    engine.eyes = Eyes(ScriptedFaceTracker([[mesh_face()]] * 20), FaceReader(FaceConfig()))
    engine.ears = Ears(VoiceConfig(), registry.load("voice", "scripted")(ModelStore({})), OneSentence(text))
    told: list[object] = []
    engine.listen(lambda now, item: told.append(item))
    image = np.zeros((480, 640, 3), np.uint8)
    for number, chunk in enumerate(chunks([(0.3, False), (2.0, True), (8.0, False)])):
        if number < 20:
            engine.see(Frame(chunk.stamp, image, seq=number))
        engine.hear(chunk)
        engine.step(chunk.stamp)
    names = [type(item).__name__ for item in told]
    assert sum(isinstance(item, FaceObservation) for item in told) == 20
    assert names.count("EmpathyPlan") == 1
    plan = next(item for item in told if type(item).__name__ == "EmpathyPlan")
    assert plan.response == "empathic"
    assert names.index("EmpathyPlan") < names.index("SpeechStatus")
    said = next(item for item in told if type(item).__name__ == "Utterance")
    assert (said.text, said.state) == (plan.text, "finished")
    engine.close()
    engine.close()


def test_without_eyes_and_ears_raw_input_is_passed_over():
    engine = scripted_engine(SCENARIO)
    told: list[object] = []
    engine.listen(lambda now, item: told.append(item))
    engine.see(Frame(1.0, np.zeros((48, 64, 3), np.uint8)))
    engine.hear(chunks([(0.1, True)])[0])
    assert told == []


def test_time_never_runs_back():
    engine = scripted_engine(SCENARIO)
    engine.step(5.0)
    engine.step(5.0)
    with pytest.raises(ValueError, match="cannot run back"):
        engine.step(4.9)
