"""The repertoire, lips, blinks, mimicry and gaze, each alone."""

import itertools
import math
import statistics
from pathlib import Path

import numpy as np
import pytest

from whee_ros.backends.tts.scripted import ScriptedSynthesizer
from whee_ros.core.errors import ConfigError
from whee_ros.core.face import ActionUnit, FaceObservation
from whee_ros.core.motion import CHANNELS, VISEMES, Prosody, Speech, Viseme
from whee_ros.core.resources import resource
from whee_ros.expression.attention import Attention
from whee_ros.expression.blinks import Blinks
from whee_ros.expression.library import Library
from whee_ros.expression.lips import CODES, Lips
from whee_ros.expression.mimicry import Mimicry
from whee_ros.expression.moves import between, minimum_jerk
from whee_ros.expression.named import ExpressionMove, GestureMove
from whee_ros.expression.saccades import Saccades
from whee_ros.expression.speech import SpeechTrack

LIBRARY = Library.load(resource("config/expressions.yaml"), resource("config/gestures.yaml"))


def test_the_repertoire_has_what_the_conversation_needs():
    faces = "neutral happy sad worried concerned surprised warm listening celebrating apologetic thinking"
    assert {*faces.split(), "curious"} <= set(LIBRARY.expressions)
    moves = "nod slow_nod double_nod shake tilt lean_in look_down perk_up celebrate sway comfort shrug greet"
    assert set(moves.split()) <= set(LIBRARY.gestures)


@pytest.mark.parametrize("name", LIBRARY.gestures)
def test_gestures_start_and_end_at_rest_and_stay_in_range(name):
    move = GestureMove(LIBRARY.gesture(name), 1.0)
    assert not any(move.evaluate(0.0).channels.values())
    assert not any(move.evaluate(move.duration).channels.values())
    poses = [move.evaluate(t).channels for t in np.linspace(0, move.duration, 200)]
    assert all(-1 <= value <= 1 and name in CHANNELS for pose in poses for name, value in pose.items())
    assert max(abs(value) for pose in poses for value in pose.values()) > 0.2


@pytest.mark.parametrize("name", [name for name in LIBRARY.expressions if name != "neutral"])
def test_expressions_rise_hold_and_leave(name):
    face = LIBRARY.expression(name)
    move = ExpressionMove(face, 1.0, face.attack + face.hold + face.release)
    total = [sum(move.evaluate(t).units.values()) for t in (0.0, move.duration / 2, move.duration)]
    assert (total[0], total[2]) == pytest.approx((0.0, 0.0))
    assert total[1] == pytest.approx(sum(face.units.values()))


def test_minimum_jerk_starts_and_ends_without_speed():
    values = [minimum_jerk(s) for s in np.linspace(-0.1, 1.1, 500)]
    assert values[0] == 0.0
    assert values[-1] == 1.0
    assert values == sorted(values)
    assert minimum_jerk(0.5) == pytest.approx(0.5)
    assert minimum_jerk(0.01) < 1.1e-5
    assert between(((0.0, 1.0), (2.0, 3.0)), 1.0) == pytest.approx(2.0)


def test_unknown_names_are_answered_with_a_suggestion():
    with pytest.raises(ConfigError, match="Did you mean nod"):
        LIBRARY.gesture("nood")
    with pytest.raises(ConfigError, match="Did you mean happy"):
        LIBRARY.expression("hapy")


GOOD_FACE = "smile: {what: a smile, action_units: {12: 0.5}}"
GOOD_MOVE = "yes: {what: yes, duration: 1.0, channels: {head_tilt: [[0.5, 0.3], [1.0, 0.0]]}}"


