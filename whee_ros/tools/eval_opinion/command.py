"""`whee eval opinion`: is a language model's second opinion on an utterance of use, and can it do harm?

Answers to our own test sentences are recorded once (`--record FILE --uri URL`) and judged here without the model.
Half of them say how much the model's word should count (printed as an entry for config/opinion.yaml), the other half
what decisions are like with and without it. Three liars are judged beside the model: one that always says "seeking",
one that says anything, and one that never tells the truth: none may make decisions worse.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import yaml

from whee_ros.core import registry
from whee_ros.core.resources import resource
from whee_ros.empathy.when import opinion
from whee_ros.empathy.when.detector import Reads
from whee_ros.empathy.when.opinion import Prompt
from whee_ros.engine.config import EngineConfig
from whee_ros.engine.models import ModelStore
from whee_ros.engine.reading import loaded_reader
from whee_ros.tools.adapt.gain import Gain, gains
from whee_ros.tools.eval_opinion.answers import Answer, ask, questions, record, recorded
from whee_ros.tools.eval_opinion.weigh import decided, learn, truth

ANSWERS = "config/opinions/smollm2-135m.csv"
"""The answers that come with the project."""
OPPOSITE = {"seeking": "none", "none": "seeking", "providing": "none", "": ""}
HARM = 0.01
"""Nats of surprise by which decisions may get worse: less than any person would notice."""


@dataclass(frozen=True)
class Judged:
    """One model: who, the share of its likelihood ratios that counts, the weights, and the gains on the other half."""

    who: str
    share: float
    weights: dict[str, dict[str, float]]
    gains: list[Gain]

    @property
    def harmless(self) -> bool:
        """Whether decisions are no worse with it: neither for sure, nor by more than `HARM` on average."""
        surprise = next(gain for gain in self.gains if gain.less)
        return surprise.low <= 0.0 and surprise.after - surprise.before <= HARM


def main(argv: Sequence[str]) -> int:
    """Record, or judge; 1 if the model or a liar does harm."""
    parser = argparse.ArgumentParser(prog="whee eval opinion", description=__doc__)
    parser.add_argument(
        "--answers", type=Path, help="recorded answers; by default those that come with the project"
    )
    parser.add_argument("--record", type=Path, help="ask a model and write its answers here")
    parser.add_argument("--uri", default="", help="of the server, such as http://127.0.0.1:8080/v1")
    parser.add_argument("--llm-backend", default="openai", help="back end of the kind llm")
    parser.add_argument("--model", default="", help="name on the server, or folder of a local model")
    parser.add_argument("--rows", type=int, default=240, help="sentences to ask about")
    parser.add_argument(
        "--text-backend", default=EngineConfig().text_backend, help="who reads the words without it"
    )
    parser.add_argument("--json", type=Path, help="write the figures here too")
    options = parser.parse_args(argv)
    if options.record is not None:
        create = registry.load("llm", options.llm_backend)
        model = create(ModelStore.default(), uri=options.uri, model=options.model)
        model.load()
        prompt = Prompt(resource("config/prompts/opinion.txt"))
        record(ask(model, prompt, questions(options.rows), deadline=60.0), options.record)
        return 0
    path = options.answers or resource(ANSWERS)
    reader, given = loaded_reader(options.text_backend), recorded(path)
    chooser = random.Random(1)
    liars: dict[str, Callable[[Answer], str]] = {
        path.stem: lambda answer: answer.said,
        "always seeking": lambda answer: "seeking",
        "anything": lambda answer: chooser.choice(("none", "seeking", "providing")),
        "never the truth": lambda answer: OPPOSITE[answer.truth],
    }
    found = [judge(who, reader, [replace(a, said=says(a)) for a in given]) for who, says in liars.items()]
    unmeasured = gains_of(
        reader, halves(given)[1], opinion.weights(resource("config/opinion.yaml"), "default")
    )
    print(table(found, given, unmeasured))
    if options.json:
        options.json.write_text(
            json.dumps([asdict(one) | {"harmless": one.harmless} for one in found], indent=1)
        )
    return int(not all(one.harmless for one in found))


def halves(given: Sequence[Answer]) -> tuple[list[Answer], list[Answer]]:
    """Return what teaches and what judges, alternating by kind: every other answer of each truth."""
    ordered = sorted(given, key=lambda answer: (answer.truth, answer.text))
    return ordered[::2], ordered[1::2]


def judge(who: str, reader: Reads, given: Sequence[Answer]) -> Judged:
    """Learn from one half of `given` and judge by the other."""
    teach, test = halves(given)
    weights, share = learn(reader, teach)
    return Judged(who, share, weights, gains_of(reader, test, weights))


def gains_of(reader: Reads, test: Sequence[Answer], weights: opinion.Weights) -> list[Gain]:
    """Return what `weights` bring on `test`."""
    return gains(decided(reader, test, None), decided(reader, test, weights), truth(test))


def table(found: Sequence[Judged], given: Sequence[Answer], unmeasured: Sequence[Gain]) -> str:
    """Return everything as text."""
    right = sum(answer.said == answer.truth for answer in given)
    sense = sum(bool(answer.said) for answer in given)
    lines = [f"{len(given)} sentences; an answer that makes sense to {sense}, right {right}", ""]
    lines.append(
        f"{'who':20}{'share':>7}  {'accuracy':>16}{'macro-F1':>16}{'surprise':>16}  change of surprise"
    )
    for one in found:
        lines.append(
            _line(one.who, f"{one.share:g}", one.gains) + ("  harmless" if one.harmless else "  HARM")
        )
    lines.append(_line("(unmeasured)", "default", unmeasured) + "  what measuring prevents")
    entry = {found[0].who: found[0].weights}
    return "\n".join(
        [*lines, "", "for config/opinion.yaml:", yaml.safe_dump(entry, default_flow_style=None, width=120)]
    )


def _line(who: str, share: str, found: Sequence[Gain]) -> str:
    accuracy, f1, surprise, _ = found
    cells = "".join(f"{f'{g.before:.3f} > {g.after:.3f}':>16}" for g in (accuracy, f1, surprise))
    change = f"{surprise.after - surprise.before:+.3f} [{surprise.low:+.3f}, {surprise.high:+.3f}]"
    return f"{who:20}{share:>7}  {cells}  {change}"
