"""Times the voice, from the text of an answer to its first sample, and the recogniser on what the voice has said."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from whee_ros.core import registry
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.core.motion import Prosody, Speech
from whee_ros.engine.models import ModelStore
from whee_ros.engine.person_voice import resample
from whee_ros.ports.asr import Recognizer
from whee_ros.ports.tts import Synthesizer
from whee_ros.tools.stopwatch import Stopwatch

Sound = NDArray[np.float32]

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


def hear(watch: Stopwatch, recognizer: Recognizer, sounds: Sequence[Sound]) -> None:
    """Time the recognition of each sound, as a partial and for good."""
    for sound in sounds:
        for quick, name in ((True, "partial"), (False, "final")):
            stage = f"{name} words of {len(sound) / SAMPLE_RATE:.0f} s of speech"
            watch.time(stage, recognizer.transcribe, sound, partial=quick)


def main(argv: Sequence[str]) -> int:
    """Run the benchmark; print the table and the real-time factor."""
    parser = argparse.ArgumentParser(prog="whee bench speech", description=__doc__)
    parser.add_argument("--rounds", type=int, default=20, help="times each answer is spoken")
    parser.add_argument("--backend", default="hibari", help="text-to-speech back end")
    parser.add_argument("--asr", default="whisper", help="recogniser")
    options = parser.parse_args(argv)
    watch = Stopwatch()
    voice = registry.load("tts", options.backend)(ModelStore.default())
    watch.time("loading the voice", voice.load)
    spoken = 0.0
    for _ in range(options.rounds):
        spoken = sum(speak(watch, voice, text).duration for text in ANSWERS)
    recognizer = registry.load("asr", options.asr)(ModelStore.default(), threads=1)
    watch.time("loading the recogniser", recognizer.load)
    answers = [voice.synthesize(text, Prosody()) for text in ANSWERS]
    sounds = [resample(answer.samples, answer.sample_rate) for answer in answers]
    for _ in range(options.rounds):
        hear(watch, recognizer, sounds)
    recognizer.close()
    stages = [f"to the first sample, {len(text.split())} words" for text in ANSWERS]
    print(watch.table())
    made = sum(watch.percentiles(stage)[0] for stage in stages)
    print(f"real-time factor {made / spoken:.3f}: {spoken:.1f} s of speech in {made:.2f} s")
    voice.close()
    return 0
