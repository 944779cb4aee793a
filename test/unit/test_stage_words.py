"""Gestures on their words, lips on the sound, and voices as the face feels."""

from __future__ import annotations

import numpy as np
import pytest

from whee_ros.backends.tts.scripted import ScriptedSynthesizer
from whee_ros.core.errors import ConfigError
from whee_ros.core.motion import MotionFrame, Prosody
from whee_ros.core.resources import resource
from whee_ros.expression.config import ExpressionConfig
from whee_ros.expression.library import Library
from whee_ros.expression.reading import free_curves
from whee_ros.expression.sentences import preceded, sentences
from whee_ros.expression.skew import LIPS_EARLY, LIPS_LATE, STROKE_EARLY, STROKE_LATE, lip_skew
from whee_ros.expression.stage import Stage
from whee_ros.expression.utterance import phrase
from whee_ros.ports.profile import RobotProfile

LIBRARY = Library.load(resource("config/expressions.yaml"), resource("config/gestures.yaml"))
BODY = RobotProfile.load(resource("config/robots/whee_bot.yaml"))
VOICE = ScriptedSynthesizer()
TEXT = "I am terribly sorry about your little daughter, that sounds really difficult for everybody"


def stage(**config: object) -> Stage:
    return Stage(ExpressionConfig(**config), LIBRARY, BODY.channels)


def run(show: Stage, until: float, start: float = 0.0) -> list[MotionFrame]:
    return [show.frame(start + 0.02 * number) for number in range(round((until - start) / 0.02))]


@pytest.mark.parametrize("name", LIBRARY.gestures)
def test_the_stroke_of_every_gesture_meets_a_word_and_is_never_late(name):
    show = stage()
    run(show, 1.0)
    show.expect("p1")
    show.say(VOICE.synthesize(TEXT, Prosody()), 1.05, 0.8, "p1")
    made = show.gesture(name, 0.8, 1.0, "p1")
    assert not made.waiting
    run(show, made.end + 0.5, 1.0)
    strokes = [skew for skew in show.skews() if skew.kind == "gesture"]
    assert [(skew.name, skew.plan_id) for skew in strokes] == [(name, "p1")]
    assert STROKE_EARLY <= strokes[0].skew <= STROKE_LATE
    assert strokes[0].word in TEXT.split()


def test_a_gesture_waits_for_a_voice_that_is_being_made_and_not_for_ever():
    show = stage()
    run(show, 1.0)
    show.expect("p1")
    waits = show.gesture("nod", 1.0, 1.0, "p1")
    run(show, 1.6, 1.0)
    assert waits.waiting
    assert show.performs(waits)
    show.say(VOICE.synthesize(TEXT, Prosody()), 1.65, 0.8, "p1")
    assert waits.start > 1.6
    alone = show.gesture("shake", 1.0, 1.6, "another plan")
    run(show, 2.0, 1.6)
    assert not alone.waiting
    assert alone.start == pytest.approx(1.76, abs=0.03)
    never = show.gesture("nod", 1.0, 2.0, "p3")
    show.expect("p3")
    run(show, 4.0, 2.0)
    assert never.start == pytest.approx(3.2, abs=0.03)


def test_lips_keep_within_what_nobody_notices():
    show = stage()
    run(show, 1.0)
    show.say(VOICE.synthesize(TEXT, Prosody()), 1.2, 1.0)
    run(show, 9.0, 1.0)
    loud = np.zeros(500)
    loud[100:150] = loud[250:300] = loud[330:360] = 1.0
    loud = np.convolve(loud, np.hanning(15) / np.hanning(15).sum(), mode="same")
    times = np.arange(0.0, 5.0, 0.02)
    for late in (-0.15, -0.05, 0.0, 0.1):
        mouth = np.interp(times - late, np.arange(500) / 100, loud)
        assert lip_skew(times, mouth, 0.0, loud) == pytest.approx(late, abs=0.011)
    assert lip_skew(times, np.zeros(250), 0.0, loud) is None
    assert LIPS_EARLY < 0.0 < LIPS_LATE


def test_cancel_ends_what_waits_and_what_is_watched():
    show = stage()
    run(show, 1.0)
    show.say(VOICE.synthesize(TEXT, Prosody()), 1.0, 0.8, "p1")
    made = show.gesture("comfort", 0.8, 1.0, "p1")
    run(show, 1.2, 1.0)
    show.cancel(1.2)
    assert not show.performs(made)
    still = run(show, 4.0, 1.2)
    assert show.skews() == []
    assert max(abs(value) for value in still[-1].channels.values()) < 0.12


def test_the_voice_takes_the_feeling_of_the_face():
    show = stage()
    run(show, 0.1)
    assert show.voice("", Prosody(), 1.0) == Prosody()
    sad = show.voice("sad", Prosody(), 1.0)
    glad = show.voice("happy", Prosody(), 1.0)
    assert sad.rate < 0.9 < 1.0 < glad.rate
    assert sad.pitch < 1.0 < glad.pitch
    assert sad.brightness < 0.0 < glad.brightness
    assert sad.pause > 1.5
    show.show("sad", 1.0, 0.1, 5.0)
    assert show.voice("", Prosody(), 0.2) == sad
    assert show.voice("neutral", Prosody(), 1.0) == Prosody()
    weak = show.voice("sad", Prosody(rate=1.2), 0.5)
    assert sad.rate * 1.2 < weak.rate < 1.2
    with pytest.raises(ConfigError, match="Did you mean happy"):
        show.voice("hapy", Prosody(), 1.0)


