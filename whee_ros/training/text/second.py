"""Learns the second view (`backends/text/second.py`): a layer over the untuned encoder, and heads that look at both.

A perceptron with one hidden layer answers several tasks from the plain embeddings alone; its hidden layer becomes the
view. Each head then is the mean of what the tuned encoder and the perceptron say in log-odds, with the share that
surprises the dev rows least: still one linear map, over both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from whee_ros.backends.text import second
from whee_ros.backends.text.minilm_onnx import MiniLmOnnx
from whee_ros.empathy.when.text_answers import Head
from whee_ros.training.linear import bias_last
from whee_ros.training.text.calibrate import Read, known, surprise
from whee_ros.training.text.example import Example
from whee_ros.training.text.tasks import BY_NAME
from whee_ros.training.text.told import EVERYDAY, TOLD

Floats = NDArray[np.float32]
TASKS = ("direction", "sentiment", "emotion", "basic", "who", "act")
"""Heads that look at both."""
HIDDEN, EPOCHS, RATE, DECAY, DROPPED, SMOOTH, BATCH = 320, 24, 1e-3, 0.3, 0.5, 0.05, 256
"""Of the perceptron. On dev rows 256 and 512 hidden units, and 20 and 25 epochs, were tried, too: all within noise."""
WEIGHT = {TOLD: 3.0, EVERYDAY: 3.0}
"""Of a row, by source; 1 for the others."""
SHARES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5)
"""Of the perceptron in a head, that are tried."""


@dataclass(frozen=True)
class View:
    """The layer [inputs + 1, HIDDEN], and what each task makes of it, [HIDDEN + 1, labels]; biases last."""

    layer: Floats
    tops: Mapping[str, Floats]

    def write(self, path: Path) -> None:
        """Write the layer for run time."""
        np.savez_compressed(path, layer=self.layer.astype(np.float16))


def learned(rows: Sequence[Example], embed: Callable[[Sequence[str]], Floats], seed: int = 1) -> View:
    """Return the view learned from `rows`.

    Args:
        rows: of training parts.
        embed: of the plain encoder: float32 [texts, 384], zeros for no words.
        seed: of the first weights, the order of rows and dropout.
    """
    torch.manual_seed(seed)
    x = torch.from_numpy(second.inputs(embed([e.text for e in rows]), embed([_last(e) for e in rows])))
    weight = torch.tensor([WEIGHT.get(e.source, 1.0) for e in rows])
    truth = {name: torch.tensor([_class(name, e) for e in rows]) for name in TASKS}
    hidden = torch.nn.Linear(x.shape[1], HIDDEN)
    tops = torch.nn.ModuleDict({name: torch.nn.Linear(HIDDEN, len(BY_NAME[name].labels)) for name in TASKS})
    drop = torch.nn.Dropout(DROPPED)
    best = torch.optim.AdamW([*hidden.parameters(), *tops.parameters()], lr=RATE, weight_decay=DECAY)
    for _ in range(EPOCHS):
        for chosen in torch.randperm(len(rows)).split(BATCH):
            seen = drop(torch.relu(hidden(x[chosen])))
            losses = []
            for name in TASKS:
                there = truth[name][chosen] >= 0
                each = torch.nn.functional.cross_entropy(
                    tops[name](seen[there]),
                    truth[name][chosen][there],
                    reduction="none",
                    label_smoothing=SMOOTH,
                )
                losses.append((each * weight[chosen][there]).sum() / weight[chosen].sum())
            best.zero_grad()
            torch.stack(losses).sum().backward()
            best.step()
    return View(
        bias_last(*hidden.parameters()), {name: bias_last(*top.parameters()) for name, top in tops.items()}
    )


def embedded(encoder: MiniLmOnnx, texts: Sequence[str]) -> Floats:
    """Return what `learned` embeds with, some texts of like length at a time."""
    order = np.argsort([len(text) for text in texts], kind="stable")
    rows = np.zeros((len(texts), encoder.dimension), np.float32)
    for part in np.array_split(order, -(-len(order) // BATCH)):
        rows[part] = second.embedded(encoder, [texts[at] for at in part])
    return rows


def joined(heads: Mapping[str, Head], view: View, dev: Read) -> dict[str, Head]:
    """Return calibrated `heads` with those of `TASKS` looking at both; the share is chosen on `dev`.

    Args:
        heads: over the tuned encoder alone.
        view: that the features of `dev` end with.
        dev: rows that nothing learned from.
    """
    done = dict(heads)
    for name, top in view.tops.items():
        head = heads[name]
        rows, answers, weight = known(dev, name)
        if len(answers):
            truth = np.array([head.labels.index(str(answer)) for answer in answers])
            tried = [_mixed(head, top, share) for share in SHARES]
            done[name] = min(tried, key=lambda one: surprise(one, rows, truth, weight))
    return done


def _mixed(head: Head, top: Floats, share: float) -> Head:
    if not share:
        return head
    own = (1 - share) * head.weights[:-1], share * top[:-1]
    bias = (1 - share) * head.weights[-1:] + share * top[-1:]
    return replace(head, weights=np.concatenate([*own, bias]).astype(np.float32))


def _class(task: str, example: Example) -> int:
    """Return the number of the answer, -1 where there is none."""
    answer = example.answers.get(task)
    return BY_NAME[task].labels.index(str(answer)) if answer is not None else -1


def _last(example: Example) -> str:
    return example.before[0].text if example.before else ""
