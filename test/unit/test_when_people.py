"""Several people in virtual time: whose state, whose voice, whom the words are for; and streams of anything."""

from __future__ import annotations

import dataclasses
import math
import os
import random

import pytest

from whee_ros.core.empathy import Direction, EmpathyState
from whee_ros.core.face import AU_NAMES, ActionUnit, FaceObservation, FaceSigns
from whee_ros.core.voice import Transcript, TurnState, VoiceAffect
from whee_ros.empathy.when import lexical
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.empathy.when.detector import EmpathyDetector
from whee_ros.empathy.when.text import TextReading

SAD = {1: 0.7, 4: 0.5, 15: 0.7}
STREAMS = int(os.environ.get("WHEE_STREAMS", "100"))
"""Random streams that are tried; more by hand (10,000 take a minute)."""


class Reader:
    """Everything said wants to be heard."""

    def __init__(self, seeking: float = 0.9) -> None:
        self.p = {Direction.NONE: 0.95 - seeking, Direction.SEEKING: seeking, Direction.PROVIDING: 0.05}

    def read(self, text: str, before: object = ()) -> TextReading:
        act = lexical.dialogue_act(text)
        return TextReading(text, self.p, {"sadness": 1.0}, -0.8, 0.2, lexical.read(text), act, "")


def face(stamp: float, name: str, units: dict[int, float] | None = None, **more: object) -> FaceObservation:
    shown = tuple(ActionUnit(code, (units or {}).get(code, 0.0)) for code in AU_NAMES)
    return FaceObservation(stamp, name, width=100, action_units=shown, confidence=0.9, **more)  # type: ignore[arg-type]


def watch(d: EmpathyDetector, start: float, end: float, **people: dict[str, object]) -> None:
    for frame in range(round((end - start) * 10)):
        for name, more in people.items():
            d.observe(face(start + frame / 10, name, **more))  # type: ignore[arg-type]


def said(text: str = "My dog died last week.", end: float = 5.0, person: str = "") -> Transcript:
    return Transcript(end, end - 2.0, "u1", text, True, 1.0, person_id=person)


def test_a_state_for_each_person() -> None:
    d = EmpathyDetector(WhenConfig(), None)
    watch(d, 0.0, 3.0, face_1={"attended": True}, face_2={"units": SAD})
    partner, others = d.step(3.0), d.bystanders(3.0)
    assert partner.person_id == "face_1"
    assert [state.person_id for state in others] == ["face_2"]
    assert others[0].need > partner.need


def test_words_belong_to_whose_lips_moved() -> None:
    d = EmpathyDetector(WhenConfig(), Reader())
    watch(d, 0.0, 5.0, face_1={"attended": True, "speaking": 0.1}, face_2={"speaking": 0.9})
    assert d.decide(said()).person_id == "face_2"
    assert d.decide(said(person="p7")).person_id == "p7"


def test_words_for_somebody_else_get_no_empathy() -> None:
    def state(yaw: float, **others: dict[str, object]) -> EmpathyState:
        d = EmpathyDetector(WhenConfig(), Reader())
        watch(d, 0.0, 5.0, face_1={"attended": True, "speaking": 0.9, "head_yaw": yaw}, **others)
        return d.decide(said())

    assert state(0.0, face_2={}).active
    away = state(0.9, face_2={})
    assert not away.active
    assert away.addressed == 0.0
    assert away.need > 0.5, "it is still known how they feel"
    assert state(0.9).active, "alone with the robot one may look away"


def test_who_was_out_of_sight_is_still_the_same_person() -> None:
    d = EmpathyDetector(WhenConfig(), Reader())
    watch(d, 0.0, 5.0, face_1={})
    d.decide(said())
    watch(d, 20.0, 22.0, face_2={})
    again = d.step(22.0)
    assert again.person_id == "face_1"
    assert "inertia" in [cue.name for cue in again.cues if cue.value > 0.1]
    watch(d, 200.0, 202.0, face_3={})
    assert d.step(202.0).person_id == "face_3"


