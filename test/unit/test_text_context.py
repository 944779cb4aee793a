"""What was said before reaches the reader of words."""

from __future__ import annotations

from whee_ros.core.voice import Transcript
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.empathy.when.detector import EmpathyDetector
from whee_ros.empathy.when.dialogue import TURNS_TIME, Course
from whee_ros.engine.scenario import Scenario
from whee_ros.engine.scripted import ScriptedReader
from whee_ros.ports.text import Said


class Listening:
    """Keeps what it was asked to read."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[Said, ...]]] = []

    def read(self, text, before=()):
        self.asked.append((text, tuple(before)))
        return ScriptedReader(Scenario("")).read(text)


def test_the_last_turns_come_latest_first_and_old_ones_are_another_talk():
    course = Course()
    course.person_said("I am back.", 1.0, 0.1, 0.0, 0.0)
    course.robot_said("How was it?", 50.0)
    course.person_said("Not so good.", 52.0, 0.8, 0.6, -0.5)
    course.robot_said("What happened?", 55.0)
    assert course.before(56.0) == (
        Said("What happened?"), Said("Not so good.", own=True), Said("How was it?"),
    )  # fmt: skip
    assert course.before(54.0) == (Said("Not so good.", own=True), Said("How was it?"))
    assert course.before(55.0 + TURNS_TIME + 1.0) == ()


def test_an_utterance_is_read_after_what_the_robot_asked():
    reader = Listening()
    detector = EmpathyDetector(WhenConfig(), reader)
    detector.robot_said("How was your exam?", 1.0)
    detector.expect(Transcript(3.0, 2.0, "u1", "I fai", False))
    detector.decide(Transcript(3.5, 2.0, "u1", "I failed.", True))
    detector.decide(Transcript(6.0, 5.0, "u2", "Again.", True))
    asked, failed = Said("How was your exam?"), Said("I failed.", own=True)
    assert reader.asked == [("I fai", (asked,)), ("I failed.", (asked,)), ("Again.", (failed, asked))]