def test_feeling_and_personality_change_how_gestures_are_made():
    def made(face: str, **config: object) -> tuple[float, float]:
        show = stage(blink_rate=0.0, breath_rate=0.0, **config)
        run(show, 0.1)
        if face:
            show.show(face, 1.0, 0.1, 30.0)
            run(show, 3.0, 0.1)
        nod = show.gesture("slow_nod", 1.0, 3.0)
        tilt = [frame.channels["head_tilt"] for frame in run(show, 8.0, 3.0)]
        return float(np.ptp(tilt)), nod.move.duration

    plain, sad, glad = made(""), made("sad"), made("celebrating")
    assert sad[0] < 0.85 * plain[0]
    assert sad[1] > 1.2 * plain[1] > 1.2 * glad[1]
    shy, bold = made("", extraversion=-1.0), made("", extraversion=1.0)
    assert shy[0] < plain[0] < bold[0]
    assert shy[1] > plain[1] > bold[1]


def test_free_curves_move_action_units_in_place_of_an_expression():
    show = stage(blink_rate=0.0, breath_rate=0.0, mimicry_gain=0.0)
    run(show, 0.1)
    curves = free_curves([12, 4], [0.5, 1.0, 2.0], [0.2, 0.9, 0.0, 0.0, 0.4, 0.0])
    part = show.curves(curves, 0.1)
    frames = run(show, 1.12, 0.1)
    units = dict(zip(frames[-1].face.codes, frames[-1].face.intensities, strict=True))
    assert units == pytest.approx({12: 0.9, 4: 0.4}, abs=0.03)
    run(show, 2.2, 1.12)
    assert not show.performs(part)
    for codes, times, levels in (
        ([12], [0.0], []),
        ([99], [0.0], [0.5]),
        ([12], [1.0, 0.5], [0.0, 0.0]),
        ([12], [0.0], [1.5]),
        ([12], [0.0], [float("nan")]),
    ):
        with pytest.raises(ConfigError, match="free curves"):
            free_curves(codes, times, levels)


def test_words_show_below_the_face_while_they_are_said():
    show = stage(captions=True)
    run(show, 0.5)
    speech = VOICE.synthesize("one two three four five six seven eight", Prosody())
    show.say(speech, 0.5, 0.5)
    shown = [frame.face.caption for frame in run(show, 0.5 + speech.duration + 1.5, 0.5)]
    assert list(dict.fromkeys(shown)) == ["one two three four", "five six seven eight", ""]
    quiet = stage()
    quiet.say(speech, 0.0, 0.5)
    assert {frame.face.caption for frame in run(quiet, 1.0)} == {""}


def test_the_eyes_look_away_now_and_then_and_pupils_and_lids_breathe():
    show = stage(saccade_gain=0.0, blink_rate=0.0)
    frames = run(show, 60.0)
    away = np.array([abs(frame.face.gaze_yaw) > 0.1 for frame in frames])
    assert 0.05 < away.mean() < 0.3
    assert 4 <= np.count_nonzero(np.diff(away.astype(int)) == 1) <= 12
    pupils = [frame.face.pupil for frame in frames]
    assert 0.3 < max(pupils) - min(pupils) < 1.5
    lids = [dict(zip(f.face.codes, f.face.intensities, strict=True)).get(43, 0.0) for f in frames]
    assert 0.02 < max(lids) < 0.08
    meets = stage(saccade_gain=0.0, aversion_gain=0.0)
    assert max(abs(frame.face.gaze_yaw) for frame in run(meets, 20.0)) == 0.0


def test_microexpressions_are_short_rare_and_off_unless_asked_for():
    def flashes(gain: float, seconds: float) -> list[int]:
        show = stage(blink_rate=0.0, breath_rate=0.0, micro_gain=gain)
        shown = [len(frame.face.codes) > 0 for frame in run(show, seconds)]
        edges = np.flatnonzero(np.diff(np.array([0, *shown, 0])))
        return (edges[1::2] - edges[::2]).tolist()

    assert flashes(0.0, 40.0) == []
    lasting = flashes(1.0, 80.0)
    assert 4 <= len(lasting) <= 16
    assert max(lasting) * 0.02 <= 0.24


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Oh no. I am so sorry.", ["Oh no.", "I am so sorry."]),
        ('Dr. Smith said "No." He left!', ['Dr. Smith said "No."', "He left!"]),
        ("well... yes, 3.5 of them", ["well... yes, 3.5 of them"]),
        ("  J. R. Tolkien   wrote. ", ["J. R. Tolkien wrote."]),
        ("   ", []),
    ],
)
def test_sentences_are_cut_where_they_end(text, parts):
    assert list(sentences(text)) == parts
    assert " ".join(sentences(text)).split() == text.split()


def test_silence_before_speech_moves_all_its_times():
    speech = VOICE.synthesize("one two", Prosody())
    later = preceded(speech, 0.25)
    assert later.duration == pytest.approx(speech.duration + 0.25)
    assert later.words[0].start == pytest.approx(speech.words[0].start + 0.25)
    assert later.visemes[0].shape == "sil"
    assert later.visemes[-1].end == pytest.approx(speech.visemes[-1].end + 0.25)
    assert preceded(speech, 0.0) is speech


def test_a_caption_does_not_run_over_the_end_of_a_sentence():
    words = "Oh no, I am so sorry about your dog. What was he like?".split()
    shown = list(dict.fromkeys(" ".join(phrase(words, at)) for at in range(len(words))))
    assert shown == ["Oh no, I am so", "sorry about your dog.", "What was he like?"]
