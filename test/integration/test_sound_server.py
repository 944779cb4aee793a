"""Loudspeaker and microphone through a real sound server: a null sink is heard by its own monitor.

The server is private: its own run-time folder, its own process, ended by the fixture. The devices are opened
in a second Python, because PortAudio looks for them once, when it is loaded.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from whee_ros.core import registry
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.perception.words.scoring import rate

TEXT = 3
"""Index of the sentence that is played; the question of the demo."""

PLAY_AND_RECORD = """
import sys, time
import numpy as np
from whee_ros.core import registry

said = np.load(sys.argv[1])
chunks = []
microphone = registry.load("microphone", "device")("pulse")
speaker = registry.load("speaker", "device")("pulse")
microphone.start(chunks.append)
deadline = time.time() + 10
while len(chunks) < 10 and time.time() < deadline:  # the first block of a sound server is late
    time.sleep(0.01)
rate = int(said["rate"])
begun = time.time()
speaker.play(said["samples"], rate)
length = len(said["samples"]) / rate
while speaker.played < length and time.time() < begun + length + 3:
    time.sleep(0.01)
ended = time.time()
time.sleep(0.6)
if len(sys.argv) > 3:  # then once more, and stopped half-way
    speaker.play(said["samples"], rate)
    time.sleep(length / 2)
    speaker.stop()
    heard_until, stopped = speaker.played, time.time()
    time.sleep(1.2)
else:
    heard_until = stopped = 0.0
microphone.close()
microphone.close()
speaker.close()
speaker.close()
np.savez(
    sys.argv[2], samples=np.concatenate([c.samples for c in chunks]), stamps=[c.stamp for c in chunks],
    seqs=[c.seq for c in chunks], rates=[c.sample_rate for c in chunks], begun=begun, ended=ended,
    heard_until=heard_until, stopped=stopped,
)
"""


@pytest.fixture(scope="module")
def server() -> Iterator[dict[str, str]]:
    """Start PulseAudio with one null sink whose monitor is the microphone; yield how to reach it."""
    # sockets have short names: not under pytest's deep temporary folder
    folder = Path(tempfile.mkdtemp(prefix="whee"))
    folder.chmod(0o700)
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(folder), "HOME": str(folder)}
    for name in ("PULSE_SERVER", "PULSE_RUNTIME_PATH", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY"):
        environment.pop(name, None)
    modules = (
        "module-native-protocol-unix",
        "module-null-sink sink_name=loudspeaker rate=48000 channels=2",
        "module-remap-source master=loudspeaker.monitor source_name=microphone",
    )
    process = subprocess.Popen(
        [
            *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"),
            *(f"--load={module}" for module in modules),
        ],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + 10
        while not (folder / "pulse" / "native").exists():
            assert process.poll() is None, "pulseaudio ended at once"
            assert time.monotonic() < deadline, "pulseaudio does not answer"
            time.sleep(0.02)
        yield environment
    finally:
        process.terminate()
        process.wait(5)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def recorded(server, say, sentences, tmp_path_factory) -> dict[str, np.ndarray]:
    """Say a sentence into the server, again and stop half-way; return what the microphone heard."""
    folder = tmp_path_factory.mktemp("sound")
    speech = say("rowan", sentences[TEXT])
    np.savez(folder / "said.npz", samples=speech.samples, rate=speech.sample_rate)
    command = [
        sys.executable,
        "-c",
        PLAY_AND_RECORD,
        str(folder / "said.npz"),
        str(folder / "heard.npz"),
        "stop",
    ]
    done = subprocess.run(command, env=server, timeout=60, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with np.load(folder / "heard.npz") as heard:
        return dict(heard)


def between(heard, start, end):
    """Return the samples captured from `start` to `end` (s since the epoch)."""
    kept = (heard["stamps"] > start) & (heard["stamps"] < end)
    return heard["samples"].reshape(-1, 512)[kept].ravel()


def test_what_is_played_is_heard_word_for_word(recorded, models, sentences):
    recognizer = registry.load("asr", "whisper")(models, threads=1)
    recognizer.load()
    samples = between(recorded, recorded["begun"] - 0.2, recorded["ended"] + 0.5)
    assert rate(sentences[TEXT], recognizer.transcribe(samples).text) <= 0.15


def test_chunks_come_without_loss_at_the_pace_of_time(recorded):
    assert set(recorded["rates"].tolist()) == {SAMPLE_RATE}
    assert recorded["seqs"].tolist() == list(range(1, len(recorded["seqs"]) + 1))
    stamps = recorded["stamps"]
    assert (np.diff(stamps) > -0.05).all()
    assert (stamps[-1] - stamps[0]) / (len(stamps) - 1) == pytest.approx(512 / SAMPLE_RATE, rel=0.1)


def test_stamps_say_when_it_sounded(recorded):
    begun, early = float(recorded["begun"]), 0.05
    # a chunk is stamped with its first sample, so its last one is a block later
    before = between(recorded, begun - 0.4, begun - early - 512 / SAMPLE_RATE)
    assert len(before) > 0.1 * SAMPLE_RATE
    assert np.abs(before).max() < 0.01
    loud = np.flatnonzero(np.abs(recorded["samples"]) > 0.05)
    onset = recorded["stamps"][loud[0] // 512] + loud[0] % 512 / SAMPLE_RATE - begun
    # the time to open the loudspeaker, its latency, the server's and the microphone's together
    assert -early < onset < 0.6


def test_stop_is_silence_soon_and_reports_what_was_heard(recorded):
    half = recorded["heard_until"]
    assert 0.3 < half < 2.0
    later = between(recorded, recorded["stopped"] + 0.4, recorded["stopped"] + 1.2)
    assert len(later) > 0.5 * SAMPLE_RATE
    assert np.abs(later).max() < 0.01


def test_a_device_that_is_not_there_is_named_with_those_that_are(server):
    program = "from whee_ros.core import registry; registry.load('{0}', 'device')('no such').{1}"
    for kind, call in (
        ("microphone", "start(print)"),
        ("speaker", "play(__import__('numpy').zeros(9), 48000)"),
    ):
        done = subprocess.run(
            [sys.executable, "-c", program.format(kind, call)],
            env=server,
            timeout=30,
            capture_output=True,
            text=True,
            check=False,
        )
        last = done.stderr.strip().splitlines()[-1]
        assert "DeviceError" in last
        assert "no such" in last
        assert "pulse" in last
