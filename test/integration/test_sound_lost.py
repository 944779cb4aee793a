"""Microphone and loudspeaker whose sound server dies while they work, and comes back."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pytest

MODULES = (
    "module-native-protocol-unix",
    "module-null-sink sink_name=loudspeaker rate=48000 channels=2",
    "module-remap-source master=loudspeaker.monitor source_name=microphone",
)
WORK = """
import json, os, sys, time
import numpy as np
from whee_ros.core import registry
from whee_ros.core.errors import WheeError

chunks, begun = [], time.time()
microphone = registry.load("microphone", "device")("pulse")
speaker = registry.load("speaker", "device")("pulse")
tone = (0.3 * np.sin(2 * np.pi * 440 * np.arange(24_000 * 30) / 24_000)).astype(np.float32)
microphone.start(chunks.append)
speaker.play(tone, 24_000)
told, again, silent = {}, 0.0, False
while time.time() < begun + 40 and sys.stdin not in __import__("select").select([sys.stdin], [], [], 0)[0]:
    for name, device in (("microphone", microphone), ("speaker", speaker)):
        if device.trouble != told.get(name, ""):
            told[name] = device.trouble
            print(json.dumps({"at": time.time(), "of": name, "trouble": device.trouble}), flush=True)
    silent = silent or bool(told.get("speaker"))
    if silent and time.time() > again:  # as the next sentence would
        again = time.time() + 1.0
        try:
            speaker.play(tone, 24_000)
            silent = False
        except WheeError as error:
            print(json.dumps({"at": time.time(), "of": "play", "trouble": str(error)}), flush=True)
    if len(chunks) >= 30 and time.time() > begun + 4.5 and "sound" not in told:
        told["sound"] = True
        print(json.dumps({"at": time.time(), "of": "sound", "trouble": ""}), flush=True)
    time.sleep(0.02)
ended = time.time()
microphone.close()
speaker.close()
kept = [c for c in chunks if c.stamp > 0]
print(json.dumps({"at": time.time(), "of": "end", "trouble": "", "took": time.time() - ended}), flush=True)
np.savez(sys.argv[1], stamps=[c.stamp for c in kept], seqs=[c.seq for c in kept],
         levels=[float(np.abs(c.samples).max()) for c in kept])
sys.stdout.flush()
os._exit(0)  # as a host of nodes ends: PortAudio may wait for ever for a stream whose server died
"""


class Server:
    """A private PulseAudio that can be killed and started again under the same address."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {**os.environ, "XDG_RUNTIME_DIR": str(folder), "HOME": str(folder)}
        for name in ("PULSE_SERVER", "PULSE_RUNTIME_PATH", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY"):
            self.environment.pop(name, None)
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        (self.folder / "pulse" / "native").unlink(missing_ok=True)
        self.process = subprocess.Popen(
            [
                *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"),
                *(f"--load={module}" for module in MODULES),
            ],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + 10
        while not (self.folder / "pulse" / "native").exists():
            assert self.process.poll() is None, "pulseaudio ended at once"
            assert time.monotonic() < deadline, "pulseaudio does not answer"
            time.sleep(0.02)

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait(5)


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """Kill the server, wait, start it again; return what was told, when, and the chunks that were heard."""
    folder = Path(tempfile.mkdtemp(prefix="whee"))
    folder.chmod(0o700)
    server, out = Server(folder), tmp_path_factory.mktemp("sound") / "heard.npz"
    server.start()
    work = subprocess.Popen(
        [sys.executable, "-c", WORK, str(out)],
        env=server.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    told = []
    try:
        _until(work, told, lambda line: line["of"] == "sound")
        killed = time.time()
        server.kill()
        time.sleep(3.0)
        restored = time.time()
        server.start()
        _until(
            work,
            told,
            lambda line: line["of"] == "microphone" and not line["trouble"] and line["at"] > restored,
        )
        time.sleep(3.0)
        rest, _ = work.communicate("\n", timeout=20)
        told += [json.loads(line) for line in rest.splitlines()]
        with np.load(out) as heard:
            yield {"killed": killed, "restored": restored, "told": told, **dict(heard)}
    finally:
        work.kill()
        work.wait(5)
        server.kill()
        shutil.rmtree(folder, ignore_errors=True)


def _until(work, told, wanted):
    """Read what is told until something `wanted` is."""
    while True:
        line = work.stdout.readline()
        assert line, f"it ended; told so far: {told}"
        told.append(json.loads(line))
        if wanted(told[-1]):
            return


def test_that_the_microphone_is_gone_is_told_soon_in_words(story):
    first = next(t for t in story["told"] if t["of"] == "microphone")
    assert first["at"] < story["restored"]
    assert "gives no sound any more" in first["trouble"]


def test_the_microphone_comes_back_by_itself(story):
    later = story["stamps"][story["stamps"] > story["restored"]]
    assert len(later) > 50
    assert [t["trouble"] for t in story["told"] if t["of"] == "microphone"][-1] == ""
    assert later[0] - story["restored"] < 15.0


def test_the_hole_shows_in_the_counter_and_the_stamps_stay_right(story):
    stamps, seqs = story["stamps"], story["seqs"]
    assert (np.diff(stamps) > -0.05).all()
    hole = int(np.diff(seqs).argmax())
    assert (seqs[hole + 1] - seqs[hole]) * 0.032 == pytest.approx(stamps[hole + 1] - stamps[hole], abs=0.5)
    last = stamps[-60:]
    assert np.diff(last).mean() == pytest.approx(0.032, rel=0.1)
    assert next(t for t in story["told"] if t["of"] == "end")["at"] - last[-1] < 2.0


def test_the_loudspeaker_says_so_and_plays_the_next_sentence(story):
    first = next(t for t in story["told"] if t["of"] == "speaker" and t["trouble"])
    assert first["at"] < story["restored"]
    assert "takes no more sound" in first["trouble"]
    assert any(t["of"] == "play" for t in story["told"])  # while there was no server it was refused in words
    after = story["levels"][story["stamps"] > story["stamps"][-1] - 1.0]
    assert (after > 0.1).mean() > 0.5


def test_closing_does_not_hang(story):
    assert next(t for t in story["told"] if t["of"] == "end")["took"] < 10.0