@pytest.mark.parametrize(
    ("faces", "moves", "said"),
    [
        ("", GOOD_MOVE, "empty"),
        ("smile: {what: a, action_units: {12: 1.5}}", GOOD_MOVE, r"smile: action_units: 12: 1.5.*\[0, 1\]"),
        (
            "smile: {what: a, action_units: {99: 0.5}}",
            GOOD_MOVE,
            "action_units: 99: not one the system knows",
        ),
        ("smile: {action_units: {12: 0.5}}", GOOD_MOVE, "smile: what"),
        ("smile: {what: a, units: {12: 0.5}}", GOOD_MOVE, "units: no such key"),
        ("smile: [1, 2]", GOOD_MOVE, "Write a mapping"),
        ("smile: {what: a, attack: .nan}", GOOD_MOVE, "attack: nan"),
        ("smile: {what: 'a", GOOD_MOVE, "Correct the YAML"),
        (
            GOOD_FACE,
            "yes: {what: a, duration: 1.0, channels: {tail: [[1.0, 0.0]]}}",
            "channels: tail: not one",
        ),
        (GOOD_FACE, "yes: {what: a, duration: 1.0}", "channels: none"),
        (GOOD_FACE, "yes: {what: a, duration: 1.0, channels: {arm_left: [[1.0, 0.3]]}}", "End at 0"),
        (GOOD_FACE, "yes: {what: a, duration: 1.0, channels: {arm_left: [[1.5, 0.0]]}}", "1.5.*number in"),
        (
            GOOD_FACE,
            "yes: {what: a, duration: 1.0, channels: {arm_left: [[0.6, 0.3], [0.5, 0.0]]}}",
            "keyframe 2: at 0.5 s.*Put it after 0.6",
        ),
        (
            GOOD_FACE,
            "yes: {what: a, duration: 1.0, channels: {arm_left: [[0.1, 1.0], [1.0, 0.0]]}}",
            "half ranges a second",
        ),
    ],
)
def test_mistakes_in_the_files_name_file_entry_and_remedy(tmp_path, faces, moves, said):
    (tmp_path / "faces.yaml").write_text(faces)
    (tmp_path / "moves.yaml").write_text(moves)
    with pytest.raises(ConfigError, match=said) as caught:
        Library.load(tmp_path / "faces.yaml", tmp_path / "moves.yaml")
    assert "faces.yaml" in str(caught.value) or "moves.yaml" in str(caught.value)


def test_a_missing_file_is_named():
    with pytest.raises(ConfigError, match=r"nowhere\.yaml.*Check the path"):
        Library.load(Path("nowhere.yaml"), Path("nowhere.yaml"))


def test_a_robot_may_perform_a_gesture_in_its_own_way(tmp_path):
    profile = tmp_path / "robot.yaml"
    nod = "{what: x, duration: 0.7, channels: {body_lean: [[0.3, 0.2], [0.7, 0]]}}"
    profile.write_text(f"name: x\ngestures:\n  nod: {nod}")
    library = Library.load(resource("config/expressions.yaml"), resource("config/gestures.yaml"), profile)
    assert library.gesture("nod").duration == 0.7
    assert library.gesture("shrug") == LIBRARY.gesture("shrug")


def sounds(*parts: tuple[str, float]) -> Lips:
    at, visemes = 0.0, []
    for shape, length in parts:
        visemes.append(Viseme(shape, at, at + length))
        at += length
    return Lips(visemes, at)


def test_lips_close_for_p_open_for_a_round_for_u():
    lips = sounds(("aa", 0.15), ("PP", 0.09), ("aa", 0.15), ("ou", 0.18))
    assert lips.at(0.07)[0][26] > 0.5
    assert lips.at(0.195)[0].get(25, 0.0) < 0.2
    assert lips.at(0.195)[1] == "PP"
    assert lips.at(0.5)[0][18] > 0.6


def test_lips_are_closed_in_silence():
    lips = sounds(("aa", 0.2), ("sil", 0.5), ("aa", 0.2))
    for t in (-0.5, 0.45, 1.5):
        units, _, _ = lips.at(t)
        assert max(units.get(25, 0.0), units.get(26, 0.0)) < 0.06


def test_lips_move_smoothly_through_every_pair_of_sounds():
    for number, first in enumerate(VISEMES):
        # there and back to every other: each pair in both orders
        spoken = [(shape, 0.09) for second in VISEMES[number:] for shape in (first, second)]
        lips = sounds(*spoken)
        times = np.arange(-0.1, 0.09 * len(spoken) + 0.1, 0.005)
        mouths = [[lips.at(t)[0].get(code, 0.0) for code in CODES] for t in times]
        assert np.abs(np.diff(mouths, axis=0)).max() / 0.005 < 20.0, first


