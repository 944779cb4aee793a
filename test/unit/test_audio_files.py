"""Sound files of every kind become 16 kHz mono, and what is none says so."""

import subprocess
import sys
import wave

import numpy as np
import pytest

from whee_ros.backends.audio.decode import decode
from whee_ros.backends.audio.paced import create as paced
from whee_ros.backends.audio.player import PacedPlayer
from whee_ros.core.errors import MediaError


def write_wav(path, rate, channels, width, seconds=0.5):
    t = np.arange(int(rate * seconds)) / rate
    value = (0.5 * np.sin(2 * np.pi * 300 * t) * (2 ** (8 * width - 1) - 1)).astype(np.int64)
    raw = np.repeat(value[:, None], channels, axis=1).reshape(-1)
    data = b"".join(int(v).to_bytes(width, "little", signed=True) for v in raw)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(data)


@pytest.mark.parametrize(
    ("rate", "channels", "width"), [(8000, 2, 3), (44100, 2, 2), (16000, 1, 2), (48000, 1, 4)]
)
def test_any_wav(tmp_path, rate, channels, width):
    path = tmp_path / "a.wav"
    write_wav(path, rate, channels, width)
    samples = decode(path)
    assert len(samples) == pytest.approx(8000, abs=200)
    assert np.abs(samples).max() == pytest.approx(0.5, abs=0.05)


def test_a_file_that_is_no_sound(tmp_path):
    path = tmp_path / "a.wav"
    path.write_text("not a sound")
    with pytest.raises(MediaError, match="cannot be decoded"):
        decode(path)
    with pytest.raises(MediaError, match="does not exist"):
        decode(tmp_path / "b.wav")


def test_player_keeps_the_pace_and_stops():
    heard = []
    player = PacedPlayer(lambda: np.ones(16_000, np.float32))
    player.start(heard.append)
    while len(heard) < 5:
        pass
    player.close()
    count = len(heard)
    assert not player.finished
    assert np.diff([chunk.stamp for chunk in heard]) == pytest.approx(0.032, abs=1e-5)
    assert count < 31


def test_silent_speaker_counts_and_stops():
    sink = paced("")
    sink.play(np.zeros(24_000, np.float32), 24_000)
    sink.stop()
    stopped = sink.played
    assert stopped < 0.2
    assert sink.played == stopped


def test_missing_device_lists_what_there_is():
    code = (
        "from whee_ros.backends.audio.microphone import create\n"
        "from whee_ros.core.errors import DeviceError\n"
        "try: create('no such microphone').start(print)\n"
        "except DeviceError as e: print(e)"
    )
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "no such microphone" in output or "PortAudio" in output
