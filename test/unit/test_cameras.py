"""Cameras: pace, orientation, and one clear error for each bad input."""

import struct

import cv2
import numpy as np
import pytest

from whee_ros.backends.camera import device, scripted, video
from whee_ros.core.clock import ManualClock, SystemClock
from whee_ros.core.errors import DeviceError, MediaError


def film(path, count=10, rate=50.0):
    """Write a little video, white above and black below, and return its path."""
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*"mp4v"), rate, (64, 48))
    picture = np.zeros((48, 64, 3), np.uint8)
    picture[:24] = 255
    for _ in range(count):
        writer.write(picture)
    writer.release()
    return path


def play(camera):
    camera.open()
    frames = []
    while (frame := camera.read()) is not None:
        frames.append(frame)
    camera.close()
    camera.close()
    return frames


def test_a_video_plays_at_its_own_pace(tmp_path):
    clock = SystemClock()
    before = clock.now()
    frames = play(video.VideoCamera(str(film(tmp_path / "film.mp4")), clock))
    assert clock.now() - before >= 9 / 50
    stamps = [frame.stamp for frame in frames]
    assert frames[-1].seq <= 10
    assert stamps[-1] - stamps[0] == pytest.approx((frames[-1].seq - frames[0].seq) / 50, abs=0.002)
    assert frames[0].image.shape == (48, 64, 3)
    assert frames[0].image[5, 5].min() > 200


def test_who_reads_too_late_misses_frames(tmp_path):
    clock = ManualClock(100.0)
    camera = video.VideoCamera(str(film(tmp_path / "film.mp4")), clock)
    camera.open()
    clock.advance(0.1)
    assert camera.read().seq == 5
    clock.advance(1.0)
    assert camera.read() is None


def test_a_video_filmed_upright_is_shown_upright(tmp_path):
    data = bytearray(film(tmp_path / "film.mp4").read_bytes())
    one, last = 0x10000, 0x40000000
    plain = struct.pack(">9i", one, 0, 0, 0, one, 0, 0, 0, last)
    at = data.index(plain, data.index(b"tkhd"))
    data[at : at + len(plain)] = struct.pack(">9i", 0, one, 0, -one, 0, 0, 48 << 16, 0, last)
    turned = tmp_path / "turned.mp4"
    turned.write_bytes(data)
    image = play(video.create(str(turned)))[0].image
    assert image.shape == (64, 48, 3)
    # turned clockwise: what was above is now to the right
    assert image[32, 40].min() > 200
    assert image[32, 5].max() < 50


def test_large_videos_are_made_smaller(tmp_path):
    path = tmp_path / "large.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*"MJPG"), 50.0, (1920, 1080))
    for _ in range(2):
        writer.write(np.zeros((1080, 1920, 3), np.uint8))
    writer.release()
    camera = video.create(str(path))
    camera.open()
    assert camera.read().image.shape == (540, 960, 3)
    camera.close()


def test_what_is_no_video(tmp_path):
    text, picture = tmp_path / "text.mp4", tmp_path / "picture.png"
    text.write_text("not a film")
    cv2.imwrite(str(picture), np.zeros((48, 64, 3), np.uint8))
    for path, found in (
        (tmp_path / "none.mp4", "no such file"),
        (tmp_path, "folder"),
        (text, "no video"),
        (picture, "no video"),
    ):
        with pytest.raises(MediaError, match=found) as caught:
            video.create(str(path)).open()
        assert caught.value.thing == str(path)
        assert caught.value.remedy


def test_reading_before_opening_says_so(tmp_path):
    with pytest.raises(MediaError, match="not open"):
        video.create(str(tmp_path / "film.mp4")).read()
    with pytest.raises(DeviceError, match="not open"):
        device.create("0").read()


@pytest.mark.parametrize("uri", ["97", "/dev/video97"])
def test_a_camera_that_is_not_there(uri):
    with pytest.raises(DeviceError, match="/dev/video97 is not there") as caught:
        device.create(uri).open()
    assert caught.value.thing == f"camera {uri}"


def test_a_camera_by_no_name():
    with pytest.raises(DeviceError, match="set the camera to video"):
        device.create("film.mp4").open()


def test_a_device_that_is_no_camera(tmp_path):
    with pytest.raises(DeviceError, match="cannot be opened"):
        device.create("/dev/null").open()


def test_scripted_frames_come_at_their_stamps():
    pictures = [np.full((4, 6, 3), value, np.uint8) for value in (1, 2, 3)]
    frames = play(scripted.ScriptedCamera(pictures, rate=10.0, paced=False, clock=ManualClock(7.0)))
    assert [frame.stamp for frame in frames] == pytest.approx([7.0, 7.1, 7.2])
    assert [int(frame.image[0, 0, 0]) for frame in frames] == [1, 2, 3]
    assert [frame.seq for frame in frames] == [1, 2, 3]


def test_scripted_frames_from_files(tmp_path):
    folder = tmp_path / "pictures"
    folder.mkdir()
    for name, value in (("b.png", 2), ("a.png", 1)):
        cv2.imwrite(str(folder / name), np.full((4, 6, 3), value, np.uint8))
    assert [int(f.image[0, 0, 0]) for f in play(scripted.create(str(folder), rate=100.0))] == [1, 2]
    np.savez(tmp_path / "f.npz", frames=np.zeros((3, 4, 6, 3), np.uint8))
    assert len(play(scripted.create(str(tmp_path / "f.npz"), rate=100.0))) == 3


def test_scripts_that_cannot_be_shown(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "a.png").write_text("no picture")
    (tmp_path / "text.npz").write_text("no array")
    np.savez(tmp_path / "grey.npz", frames=np.zeros((3, 4, 6), np.uint8))
    np.savez(tmp_path / "other.npz", pictures=np.zeros((3, 4, 6, 3), np.uint8))
    for name, found in (
        ("empty", "no pictures"),
        ("broken", "no picture that can be read"),
        ("text.npz", "text.npz"),
        ("grey.npz", "uint8"),
        ("other.npz", "frames"),
        ("none.npz", "No such file"),
    ):
        with pytest.raises(MediaError, match=found):
            scripted.create(str(tmp_path / name)).open()
