"""Times the body: a motion frame of the stage at its busiest, the robot's step, and its face drawn."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from whee_ros.core import registry
from whee_ros.core.clock import busy
from whee_ros.core.motion import Prosody
from whee_ros.core.resources import resource
from whee_ros.engine.models import ModelStore
from whee_ros.expression.config import ExpressionConfig
from whee_ros.expression.library import Library
from whee_ros.expression.stage import Stage
from whee_ros.ports.profile import RobotProfile
from whee_ros.tools.stopwatch import Stopwatch

TEXT = "I am so sorry about your dog. That must hurt. What was he like?"
RATE = 50.0
SHOWN, SHARE = 30, 0.2
"""Pictures a second of a fluent face, as many as the robot node draws, and the share of a core they may cost."""


def main(argv: Sequence[str]) -> int:
    """Perform an answer with voice, face and gesture again and again, and print the table."""
    parser = argparse.ArgumentParser(prog="whee bench body", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="times the answer is performed")
    parser.add_argument("--robot", default="whee_bot", help="profile in config/robots")
    options = parser.parse_args(argv)
    profile = resource(f"config/robots/{options.robot}.yaml")
    library = Library.load(resource("config/expressions.yaml"), resource("config/gestures.yaml"), profile)
    body = RobotProfile.load(profile)
    stage, watch = Stage(ExpressionConfig(captions=True), library, body.channels), Stopwatch()
    robot = registry.load("robot", body.adapter)(profile)
    robot.open()
    voice = registry.load("tts", "scripted")(ModelStore({}))
    speech = voice.synthesize(TEXT, Prosody())
    spent, drawn = 0.0, 0
    frames = round((speech.duration + 1.0) * RATE)
    for start in range(0, options.rounds * frames, frames):
        begun = start / RATE
        stage.say(speech, begun + 0.2, 0.8)
        stage.show("concerned", 0.8, begun + 0.2, speech.duration)
        stage.gesture("slow_nod", 0.8, begun + 0.5)
        for number in range(start, start + frames):
            frame = watch.time("motion frame", stage.frame, number / RATE)
            robot.command(frame)
            watch.time("robot step", robot.step, number / RATE)
            if number * SHOWN % RATE < SHOWN:
                before = busy()
                watch.time("face drawn", robot.face_image)
                spent, drawn = spent + busy() - before, drawn + 1
    share = SHOWN * spent / drawn
    robot.close()
    print(watch.table())
    kept = "kept" if share <= SHARE else "MISSED"
    print(f"the face {SHOWN} times a second: {100 * share:.1f} % of a core ({kept}: {100 * SHARE:.0f} %)")
    watch.notes.append({"stage": "face", "frames a second": SHOWN, "share": share, "goal_share": SHARE})
    return int(share > SHARE)
