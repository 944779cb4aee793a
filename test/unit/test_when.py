"""The when-detector in virtual time: cues, fusion, hysteresis, missing channels, live parameters."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whee_ros.backends.text.scripted import BagOfWords
from whee_ros.core.empathy import Direction, EmpathyState
from whee_ros.core.errors import ConfigError, ModelError, ParameterError
from whee_ros.core.face import AU_NAMES, ActionUnit, FaceObservation
from whee_ros.core.resources import resource
from whee_ros.core.voice import Transcript, TurnState, VoiceAffect
from whee_ros.empathy.safety.words import plain, sentences
from whee_ros.empathy.when import cues, lexical
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.empathy.when.detector import EmpathyDetector
from whee_ros.empathy.when.face_cues import emotions
from whee_ros.empathy.when.signals import CHANNELS
from whee_ros.empathy.when.text import Heads, TextReading

SAD = {1: 0.7, 4: 0.5, 15: 0.7}
HAPPY = {6: 0.6, 12: 0.8}


class Reader:
    """Reads a handful of known sentences."""

    def __init__(self, seeking: float = 0.1, providing: float = 0.05, valence: float = 0.0) -> None:
        self.p = {
            Direction.NONE: 1 - seeking - providing,
            Direction.SEEKING: seeking,
            Direction.PROVIDING: providing,
        }
        self.valence = valence

    def read(self, text: str, before: object = ()) -> TextReading:
        emotion = {"neutral": 0.5, "sadness": 0.5}
        counts, act = lexical.read(text), lexical.dialogue_act(text)
        return TextReading(text, self.p, emotion, self.valence, 0.0, counts, act, "")


def face(stamp: float, units: dict[int, float], **more: float) -> FaceObservation:
    shown = tuple(ActionUnit(code, units.get(code, 0.0), 1.0) for code in AU_NAMES)
    return FaceObservation(stamp, width=100, action_units=shown, confidence=0.9, **more)


def detector(text: Reader | None = None, **config: float) -> EmpathyDetector:
    return EmpathyDetector(WhenConfig(**config), text)


def watch(d: EmpathyDetector, units: dict[int, float], start: float, end: float) -> None:
    for stamp in np.arange(start, end, 1 / 15):
        d.observe(face(float(stamp), units))


def words(text: str = "Some words that I say.", stamp: float = 10.0) -> Transcript:
    return Transcript(stamp, stamp - 2.0, "u1", text, True, 1.0)


def contribution(state: EmpathyState, name: str) -> float:
    return next(cue.contribution for cue in state.cues if cue.name == name)


def test_the_dot_of_a_title_ends_no_clause() -> None:
    text = "We lost Mr. Hartley, and it hurts. Good."
    assert lexical.clauses(text) == ["We lost Mr. Hartley", "it hurts"]
    assert sentences(plain(text)) == ["we lost mr. hartley , and it hurts", "good"]


def test_contributions_are_the_whole_log_odds() -> None:
    d = detector(Reader(0.6, 0.1, -0.8))
    watch(d, SAD, 7.5, 10.0)
    d.observe(VoiceAffect(9.8, 2.0, -0.3, 0.6, 0.0, 0.7, pause_ratio=0.4))
    state = d.decide(words())
    assert sum(cue.contribution for cue in state.cues) == pytest.approx(
        math.log(state.p_seeking / state.p_none)
    )
    assert state.p_none + state.p_seeking + state.p_providing == pytest.approx(1.0)
    sizes = [abs(cue.contribution) for cue in state.cues]
    assert sizes == sorted(sizes, reverse=True)


def test_a_sad_face_tips_words_that_leave_it_open() -> None:
    plain = detector(Reader(0.4)).decide(words())
    d = detector(Reader(0.4))
    watch(d, SAD, 7.5, 10.0)
    state = d.decide(words())
    assert plain.direction == Direction.NONE
    assert state.direction == Direction.SEEKING
    assert state.emotion == "sadness"
    assert contribution(state, "sad_face") > 0.5
    assert state.confidence > plain.confidence


def test_plain_words_leave_less_room_for_comforting_than_for_seeking() -> None:
    state = detector(Reader(0.001, 0.001)).decide(words())
    by = {cue.name: cue for cue in state.cues}
    assert by["words_seeking"].contribution == pytest.approx(-2.9), "a face may still tell otherwise"
    assert by["words_providing"].providing == pytest.approx(-4.3), "no face tells that one comforts"
    assert state.p_none > 0.93


def test_a_missing_channel_is_neither_zero_nor_a_crash() -> None:
    alone = detector(Reader(0.9)).decide(words())
    assert alone.direction == Direction.SEEKING
    assert not [cue for cue in alone.cues if cue.modality in ("face", "voice")]
    blind = detector(None).decide(words())
    assert blind.direction == Direction.NONE
    assert blind.confidence == 0.0


def test_words_outweigh_a_polite_smile() -> None:
    d = detector(Reader(0.02))
    watch(d, {12: 0.5}, 7.5, 10.0)
    assert d.decide(words()).direction == Direction.NONE


def test_a_question_of_fact_is_not_a_call_for_empathy() -> None:
    d = detector(Reader(0.3))
    watch(d, SAD, 7.5, 10.0)
    state = d.decide(words("How many legs does a spider have?"))
    assert contribution(state, "fact_question") < -1.0
    assert not state.active


def test_an_answer_to_the_robots_question_belongs_to_what_came_before() -> None:
    def answer(question: str) -> EmpathyState:
        d = detector(Reader(0.9))
        d.decide(words(stamp=5.0))
        d.robot_said(question, 6.0)
        d._text = Reader(0.4)
        return d.decide(words("Since Monday.", 10.0))

    assert answer("How long has it been?").p_seeking > answer("I see.").p_seeking


def test_partial_words_are_provisional_until_the_final_ones() -> None:
    d = detector(Reader(0.9, valence=-0.5))
    before = d.step(8.5)
    d.expect(Transcript(9.0, 8.0, "u1", "My dog", False, 0.9))
    early = d.step(9.1)
    assert early.p_seeking > before.p_seeking
    assert early.utterance_id == "", "nothing is decided yet"
    final = d.decide(words())
    assert contribution(final, "words_seeking") > contribution(early, "words_seeking")
    d._text = Reader(0.02)
    d.expect(Transcript(11.0, 10.5, "u2", "What time", False, 0.9))
    assert contribution(d.step(11.0), "words_seeking") < 0, "newer words replace older ones"


def test_incongruence_is_noticed_only_for_light_words_with_a_heavy_face() -> None:
    d = detector(Reader(0.3, valence=0.8))
    watch(d, SAD, 7.5, 10.0)
    assert contribution(d.decide(words("I am fine.")), "incongruence") > 0.1
    brave = detector(Reader(0.3, valence=-0.8))
    watch(brave, HAPPY, 7.5, 10.0)
    assert contribution(brave.decide(words()), "incongruence") == 0.0


def test_signs_alone_must_persist_and_rest_after_the_robot_spoke() -> None:
    d = detector(None, prior=1.0, minimum_duration=0.6, refractory=4.0)

    def active_at(now: float) -> bool:
        d.observe(face(now, SAD))
        return d.step(now).active

    states = {round(t, 1): active_at(t) for t in np.arange(0.1, 4.0, 0.1)}
    first = min(t for t, on in states.items() if on)
    assert 0.6 <= first <= 2.0
    for t in np.arange(4.0, 7.0, 0.1):
        d.observe(face(float(t), {}))
        calm = d.step(float(t))
    assert not calm.active
    d.robot_said("I see.", 7.0)
    rested = {round(t, 1): active_at(t) for t in np.arange(7.1, 13.0, 0.1)}
    assert not any(on for t, on in rested.items() if t < 11.0)
    assert rested[12.9]


def test_need_between_on_and_off_keeps_what_was() -> None:
    d = detector(Reader(0.95, 0.01, -0.9))
    assert d.decide(words()).active
    d.amend({"need_on": 1.0, "need_off": 0.2})
    assert d.decide(words(stamp=11.0)).active, "above need_off it stays on"
    d.reset()
    assert not d.decide(words(stamp=12.0)).active, "below need_on it does not come on"


def test_thresholds_and_weights_change_while_it_runs() -> None:
    d = detector(Reader(0.5, 0.05, -0.5))
    watch(d, SAD, 7.5, 10.0)
    before = d.decide(words())
    d.amend({"face_weight": 0.0})
    after = d.decide(words())
    assert after.p_seeking < before.p_seeking
    assert contribution(after, "sad_face") == 0.0


@pytest.mark.parametrize(
    ("changes", "named"),
    [({"need_of": 0.3}, "need_off"), ({"need_on": 1.5}, "1.5"), ({"need_off": 0.9}, "need_off")],
)
def test_a_bad_change_is_refused_whole(changes: dict[str, float], named: str) -> None:
    d = detector()
    before = d.config
    with pytest.raises(ParameterError, match=named):
        d.amend({"prior": 0.0, **changes})
    assert d.config == before


def test_a_state_between_utterances_is_as_old_as_its_newest_sensing() -> None:
    d = detector()
    assert d.step(5.0).stamp == 5.0  # nothing was ever sensed
    watch(d, SAD, 5.0, 6.0)
    seen = d.step(6.4)
    assert seen.stamp == pytest.approx(6.0, abs=0.1)
    d.observe(TurnState(6.2, "idle", 1.0, 2.0))
    assert d.step(6.4).stamp == 6.4  # that nobody speaks is known up to now


def test_of_two_faces_the_larger_is_the_person_in_conversation() -> None:
    d = detector(Reader(0.4))
    for stamp in np.arange(7.5, 10.0, 1 / 15):
        small = face(float(stamp), HAPPY)
        d.observe(FaceObservation(**{**small.__dict__, "width": 40}))
        d.observe(face(float(stamp), SAD))
        d.observe(FaceObservation(**{**small.__dict__, "width": 30}))
    assert d.decide(words()).emotion == "sadness"


def test_silence_after_the_robots_question_is_a_cue() -> None:
    d = detector(None)
    d.robot_said("How do you feel?", 1.0)
    d.observe(TurnState(2.0, "idle", 1.0, 0.0))
    assert contribution(d.step(7.0), "unanswered") > 0.0


def test_a_stale_voice_no_longer_counts() -> None:
    d = detector(None)
    d.observe(VoiceAffect(1.0, 2.0, 0.0, 0.9, 0.0, 0.9))
    assert any(cue.name == "voice_arousal" for cue in d.step(1.5).cues)
    assert not any(cue.name == "voice_arousal" for cue in d.step(9.0).cues)


unit = st.floats(0.0, 1.0)


@settings(max_examples=60)
@given(
    st.dictionaries(st.sampled_from(sorted(AU_NAMES)), unit),
    unit,
    unit,
    st.floats(-1, 1),
    st.floats(-2, 2),
    st.text(max_size=40),
)
def test_any_observation_gives_a_valid_state(
    units: dict[int, float], seeking: float, share: float, valence: float, yaw: float, text: str
) -> None:
    d = detector(Reader(seeking, (1 - seeking) * share, valence))
    for stamp in (9.0, 9.5):
        d.observe(face(stamp, units, head_yaw=yaw, valence=valence))
    for state in (d.decide(words(text)), d.step(11.0)):
        assert state.p_none + state.p_seeking + state.p_providing == pytest.approx(1.0)
        assert 0 <= state.need <= 1
        assert 0 <= state.confidence <= 1
        assert -1 <= state.valence <= 1
        assert -1 <= state.arousal <= 1
        assert all(0 <= cue.confidence <= 1 for cue in state.cues)


def test_prototypes_tell_sad_from_happy_from_angry() -> None:
    rest = dict.fromkeys(AU_NAMES, 0.0)
    assert max(emotions(rest).values()) == 0.0
    for units, label in ((SAD, "sadness"), (HAPPY, "joy"), ({4: 0.8, 7: 0.6, 24: 0.5}, "anger")):
        found = emotions({**rest, **units})
        assert max(found, key=lambda name: found[name]) == label


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Hello there!", "greeting"),
        ("Good night.", "farewell"),
        ("Thanks a lot.", "thanks"),
        ("How far is the moon?", "question"),
        ("how far is the moon", "question"),
        ("What a day I had.", "statement"),
        ("I walked home.", "statement"),
        ("  ", ""),
    ],
)
def test_dialogue_acts(text: str, act: str) -> None:
    assert lexical.dialogue_act(text) == act


def test_lexical_counts_persons_and_epitome_phrases() -> None:
    comfort = lexical.read("I am so sorry, Tom. I understand how you feel. What happened?")
    assert (comfort.reaction, comfort.interpretation, comfort.exploration) == (1.0, 1.0, 1.0)
    own = lexical.read("My back hurts and I can't sleep.")
    assert own.self_ == 1.0
    assert own.negation > 0
    assert lexical.read("").vector().shape == (lexical.SIZE,)


def test_the_shipped_cue_table_is_sound_and_a_broken_one_is_named(tmp_path) -> None:
    table = cues.load(resource("config/cues.yaml"))
    assert {spec.modality for spec in table.values()} == set(CHANNELS)
    seven = {"arousal", "valence", "who", "sentiment", "emotional_reaction", "interpretation", "exploration"}
    assert seven <= set(table)
    for content, named in (
        ("smile: {modality: face, half_life: 0, what: x}", "smile: half_life"),
        ("smile: {modality: smell, half_life: 1, what: x}", "smell"),
        ("smile: {modality: face, half_life: 1, seking: 1}", "seking"),
        ("smile: {modality: face, half_life: fast}", "fast"),
        ("smile: {modality: face, half_life: .inf}", "half_life: inf"),
        ("smile: {modality: face, half_life: 1, value: 3}", "Write a text"),
        ("smile: {modality: face, half_life: 1, value: '3'}", "Name a signal"),
        ("smile: {modality: face, half_life: 1, value: face_joy, seeking: .nan}", "seeking: nan"),
        ("smile: {modality: face, half_life: 1, value: face_joy, providing: -.inf}", "providing: -inf"),
        ("smile: {modality: face, half_life: 1, value: face_joy * 1e400}", "numbers up to"),
        ("3: {modality: face}", "one entry a cue"),
        (
            "smile: {modality: face, half_life: 1, value: face_joy, "
            "examples: {speaks: [{face_joy: big}], silent: [{}]}}",
            "face_joy: 'big'",
        ),
        ("smile: {modality: face, half_life: 1}", "smile: value"),
        ("smile: {modality: face, half_life: 1, value: face_joi}", "Did you mean face_joy"),
        ("smile: {modality: face, half_life: 1, value: face_joy.real}", "face_joy.real"),
        ("smile: {modality: face, half_life: 1, value: face_joy}", "smile: examples"),
        (
            "smile: {modality: face, half_life: 1, value: face_joy, examples: {speaks: [{face_joy: 1}]}}",
            "silent",
        ),
        ("- smile", "one entry a cue"),
        ("smile: {", "Correct the YAML"),
    ):
        path = tmp_path / "cues.yaml"
        path.write_text(content)
        with pytest.raises(ConfigError, match=named):
            cues.load(path)


def test_heads_of_another_shape_or_broken_are_refused(tmp_path) -> None:
    assert Heads(resource("config/weights/text_heads.npz"), BagOfWords().dimension).labels["direction"]
    with pytest.raises(ModelError, match="Train them for this encoder"):
        Heads(resource("config/weights/text_heads.npz"), 512)
    broken = tmp_path / "heads.npz"
    broken.write_bytes(b"PK\x03\x04 not weights")
    with pytest.raises(ModelError, match=r"heads\.npz"):
        Heads(broken, 384)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Good morning. I'm Margaret. My neighbour died on Sunday.", "My neighbour died on Sunday."),
        ("Hi Haru. My hamster died this morning.", "My hamster died this morning."),
        ("hey there i failed my exam", "i failed my exam"),
        ("Hello! I'm so tired.", "I'm so tired."),
        ("Afternoon. Have you got a minute? I'm a bit low today.", "I'm a bit low today."),
        ("Can I tell you something? I failed my exam.", "I failed my exam."),
        # a greeting alone stays, and so does what is none
        ("Morning rounds are at six.", "Morning rounds are at six."),
        ("Can I go home? My mum is waiting.", "Can I go home? My mum is waiting."),
        ("Good morning!", "Good morning!"),
        ("Hi, I'm Lisa.", "Hi, I'm Lisa."),
        ("High prices worry me.", "High prices worry me."),
        ("I'm sad. My dog died.", "I'm sad. My dog died."),
    ],
)
def test_what_is_told_is_read_without_the_greeting_before_it(text, told):
    assert lexical.matter(text) == told