def test_blinks_do_not_keep_time():
    blinks, starts, shut = Blinks(3), [], False
    for step in range(50 * 60 * 20):
        now = step / 50
        closed = blinks.at(now, 17.0) > 0.5
        if closed and not shut:
            starts.append(now)
        shut = closed
    gaps = np.diff(starts)
    assert 14 <= len(starts) / 20 <= 20
    assert statistics.stdev(gaps) > 0.4 * statistics.mean(gaps)
    centred = gaps - gaps.mean()
    assert abs(float(np.mean(centred[1:] * centred[:-1])) / float(centred.var())) < 0.2
    assert Blinks(3).at(1.0, 0.0) == 0.0


def test_small_gaze_shifts_never_freeze_and_repeat_with_the_seed():
    first, again = Saccades(5), Saccades(5)
    track = [first.at(t) for t in np.arange(0, 30, 0.02)]
    assert track == [again.at(t) for t in np.arange(0, 30, 0.02)]
    longest = max(len(list(run)) for _, run in itertools.groupby(track)) * 0.02
    assert longest < 8.0
    assert max(abs(yaw) for yaw, _ in track) < 0.2


def smile(stamp: float, intensity: float = 0.8, **more) -> FaceObservation:
    units = (ActionUnit(12, intensity), ActionUnit(26, 0.9))
    return FaceObservation(stamp, face_id=more.pop("face_id", "a"), action_units=units, **more)


def test_mimicry_is_later_weaker_and_leaves_speech_movements_alone():
    mirror = Mimicry()
    for step in range(60):
        mirror.see(smile(step / 30, 0.8 if step >= 30 else 0.0))
    assert mirror.at(1.2, 0.25, 0.5) == {}
    shown = mirror.at(1.3, 0.25, 0.5)
    assert set(shown) == {12}
    assert 0.3 < shown[12] < 0.41
    assert mirror.at(4.0, 0.25, 0.5) == {}


def test_mimicry_follows_the_nearest_face_and_ignores_what_cannot_be_seen():
    mirror = Mimicry()
    mirror.see(smile(1.0, 0.0, width=200, height=200))
    mirror.see(smile(1.1, 0.9, face_id="b", width=50, height=50))
    assert mirror.at(1.4, 0.25, 1.0) == {}
    blind = FaceObservation(5.0, action_units=(ActionUnit(12, 0.9, 0.0),))
    mirror.see(blind)
    assert mirror.at(5.3, 0.25, 1.0) == {}


def test_mimicry_follows_the_person_in_conversation_among_larger_faces():
    mirror = Mimicry()
    for step in range(30):
        mirror.see(smile(step / 30, 0.0, width=200, height=200))
        mirror.see(smile(step / 30, 0.9, face_id="b", width=90, height=90, attended=True))
    assert mirror.at(1.0, 0.25, 1.0)[12] > 0.5


def test_eyes_lead_the_head():
    gaze = Attention()
    gaze.look("person", 1.0, 0.5, 0.1)
    early, late = gaze.at(1.12), gaze.at(3.0)
    assert early.eye_yaw > 0.3
    assert early.head_yaw < 0.1
    assert late.head_yaw + late.eye_yaw == pytest.approx(0.5)
    assert late.head_yaw > late.eye_yaw


def test_a_glance_comes_back_and_an_unknown_policy_is_refused():
    gaze = Attention()
    gaze.look("person", 0.0, 0.2, 0.0)
    gaze.look("glance", 2.0, -0.2, 0.1)
    aside, back = gaze.at(2.4), gaze.at(5.0)
    assert aside.head_yaw + aside.eye_yaw < 0.0
    assert back.head_yaw + back.eye_yaw == pytest.approx(0.2)
    with pytest.raises(ConfigError, match="Choose one of person"):
        gaze.look("stare", 0.0, 0.0, 0.0)


def test_beats_fall_on_words_and_keep_apart():
    speech = ScriptedSynthesizer().synthesize("That is wonderful news about your daughter today", Prosody())
    beats = SpeechTrack(speech, 1.0).beats
    assert len(beats) >= 2
    assert all(b - a >= 0.75 for a, b in itertools.pairwise(beats))
    assert all(any(word.start <= beat <= word.end for word in speech.words) for beat in beats)


def test_speech_without_samples_is_no_trouble():
    track = SpeechTrack(Speech("", 16000, np.zeros(0, np.float32), (), ()), 1.0)
    assert track.words(1.0) == 0
    assert track.lips(0.0)[1] == "sil"
    assert all(math.isfinite(value) for value in track.evaluate(0.0).channels.values())
