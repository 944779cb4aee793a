"""Times the mind: words to state, signs to state, state to plan, each against its budget."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from whee_ros.core.face import AU_NAMES, ActionUnit, FaceObservation
from whee_ros.core.resources import resource
from whee_ros.core.voice import Transcript, VoiceAffect
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.responder import Responder
from whee_ros.empathy.safety.config import SafetyConfig
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.empathy.when.detector import EmpathyDetector
from whee_ros.engine.config import EngineConfig
from whee_ros.engine.models import ModelStore
from whee_ros.engine.overheard import open_nearness, open_suits
from whee_ros.engine.reading import loaded_reader
from whee_ros.engine.safety import open_guardian
from whee_ros.tools.stopwatch import Stopwatch

SENTENCES = (
    "I went to the market on Monday.",
    "My grandmother passed away last week, and I keep thinking of her and of all the summers that we had.",
    "Which planet is the largest?",
    "They chose me for the orchestra, and I am so happy!",
)
RATE = 30
"""Faces a second."""


def main(argv: Sequence[str]) -> int:
    """Hold a conversation of a hundred utterances with a face at 30 Hz; print p50 and p95 of every stage."""
    parser = argparse.ArgumentParser(prog="whee bench mind", description=__doc__)
    parser.add_argument("--rounds", type=int, default=25)
    parser.add_argument("--backend", default=EngineConfig().text_backend, help="of the kind text")
    options = parser.parse_args(argv)
    reader = loaded_reader(options.backend)
    detector = EmpathyDetector(WhenConfig(), reader)
    guardian, boundary_encoder, _ = open_guardian(SafetyConfig(), ModelStore.default())
    bank = Bank.load(resource("config/bank.yaml"))
    nearness = open_nearness(bank, boundary_encoder)
    responder = Responder(
        HowConfig(), bank, guardian=guardian, nearness=nearness, suits=open_suits(bank, nearness)
    )
    units = tuple(ActionUnit(code, 0.3) for code in AU_NAMES)
    watch, now = Stopwatch(), 0.0
    for count in range(options.rounds * len(SENTENCES)):
        for _ in range(3 * RATE):
            now += 1 / RATE
            detector.observe(FaceObservation(now, width=100, action_units=units, confidence=0.9))
        detector.observe(VoiceAffect(now, 2.0, 0.0, 0.4, 0.0, 0.6))
        watch.time("signs -> state, between utterances", detector.step, now)
        text = SENTENCES[count % len(SENTENCES)]
        # the how node reads the final words in its own process, while the detector is at work on them
        watch.time("transcript -> boundaries, beside the next", guardian.gate.judge, text)
        state = watch.time(
            "transcript -> state (budget 15 / 40 ms)",
            detector.decide,
            Transcript(now, now - 3.0, f"u{count}", text, True),
        )
        watch.time("state -> plan (budget 10 / 40 ms)", responder.plan, state, now)
    print(watch.table())
    boundary_encoder.close()
    return 0
