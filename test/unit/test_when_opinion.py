"""A second opinion: read early, weighed lightly, left alone when it fails."""

from __future__ import annotations

import pytest

from whee_ros.backends.llm.scripted import ScriptedModel
from whee_ros.core.breaker import Breaker
from whee_ros.core.empathy import Direction
from whee_ros.core.errors import BackendError, ConfigError
from whee_ros.core.resources import resource
from whee_ros.core.voice import Transcript
from whee_ros.empathy.when import lexical, opinion
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.empathy.when.detector import EmpathyDetector
from whee_ros.empathy.when.opinion import Opinion, Prompt
from whee_ros.empathy.when.text import TextReading
from whee_ros.engine.adviser import Adviser
from whee_ros.engine.guarded import GuardedModel

PROMPT = Prompt(resource("config/prompts/opinion.txt"))
WEIGHTS = opinion.weights(resource("config/opinion.yaml"), "default")


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ('{"direction": "seeking", "need": 0.8}', Opinion("seeking", 0.8)),
        ('```json\n{"direction":"none","need":0}', Opinion("none", 0.0)),
        ('{"direction": "providing"', Opinion("providing")),
        ('{"direction": "seek', None),
        ('{"direction": "happy"}', None),
        ('{"direction": "seeking", "need": 7}', Opinion("seeking")),
        ("seeking", None),
    ],
)
def test_answers_are_read_as_far_as_they_go(answer: str, found: Opinion | None) -> None:
    assert opinion.read(answer) == found


def test_the_model_is_stopped_when_it_has_said_enough() -> None:
    model = ScriptedModel(['{"direction": "seeking", "need": 0.9} because the person is sad and so on'])
    pieces = []
    stream = model.stream

    def counted(*args, **more):  # type: ignore[no-untyped-def]
        for piece in stream(*args, **more):
            pieces.append(piece)
            yield piece

    model.stream = counted  # type: ignore[method-assign]
    assert Adviser(GuardedModel(model, 1.0, lambda: 0.0), PROMPT).ask("I feel sad.") == Opinion(
        "seeking", 0.9
    )
    assert len(pieces) == 4


def test_a_failing_model_is_left_alone_for_a_while() -> None:
    model, time = ScriptedModel(["!no memory"] * 8 + ['{"direction": "none", "need": 0.0}']), [0.0]
    adviser = Adviser(GuardedModel(model, 1.0, lambda: time[0], Breaker(failures=3, rest=30.0)), PROMPT)
    for _ in range(3):
        with pytest.raises(BackendError):
            adviser.ask("Hello.")
    with pytest.raises(BackendError, match="no memory; left alone for a while"):
        adviser.ask("Hello.")
    assert len(model.asked) == 6
    time[0] = 31.0
    with pytest.raises(BackendError):
        adviser.ask("Hello.")
    with pytest.raises(BackendError, match="left alone"):  # one try was let through and failed
        adviser.ask("Hello.")
    assert len(model.asked) == 8
    time[0] = 62.0
    assert adviser.ask("Hello.") == Opinion("none", 0.0)
    assert adviser.ask("") is None


class Reader:
    """Undecided."""

    def read(self, text: str, before: object = ()) -> TextReading:
        p = {Direction.NONE: 0.5, Direction.SEEKING: 0.4, Direction.PROVIDING: 0.1}
        return TextReading(text, p, {"neutral": 1.0}, 0.0, 0.0, lexical.read(text), "statement", "")


def test_an_opinion_tips_what_is_open_and_is_explained() -> None:
    def p_seeking(said: str | None) -> float:
        detector = EmpathyDetector(WhenConfig(), Reader())
        words = Transcript(5.0, 3.0, "u1", "It is what it is.", True)
        state = detector.decide(words, WEIGHTS[said] if said else None)
        named = [cue.name for cue in state.cues]
        assert ("opinion_seeking" in named) == (said is not None)
        return state.p_seeking

    assert p_seeking("seeking") > p_seeking(None) > p_seeking("none")


def test_weights_by_model_and_a_broken_table(tmp_path) -> None:
    path = tmp_path / "opinion.yaml"
    path.write_text("default: {seeking: {seeking: 1}}")
    with pytest.raises(ConfigError, match="opinion"):
        opinion.weights(path, "default")
    assert opinion.weights(resource("config/opinion.yaml"), "unheard of") == WEIGHTS
    path.write_text("Judge this.")
    with pytest.raises(ConfigError, match="where the utterance goes"):
        Prompt(path)
