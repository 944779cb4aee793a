"""Neutral faces of named people: bound, published, kept on disk, and never misread or overwritten."""

import os
import stat

import pytest
import yaml
from mesh_face import BROW, INNER_BROW, mesh_face

from whee_ros.core.errors import ConfigError, ParameterError
from whee_ros.core.face import FaceBaseline
from whee_ros.core.privacy import PERSONAL
from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.keeping import Keeper
from whee_ros.perception.face.reader import FaceReader
from whee_ros.perception.face.store import BaselineStore
from whee_ros.perception.face.units import CODES

LEVELS = tuple(round(0.01 * i - 0.1, 3) for i in range(len(CODES)))
ANNA = FaceBaseline(12.5, "face_1", "P-07_anna", 1.0, CODES, LEVELS)
STERN = mesh_face([(BROW, (0.0, -0.2)), (INNER_BROW, (0.0, -0.2))])


def watch(reader, face, seconds, start=0.0):
    seen = [reader.read([face], start + i / 10, 640, 480)[0] for i in range(round(seconds * 10))]
    return seen[-1]


def test_what_is_saved_is_loaded(tmp_path):
    store = BaselineStore(tmp_path / "new" / "folder")
    assert store.load("P-07_anna") is None
    store.save(ANNA)
    loaded = store.load("P-07_anna")
    assert (loaded.person_id, loaded.codes, loaded.known) == ("P-07_anna", CODES, 1.0)
    assert loaded.levels == pytest.approx(LEVELS)
    path = store.path("P-07_anna")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(path.parent) == ["P-07_anna.yaml"]


@pytest.mark.parametrize("name", ["", "../x", "a b", "a/b", "ä", "x" * 65, "a.yaml", "a\n"])
def test_a_name_is_no_path(tmp_path, name):
    with pytest.raises(ParameterError, match="letters, digits"):
        BaselineStore(tmp_path).load(name)


def change(**entries):
    content = {
        "kind": "whee_ros face baseline", "version": 1, "person_id": "anna", "saved": 1.0,
        "levels": dict.fromkeys(CODES, 0.0),
    }  # fmt: skip
    return yaml.safe_dump(content | entries)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("levels: [", "not readable"),
        ("just words", "no whee_ros face baseline"),
        ("", "no whee_ros face baseline"),
        (change(version=0), "version 0, this is 1"),
        (change(version=2), "version 2"),
        (change(person_id="bob"), "the baseline of 'bob'"),
        (change(levels={1: 0.0}), "other action units"),
        (change(levels=dict.fromkeys(CODES, "high")), "levels that are none"),
        (change(levels=dict.fromkeys(CODES, float("nan"))), "levels that are none"),
        (change(levels=dict.fromkeys(CODES, 40.0)), "levels that are none"),
        (change(saved="yesterday"), "time it was saved"),
    ],
)
def test_a_bad_or_older_file_is_told_and_left_alone(tmp_path, content, word):
    store, path = BaselineStore(tmp_path), tmp_path / "anna.yaml"
    path.write_text(content)
    with pytest.raises(ConfigError, match=word) as told:
        store.load("anna")
    assert "anna.yaml" in str(told.value)
    assert "Move it away" in str(told.value)
    with pytest.raises(ConfigError, match=word):
        store.save(FaceBaseline(1.0, "face_1", "anna", 1.0, CODES, LEVELS))
    assert path.read_text() == content


def test_a_folder_that_cannot_be_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError, match=r"can be written|not readable"):
        BaselineStore(tmp_path / "file").save(ANNA)


def test_who_is_named_is_called_so_in_every_observation():
    reader = FaceReader(FaceConfig())
    seen = watch(reader, STERN, 3.0)
    assert seen.person_id == ""
    assert reader.name(seen.face_id, "anna").person_id == "anna"
    assert watch(reader, STERN, 0.2, 3.0).person_id == "anna"
    assert reader.baselines()[0].person_id == "anna"
    with pytest.raises(ParameterError, match="face_1"):
        reader.name("face_9", "bob")


