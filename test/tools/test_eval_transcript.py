"""The scores of `whee eval transcript` are right."""

import numpy as np
import pytest

from whee_ros.core.errors import ConfigError
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.core.voice import Word
from whee_ros.perception.words.scoring import errors, matched, normal, rate
from whee_ros.ports.asr import Recognition
from whee_ros.tools.eval_transcript import Figure
from whee_ros.tools.words.measure import noisy, score
from whee_ros.tools.words.noise import NOISES, mix, noise
from whee_ros.tools.words.sets import Clip, clips, part_of

SPEECH = np.random.default_rng(0).normal(0, 0.1, 2 * SAMPLE_RATE).astype(np.float32)
CLIPS = [
    Clip(f"c{i}", "set", "test", said, SPEECH) for i, said in enumerate(["I lost my keys", "my dog died"])
]


class Hears:
    """Recogniser that hears given texts, in order, sure of all but the last word."""

    def __init__(self, *texts):
        self.texts = list(texts)

    def transcribe(self, samples, *, partial=False):
        text = self.texts.pop(0)
        parts = text.split()
        words = tuple(Word(word, 0, 1, 0.5 if i == len(parts) - 1 else 1.0) for i, word in enumerate(parts))
        return Recognition(text, words, 1.0)


def test_errors_are_counted_in_one_spelling():
    assert errors("It's 21 today", "its twenty-one today") == (0, 4)
    assert errors("the printer broke again", "painter broke it again") == (3, 4)
    assert errors("Um, I lost it", "I lost it", fillers=False) == (0, 3)
    assert errors("Um, I lost it", "I lost it") == (1, 4)
    assert rate("", "noise") == 0.0
    assert normal("Mr. O\u2019Hara, OK") == ["mister", "ohara", "okay"]


def test_words_are_matched_in_order():
    assert matched("a b c d".split(), "a x c c d".split()) in (
        [(0, 0), (2, 2), (3, 4)],
        [(0, 0), (2, 3), (3, 4)],
    )
    assert matched([], ["a"]) == []


def test_a_score_has_a_rate_an_interval_and_a_calibration_error():
    found = score(Hears("I lost my cheese", "my dog died"), CLIPS, lambda _, clip: clip.samples)
    assert found.rate == pytest.approx(1 / 7)
    low, high = found.interval
    assert low == 0.0
    assert high == pytest.approx(0.25)
    # words believed at .5 are right half the time
    assert found.calibration_error == pytest.approx(0.0)
    assert found.worst[0] == 1
    assert found.seconds == 4.0
    assert found.real_time_factor < 0.1


@pytest.mark.parametrize("kind", NOISES)
def test_noise_has_the_level_asked_for_and_is_the_same_every_time(kind):
    others = [np.sin(np.arange(20_000 + 100 * i) * (0.1 + i / 50)).astype(np.float32) for i in range(8)]
    one, two = (noise(kind, len(SPEECH), others, 4) for _ in range(2))
    assert np.array_equal(one, two)
    added = mix(SPEECH, one, 10.0) - SPEECH
    assert 20 * np.log10(np.std(SPEECH) / np.std(added)) == pytest.approx(10.0, abs=0.5)


def test_babble_is_never_made_of_the_clip_itself():
    change = noisy("babble", 10.0, CLIPS)
    assert change(0, CLIPS[0]).shape == SPEECH.shape
    with pytest.raises(ConfigError):
        noisy("babble", 10.0, CLIPS[:1])(0, CLIPS[0])


def test_parts_are_stable_and_most_is_kept_for_the_test():
    parts = [part_of(f"name-{i}") for i in range(300)]
    assert 70 < parts.count("dev") < 130
    assert part_of("name-1") == part_of("name-1")


def test_own_recordings_are_found_by_their_list(tmp_path):
    import wave

    with pytest.raises(ConfigError) as raised:
        clips(tmp_path)
    assert "--fetch" in raised.value.remedy
    (tmp_path / "site").mkdir()
    with wave.open(str(tmp_path / "site" / "a.wav"), "wb") as file:
        file.setparams((1, 2, SAMPLE_RATE, 0, "NONE", ""))
        file.writeframes((SPEECH * 32767).astype("<i2").tobytes())
    (tmp_path / "site" / "transcripts.txt").write_text("a.wav\tI lost my keys\n")
    (found,) = clips(tmp_path)
    assert (found.set, found.said, len(found.samples)) == ("site", "I lost my keys", len(SPEECH))


def test_a_goal_is_met_or_missed():
    assert Figure("rate", 0.04, 0.05).met
    assert not Figure("rate", 0.06, 0.05).met
    assert Figure("share", 0.8, 0.7, least=True).met
    assert "MISSED" in Figure("share", 0.6, 0.7, least=True).line()
    assert not Figure("share", float("nan"), 0.7).met
