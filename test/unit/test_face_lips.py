"""Whose lips move with the voice: two faces and one speech, in virtual time."""

import numpy as np
import pytest
from mesh_face import CORNERS, mesh_face

from whee_ros.core.voice import VoiceActivity
from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.reader import FaceReader

FPS = 15.0
WINDOW = 0.032
LEAD = 0.1


class Speech:
    """Syllables of 120-320 ms with pauses between phrases."""

    def __init__(self, seed, start=0.0, end=1e9):
        rng, t = np.random.default_rng(seed), start
        self.syllables = []
        while t < min(end, start + 60.0):
            for _ in range(rng.integers(4, 10)):
                length = rng.uniform(0.12, 0.32)
                if t + length <= end:
                    self.syllables.append((t, length, rng.uniform(0.4, 1.0)))
                t += length
            t += rng.uniform(0.15, 0.4)

    def at(self, t):
        for start, length, loud in self.syllables:
            if start <= t < start + length:
                return loud * np.sin(np.pi * (t - start) / length)
        return 0.0


def mouth(x, track, opening, smile=0.0):
    shut = [(CORNERS, (0.0, 0.4 * smile)), ((13,), (0.0, -0.05)), ((14, 17), (0.0, -opening))]
    return mesh_face(shut, at=(x, 240.0), scale=9.0, track=track)


def run(lips, voice, seconds, rate=FPS, delay=0.0, speaking=lambda t: True):
    """Show mouths whose openings (cm) are functions of time; return `speaking` of each, frame by frame."""
    reader, told, heard = FaceReader(FaceConfig()), [], 0.0
    rng = np.random.default_rng(1)
    for i in range(round(seconds * rate)):
        t = i / rate
        while heard + WINDOW <= t - delay:
            heard += WINDOW
            level = 20 * np.log10(0.003 + 0.2 * voice(heard)) + rng.normal(0, 1)
            reader.heard(VoiceActivity(heard, speaking(heard), 0.9, level, 0.0))
        shown = [
            mouth(200 + 240 * n, n + 1, max(0.0, gape(t) + rng.normal(0, 0.02)))
            for n, gape in enumerate(lips)
        ]
        told.append([face.speaking for face in reader.read(shown, t, 640, 480)])
    return np.array(told)


def chewing(t):
    return 0.5 + 0.5 * np.sin(2 * np.pi * 1.4 * t)


def quiet(t):
    return 0.1


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize(
    "other", [chewing, quiet, Speech(99).at], ids=["chews", "listens", "mouths other words"]
)
def test_the_one_whose_lips_move_with_the_voice_speaks(seed, other):
    speech = Speech(seed)
    told = run([lambda t: 1.1 * speech.at(t + LEAD), lambda t: 1.1 * other(t)], speech.at, 6.0)[30:]
    assert told[:, 0].mean() > 0.6
    assert told[:, 1].mean() < 0.3
    assert np.mean(told[:, 0] > told[:, 1]) > 0.9


def test_twelve_frames_a_second_and_late_sound_are_enough():
    speech = Speech(3)
    told = run([lambda t: 1.1 * speech.at(t + LEAD), chewing], speech.at, 7.0, rate=12.0, delay=0.2)[24:]
    assert told[:, 0].mean() > 0.5
    assert told[:, 1].mean() < 0.3


def test_in_silence_nobody_speaks():
    speech = Speech(3)
    silent = run([chewing, lambda t: 1.1 * speech.at(t)], lambda t: 0.0, 3.0, speaking=lambda t: False)
    assert silent.max() == 0.0
    talk = Speech(4, end=5.0)
    told = run([lambda t: 1.1 * talk.at(t + LEAD), quiet], talk.at, 6.5, speaking=lambda t: t < 5.0)
    assert told[65:74, 0].min() > 0.5
    assert told[80:].max() == 0.0


def test_a_voice_from_elsewhere_is_nobodys():
    speech = Speech(5)
    told = run([quiet, lambda t: 0.1], speech.at, 6.0)
    assert told.max() < 0.1


def test_one_smiles_while_another_speaks():
    speech = Speech(6)
    reader = FaceReader(FaceConfig())
    for i in range(150):
        t = i / 30
        reader.heard(VoiceActivity(t, True, 0.9, 20 * np.log10(0.003 + 0.2 * speech.at(t)), 0.0))
        smile = min(1.0, max(0.0, t - 2.0))
        faces = [mouth(200, 1, 1.1 * speech.at(t + LEAD)), mouth(440, 2, 0.4 * smile, smile)]
        seen = reader.read(faces, t, 640, 480)
    assert seen[0].speaking > 0.6
    assert seen[1].speaking < 0.2
    assert [face.attended for face in seen] == [True, False]


def test_masked_sound_and_sound_that_stopped_say_nothing():
    speech = Speech(7)
    reader = FaceReader(FaceConfig())
    told = []
    for i in range(150):
        t = i / 30
        if t < 4.0:
            reader.heard(VoiceActivity(t, True, 0.9, 20 * np.log10(0.003 + 0.2 * speech.at(t)), 0.0, t < 1.0))
        told.append(reader.read([mouth(320, 1, 1.1 * speech.at(t + LEAD))], t, 640, 480)[0].speaking)
    assert max(told[:30]) == 0.0
    assert told[110] > 0.5
    assert told[-1] == 0.0