def test_no_face_id_names_the_person_in_conversation_and_a_name_has_one_face():
    reader = FaceReader(FaceConfig())
    with pytest.raises(ParameterError, match="none"):
        reader.name("", "anna")
    near, far = mesh_face(scale=11.0), mesh_face(scale=5.0, at=(80.0, 240.0), track=2)
    reader.read([near, far], 0.0, 640, 480)
    assert reader.name("", "anna").face_id == "face_1"
    with pytest.raises(ParameterError, match="That is face_1"):
        reader.name("face_2", "anna")


def test_a_known_person_is_read_against_the_kept_neutral_at_once(tmp_path):
    first, keeper = FaceReader(FaceConfig()), Keeper(BaselineStore(tmp_path))
    known = watch(first, STERN, 10.0)
    first.name(known.face_id, "anna")
    keeper.keep(first.baselines())
    later = FaceReader(FaceConfig())
    stranger = later.read([STERN], 100.0, 640, 480)[0]
    later.name(stranger.face_id, "anna", Keeper(BaselineStore(tmp_path)).known("anna"))
    again = later.read([STERN], 100.1, 640, 480)[0]
    assert stranger.au(4).intensity > 0.15
    assert again.au(4).intensity < 0.05
    assert again.au(4).confidence > stranger.au(4).confidence


def test_one_who_comes_back_later_under_the_same_name_has_the_same_neutral():
    reader = FaceReader(FaceConfig(forget_after=60.0))
    watch(reader, STERN, 10.0)
    reader.name("face_1", "anna")
    level = reader.baselines()[0].levels
    elsewhere = mesh_face(at=(90.0, 240.0), scale=4.0, track=9)
    reader.read([elsewhere], 11.0, 640, 480)
    if reader.baselines()[-1].face_id == "face_2":
        assert reader.name("face_2", "anna").levels == level


def test_only_named_known_faces_are_written_and_only_when_they_changed(tmp_path):
    keeper = Keeper(BaselineStore(tmp_path))

    def baseline(stamp=0.0, person="anna", known=1.0, level=0.1):
        return FaceBaseline(stamp, "face_1", person, known, CODES, (level,) * len(CODES))

    keeper.keep([baseline(person=""), baseline(known=0.5)])
    assert not list(tmp_path.iterdir())
    keeper.keep([baseline()])
    path = tmp_path / "anna.yaml"
    first = path.read_text()
    keeper.keep([baseline(5.0, level=0.2)])
    assert path.read_text() == first
    keeper.keep([baseline(11.0, level=0.101)])
    assert path.read_text() == first
    keeper.keep([baseline(5.0, level=0.2)], at_once=True)
    assert path.read_text() != first
    Keeper(None).keep([baseline()])


def test_one_that_cannot_be_written_does_not_keep_others_from_it(tmp_path):
    (tmp_path / "anna.yaml").write_text("of old")
    keeper = Keeper(BaselineStore(tmp_path))
    people = [FaceBaseline(0.0, "f", name, 1.0, CODES, LEVELS) for name in ("anna", "bob")]
    with pytest.raises(ConfigError, match=r"anna\.yaml"):
        keeper.keep(people)
    assert (tmp_path / "bob.yaml").exists()


def test_only_faces_seen_since_are_told_again():
    keeper, one = Keeper(None), FaceBaseline(1.0, "face_1")
    assert list(keeper.fresh([one])) == [one]
    assert list(keeper.fresh([one])) == []
    newer = FaceBaseline(2.0, "face_1")
    assert list(keeper.fresh([newer, FaceBaseline(0.0, "face_2")])) == [newer, FaceBaseline(0.0, "face_2")]


def test_a_reset_tells_whose_neutral_begins_anew():
    reader = FaceReader(FaceConfig())
    watch(reader, STERN, 5.0)
    assert reader.reset_baseline("face_9") == ()
    anew = reader.reset_baseline("face_1")
    assert [(b.face_id, b.known, max(map(abs, b.levels))) for b in anew] == [("face_1", 0.0, 0.0)]


def test_it_is_marked_as_personal():
    assert PERSONAL["FaceBaseline"] == {"levels"}
