"""What lives in the face, in the running node: mimicry with delay and gain, captions, microexpressions off or on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rclpy.action import ActionClient
from together import Together
from whee_interfaces.action import Say

from whee_ros.core.face import ActionUnit, FaceObservation
from whee_ros.core.motion import FaceCommand

SMILE = FaceObservation(
    0.0, "face_1", action_units=(ActionUnit(12, 0.8, 0.9),), confidence=0.9, attended=True
)


def smile(command: FaceCommand) -> float:
    return dict(zip(command.codes, command.intensities, strict=True)).get(12, 0.0)


def shown(settings: dict[str, object], seconds: float) -> list[FaceCommand]:
    with Together("skills", parameters={"skills": settings}) as system:
        faces = system.heard(FaceCommand, "robot/face_command")
        system.run(seconds, 0.1)
        return faces


@pytest.mark.parametrize(("delay", "gain"), [(0.2, 0.6), (0.4, 0.3)])
def test_a_smile_is_mirrored_later_and_weaker(delay, gain):
    with Together("skills", parameters={"skills": {"mimicry_gain": gain, "mimicry_delay": delay}}) as system:
        faces = system.heard(FaceCommand, "robot/face_command")
        system.run(0.4)
        calm, begun = max(map(smile, faces)), system.now
        for _ in range(40):
            system.tell(replace(SMILE, stamp=system.now), "face")
            system.run(0.04)
        rising = next(face.stamp for face in faces if smile(face) > calm + 0.02)
        assert delay <= rising - begun < delay + 0.3
        assert max(map(smile, faces)) - calm == pytest.approx(gain * 0.8, abs=0.2)
        assert max(map(smile, faces)) < 0.8


def test_captions_are_shown_where_asked_for():
    with Together("skills", parameters={"skills": {"captions": True}}) as system:
        faces = system.heard(FaceCommand, "robot/face_command")
        client = ActionClient(system.probe, Say, "say")
        system.until(client.server_is_ready)
        client.send_goal_async(Say.Goal(text="I am so glad. That is great."))
        system.run(3.0)
        assert list(dict.fromkeys(face.caption for face in faces if face.caption)) == [
            "I am so glad.",
            "That is great.",
        ]


def test_microexpressions_are_off_unless_asked_for():
    """In half a minute some flash by; without them nothing moves that life does not move all the time."""
    still, alive = (
        {code for face in shown(given, 30.0) for code in face.codes} for given in ({}, {"micro_gain": 1.0})
    )
    assert still < alive
