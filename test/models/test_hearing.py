"""Speech through the real ears: Silero, turn taking, Whisper; and what is said when a model is not there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from whee_ros.core import registry
from whee_ros.core.errors import ModelError
from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.core.voice import TurnPhase, VoiceAffect
from whee_ros.engine.models import ModelStore
from whee_ros.perception.voice.activity import ActivityMeter
from whee_ros.perception.voice.affect import AffectMeter
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.turns import TurnTaker
from whee_ros.perception.voice.utterance import UtteranceBuffer
from whee_ros.perception.words.scoring import errors

CHUNK = 512
BEFORE, AFTER = 0.8, 1.6
"""Seconds of quiet room around each sentence."""


@dataclass
class Heard:
    """One turn as it was understood."""

    utterance_id: str
    onset: float
    end: float
    decided: float
    text: str
    affect: VoiceAffect | None


class Ears:
    """The voice and transcript nodes' parts in virtual time."""

    def __init__(self, detector, recognizer):
        config = VoiceConfig()
        detector.reset()
        self.meter, self.turns = ActivityMeter(config, detector), TurnTaker(config)
        self.buffer, self.affect = UtteranceBuffer(config), AffectMeter(config)
        self.recognizer = recognizer

    def listen(self, samples):
        """Return the turns in `samples` (16 kHz), times in s from their start."""
        turns, onset, affect, partial, asked = [], 0.0, None, "", 0.0
        for seq, at in enumerate(range(0, len(samples) - CHUNK + 1, CHUNK), start=1):
            chunk = AudioChunk((at + CHUNK) / SAMPLE_RATE, SAMPLE_RATE, samples[at : at + CHUNK], seq)
            self.buffer.feed(chunk)
            activity = self.meter.feed(chunk, False)
            affect = self.affect.feed(chunk, activity.speaking) or affect
            turn = self.turns.update(activity, False, partial)
            end = turn.stamp - turn.silence
            if turn.phase == TurnPhase.SPEAKING and not onset:
                onset = activity.since
            if turn.phase == TurnPhase.PAUSE and turn.silence >= 0.2 and end > asked:
                asked, partial = end, self._words(onset, end)
            if turn.phase == TurnPhase.ENDED:
                text = partial if end <= asked + 0.1 and partial else self._words(onset, end)
                turns.append(Heard(turn.utterance_id, onset, end, turn.stamp, text, affect))
                onset, affect, partial = 0.0, None, ""
        return turns

    def _words(self, onset, end):
        return self.recognizer.transcribe(self.buffer.cut(onset, end).samples).text


@pytest.fixture(scope="module")
def detector(models):
    loaded = registry.load("voice", "silero")(models)
    loaded.load()
    yield loaded
    loaded.close()


@pytest.fixture(scope="module")
def recognizer(models):
    loaded = registry.load("asr", "whisper")(models, threads=1)
    loaded.load()
    yield loaded
    loaded.close()


def room(seconds, seed=0):
    """Return the hiss of a quiet room, -66 dBFS."""
    noise = np.random.default_rng(seed).normal(0.0, 5e-4, int(seconds * SAMPLE_RATE))
    return noise.astype(np.float32)


@pytest.mark.parametrize("voice", ["heart", "rowan"])
def test_every_sentence_is_one_turn_with_its_words(voice, sentences, say, at_16k, detector, recognizer):
    parts, spans, at = [], [], 0.0
    for seed, text in enumerate(sentences):
        speech = say(voice, text)
        sound = at_16k(speech)
        parts += [room(BEFORE, seed), sound + room(1.0 + len(sound) / SAMPLE_RATE, seed)[: len(sound)]]
        parts.append(room(AFTER, 100 + seed))
        spans.append((at + BEFORE + speech.words[0].start, at + BEFORE + speech.words[-1].end))
        at += BEFORE + AFTER + len(sound) / SAMPLE_RATE
    turns = Ears(detector, recognizer).listen(np.concatenate(parts))
    assert [turn.utterance_id for turn in turns] == [f"u{n:04d}" for n in range(1, len(sentences) + 1)]
    for turn, (start, end) in zip(turns, spans, strict=True):
        assert turn.onset == pytest.approx(start, abs=0.2)
        assert turn.end == pytest.approx(end, abs=0.3)
        assert turn.decided - end < 1.3
        assert turn.affect is not None
        assert 60 < turn.affect.f0_mean_hz < 350
    # the decision is quick as a rule, patient only where the words ask for more
    assert np.median([turn.decided - end for turn, (_, end) in zip(turns, spans, strict=True)]) < 0.75
    counts = [errors(text, turn.text) for text, turn in zip(sentences, turns, strict=True)]
    rate = sum(wrong for wrong, _ in counts) / sum(words for _, words in counts)
    assert rate <= 0.15, [turn.text for turn in turns]


