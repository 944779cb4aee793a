"""Times the voice: from the text of an answer to its first sample, the whole sentence being made at once."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from whee_ros.core import registry
from whee_ros.core.motion import Prosody, Speech
from whee_ros.engine.models import ModelStore
from whee_ros.ports.tts import Synthesizer
from whee_ros.tools.stopwatch import Stopwatch

ANSWERS = (
    "I see.",
    "I am so sorry about your dog.",
    "I am so sorry about your dog. That must hurt. What was he like?",
    "That sounds exhausting, after a whole day of it. I would be glad to sit with you while you try once more.",
)


def speak(watch: Stopwatch, voice: Synthesizer, text: str) -> Speech:
    """Time one answer."""
    stage = f"to the first sample, {len(text.split())} words"
    return watch.time(stage, voice.synthesize, text, Prosody())


def main(argv: Sequence[str]) -> int:
    """Run the benchmark; print the table and the real-time factor."""
    parser = argparse.ArgumentParser(prog="whee bench speech", description=__doc__)
    parser.add_argument("--rounds", type=int, default=20, help="times each answer is spoken")
    parser.add_argument("--backend", default="hibari", help="text-to-speech back end")
    options = parser.parse_args(argv)
    watch = Stopwatch()
    voice = registry.load("tts", options.backend)(ModelStore.default())
    watch.time("loading the voice", voice.load)
    spoken = 0.0
    for _ in range(options.rounds):
        spoken = sum(speak(watch, voice, text).duration for text in ANSWERS)
    stages = [f"to the first sample, {len(text.split())} words" for text in ANSWERS]
    print(watch.table())
    made = sum(watch.percentiles(stage)[0] for stage in stages)
    print(f"real-time factor {made / spoken:.3f}: {spoken:.1f} s of speech in {made:.2f} s")
    voice.close()
    return 0
