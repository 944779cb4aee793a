"""The second view: what the untuned encoder sees besides, and heads that look at both."""

from __future__ import annotations

import re

import numpy as np
import pytest

from whee_ros.backends.text.second import SecondView, beside
from whee_ros.backends.text.tuned import TunedOnnx
from whee_ros.core.errors import ModelError
from whee_ros.core.resources import resource
from whee_ros.empathy.when.text_answers import ONE, Head
from whee_ros.ports.text import Said
from whee_ros.training.text import second
from whee_ros.training.text.calibrate import Read
from whee_ros.training.text.example import Example
from whee_ros.training.text.tasks import BY_NAME

SHIPPED = resource("config/weights/text_permissive.npz")
LABELS = BY_NAME["direction"].labels


def test_it_sees_words_and_what_was_said_before(models):
    view = SecondView(models, beside(SHIPPED))
    view.load()
    alone = view.of("I passed!", ())
    assert alone.shape == (view.size,)
    assert alone.min() >= 0.0 < alone.max()
    np.testing.assert_array_equal(alone, view.of("I passed!", ()))
    assert not np.allclose(alone, view.of("I passed!", (Said("How was the exam?"),)), atol=0.05)
    assert not np.allclose(alone, view.of("My dog died.", ()), atol=0.05)
    view.close()


def test_the_shipped_encoder_brings_one_and_its_heads_look_at_it(models):
    encoder = TunedOnnx(models)
    encoder.load()
    assert encoder.second == len(encoder.read("Nobody came.").second) > 0
    with np.load(SHIPPED) as data:
        assert data["direction_weights"].shape[0] == 2 * encoder.dimension + encoder.second + 1
    encoder.close()


@pytest.mark.parametrize("shape", [(7, 4), (1153,)])
def test_a_layer_of_another_shape_is_refused(models, tmp_path, shape):
    path = tmp_path / "text_second.npz"
    np.savez(path, layer=np.zeros(shape, np.float16))
    with pytest.raises(ModelError, match=f"{re.escape(str(shape))}.*whee train text"):
        SecondView(models, path).load()


def test_a_head_that_does_without_it_passes_it_over():
    head = Head(ONE, ("a", "b"), np.array([[2.0, 0.0], [0.0, 0.0]], np.float32), np.zeros(2, np.float32))
    few, more = np.array([1.0], np.float32), np.array([1.0, 9.0, 9.0], np.float32)
    np.testing.assert_array_equal(head.answer(few), head.answer(more))


@pytest.mark.parametrize("tells", ["first", "second"])
def test_dev_rows_decide_how_much_it_counts(tells):
    chance = np.random.default_rng(3)
    truth = chance.integers(0, len(LABELS), 300)
    clear = np.eye(len(LABELS), dtype=np.float32)[truth]
    noise = chance.normal(size=clear.shape).astype(np.float32)
    own, other = (clear, noise) if tells == "first" else (noise, clear)
    eye = np.concatenate([3 * np.eye(len(LABELS)), np.zeros((1, len(LABELS)))]).astype(np.float32)
    heads = {"direction": Head(ONE, LABELS, eye, np.zeros(len(LABELS), np.float32))}
    rows = [Example("x", "own", "dev", {"direction": LABELS[at]}) for at in truth]
    dev = Read(rows, np.concatenate([own, other], axis=1), [], [])
    view = second.View(np.zeros((1, 1), np.float32), {"direction": eye})
    head = second.joined(heads, view, dev)["direction"]
    if tells == "first":
        assert head is heads["direction"]
    else:
        assert head.weights.shape == (2 * len(LABELS) + 1, len(LABELS))
        before = (heads["direction"].answer(dev.features).argmax(axis=1) == truth).mean()
        assert (head.answer(dev.features).argmax(axis=1) == truth).mean() > before + 0.2