def test_a_name_given_to_a_face_keeps_what_is_known() -> None:
    d = EmpathyDetector(WhenConfig(), Reader())
    watch(d, 0.0, 5.0, face_1={})
    need = d.decide(said()).need
    watch(d, 5.0, 6.0, face_1={"person_id": "p01"})
    state = d.step(6.0)
    assert state.person_id == "p01"
    carried = next(cue for cue in state.cues if cue.name == "inertia")
    assert carried.value == pytest.approx(need, rel=0.1)
    d.reset("p01")
    assert all(cue.name != "words_seeking" for cue in d.step(6.1).cues)


def test_a_voice_heard_before_a_face_is_that_persons() -> None:
    d = EmpathyDetector(WhenConfig(), Reader())
    assert d.decide(said()).person_id == "anonymous"
    watch(d, 5.0, 6.0, face_1={})
    assert next(c for c in d.step(6.0).cues if c.name == "words_seeking").contribution > 0


def test_cool_down_raises_the_threshold_for_a_while() -> None:
    d = EmpathyDetector(WhenConfig(cooldown=0.3, cooldown_time=10.0), Reader())
    assert d.decide(said()).active
    d.robot_said("I am sorry.", 6.0)
    d._people.partner(6.0).gate.close()
    soon, later = d.step(6.0).need_on, d.step(46.0).need_on
    assert soon == pytest.approx(0.8)
    assert later == pytest.approx(0.5 + 0.3 / 16)


def test_withdrawal_and_masking_are_seen() -> None:
    d = EmpathyDetector(WhenConfig(), Reader(0.3))
    for end in (2.0, 5.0):
        d.decide(said("Fine.", end))
    watch(d, 5.0, 8.0, face_1={"head_pitch": 0.5, "gaze_yaw": 0.6, "signs": FaceSigns(masking=0.9)})
    spoken = {cue.name: cue.contribution for cue in d.step(8.0).cues}
    assert spoken["withdrawal"] > 0.2
    assert spoken["masking_smile"] > 0.2


def anything(rng: random.Random) -> list[object]:
    """A stream of observations, up to 40, over 20 s."""
    items: list[object] = []
    for _ in range(rng.randint(1, 40)):
        t = rng.uniform(0.0, 20.0)
        match rng.randint(0, 3):
            case 0:
                units = {code: rng.random() for code in rng.sample(sorted(AU_NAMES), 5)}
                yaw, width = rng.uniform(-1.5, 1.5), rng.randint(0, 300)
                seen = face(t, f"face_{rng.randint(1, 3)}", units, head_yaw=yaw, attended=rng.random() < 0.3)
                items.append(FaceObservation(**{**seen.__dict__, "width": width, "confidence": rng.random()}))
            case 1:
                a = VoiceAffect(t, 2.0, rng.uniform(-1, 1), rng.uniform(-1, 1), rng.random(), rng.random())
                items.append(a)
            case 2:
                items.append(
                    TurnState(t, rng.choice(["idle", "speaking", "pause"]), rng.random(), rng.random())
                )
            case 3:
                items.append(said(rng.choice(["Fine.", "", "I miss her so much.", "What time is it?"]), t))
    return items


def test_streams_of_anything_keep_the_state_sound() -> None:
    rng = random.Random(4)
    detectors = {seed: EmpathyDetector(WhenConfig(), Reader(seed / 10)) for seed in range(10)}
    for _ in range(STREAMS):
        d = detectors[rng.randrange(10)]
        d.reset()
        for item in anything(rng):
            states = [d.decide(item)] if isinstance(item, Transcript) else []
            if not states:
                d.observe(item)  # type: ignore[arg-type]
            if rng.random() < 0.3:
                states += [d.step(rng.uniform(0.0, 25.0)), *d.bystanders(20.0)]
            for state in states:
                total = state.p_none + state.p_seeking + state.p_providing
                assert math.isclose(total, 1.0, abs_tol=1e-6)
                assert 0 <= state.need <= 1
                assert 0 <= state.confidence <= 1
                assert math.isclose(
                    sum(cue.contribution for cue in state.cues),
                    math.log(state.p_seeking / state.p_none),
                    abs_tol=1e-6,
                )
                assert math.isclose(
                    sum(cue.providing for cue in state.cues),
                    math.log(state.p_providing / state.p_none),
                    abs_tol=1e-6,
                )
                assert all(0 <= cue.confidence <= 1 and math.isfinite(cue.value) for cue in state.cues)


