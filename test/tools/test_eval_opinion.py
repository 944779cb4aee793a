"""A language model's second opinion: what is recorded of it, how much it counts, and that a liar counts for nothing."""

from __future__ import annotations

import random

import pytest

from whee_ros.backends.llm.scripted import ScriptedModel
from whee_ros.core.errors import ConfigError
from whee_ros.core.resources import resource
from whee_ros.empathy.when import lexical, opinion
from whee_ros.empathy.when.opinion import Prompt
from whee_ros.empathy.when.text import TextReading
from whee_ros.ports.text import Said
from whee_ros.tools.eval_opinion import answers, command, weigh
from whee_ros.tools.eval_opinion.answers import Answer
from whee_ros.training.text.example import Example

TRUTHS = ("none", "seeking", "providing")


@pytest.fixture(autouse=True)
def few_shares(monkeypatch):
    monkeypatch.setattr(weigh, "SHARES", (0.0, 0.5, 1.0))
    monkeypatch.setattr(weigh, "FOLDS", 2)


class Unsure:
    """Reads three directions from the first word of a text, and knows two thirds of what it says."""

    def read(self, text, before=()):
        p = {name: 0.65 if text.startswith(name) else 0.175 for name in TRUTHS}
        return TextReading(text, p, {"neutral": 1.0}, 0.0, 0.0, lexical.read(""), "", "")


def asked(right: float, rows: int = 60) -> list[Answer]:
    """Return answers of a model that is right so often, of a reader that is right in two of three."""
    chooser, found = random.Random(1), []
    for at in range(rows):
        truth = TRUTHS[at % 3]
        read = truth if chooser.random() < 0.66 else chooser.choice(TRUTHS)
        said = truth if chooser.random() < right else chooser.choice(TRUTHS)
        found.append(Answer(f"{read} {at}", "", truth, said))
    return found


def test_a_model_that_knows_something_counts_and_helps():
    found = command.judge("good", Unsure(), asked(0.95))
    assert found.share >= 0.5
    assert found.weights["seeking"]["seeking"] > 0.3 > found.weights["none"]["seeking"]
    assert found.harmless
    surprise = found.gains[2]
    assert surprise.after < surprise.before - 0.05


@pytest.mark.parametrize("said", ["seeking", "anything", ""])
def test_one_that_knows_nothing_counts_for_nothing(said):
    chooser = random.Random(4)
    given = [
        Answer(a.text, "", a.truth, chooser.choice(TRUTHS) if said == "anything" else said)
        for a in asked(0.0)
    ]
    found = command.judge("liar", Unsure(), given)
    assert found.share == 0.0
    assert found.harmless
    assert all(gain.before == gain.after for gain in found.gains)


def test_decisions_start_anew_for_every_sentence_and_know_what_the_robot_asked():
    heard = []

    class Listening(Unsure):
        def read(self, text, before=()):
            heard.append((text, tuple(before)))
            return super().read(text)

    logits = weigh.decided(Listening(), [Answer("seeking 1", "How are you?", "seeking", "")] * 2, None)
    assert heard == [("seeking 1", (Said("How are you?"),))] * 2
    assert (logits[0] == logits[1]).all()


def test_what_was_asked_once_is_kept(tmp_path):
    examples = [
        Example("I am sad.", "own", "test", {"direction": "seeking"}, (Said("How are you?"),)),
        Example("Nine o'clock.", "own", "test", {"direction": "none"}),
        Example("Hm.", "own", "test", {"direction": "none"}),
    ]
    model = ScriptedModel(['{"direction": "seeking", "need": 0.9}', "No idea.", "!gone"])
    path = tmp_path / "more" / "model.csv"
    prompt = Prompt(resource("config/prompts/opinion.txt"))
    answers.record(answers.ask(model, prompt, examples, 1.0), path)
    assert answers.recorded(path) == [
        Answer("I am sad.", "How are you?", "seeking", "seeking"),
        Answer("Nine o'clock.", "", "none", ""),
        Answer("Hm.", "", "none", ""),
    ]
    path.write_text("text,label\nHm.,none\n")
    with pytest.raises(ConfigError, match="--record"):
        answers.recorded(path)


def test_the_answers_that_come_with_the_project_are_whole():
    found = answers.recorded(resource(command.ANSWERS))
    assert len(found) > 150
    assert {answer.truth for answer in found} == set(TRUTHS)
    measured = opinion.weights(resource("config/opinion.yaml"), "smollm2-135m")
    assert all(value == 0.0 for row in measured.values() for value in row.values())
