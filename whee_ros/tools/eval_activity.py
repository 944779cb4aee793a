"""`whee eval activity`: how soon speech is noticed, and its end, in recordings whose onsets are known.

Recordings are laid one after another between silences of one to two seconds, without noise, with steady noise of the
spectrum of speech, and with knocks. What counts is when it is decided: the last window must have been heard.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from whee_ros.core import registry
from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.engine.models import ModelStore
from whee_ros.perception.voice.activity import ActivityMeter
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.front import SoundFront
from whee_ros.ports.voice import WINDOW, SpeechDetector
from whee_ros.tools.hearing.recordings import Sound, knocks, load, seconds, speech_noise

KNOCKS = "knocks"

CONDITIONS: tuple[tuple[str, float], ...] = (
    ("quiet", -44.0),
    ("20 dB", -20.0),
    ("10 dB", -10.0),
    (KNOCKS, -44.0),
)
"""Names, and the level of the steady noise relative to speech; a quiet room is -70 dBFS."""
ONSET_GOAL, OFFSET_GOAL = 0.060, 0.200
NEAR = 0.3
"""Seconds around speech in which activity is no false alarm."""


@dataclass(frozen=True)
class Figures:
    """What was measured under one condition; times in s.

    Attributes:
        missed, split: shares of the utterances that were not noticed, and that were taken for several.
        false_alarms: a minute of silence.
    """

    onset_p50: float
    onset_p95: float
    offset_p50: float
    offset_p95: float
    missed: float
    split: float
    false_alarms: float
    utterances: int


def scene(
    sounds: Sequence[Sound], noise_db: float, seed: int, *, knocking: bool = False
) -> tuple[Sound, list[tuple[float, float]]]:
    """Return one stream and the beginnings and ends (s) of the utterances in it."""
    random, parts, spans, at = np.random.default_rng(seed), [], [], 0
    for sound in sounds:
        gap = np.zeros(int(random.uniform(1.0, 2.0) * SAMPLE_RATE), np.float32)
        begin = at + len(gap)
        parts += [gap, sound]
        spans.append((begin / SAMPLE_RATE, (begin + len(sound)) / SAMPLE_RATE))
        at = begin + len(sound)
    stream = np.concatenate([*parts, np.zeros(SAMPLE_RATE, np.float32)])
    stream = stream + speech_noise(sounds, len(stream), noise_db, seed)
    if knocking:
        stream = stream + knocks(len(stream), seed=seed)
    return stream.astype(np.float32), spans


def decisions(
    stream: Sound, config: VoiceConfig, detector: SpeechDetector
) -> tuple[list[float], list[float]]:
    """Return when speech was said to begin and to end, s of the stream."""
    detector.reset()
    front, meter = SoundFront(config), ActivityMeter(config, detector)
    begins: list[float] = []
    ends: list[float] = []
    speaking = False
    for seq, at in enumerate(range(0, len(stream) - WINDOW + 1, WINDOW), start=1):
        now = (at + WINDOW) / SAMPLE_RATE
        for sound in front.feed(AudioChunk(now, SAMPLE_RATE, stream[at : at + WINDOW], seq)):
            activity = meter.feed(sound, False)
            if activity.speaking != speaking:
                (begins if activity.speaking else ends).append(now)
                speaking = activity.speaking
    return begins, ends


def figures(spans: Sequence[tuple[float, float]], begins: Sequence[float], ends: Sequence[float]) -> Figures:
    """Compare what was decided with what is known."""
    onsets, offsets, missed, split, true = [], [], 0, 0, 0
    for begin, end in spans:
        found = [time for time in begins if begin - NEAR / 3 < time < end + NEAR]
        closed = [time for time in ends if end - NEAR < time < end + 1.0]
        true += sum(begin - NEAR < time < end + NEAR for time in begins)
        if not found:
            missed += 1
            continue
        split += len(found) > 1
        onsets.append(found[0] - begin)
        if closed:
            offsets.append(closed[-1] - end)
    silence = spans[-1][1] - sum(end - begin + 2 * NEAR for begin, end in spans)
    p = [float(value) for times in (onsets, offsets) for value in np.percentile(times or [9.9], [50, 95])]
    alarms = (len(begins) - true) / silence * 60.0
    return Figures(p[0], p[1], p[2], p[3], missed / len(spans), split / len(spans), alarms, len(spans))


def main(argv: Sequence[str]) -> int:
    """Print the table; 0 when the medians in quiet meet their goals."""
    parser = argparse.ArgumentParser(prog="whee eval activity", description=__doc__)
    parser.add_argument("--speech", type=Path, required=True, help="folder with clean recordings of people")
    parser.add_argument("--part", choices=("dev", "test"), default="test", help="speakers")
    parser.add_argument("--count", type=int, default=120, help="recordings")
    parser.add_argument("--voice", default="silero", help="back end of the kind voice")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the numbers there")
    options = parser.parse_args(argv)
    detector = registry.load("voice", options.voice)(ModelStore.default())
    detector.load()
    sounds = load(options.speech, options.part, options.count)
    print(f"{len(sounds)} recordings, {sum(map(seconds, sounds)):.0f} s of speech, part {options.part}")
    print(f"{'noise':8}{'onset ms':>16}{'end ms':>16}{'missed':>8}{'split':>7}{'false/min':>11}")
    numbers = {}
    for seed, (name, level) in enumerate(CONDITIONS):
        stream, spans = scene(sounds, level, seed, knocking=name == KNOCKS)
        found = figures(spans, *decisions(stream, VoiceConfig(), detector))
        numbers[name] = asdict(found)
        onset = f"{found.onset_p50 * 1e3:.0f} / {found.onset_p95 * 1e3:.0f}"
        offset = f"{found.offset_p50 * 1e3:.0f} / {found.offset_p95 * 1e3:.0f}"
        shares = f"{found.missed:8.1%}{found.split:7.1%}{found.false_alarms:11.2f}"
        print(f"{name:8}{onset:>16}{offset:>16}{shares}")
    quiet = numbers["quiet"]
    met = quiet["onset_p50"] <= ONSET_GOAL and quiet["offset_p50"] <= OFFSET_GOAL
    print(
        f"{'met' if met else 'MISSED'}: p50 in quiet, goals {ONSET_GOAL * 1e3:.0f} and {OFFSET_GOAL * 1e3:.0f} ms"
    )
    if options.json:
        options.json.write_text(json.dumps(numbers, indent=1), encoding="utf-8")
    return int(not met)
