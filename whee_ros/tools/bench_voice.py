"""Times the ears: the way in, echo, speech detection and prosody by chunk, recognition by clip; each alone.

The person's and the robot's voice are synthetic; the share of a core is that at real time.
"""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from whee_ros.core import registry
from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.core.motion import Prosody
from whee_ros.engine.models import ModelStore
from whee_ros.perception.voice.activity import ActivityMeter
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.echo import EchoRemover
from whee_ros.perception.voice.intake import Intake
from whee_ros.perception.voice.prosody import measure
from whee_ros.perception.voice.turns import TurnTaker
from whee_ros.ports.asr import Recognizer
from whee_ros.ports.voice import WINDOW, SpeechDetector
from whee_ros.tools.bench_affect import estimate
from whee_ros.tools.stopwatch import Stopwatch

DEVICE_RATE = 48_000
"""Rate of a common device, Hz."""
SENTENCES = (
    "How many days are there in February?",
    "My dog died last night and the house feels so empty.",
    "I have been fixing this printer all day and nothing works.",
    "I walked to the library after breakfast, met an old friend there, and we talked until it closed.",
)


def clips(models: ModelStore) -> list[NDArray[np.float32]]:
    """Return the sentences as speech at 16 kHz."""
    voice = registry.load("tts", "hibari")(models, voice="rowan")
    voice.load()
    resample = importlib.import_module("soxr").resample
    spoken = [voice.synthesize(text, Prosody()) for text in SENTENCES]
    voice.close()
    return [resample(speech.samples, speech.sample_rate, SAMPLE_RATE).astype(np.float32) for speech in spoken]


def listen(watch: Stopwatch, sound: NDArray[np.float32], detector: SpeechDetector) -> None:
    """Time what the voice node does with each chunk of `sound`."""
    config = VoiceConfig()
    intake, remover = Intake(), EchoRemover()
    meter, turns = ActivityMeter(config, detector), TurnTaker(config)
    window = int(config.affect_window * SAMPLE_RATE)
    every = int(config.affect_every * SAMPLE_RATE) // WINDOW * WINDOW
    for seq, at in enumerate(range(0, len(sound) - WINDOW + 1, WINDOW), start=1):
        now = (at + WINDOW) / SAMPLE_RATE
        chunk = AudioChunk(now, SAMPLE_RATE, sound[at : at + WINDOW], seq)
        device = AudioChunk(
            now, DEVICE_RATE, np.resize(chunk.samples, DEVICE_RATE * WINDOW // SAMPLE_RATE), seq
        )
        watch.time("intake, a chunk of 32 ms at 48 kHz", intake.feed, device)
        remover.robot(AudioChunk(now + 0.1, SAMPLE_RATE, 0.5 * chunk.samples, seq))
        watch.time("echo removed, a chunk while the robot speaks", remover.feed, chunk)
        activity = watch.time("voice activity, a chunk of 32 ms", meter.feed, chunk, False)
        watch.time("turn taking, a chunk", turns.update, activity, False)
        if at % every == 0 and at >= window:
            part = sound[at - window : at]
            watch.time(f"prosody, {config.affect_window:g} s of speech", measure, part)


def recognize(watch: Stopwatch, spoken: Sequence[NDArray[np.float32]], recognizer: Recognizer) -> None:
    """Time the recognition of each clip, as a guess while speech may go on and as the final text."""
    for clip in spoken:
        seconds = f"{len(clip) / SAMPLE_RATE:.1f} s of speech"
        watch.time(f"words, quick, {seconds}", recognizer.transcribe, clip, partial=True)
        watch.time(f"words, final, {seconds}", recognizer.transcribe, clip)


def main(argv: Sequence[str]) -> int:
    """Run the benchmark and print the table."""
    parser = argparse.ArgumentParser(prog="whee bench voice", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="times each clip is heard")
    parser.add_argument("--threads", type=int, default=2, help="threads of the recogniser")
    options = parser.parse_args(argv)
    models, watch = ModelStore.default(), Stopwatch()
    detector = registry.load("voice", "silero")(models)
    recognizer = registry.load("asr", "whisper")(models, threads=options.threads)
    watch.time("loading the speech detector", detector.load)
    watch.time("loading the recogniser", recognizer.load)
    encoder = registry.load("voice_encoder", "whisper_states")(models)
    watch.time("loading the voice encoder", encoder.load)
    spoken = clips(models)
    for _ in range(options.rounds):
        listen(watch, np.concatenate(spoken), detector)
        for states in (encoder, None):
            estimate(watch, np.concatenate(spoken), states)
        recognize(watch, spoken, recognizer)
    print(watch.table())
    return 0
