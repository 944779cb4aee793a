"""`whee eval sync BAG`: did lips and gestures keep to the words? Measured again on what a bag holds.

Lips: the opening of the mouth in `robot/face_command` against how open `robot/speech_audio` sounds, both at the time at
which they were seen and heard. Gestures: the channel that leads the gesture, from the joints that the robot reported
(`robot/joint_states`, so with all its delay), against the word that `robot/skew` names; and what was measured at the
control point while it happened.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from whee_ros.bags.reader import messages
from whee_ros.core.media import AudioChunk
from whee_ros.core.motion import FaceCommand, PerformanceSkew, SpeechStatus
from whee_ros.core.resources import resource
from whee_ros.expression.library import Library
from whee_ros.expression.named import GestureMove
from whee_ros.expression.skew import (
    LIPS_EARLY,
    LIPS_LATE,
    STROKE_EARLY,
    STROKE_LATE,
    arrival,
    lip_skew,
    opening,
    openness,
)
from whee_ros.ports.profile import RobotProfile, profile_path

_BEFORE, _AFTER = 0.15, 0.35
"""Seconds of the joints that are looked at before the slowest stroke that would meet the word, and after the word."""
_SLOWEST = 0.6
"""Of the speed at which a gesture is written; what is seen before its stroke is another movement."""


@dataclass
class Recorded:
    """What a bag holds of the performance."""

    faces: list[FaceCommand] = field(default_factory=list)
    sound: list[AudioChunk] = field(default_factory=list)
    said: list[SpeechStatus] = field(default_factory=list)
    skews: list[PerformanceSkew] = field(default_factory=list)
    joints: list[tuple[float, dict[str, float]]] = field(default_factory=list)

    @classmethod
    def of(cls, found: Iterable[tuple[str, int, Any]]) -> Recorded:
        """Sort the messages of a bag."""
        kept = cls()
        for topic, _, value in found:
            if isinstance(value, FaceCommand):
                kept.faces.append(value)
            elif isinstance(value, AudioChunk) and topic.endswith("robot/speech_audio"):
                kept.sound.append(value)
            elif isinstance(value, SpeechStatus):
                kept.said.append(value)
            elif isinstance(value, PerformanceSkew):
                kept.skews.append(value)
            elif topic.endswith("robot/joint_states"):
                stamp = value.header.stamp
                time = stamp.sec + 1e-9 * stamp.nanosec
                kept.joints.append((time, dict(zip(value.name, map(float, value.position), strict=True))))
        return kept

    def lips(self) -> list[float]:
        """Return how late the lips were in each utterance, s."""
        found = []
        for begin, end in self._utterances():
            chunks = [chunk for chunk in self.sound if begin < chunk.stamp <= end + 0.5]
            if not chunks:
                continue
            samples = np.concatenate([chunk.samples for chunk in chunks])
            level = openness(samples, chunks[0].sample_rate)
            start = chunks[0].stamp - chunks[0].duration
            faces = [face for face in self.faces if start - 0.5 <= face.stamp <= chunks[-1].stamp + 0.5]
            mouth = [opening(dict(zip(face.codes, face.intensities, strict=True))) for face in faces]
            skew = lip_skew([face.stamp for face in faces], mouth, start, level)
            if skew is not None:
                found.append(skew)
        return found

    def strokes(self, library: Library, body: RobotProfile) -> list[tuple[PerformanceSkew, float]]:
        """Return each gesture's skew as measured at the control point, with that of the joints, s."""
        found = []
        for skew in self.skews:
            if skew.kind != "gesture":
                continue
            channel = library.gesture(skew.name).leader
            if channel not in body.channels:
                continue
            name = body.channels[channel].name
            before = _BEFORE + GestureMove(library.gesture(skew.name), 1.0, _SLOWEST).stroke
            near = [
                (time, angles[name])
                for time, angles in self.joints
                if -before <= time - skew.expected <= _AFTER and name in angles
            ]
            if len(near) > 10:
                times, angles = zip(*near, strict=True)
                found.append((skew, arrival(times, angles) - skew.expected))
        return found

    def _utterances(self) -> Iterable[tuple[float, float]]:
        begin = None
        for status in self.said:
            if status.state == "started":
                begin = status.stamp
            elif status.state in ("finished", "cancelled") and begin is not None:
                yield begin, status.stamp
                begin = None


def summary(name: str, values: Sequence[float], early: float, late: float) -> dict[str, Any]:
    """Return count, percentiles and the share within [early, late]."""
    if not values:
        return {"what": name, "count": 0}
    inside = float(np.mean([early <= value <= late for value in values]))
    low, middle, high = (float(np.percentile(values, share)) for share in (5, 50, 95))
    return {
        "what": name,
        "count": len(values),
        "p5": low,
        "p50": middle,
        "p95": high,
        "inside": inside,
        "goal": [early, late],
    }


def main(argv: Sequence[str]) -> int:
    """Measure, print, and return 1 where a goal is missed or nothing can be measured."""
    parser = argparse.ArgumentParser(prog="whee eval sync", description=__doc__)
    parser.add_argument("bag", type=Path, help="folder of a bag")
    parser.add_argument("--robot", default="whee_bot", help="profile of the body in the bag")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    options = parser.parse_args(argv)
    profile = profile_path(options.robot)
    library = Library.load(resource("config/expressions.yaml"), resource("config/gestures.yaml"), profile)
    recorded = Recorded.of(messages(options.bag))
    strokes = recorded.strokes(library, RobotProfile.load(profile))
    live, made = ([skew.skew for skew in recorded.skews if skew.kind == kind] for kind in ("lips", "gesture"))
    rows = [
        summary("lips against sound, from the bag", recorded.lips(), LIPS_EARLY, LIPS_LATE),
        summary("lips against sound, as published", live, LIPS_EARLY, LIPS_LATE),
        summary(
            "stroke against word, joints in the bag",
            [joint for _, joint in strokes],
            STROKE_EARLY,
            STROKE_LATE,
        ),
        summary("stroke against word, as published", made, STROKE_EARLY, STROKE_LATE),
    ]
    print(f"{'skew, ms (< 0 early)':42}{'n':>4}{'p5':>7}{'p50':>7}{'p95':>7}  within goal")
    for row in rows:
        if row["count"]:
            figures = "".join(f"{1e3 * row[key]:7.0f}" for key in ("p5", "p50", "p95"))
            early, late = (f"{1e3 * edge:+.0f}" for edge in row["goal"])
            print(
                f"{row['what']:42}{row['count']:4}{figures}  {100 * row['inside']:.0f} % in {early} to {late}"
            )
        else:
            print(f"{row['what']:42}   0")
    if made and not strokes:
        print(
            f"  no joints of {options.robot} that lead these gestures: name the body in the bag with --robot"
        )
    for skew, joint in strokes:
        print(
            f"  {skew.name:14} on {skew.word!r:18} published {1e3 * skew.skew:+5.0f}  joints {1e3 * joint:+5.0f}"
        )
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    judged = [row["inside"] >= 0.95 for row in rows if row["count"]]
    return int(not judged or not all(judged))
