"""Every installed plug-in is put to the trial of its port: ours here, a stranger's by the same command."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path

import cv2
import numpy as np
import pytest
from chat import ChatServer, tiny_model

from whee_ros.core.media import SAMPLE_RATE
from whee_ros.core.resources import resource
from whee_ros.engine.person_voice import CHUNK
from whee_ros.ports.profile import RobotProfile, profile_path
from whee_ros.tools.contract import samples
from whee_ros.tools.contract.command import KINDS, lines, tried

PLUG_INS = sorted(
    (group.removeprefix("whee."), entry.name)
    for group in entry_points().groups
    if group.startswith("whee.")
    for entry in entry_points(group=group)
)
DEVICES = {("camera", "device"), ("microphone", "device"), ("speaker", "device")}
"""What this machine may lack; they must say so. test_sound_server.py runs the two of sound."""
FETCHED = {("text", "tuned_large"), ("text", "tuned_research_large")}
"""What has weights that no set-up brings: `whee models fetch` makes them of 404 MB, when asked. It must say so."""


def video(folder: Path) -> str:
    path = folder / "face.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*"MJPG"), 30.0, (640, 480))
    for frame in samples.portrait():
        writer.write(frame.image)
    writer.release()
    return str(path)


def pictures(folder: Path) -> str:
    for number, frame in enumerate(samples.portrait()):
        cv2.imwrite(str(folder / f"{number}.png"), frame.image)
    return str(folder)


def sound(folder: Path) -> str:
    import wave

    path = folder / "sound.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, SAMPLE_RATE, 0, "NONE", ""))
        file.writeframes((8000 * samples.noise(CHUNK * 40 / SAMPLE_RATE)).astype(np.int16).tobytes())
    return str(path)


URIS: dict[tuple[str, str], Callable[[Path], str]] = {
    ("camera", "video"): video,
    ("llm", "openai"): lambda folder: ChatServer.shared().uri,
    ("llm", "transformers"): tiny_model,
    ("camera", "scripted"): pictures,
    ("microphone", "file"): sound,
}


@pytest.mark.parametrize(("kind", "name"), PLUG_INS)
def test_a_plug_in_keeps_its_contract(kind, name, tmp_path):
    trial = tried(kind, name, URIS.get((kind, name), lambda folder: "")(tmp_path))
    told = "\n".join(lines(trial))
    assert not trial.broken, told
    assert not trial.missing or (kind, name) in DEVICES | FETCHED, told


@pytest.mark.parametrize("profile", sorted(path.stem for path in resource("config/robots").glob("*.yaml")))
def test_every_shipped_body_keeps_the_contract(profile):
    adapter = RobotProfile.load(profile_path(profile)).adapter
    trial = tried("robot", adapter, profile)
    assert not trial.broken, "\n".join(lines(trial))
    assert not trial.missing


def test_every_group_has_a_contract_and_a_plug_in():
    assert {kind for kind, _ in PLUG_INS} == set(KINDS) - {"bt_node", "cue"}
