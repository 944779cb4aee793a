"""`whee eval echo`: does the robot hear itself, and does it hear who talks over it? In simulated rooms.

The robot's synthetic voice sounds through a loudspeaker that distorts (tanh), a delay and a room into a microphone
whose clock drifts by 50 ppm; recorded people talk over every sentence but the first, as loud as the robot. A second
table says what the same detector does with the person alone: no canceller can be faster.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from whee_ros.core import registry
from whee_ros.core.media import SAMPLE_RATE, AudioChunk
from whee_ros.core.motion import Prosody
from whee_ros.engine.models import ModelStore
from whee_ros.engine.person_voice import resample
from whee_ros.perception.voice.activity import ActivityMeter
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.front import SoundFront
from whee_ros.ports.voice import WINDOW, SpeechDetector
from whee_ros.tools.hearing.recordings import LEVEL, Sound, load
from whee_ros.tools.hearing.rooms import drifted, response, through

SENTENCES = (
    "I am sorry to hear that. That sounds really hard, and it makes sense that you feel this way.",
    "I walked to the library after breakfast, met an old friend there, and we talked until it closed.",
    "Would you like to tell me more about what happened?",
    "Oh, that is wonderful news! You must be so proud of what you have done.",
)
ROOMS = tuple(itertools.product((0.03, 0.1, 0.2), (0.25, 0.5), (20.0, 30.0)))
"""Delay (s), reverberation (s), signal to noise (dB) of each scene."""
DRIFT = 50.0
AHEAD = 0.15
"""Seconds by which the robot's sound is published ahead, in steps of `STEP` samples, as the skills node does."""
STEP = 320
SOON, FOUND_GOAL = 0.2, 0.90
TURN = 0.25
"""Seconds of speech that make a turn."""


@dataclass
class Scene:
    """What is played and heard, and when who speaks (s)."""

    heard: Sound
    played: Sound
    person: Sound
    delay: float
    robot: list[tuple[float, float]] = field(default_factory=list)
    people: list[tuple[float, float]] = field(default_factory=list)


