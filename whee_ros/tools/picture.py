"""Draws the picture of the README: one exchange, seen, heard, weighed and answered by the real parts.

Nothing in it is made up: the scripted person of the demo's second turn is looked at and listened to, and what
stands in the picture is what came out. `python -m whee_ros.tools.picture --out docs/images/exchange.png`
"""

from __future__ import annotations

import argparse
import importlib
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.camera.portrait.performance import FaceProgramme
from whee_ros.backends.camera.portrait.warp import Portrait
from whee_ros.core import registry
from whee_ros.core.empathy import EmpathyPlan, EmpathyState
from whee_ros.core.face import AU_NAMES, FaceObservation
from whee_ros.core.media import SAMPLE_RATE, AudioChunk, Frame
from whee_ros.core.motion import Prosody
from whee_ros.core.resources import resource
from whee_ros.core.voice import Transcript
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.responder import Responder
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.empathy.when.detector import EmpathyDetector
from whee_ros.engine.config import EngineConfig
from whee_ros.engine.models import ModelStore
from whee_ros.engine.reading import loaded_reader
from whee_ros.engine.scenario import Scenario
from whee_ros.expression.config import ExpressionConfig
from whee_ros.expression.library import Library
from whee_ros.expression.stage import Stage
from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.reader import FaceReader
from whee_ros.perception.voice.activity import ActivityMeter
from whee_ros.perception.voice.affect import AffectMeter
from whee_ros.perception.voice.config import VoiceConfig

PERSON, ROBOT, INK, FAINT = "#2b6cb0", "#dd6b20", "#1a202c", "#718096"
KNOWN = 6.0
"""Seconds of a calm face before the turn, in which its neutral is learned."""
FPS = 15.0
SEEN_AT = 2.2
"""The moment of the turn that is shown, s from the onset of speech."""
UNITS, CUES = 5, 5


@dataclass(frozen=True)
class Exchange:
    """What came out of the parts: pictures are uint8 BGR."""

    camera: NDArray[np.uint8]
    face: FaceObservation
    heard: str
    state: EmpathyState
    plan: EmpathyPlan
    robot: NDArray[np.uint8]


def live(turn_id: str) -> Exchange:
    """Play a turn of the demo through face, voice, words, when, how and the robot's face."""
    models, scenario = ModelStore.default(), Scenario.load(resource("config/scenarios/demo.yaml"))
    turn = next(turn for turn in scenario.turns if turn.id == turn_id)
    detector = EmpathyDetector(WhenConfig(), loaded_reader(EngineConfig().text_backend))
    sound = _speech(models, turn.text)
    length = len(sound) / SAMPLE_RATE
    programme = FaceProgramme.parse(*turn.performance(), seed=1)
    camera, face = _look(models, detector, programme, KNOWN - turn.lead, length)
    heard = _listen(models, detector, sound)
    state = detector.decide(Transcript(KNOWN + length, KNOWN, "u0001", heard, True))
    plan = Responder(HowConfig(), Bank.load(resource("config/bank.yaml"))).plan(state, state.stamp)
    return Exchange(camera, face, heard, state, plan, _answer(plan))


def _speech(models: ModelStore, text: str) -> NDArray[np.float32]:
    voice = registry.load("tts", "hibari")(models)
    voice.load()
    speech = voice.synthesize(text, Prosody())
    resample = importlib.import_module("soxr").resample
    return np.asarray(resample(speech.samples, speech.sample_rate, SAMPLE_RATE), np.float32)


def _look(
    models: ModelStore, detector: EmpathyDetector, programme: FaceProgramme, start: float, length: float
) -> tuple[NDArray[np.uint8], FaceObservation]:
    """Show the face to tracker and reader; return the frame and the observation at `SEEN_AT`."""
    portrait, reader = Portrait(), FaceReader(FaceConfig())
    portrait.load()
    tracker = registry.load("face", "litert")(models)
    tracker.load()
    seen: tuple[NDArray[np.uint8], FaceObservation] | None = None
    for number in range(int((KNOWN + length) * FPS)):
        stamp = number / FPS
        image = portrait.render(programme.at(stamp - start))
        height, width = image.shape[:2]
        for face in reader.read(tracker.process(Frame(stamp, image, seq=number)), stamp, width, height):
            detector.observe(face)
            if seen is None or stamp <= KNOWN + SEEN_AT:
                seen = image, face
    assert seen is not None
    return seen


def _listen(models: ModelStore, detector: EmpathyDetector, sound: NDArray[np.float32]) -> str:
    """Let the ears hear `sound` from `KNOWN` on; return the words."""
    config, ear = VoiceConfig(), registry.load("voice", "silero")(models)
    ear.load()
    meter, affect = ActivityMeter(config, ear), AffectMeter(config)
    for seq, at in enumerate(range(0, len(sound) - 511, 512), start=1):
        chunk = AudioChunk(KNOWN + (at + 512) / SAMPLE_RATE, SAMPLE_RATE, sound[at : at + 512], seq)
        activity = meter.feed(chunk, False)
        detector.observe(activity)
        felt = affect.feed(chunk, activity.speaking)
        if felt is not None:
            detector.observe(felt)
    recognizer = registry.load("asr", "whisper")(models)
    recognizer.load()
    return str(recognizer.transcribe(sound).text)