@pytest.mark.parametrize("wrong", [math.nan, math.inf, -math.inf, 1e300, -5.0])
def test_what_is_no_measurement_changes_nothing(wrong: float) -> None:
    d, calm = (EmpathyDetector(WhenConfig(), Reader(0.5)) for _ in range(2))
    for detector in (d, calm):
        watch(detector, 3.0, 5.0, face_1={"units": SAD})
    seen, heard = face(4.95, "face_1"), VoiceAffect(4.9, 2.0, 0.1, 0.5, 0.2, 0.5)
    d.observe(dataclasses.replace(seen, confidence=wrong))
    d.observe(dataclasses.replace(heard, valence=wrong))
    if not math.isfinite(wrong):
        d.observe(dataclasses.replace(seen, head_pitch=wrong))
        d.observe(dataclasses.replace(seen, action_units=(ActionUnit(4, wrong),)))
    assert d.decide(said()) == calm.decide(said())


def crowd(rng: random.Random) -> list[object]:
    """Four seconds of two faces whose lips move and who look about, of voices and turns; several share a stamp."""
    items: list[object] = []
    for tenth in range(20, 60):
        for name in ("face_1", "face_2"):
            units = {4: rng.random(), 12: rng.random()}
            look: dict[str, object] = {"head_yaw": rng.uniform(-0.6, 0.6), "attended": rng.random() < 0.3}
            seen = face(tenth / 10, name, units, **look)
            items.append(dataclasses.replace(seen, speaking=rng.random(), width=rng.randint(60, 200)))
    for stamp in (3.0, 3.5, 4.0, 4.5, 5.0):
        valence, arousal = rng.uniform(-1, 1), rng.uniform(-1, 1)
        items.append(VoiceAffect(stamp, 2.0, valence, arousal, rng.random(), rng.random()))
        items.append(TurnState(stamp, rng.choice(["idle", "speaking", "pause"]), rng.random(), rng.random()))
    return items


def test_the_order_of_arrival_changes_nothing() -> None:
    rng = random.Random(5)
    for _ in range(20):
        stream = crowd(rng)
        found = []
        for _ in range(3):
            d = EmpathyDetector(WhenConfig(), Reader(0.5))
            for item in stream:
                d.observe(item)  # type: ignore[arg-type]
            found.append((d.decide(said()), d.step(6.0), d.bystanders(6.0)))
            rng.shuffle(stream)
        assert found[0] == found[1] == found[2]


def test_what_comes_late_replaces_nothing_newer() -> None:
    d, timely = (EmpathyDetector(WhenConfig(), Reader(0.5)) for _ in range(2))
    new = [VoiceAffect(4.5, 2.0, -0.3, 0.5, 0.1, 0.8), TurnState(5.0, "idle", 0.0, 1.0)]
    old = [VoiceAffect(3.5, 2.0, 0.9, -0.5, 0.1, 0.8), TurnState(3.0, "speaking", 0.9, 0.0)]
    for detector, stream in ((d, new + old), (timely, old + new)):
        watch(detector, 3.0, 5.0, face_1={"units": SAD})
        for item in stream:
            detector.observe(item)  # type: ignore[arg-type]
            detector.step(5.5)  # each is taken in by itself
    assert d.step(6.0) == timely.step(6.0)