def scene(
    robot: Sequence[Sound], people: Sequence[Sound], delay: float, rt60: float, snr: float, seed: int
) -> Scene:
    """Return one scene: every sentence of the robot once."""
    random = np.random.default_rng(seed)
    length = sum(len(sentence) for sentence in robot) + 2 * SAMPLE_RATE * (len(robot) + 1)
    played, person = np.zeros(length), np.zeros(length)
    room = np.array([random.uniform(3, 6), random.uniform(3, 5), 2.6])
    ear = np.array([room[0] / 2, room[1] / 2, 1.0])
    direction = random.normal(size=3)
    near = ear + direction / np.linalg.norm(direction) * random.uniform(0.15, 0.4)
    far = ear + np.array([random.uniform(0.8, 1.2), random.uniform(-0.5, 0.5), 0.3])
    ways = response(room, near, ear, rt60), response(room, far, ear, rt60)
    direct = int(np.argmax(np.abs(ways[1]) > 0.3 * np.abs(ways[1]).max()))
    made = Scene(np.zeros(0, np.float32), np.zeros(0, np.float32), np.zeros(0, np.float32), delay)
    at = SAMPLE_RATE
    for index, sentence in enumerate(robot):
        played[at : at + len(sentence)] = 0.7 * sentence / np.abs(sentence).max()
        made.robot.append((at / SAMPLE_RATE, (at + len(sentence)) / SAMPLE_RATE))
        if index:
            begin = at + int((delay + random.uniform(0.4, 0.8)) * SAMPLE_RATE)
            said = people[int(random.integers(len(people)))][: at + len(sentence) - begin]
            sound = through(np.concatenate([said, np.zeros(SAMPLE_RATE // 4)]), ways[1])
            sound *= LEVEL / np.sqrt(np.mean(np.square(sound[: len(said)])))
            person[begin : begin + len(sound)] += sound[: length - begin]
            made.people.append(((begin + direct) / SAMPLE_RATE, (begin + direct + len(said)) / SAMPLE_RATE))
        at += len(sentence) + int(random.uniform(1.0, 2.0) * SAMPLE_RATE)
    late = np.concatenate([np.zeros(int(delay * SAMPLE_RATE)), np.tanh(1.5 * played) / 1.5])[:length]
    echo = drifted(through(late, ways[0]), DRIFT)
    sounding = np.concatenate(
        [echo[int((a + delay) * SAMPLE_RATE) : int((b + delay) * SAMPLE_RATE)] for a, b in made.robot]
    )
    echo *= LEVEL / np.sqrt(np.mean(np.square(sounding)))
    noise = through(random.standard_normal(length), np.array([1.0, 0.9, 0.8, 0.6, 0.4, 0.2]))
    noise *= LEVEL * 10 ** (-snr / 20) / np.sqrt(np.mean(np.square(noise)))
    made.heard, made.played = (echo + person + noise).astype(np.float32), played.astype(np.float32)
    made.person = (person + noise).astype(np.float32)
    return made


def listen(
    sound: Sound, made: Scene, config: VoiceConfig, detector: SpeechDetector
) -> list[tuple[float, float]]:
    """Return when somebody was taken to speak: times of decision, s."""
    detector.reset()
    front, meter = SoundFront(config), ActivityMeter(config, detector)
    told, spans, begin = 0, [], None
    for seq, at in enumerate(range(0, len(sound) - WINDOW + 1, WINDOW), start=1):
        now = (at + WINDOW) / SAMPLE_RATE
        while told + STEP <= len(made.played) and (told + STEP) / SAMPLE_RATE <= now + AHEAD:
            if any(a <= told / SAMPLE_RATE < b for a, b in made.robot):
                part = made.played[told : told + STEP]
                front.robot(AudioChunk((told + STEP) / SAMPLE_RATE, SAMPLE_RATE, part, told // STEP + 1))
            told += STEP
        speaks = any(a <= now < b for a, b in made.robot)
        for heard in front.feed(AudioChunk(now, SAMPLE_RATE, sound[at : at + WINDOW], seq)):
            activity = meter.feed(heard, speaks)
            if activity.speaking and begin is None:
                begin = now
            elif not activity.speaking and begin is not None:
                spans.append((begin, now))
                begin = None
    return spans if begin is None else [*spans, (begin, now)]


@dataclass
class Score:
    """Sums over scenes; times in s."""

    robot: float = 0.0
    false: float = 0.0
    turns: int = 0
    delays: list[float] = field(default_factory=list)

    def add(self, made: Scene, spans: Sequence[tuple[float, float]]) -> None:
        """Count one scene."""
        self.robot += sum(b - a for a, b in made.robot)
        for begin, end in spans:
            if not any(begin < stop + 0.5 and end > start for start, stop in made.people):
                self.false += end - begin
                self.turns += end - begin >= TURN + 0.128  # decided later than it ended
        for start, stop in made.people:
            found = [max(0.0, begin - start) for begin, end in spans if end > start and begin < stop + 0.2]
            self.delays.append(found[0] if found else 9.9)

    @property
    def numbers(self) -> dict[str, float]:
        """What is printed."""
        delays = np.array(self.delays)
        return {
            "false_s_per_min": self.false / self.robot * 60.0,
            "turns": self.turns,
            "found_soon": float(np.mean(delays <= SOON)),
            "delay_p50": float(np.median(delays)),
            "delay_p90": float(np.percentile(delays, 90)),
            "missed": float(np.mean(delays > 9.0)),
            "people": len(delays),
        }


def main(argv: Sequence[str]) -> int:
    """Print the table; 0 when the robot never takes itself for a person and hears who talks over it soon."""
    parser = argparse.ArgumentParser(prog="whee eval echo", description=__doc__)
    parser.add_argument("--speech", type=Path, required=True, help="folder with clean recordings of people")
    parser.add_argument("--part", choices=("dev", "test"), default="test", help="speakers")
    parser.add_argument("--scenes", type=int, default=len(ROOMS), help=f"of {len(ROOMS)}")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the numbers there")
    options = parser.parse_args(argv)
    models = ModelStore.default()
    detector = registry.load("voice", "silero")(models)
    detector.load()
    voice = registry.load("tts", "hibari")(models, voice="rowan")
    voice.load()
    spoken = [voice.synthesize(text, Prosody()) for text in SENTENCES]
    robot = [resample(speech.samples, speech.sample_rate) for speech in spoken]
    people = load(options.speech, options.part, 40)
    scores = {"reference": Score(), "half_duplex": Score(), "off": Score(), "person alone": Score()}
    for seed, (delay, rt60, snr) in enumerate(ROOMS[: options.scenes]):
        made = scene(robot, people, delay, rt60, snr, seed)
        for name, score in scores.items():
            alone = name == "person alone"
            config = VoiceConfig(echo="off" if alone else name)
            score.add(made, listen(made.person if alone else made.heard, made, config, detector))
    print(
        f"{'echo':14}{'false s/min':>12}{'turns':>7}{'in 200 ms':>11}{'p50 / p90 ms':>15}{'missed':>8}{'n':>5}"
    )
    found = {name: score.numbers for name, score in scores.items()}
    for name, n in found.items():
        delays = f"{n['delay_p50'] * 1e3:.0f} / {n['delay_p90'] * 1e3:.0f}"
        print(
            f"{name:14}{n['false_s_per_min']:12.2f}{n['turns']:7.0f}{n['found_soon']:11.0%}{delays:>15}"
            f"{n['missed']:8.0%}{n['people']:5.0f}"
        )
    met = found["reference"]["turns"] == 0 and found["reference"]["found_soon"] >= FOUND_GOAL
    print(
        f"{'met' if met else 'MISSED'}: no turn of the robot's own, {FOUND_GOAL:.0%} found in {SOON * 1e3:.0f} ms"
    )
    if options.json:
        options.json.write_text(json.dumps(found, indent=1), encoding="utf-8")
    return int(not met)
