"""Cues are data: every entry of the shipped table keeps its own examples, and a new one needs no code."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whee_ros.core import registry
from whee_ros.core.errors import ConfigError, ParameterError
from whee_ros.core.resources import resource
from whee_ros.core.voice import VoiceAffect
from whee_ros.empathy.when import cues
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.empathy.when.cues import CueSpec, Reading
from whee_ros.empathy.when.detector import EmpathyDetector
from whee_ros.empathy.when.formula import Formula, clip, rise
from whee_ros.empathy.when.fusion import fuse
from whee_ros.empathy.when.signals import CHANNELS, MEANING, Channel, channel_of
from whee_ros.empathy.when.voice_cues import VoiceHistory

TABLE = cues.load(resource("config/cues.yaml"))


def channels(given: dict[str, float], stamp: float = 0.0) -> dict[str, Channel]:
    """All channels, everything 0 but what is given."""
    values = {**dict.fromkeys(MEANING, 0.0), **given}
    return {
        channel: Channel(stamp, 1.0, {name: v for name, v in values.items() if channel_of(name) == channel})
        for channel in CHANNELS
    }


@pytest.mark.parametrize("cue", TABLE.values(), ids=lambda cue: cue.name)
def test_a_cue_keeps_its_own_examples(cue: CueSpec) -> None:
    for example in cue.examples:
        reading = cue.read(channels(dict(example.given)))
        assert reading is not None
        # silent: it pushes nowhere (a calm face or no mention of oneself may push the other way)
        spoken = (
            abs(reading.evidence) if cue.name not in ("calm_face", "who", "valence") else reading.evidence
        )
        assert (spoken > 0.02) == example.speaks, example


@pytest.mark.parametrize("cue", TABLE.values(), ids=lambda cue: cue.name)
def test_a_cue_needs_its_channels(cue: CueSpec) -> None:
    assert cue.what
    needed = {channel_of(name) for name in cue.value.names | cue.evidence.names}
    for missing in needed:
        there = channels({})
        del there[missing]
        assert cue.read(there) is None


def test_every_signal_says_what_it_is_and_is_delivered() -> None:
    for name, meaning in MEANING.items():
        assert channel_of(name) in CHANNELS
        assert len(meaning) > 5


def test_a_new_cue_needs_no_code(tmp_path) -> None:
    path = tmp_path / "cues.yaml"
    path.write_text(
        "tight_lips: {modality: face, what: AU24, value: face_au24, evidence: 'max(0, face_au24 - 0.2)', "
        "seeking: 1.0, half_life: 3, examples: {speaks: [{face_au24: 0.6}], silent: [{face_au12: 1}]}}"
    )
    cue = cues.load(path)["tight_lips"]
    reading = cue.read(channels({"face_au24": 0.7}))
    assert reading == Reading("tight_lips", 0.7, 1.0, 0.0, pytest.approx(0.5), "AU24 0.7")


def test_a_richer_cue_comes_as_a_class(monkeypatch) -> None:
    class Nodding:
        name, modality, half_life, seeking, providing = "nodding", "face", 3.0, 0.5, 0.0

        def read(self, there):
            nod = there["face"].values["face_nod"]
            return Reading(self.name, nod, 1.0, there["face"].stamp, nod, "nods")

    monkeypatch.setattr(registry, "names", lambda kind: ["nodding"] if kind == "cue" else [])
    monkeypatch.setattr(registry, "load", lambda kind, name: Nodding)
    table = cues.table(resource("config/cues.yaml"))
    verdict = fuse(channels({"face_nod": 1.0}), {"nodding": table["nodding"]}, WhenConfig(prior=0.0), 0.0)
    assert verdict.cues[0].contribution == pytest.approx(0.5)
    broken = fuse(
        {}, {"nodding": table["nodding"]}, WhenConfig(prior=0.0), 0.0
    )  # it does not look whether one is there
    assert [cue.name for cue in broken.cues] == ["prior"]
    assert table["nodding"].trouble == "cue nodding is left out: KeyError: 'face'"  # type: ignore[attr-defined]
    monkeypatch.setattr(Nodding, "modality", "smell")
    with pytest.raises(ConfigError, match="smell"):
        cues.table(resource("config/cues.yaml"))
    monkeypatch.undo()
    monkeypatch.setattr(registry, "load", lambda kind, name: Nodding)
    monkeypatch.setattr(registry, "names", lambda kind: ["a", "b"])
    with pytest.raises(ConfigError, match="nodding"):
        cues.table(resource("config/cues.yaml"))


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("1 + 2 * 3", 7.0),
        ("-a / 2", -0.5),
        ("clip(3 * a)", 1.0),
        ("rise(a, 0, 2)", 0.5),
        ("rise(a, 2, 0)", 0.5),
        ("a / 0", 0.0),
        ("max(a, 5, 2)", 5.0),
        ("sqrt(-1)", 0.0),
        ("-a * 1e6 * 1e6", -1e6),
        (" * ".join(["1e6"] * 60) + " * a", 0.0),
    ],
)
def test_formulas_compute(source: str, value: float) -> None:
    assert Formula(source, "x").value({"a": 1.0}) == pytest.approx(value)


@pytest.mark.parametrize(
    "source",
    [
        *(
            "__import__('os')",
            "a.b",
            "a if a else b",
            "[a]",
            "a ** 2",
            "'a'",
            "True",
            "clip()",
            "clip(a, 1, 2, 3)",
        ),
        *(
            "a +",
            "",
            "lambda: a",
            "open(a)",
            "max(*a)",
            "a and b",
            "min(a, key=b)",
            "a[0]",
            "f'{a}'",
            "9 ** 9 ** 9",
            "9" * 400,
            "a * 1e400",
            "a + " * 200 + "a",
        ),
    ],
)
def test_formulas_refuse_everything_else(source: str) -> None:
    with pytest.raises(ConfigError, match="x"):
        Formula(source, "x")


@given(st.floats(-10, 10), st.floats(-10, 10), st.floats(-10, 10))
def test_rise_and_clip_stay_in_bounds(value: float, start: float, end: float) -> None:
    assert 0.0 <= rise(value, start, end) <= 1.0
    assert 0.0 <= clip(value) <= 1.0


def test_gains_and_memory_change_a_cue_at_once() -> None:
    smiling = channels({"face_joy": 0.6})

    def contribution(now: float, **config: object) -> float:
        verdict = fuse(smiling, {"smile": TABLE["smile"]}, WhenConfig(**config), now)  # type: ignore[arg-type]
        return verdict.cues[-1].contribution

    plain = contribution(3.0, prior=4.0)
    assert plain > 0.1
    assert contribution(3.0, prior=4.0, cue_gains="smile=0.5") == pytest.approx(plain / 2)
    assert contribution(6.0, prior=4.0, memory=2.0) == pytest.approx(plain)


@pytest.mark.parametrize(
    ("gains", "named"),
    [
        ("smil=1", "smile"),
        ("smile", "name=factor"),
        ("smile=9", "9"),
        ("smile=x", "name=factor"),
        ("smile=1, smile=2", "once"),
    ],
)
def test_a_bad_gain_is_refused_by_name(gains: str, named: str) -> None:
    detector = EmpathyDetector(WhenConfig(), None)
    with pytest.raises(ParameterError, match=named):
        detector.amend({"cue_gains": gains})
    detector.amend({"cue_gains": "smile=0.5, head_down=0"})
    assert detector.config.gains() == {"smile": 0.5, "head_down": 0.0}


def test_the_trend_of_a_voice() -> None:
    history = VoiceHistory()
    assert history.trend == 0.0
    for second in range(0, 41, 2):
        history.add(VoiceAffect(float(second), 2.0, 0.0, -0.4 + 0.02 * second, 0.0, 0.8))
    assert history.trend == pytest.approx(1.0)
    assert history.last(39.0) is not None
    assert history.last(41.0) is None
    for second in range(42, 200, 2):
        history.add(VoiceAffect(float(second), 2.0, 0.0, 0.3, 0.0, 0.8))
    assert math.isclose(history.trend, 0.0, abs_tol=1e-9)
