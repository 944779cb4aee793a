"""Speaks over the robot at random moments of a hundred utterances, in virtual time, and looks at what stops when.

The main tree, the skills and the stage perform plans of every stance and of the safety path with a voice, a face and
a body; at a random moment the person takes the floor. Measured from there: the report that the voice was cancelled,
still lips, the face of the answer let go, arms at rest for a moment. The report must name the words said whole.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

import numpy as np

from whee_ros.behavior.loader import load_tree
from whee_ros.behavior.snapshot import Snapshot
from whee_ros.core import registry
from whee_ros.core.empathy import SAFETY_WRITER, Candidate, EmpathyPlan, Response, Stance
from whee_ros.core.motion import MotionFrame, SpeechStatus
from whee_ros.core.resources import resource
from whee_ros.core.voice import TurnPhase, TurnState
from whee_ros.engine.models import ModelStore
from whee_ros.engine.skills import StageSkills, Utterance
from whee_ros.expression.config import ExpressionConfig
from whee_ros.expression.library import Library
from whee_ros.expression.stage import Stage
from whee_ros.ports.profile import profile_path

GOAL = 0.2
"""Seconds until everything has stopped."""
STEP = 0.01
TICK_EVERY = 3
"""Steps between two ticks of the tree, about 30 Hz."""
STILL = 0.1
"""Share of the strength of the face, and of the speed of the arms, that counts as stopped."""
SAYINGS = (
    "That sounds really hard, and I am glad that you told me about it.",
    "What a wonderful piece of news, you must be so proud of that.",
    "I hear you. It is a lot to carry on your own for such a long time.",
    "It makes sense that this makes you angry, anybody would be.",
    "Tell me more about it, I would like to understand how that was for you.",
)
PERFORMED = (
    (Stance.SOOTHE, "concerned", "slow_nod"),
    (Stance.CELEBRATE, "celebrating", "cheer"),
    (Stance.LISTEN, "curious", "tilt"),
    (Stance.MIRROR, "sad", "comfort"),
    (Stance.NEUTRAL, "happy", "celebrate"),
)


@dataclass
class Round:
    """One utterance: when each thing had stopped after the person took the floor, s."""

    voice: float = float("inf")
    lips: float = float("inf")
    face: float = float("inf")
    arms: float = float("inf")
    words: int = -1
    truly: int = -2
    again: bool = False
    frames: list[MotionFrame] = field(default_factory=list)

    @property
    def all(self) -> float:
        """When the last of it had stopped."""
        return max(self.voice, self.lips, self.face, self.arms)


def stopped(number: int, seed: int) -> Round:
    """Perform one plan, speak over it, and return what was seen."""
    chance = Random(f"{seed}/{number}")
    config = ExpressionConfig()
    told: list[Any] = []
    library = Library.load(
        resource("config/expressions.yaml"), resource("config/gestures.yaml"), profile_path("whee_bot")
    )
    voice = registry.load("tts", "scripted")(ModelStore({}))
    stage = Stage(config, library)
    skills = StageSkills(stage, voice, told.append)
    tree = load_tree(resource("behavior_trees/main.xml"), skills)
    stance, expression, gesture = PERFORMED[number % len(PERFORMED)]
    writer = f"{SAFETY_WRITER}crisis" if number % 10 == 0 else "bank"
    text = SAYINGS[chance.randrange(len(SAYINGS))]
    plan = EmpathyPlan(
        0.0,
        f"p{number}",
        "",
        "u0",
        Response.EMPATHIC,
        intensity=chance.uniform(0.4, 1.0),
        stance=stance,
        text=text,
        expression=expression,
        gesture=gesture,
        candidates=(Candidate(text, writer, 1.0),),
    )
    spoken_over = 0.0
    wait = chance.uniform(0.1, 0.9)
    found = Round()
    for step in range(2000):
        now = step * STEP
        skills.step(now)
        speech = next((item for item in reversed(told) if isinstance(item, SpeechStatus)), None)
        if speech and not spoken_over and now >= speech.stamp and speech.state in ("started", "word"):
            first = next(item for item in told if isinstance(item, SpeechStatus))
            if now >= first.stamp + wait * first.duration:
                spoken_over = now
        turn = TurnState(now, TurnPhase.IDLE, 0.0, 9.0)
        if spoken_over:
            turn = TurnState(now, TurnPhase.SPEAKING, 0.0, 0.0, "u1", barge_in=True)
        if step % TICK_EVERY == number % TICK_EVERY:
            tree.tick(Snapshot(now, plan=plan, turn=turn, speech=speech))
        found.frames.append(stage.frame(now))
        if spoken_over and now > spoken_over + 1.0:
            break
    _judge(found, told, spoken_over)
    return found


def _judge(found: Round, told: Sequence[Any], begun: float) -> None:
    """Fill in what was seen in the frames and reported."""
    reports = [item for item in told if isinstance(item, SpeechStatus)]
    cancelled = [item for item in reports if item.state == "cancelled"]
    found.again = sum(item.state == "started" for item in reports) != 1
    if cancelled:
        found.voice, found.words = cancelled[0].stamp - begun, cancelled[0].word_index
        (said,) = [item for item in told if isinstance(item, Utterance)]
        found.truly = sum(word.end <= said.heard + 1e-6 for word in said.speech.words)
    before = max(index for index, frame in enumerate(found.frames) if frame.stamp <= begun + 1e-9)
    after = found.frames[before:]
    found.lips = _first(
        after, begun, [frame.face.viseme == "sil" or frame.face.viseme_weight < 0.05 for frame in after]
    )
    strength = np.array([sum(frame.face.intensities) for frame in after])
    found.face = _first(after, begun, strength <= max(STILL * strength[0], 0.02))
    arms = np.array(
        [[frame.channels.get(name, 0.0) for name in ("arm_left", "arm_right")] for frame in found.frames]
    )
    speed = np.abs(np.diff(arms, axis=0)).max(axis=1)[before:]
    found.arms = _first(after, begun, speed <= max(STILL * speed[0], 0.002))


def _first(frames: Sequence[MotionFrame], begun: float, holds: Sequence[bool]) -> float:
    return next(
        (frame.stamp - begun for frame, true in zip(frames, holds, strict=False) if true), float("inf")
    )


def main(argv: Sequence[str]) -> int:
    """Interrupt and print; 1 when anything went on for longer than the goal, or words were told wrong."""
    parser = argparse.ArgumentParser(prog="whee eval stopping", description=__doc__)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(argv)
    rounds = [stopped(number, options.seed) for number in range(options.rounds)]
    print(
        f"{'from the interruption to':34}{'p50 ms':>8}{'p95 ms':>8}{'max ms':>8}   goal {GOAL * 1000:.0f} ms"
    )
    for name in ("voice", "lips", "face", "arms", "all"):
        times = [getattr(one, name) for one in rounds]
        p50, p95 = np.percentile(times, [50, 95])
        verdict = "kept" if max(times) <= GOAL else "MISSED"
        print(f"{name:34}{p50 * 1e3:8.0f}{p95 * 1e3:8.0f}{max(times) * 1e3:8.0f}   {verdict}")
    right = sum(one.words == one.truly for one in rounds)
    silent = sum(not one.again for one in rounds)
    print(f"words told as said: {right} of {len(rounds)}; said nothing more: {silent} of {len(rounds)}")
    good = all(one.all <= GOAL for one in rounds) and right == silent == len(rounds)
    return int(not good)
