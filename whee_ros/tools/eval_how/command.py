"""`whee eval how`: whether replies fit people who seek empathy, on utterances that nothing was built from.

Each utterance is a person's first to the robot; the detector reads its words, and the plan is made once as it would be
on the robot ("as detected") and once as if face and voice had left no doubt that empathy is sought ("called for").
Goals are judged on the latter, for the former also counts what the detector misses. The plain reply (`empathy_gain` 0),
replies chosen by words and emotion alone, without the sentence encoder, and what a person answered in the set stand
beside. Judges: see `judges.py`. `--show N` prints utterances with their
replies to be read.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np

from whee_ros.core import registry
from whee_ros.core.clock import elapsed
from whee_ros.core.empathy import Direction, EmpathyPlan, EmpathyState
from whee_ros.core.resources import resource
from whee_ros.core.voice import Transcript
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.nearness import Nearness
from whee_ros.empathy.how.responder import Responder
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.empathy.when.detector import EmpathyDetector
from whee_ros.engine.config import EngineConfig
from whee_ros.engine.models import ModelStore
from whee_ros.engine.overheard import Overheard, open_nearness, open_suits
from whee_ros.engine.reading import loaded_reader
from whee_ros.engine.safety import ENCODER
from whee_ros.tools.eval_how import judges, sets
from whee_ros.tools.eval_how.figures import Figures, Judges, figures, goals, judged
from whee_ros.tools.eval_how.understanding import Above, Agreement, Understanding

CALLED = 0.75
"""Need at least, where empathy is called for: what words, face and voice together reach when they agree."""
APART = 3600.0
"""Seconds between two people, so that nothing said to one is careful of the other."""


def main(argv: Sequence[str]) -> int:
    """Print tables and goals, or replies to be read; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="whee eval how", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds text/")
    parser.add_argument("--part", choices=sets.PARTS, default="test")
    parser.add_argument("--rows", type=int, default=360, help="utterances")
    parser.add_argument("--seed", type=int, default=1, help="of the choice of utterances")
    parser.add_argument("--show", type=int, default=0, help="print so many utterances with replies and stop")
    parser.add_argument(
        "--text-backend", default=EngineConfig().text_backend, help="who reads the words, of the kind text"
    )
    parser.add_argument("--cache", type=Path, help="keep embeddings in this .npz")
    parser.add_argument("--json", type=Path, help="write everything here")
    options = parser.parse_args(argv)
    asked = sets.seekers(options.data, options.part, options.show or options.rows, options.seed)
    encoder = Overheard(registry.load("text", ENCODER)(ModelStore.default()))
    encoder.load()
    reader = loaded_reader(options.text_backend)
    states = [_state(EmpathyDetector(WhenConfig(), reader), one, at) for at, one in enumerate(asked)]
    nearness = open_nearness(Bank.load(resource("config/bank.yaml")), encoder)
    detected, _ = _plans(states, nearness)
    if options.show:
        for at, (one, state, plan) in enumerate(zip(asked, states, detected, strict=True), start=1):
            print(shown(at, one, state, plan))
        return 0
    called, times = _plans([sought(state) for state in states], nearness)
    plain, _ = _plans(states, nearness, empathy_gain=0.0)
    blind, _ = _plans([sought(state) for state in states], None)
    embed = judges.Embedder(encoder, options.cache)
    research = registry.load("text", "tuned_research")(ModelStore.default())
    research.load()
    listener = judges.Listener(research)
    bench = Judges(
        judges.direction(options.data, embed),
        listener,
        Understanding(options.data, listener.read, lambda read: listener.levels(read)["interpretation"]),
        judges.mechanisms(options.data, embed),
    )
    texts = [one.text for one in asked]
    table = [
        _figures(name, texts, plans, bench)
        for name, plans in (
            ("called for", called),
            ("as detected", detected),
            ("plain", plain),
            ("by words", blind),
        )
    ]
    told = [one for one in asked if one.human]
    table.append(figures("people", [one.text for one in told], [one.human for one in told], bench))
    above = _above(texts, called, plain, bench)
    timed = (float(np.percentile(times, 50)), float(np.percentile(times, 95)))
    wanted = goals(table[0], table[2], timed)
    print(
        f"{len(asked)} utterances of seekers, part {options.part}; "
        f"{sum(not judged(plan) for plan in called)} to the safety path"
    )
    print("judges (macro-F1 on rows of their own sets that they did not learn from):")
    for name, judge in {"direction": bench.direction, **bench.second}.items():
        print(f"  {name:16}{judge.rows:6} rows{judge.score:7.3f}")
    print("judges of interpretation against people (EPITOME's annotators; our labels of people's answers):")
    print(f"  understanding    {_told(bench.understanding.agreement)}")
    print(f"  EPITOME's heads  {_told(bench.understanding.before)}")
    print(f"\n{'':20}" + "".join(f"{one.who:>13}" for one in table))
    for row in _rows(table):
        print(row)
    for goal in wanted:
        sign = "at most" if goal.most else "at least"
        print(f"{'met' if goal.met else 'MISSED':8}{goal.name:40}{goal.value:8.3f}  {sign} {goal.wanted:g}")
    print(f"interpretation above the plain reply: 95 % interval {above.low:.2f} to {above.high:.2f}")
    if options.json:
        report = {
            "above": above._asdict(),
            "figures": [asdict(one) for one in table],
            "goals": [asdict(goal) for goal in wanted],
        }
        options.json.write_text(json.dumps(report, indent=1) + "\n")
    return int(any(not goal.met for goal in wanted))