def _answer(plan: EmpathyPlan) -> NDArray[np.uint8]:
    """Return the robot's face in the middle of its answer."""
    library = Library.load(resource("config/expressions.yaml"), resource("config/gestures.yaml"))
    stage = Stage(ExpressionConfig(), library)
    robot = registry.load("robot", "virtual")(resource("config/robots/whee_bot.yaml"))
    robot.open()
    stage.show(plan.expression, max(plan.intensity, 0.6), 0.5, 4.0)
    for number in range(125):
        robot.command(stage.frame(number / 50.0))
        robot.step(number / 50.0)
    return np.asarray(robot.face_image())


def draw(exchange: Exchange) -> Any:
    """Return the matplotlib figure, 1600x620 px."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(16, 6.2), dpi=100, facecolor="white")
    FigureCanvasAgg(figure)
    _picture(figure, (0.015, 0.13, 0.31, 0.74), exchange.camera[:, 50:590])
    _picture(figure, (0.675, 0.13, 0.31, 0.74), exchange.robot[:, 130:670])
    for x, title, colour in ((0.015, "a person", PERSON), (0.675, "the robot", ROBOT)):
        figure.text(x, 0.92, title, fontsize=17, weight="bold", color=colour)
    _quote(figure, 0.17, exchange.heard, PERSON)
    _quote(figure, 0.83, exchange.plan.text, ROBOT)
    figure.text(0.345, 0.92, "what it noticed", fontsize=17, weight="bold", color=INK)
    _units(figure.add_axes((0.475, 0.66, 0.17, 0.21)), exchange.face)
    _cues(figure.add_axes((0.475, 0.37, 0.17, 0.21)), exchange.state)
    _verdict(figure.add_axes((0.475, 0.13, 0.17, 0.16)), exchange.state)
    return figure


def _picture(figure: Any, place: tuple[float, float, float, float], image: NDArray[np.uint8]) -> None:
    axes = figure.add_axes(place)
    axes.imshow(image[..., ::-1], interpolation="lanczos")
    axes.set_anchor("W" if place[0] < 0.5 else "E")
    axes.axis("off")


def _quote(figure: Any, x: float, text: str, colour: str) -> None:
    lines = "\n".join(textwrap.wrap(f"\u201c{text}\u201d", 54)) if text else "(says nothing)"
    figure.text(x, 0.095, lines, fontsize=12.5, color=colour, ha="center", va="top", linespacing=1.2)


def _bars(axes: Any, title: str, rows: Sequence[tuple[str, float]], colour: str, high: float) -> None:
    axes.barh([name for name, _ in rows], [value for _, value in rows], color=colour, height=0.62)
    axes.set_title(title, fontsize=11, color=FAINT, loc="left", pad=6)
    axes.set_xlim(min(0.0, *(value for _, value in rows)), high)
    axes.invert_yaxis()
    axes.tick_params(axis="y", labelsize=11, length=0, colors=INK)
    axes.tick_params(axis="x", labelsize=8.5, length=2, colors=FAINT)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color("#cbd5e0")


def _units(axes: Any, face: FaceObservation) -> None:
    strongest = sorted(face.action_units, key=lambda unit: -unit.intensity)[:UNITS]
    rows = [(f"AU{unit.code} {AU_NAMES[unit.code]}", unit.intensity) for unit in strongest]
    _bars(axes, "face: action units, 0 to 1", rows, PERSON, 1.0)


def _cues(axes: Any, state: EmpathyState) -> None:
    strongest = state.cues[:CUES]
    rows = [
        (f"{cue.modality}: {cue.name.replace('_', ' ')}", cue.toward(state.direction)) for cue in strongest
    ]
    high = max(0.1, *(value for _, value in rows)) * 1.1
    _bars(axes, "evidence, log-odds", rows, "#805ad5", high)


def _verdict(axes: Any, state: EmpathyState) -> None:
    rows = [("no empathy called for", state.p_none), ("seeks empathy", state.p_seeking)]
    rows += [("gives empathy", state.p_providing), ("need", state.need)]
    _bars(axes, "verdict, 0 to 1", rows, "#b83280", 1.0)


def main(argv: Sequence[str] | None = None) -> int:
    """Write the picture and return the exit status."""
    parser = argparse.ArgumentParser(prog="picture", description=__doc__)
    parser.add_argument("--turn", default="loss", help="turn of config/scenarios/demo.yaml")
    parser.add_argument("--out", type=Path, default=Path("docs/images/exchange.png"))
    options = parser.parse_args(argv)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    exchange = live(options.turn)
    draw(exchange).savefig(options.out)
    print(f"{options.out}: {exchange.heard!r} -> {exchange.plan.text!r}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
