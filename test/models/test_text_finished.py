"""A finished encoder that goes on learning, on a very small one and a handful of sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from toy_text import open_tokenizer, toy
from transformers import BertConfig, BertModel

from whee_ros.backends.text.tuned import TunedOnnx
from whee_ros.core.errors import ModelError
from whee_ros.empathy.when.reader import open_reader
from whee_ros.engine.models import ModelStore
from whee_ros.training.text.command import finish
from whee_ros.training.text.example import Example
from whee_ros.training.text.finished import FinishedNet, write
from whee_ros.training.text.trainer import Plan, Trainer

STORE = ModelStore.default()
SHAPE = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 64}


def plan(**more) -> Plan:
    return Plan("toy", **{"epochs": 4, "size": 8, "rate": 3e-3, "head_rate": 3e-3, **more})


def moods(rows: list[Example]) -> list[Example]:
    return [*rows, *(Example(row.text, "moods", "train", {"mood": (0.5, 0.0, 0.0)}) for row in rows[:40])]


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    folder = tmp_path_factory.mktemp("base")
    torch.manual_seed(7)
    BertModel(BertConfig(vocab_size=30522, **SHAPE)).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def finished(base, tmp_path_factory):
    folder = tmp_path_factory.mktemp("finished")
    trainer = Trainer(plan(), moods(toy()), open_tokenizer(), base, folder)
    trainer.run()
    finish(trainer, folder / "text_toy.onnx", STORE)
    return folder / "text_toy.onnx"


def opened(path) -> TunedOnnx:
    encoder = TunedOnnx(STORE, path)
    encoder.load()
    return encoder


def far(first, second, text="the sad cat") -> float:
    return float(abs(first.read(text).states - second.read(text).states).max())


def turned() -> list[Example]:
    """The same sentences, of which those that sought now give."""
    other = {"none": "none", "seeking": "providing", "providing": "seeking"}
    return [replace(row, answers={"direction": other[str(row.answers["direction"])]}) for row in toy()]


def test_it_begins_as_it_was_and_what_it_learns_runs(base, finished, tmp_path):
    trainer = Trainer(
        plan(rank=4, kept=1), moods(turned()), open_tokenizer(), base, tmp_path / "run", finished
    )
    assert isinstance(trainer.net, FinishedNet)
    names = [name for name, _ in trainer.net.changes()]
    assert len(names) == 6
    assert all(".layer.1." in name for name in names)
    finish(trainer, tmp_path / "begin.onnx", STORE)
    was = opened(finished)
    assert far(opened(tmp_path / "begin.onnx"), was) < 0.02
    trainer.run()
    finish(trainer, tmp_path / "end.onnx", STORE)
    end = opened(tmp_path / "end.onnx")
    assert far(end, was) > 0.1
    reader = open_reader(end)
    right = [
        max(found, key=lambda name: found[name]) == row.answers["direction"]
        for row in turned()
        if row.part == "dev" and (found := reader.read(row.text, row.before).direction)
    ]
    assert sum(right) > 0.9 * len(right)
    assert (tmp_path / "end.onnx").stat().st_size < finished.stat().st_size + 40_000


def test_it_may_go_on_twice(base, finished, tmp_path):
    tokenizer, data = open_tokenizer(), moods(turned())
    first = Trainer(plan(rank=4), data, tokenizer, base, tmp_path / "one", finished)
    first.run()
    finish(first, tmp_path / "one.onnx", STORE)
    again = FinishedNet(base, tmp_path / "one.onnx", 4)
    write(again, tmp_path / "two.onnx")
    one = opened(tmp_path / "one.onnx")
    assert far(opened(tmp_path / "two.onnx"), one) < 0.02
    assert far(one, opened(finished)) > 0.1


def test_another_encoder_is_refused(base, finished, tmp_path):
    torch.manual_seed(7)
    BertModel(BertConfig(vocab_size=30522, **SHAPE | {"num_hidden_layers": 3})).save_pretrained(
        tmp_path / "deep"
    )
    with pytest.raises(ModelError, match="weights of another net"):
        FinishedNet(tmp_path / "deep", finished, 4)
    (tmp_path / "broken.onnx").write_bytes(b"broken")
    with pytest.raises(ModelError, match="whee train text wrote"):
        FinishedNet(base, tmp_path / "broken.onnx", 4)