def sought(state: EmpathyState) -> EmpathyState:
    """Return `state` as it is where face and voice leave no doubt that empathy is sought."""
    return replace(
        state,
        direction=Direction.SEEKING,
        need=max(CALLED, state.need),
        confidence=max(0.6, state.confidence),
    )


def shown(at: int, one: sets.Asked, state: EmpathyState, plan: EmpathyPlan) -> str:
    """Return an utterance with its reply, to be read."""
    how = f"{plan.response}, {plan.strategy or 'no strategy'}, {plan.expression}, {plan.intensity:.2f}"
    seen = f"{state.direction} {state.need:.2f}, {state.emotion or 'no emotion'}"
    return f"{at:3}  {one.text}\n     > {plan.text or '(listens)'}\n       [{seen} | {how}]"


def _state(detector: EmpathyDetector, one: sets.Asked, at: int) -> EmpathyState:
    stamp = APART * (at + 1)
    return detector.decide(Transcript(stamp, stamp - 3.0, f"u{at}", one.text, True, person_id=f"p{at}"))


def _plans(
    states: Sequence[EmpathyState], nearness: Nearness | None, **values: float
) -> tuple[list[EmpathyPlan], list[float]]:
    """Return the plans of one robot, and how long each took, ms."""
    bank = Bank.load(resource("config/bank.yaml"))
    responder = Responder(HowConfig(**values), bank, nearness=nearness, suits=open_suits(bank, nearness))  # type: ignore[arg-type]
    plans, times = [], []
    for at, state in enumerate(states):
        if nearness is not None:
            nearness.near(state.text)  # the how node reads the words while the detector is at work on them
        begun = elapsed()
        plans.append(responder.plan(state, APART * (at + 1)))
        times.append(1000 * (elapsed() - begun))
    return plans, times


def _figures(name: str, texts: Sequence[str], plans: Sequence[EmpathyPlan], bench: Judges) -> Figures:
    heard = [(text, plan) for text, plan in zip(texts, plans, strict=True) if judged(plan)]
    said = [plan.text for _, plan in heard]
    return figures(name, [text for text, _ in heard], said, bench, [plan.strategy for _, plan in heard])


def _above(
    texts: Sequence[str], ours: Sequence[EmpathyPlan], plain: Sequence[EmpathyPlan], bench: Judges
) -> Above:
    """Return how far the interpretation of `ours` is above that of `plain`."""

    def marks(plans: Sequence[EmpathyPlan]) -> judges.Floats:
        heard = [(text, plan.text) for text, plan in zip(texts, plans, strict=True) if judged(plan)]
        asked, said = [text for text, _ in heard], [reply for _, reply in heard]
        return bench.understanding.levels(bench.listener.read(asked, said), said)

    return bench.understanding.above(marks(ours), marks(plain))


def _told(one: Agreement) -> str:
    labels = f"found {one.found:.3f}, false {one.false:.3f}, r {one.correlation:.2f}"
    means = " / ".join(f"{mean:.2f}" for mean in one.means)
    return f"EPITOME {one.epitome:.3f}; labels {one.accuracy:.3f}: {labels}; levels 0/1/2 get {means}"


def _rows(table: Sequence[Figures]) -> list[str]:
    rows = {
        "replies": [f"{one.replies}" for one in table],
        "providing": [f"{one.providing:.3f}" for one in table],
        **{name: [f"{one.levels[name]:.2f}" for one in table] for name in judges.MECHANISMS},
        "understanding": [f"{one.understanding:.2f}" for one in table],
        " uncorrected": [f"{one.leaning:.2f}" for one in table],
        **{f"{name}, 2nd": [f"{one.second[name]:.2f}" for one in table] for name in judges.MECHANISMS},
        "nearness": [f"{one.nearness:.3f}" for one in table],
        "words": [f"{one.words:.1f}" for one in table],
        "longest": [f"{one.longest}" for one in table],
        "distinct-2": [f"{one.distinct:.3f}" for one in table],
        "repeated": [f"{one.repeated:.3f}" for one in table],
    }
    for name in table[0].strategies:
        rows[name] = [f"{one.strategies.get(name, 0.0):.2f}" if one.strategies else "" for one in table]
    return [f"{name:20}" + "".join(f"{cell:>13}" for cell in cells) for name, cells in rows.items()]
