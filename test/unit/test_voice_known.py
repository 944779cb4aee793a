"""Named voices: known again, strangers not taken for them, prints that follow a voice."""

from __future__ import annotations

import numpy as np
import pytest

from whee_ros.core.errors import ParameterError
from whee_ros.perception.voice.known import RECENT, KnownConfig, KnownVoices


def voice(*parts: float) -> np.ndarray:
    found = np.array(parts, np.float32)
    return found / np.linalg.norm(found)


ANNA, BOB = voice(1.0, 0.1, 0.0), voice(0.0, 0.2, 1.0)


def test_a_named_voice_is_known_again_and_a_stranger_is_nobody() -> None:
    known = KnownVoices(KnownConfig())
    assert known.hear(ANNA, 1.0) == ""
    known.name("anna", 2.0)
    assert known.hear(voice(1.0, 0.2, 0.1), 3.0) == "anna"
    assert known.hear(BOB, 4.0) == ""
    known.name("bob", 5.0)
    assert [known.hear(BOB, 6.0), known.hear(ANNA, 7.0)] == ["bob", "anna"]
    assert known.names == ("anna", "bob")
    assert known.forget("bob")
    assert not known.forget("bob")
    assert known.hear(BOB, 8.0) == ""


def test_nobody_is_named_who_was_not_heard_lately() -> None:
    known = KnownVoices(KnownConfig())
    with pytest.raises(ParameterError, match="say a sentence"):
        known.name("anna", 0.0)
    known.hear(ANNA, 1.0)
    with pytest.raises(ParameterError, match="anna"):
        known.name("anna", 2.0 + RECENT)


def test_a_print_follows_a_voice_that_changes_slowly() -> None:
    known = KnownVoices(KnownConfig(voice_alike=0.9))
    known.hear(voice(1.0, 0.0), 0.0)
    known.name("anna", 0.0)
    turns = np.linspace(0.0, np.pi / 4, 60)
    assert all(known.hear(voice(np.cos(a), np.sin(a)), 1.0) == "anna" for a in turns)
    fresh = KnownVoices(KnownConfig(voice_alike=0.9))
    fresh.hear(voice(1.0, 0.0), 0.0)
    fresh.name("anna", 0.0)
    assert fresh.hear(voice(1.0, 1.0), 1.0) == ""


def test_how_alike_is_alike_enough_changes_while_it_runs() -> None:
    known = KnownVoices(KnownConfig())
    known.hear(ANNA, 0.0)
    known.name("anna", 0.0)
    known.amend({"voice_alike": 0.99})
    assert known.hear(voice(1.0, 0.5, 0.0), 1.0) == ""
    known.amend({"voice_alike": 0.5})
    assert known.hear(voice(1.0, 0.5, 0.0), 2.0) == "anna"