@pytest.mark.parametrize(
    "sound",
    [
        room(4.0),
        np.zeros(4 * SAMPLE_RATE, np.float32),
        np.random.default_rng(1).normal(0.0, 0.1, 4 * SAMPLE_RATE).astype(np.float32),
        0.3 * np.sin(2 * np.pi * 440 * np.arange(4 * SAMPLE_RATE) / SAMPLE_RATE).astype(np.float32),
    ],
    ids=["quiet room", "nothing", "loud noise", "a tone"],
)
def test_what_is_no_speech_is_no_turn(sound, detector, recognizer):
    assert Ears(detector, recognizer).listen(sound) == []


def test_silence_has_no_words(recognizer):
    for sound in (np.zeros(3 * SAMPLE_RATE, np.float32), room(3.0)):
        assert recognizer.transcribe(sound).text == ""


@pytest.mark.parametrize("voice", ["heart", "rowan"])
def test_a_yes_alone_is_a_word(voice, say, at_16k, recognizer):
    sound = np.pad(at_16k(say(voice, "Yes.")), SAMPLE_RATE // 10)
    heard = recognizer.transcribe(sound + room(len(sound) / SAMPLE_RATE))
    assert [word.text.strip(".,?!") for word in heard.words] == ["Yes"]


def test_words_lie_where_they_are_spoken(sentences, say, at_16k, recognizer):
    speech = say("rowan", sentences[1])
    sound = np.concatenate([room(0.5), at_16k(speech), room(0.5)])
    heard = recognizer.transcribe(sound)
    assert 0.6 < heard.confidence <= 1.0
    times = [time for word in heard.words for time in (word.start, word.end)]
    assert times == sorted(times)
    assert [word.text for word in heard.words] == heard.text.split()
    spoken = [word.start + 0.5 for word in speech.words]
    assert [word.start for word in heard.words] == pytest.approx(spoken, abs=0.2)
    assert times[-1] == pytest.approx(speech.words[-1].end + 0.5, abs=0.2)


PARTS = [
    ("voice", "silero", "silero_vad", "silero_vad.onnx"),
    ("asr", "whisper", "whisper_tiny_en", "whisper_tiny_en"),
]


@pytest.mark.parametrize(("kind", "name", "model", "leaf"), PARTS)
def test_a_missing_model_names_file_places_and_command(kind, name, model, leaf, models, tmp_path):
    gone = tmp_path / leaf
    part = registry.load(kind, name)(ModelStore(models.manifest, overrides={model: gone}))
    with pytest.raises(ModelError) as raised:
        part.load()
    assert model in str(raised.value)
    assert str(gone) in str(raised.value)
    assert raised.value.remedy == f"Run: whee models fetch {model}"


@pytest.mark.parametrize("content", [b"cut short", "same size"])
@pytest.mark.parametrize(("kind", "name", "model", "leaf"), PARTS)
def test_a_corrupt_model_is_refused_before_it_is_opened(kind, name, model, leaf, content, models, tmp_path):
    entry = models.manifest[model]
    file = tmp_path / leaf / entry.hashed if entry.hashed else tmp_path / leaf
    file.parent.mkdir(exist_ok=True)
    if content == "same size":
        with file.open("wb") as sparse:
            sparse.truncate(entry.size)
    else:
        file.write_bytes(content)
    part = registry.load(kind, name)(ModelStore(models.manifest, [tmp_path]))
    with pytest.raises(ModelError) as raised:
        part.load()
    assert str(file) in str(raised.value)
    assert ("bytes" if content != "same size" else "hashes to") in str(raised.value)
    assert raised.value.remedy == f"Delete that file. Run: whee models fetch {model}"
