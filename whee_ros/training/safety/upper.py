"""The second stack of upper layers, tuned to tell danger from its look-alikes, and its export for run time.

Lower layers stay as they are and are read once, as the int8 encoder reads them; what is learned fits what will run.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from transformers import AutoModel

from whee_ros.backends.text.minilm_safety import KEPT
from whee_ros.core.errors import BackendError
from whee_ros.training.linear import bias_last

RATE, RATE_OF_HEAD, DECAY, SMOOTH, DROPPED, WARM = 3e-4, 3e-3, 0.05, 0.1, 0.2, 0.1
"""Learning rates, weight decay, label smoothing, dropout, and the share of steps in which rates rise."""
EPOCHS, BATCH, SORTED = 4, 32, 16
"""Rounds; rows a step; steps among which rows of like length are put together."""
GAIN, GAIN_OF_SIGNS = 3.0, 3.3
"""Scales of mean states and of signs before the linear layer; folded into it when it is written."""


@dataclass(frozen=True)
class Rows:
    """What is learned from: lower states [tokens, 384] and signs of each text, its label and its weight."""

    states: Sequence[NDArray[np.float16]]
    signs: NDArray[np.float32]
    labels: NDArray[np.int64]
    weights: NDArray[np.float32]


class Stack(nn.Module):
    """The upper layers of the encoder, from lower states to their mean."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        whole = AutoModel.from_pretrained(
            str(folder), local_files_only=True, add_pooling_layer=False, attn_implementation="eager"
        )
        self.layers = whole.encoder.layer[KEPT:]

    def forward(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return the mean state [rows, 384] of `states` [rows, tokens, 384] where `mask` [rows, tokens] is 1."""
        hidden = (mask[:, None, None, :] - 1.0) * 1e4
        for layer in self.layers:
            found = layer(states, hidden)
            states = found[0] if isinstance(found, tuple) else found
        return (states * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)


class Net(nn.Module):
    """The stack and a linear layer over its mean state and the signs."""

    def __init__(self, folder: Path, signs: int, classes: int) -> None:
        super().__init__()
        self.stack = Stack(folder)
        self.drop = nn.Dropout(DROPPED)
        self.linear = nn.Linear(384 + signs, classes)

    def forward(self, states: torch.Tensor, mask: torch.Tensor, signs: torch.Tensor) -> torch.Tensor:
        """Return logits [rows, classes]."""
        mean = self.drop(self.stack(states, mask))
        logits: torch.Tensor = self.linear(torch.cat([GAIN * mean, GAIN_OF_SIGNS * signs], 1))
        return logits

    def weights(self) -> NDArray[np.float32]:
        """Return the linear layer for unscaled inputs, [384 + signs + 1, classes], bias last."""
        gains = torch.full((self.linear.in_features,), GAIN)
        gains[384:] = GAIN_OF_SIGNS
        both = bias_last(self.linear.weight, self.linear.bias, gains)
        return np.ascontiguousarray(both)  # a row lies together, as in files so far


def tune(rows: Rows, folder: Path, classes: int, kept: Path | None, rounds: int) -> Net | None:
    """Return the tuned net; None where `rounds` were run and more are to come (run again, it goes on from `kept`).

    Args:
        rows: of the training part.
        folder: of the pre-trained encoder for PyTorch.
        classes: labels.
        kept: file that keeps the state between rounds, or None.
        rounds: how many to run now.
    """
    torch.manual_seed(1)
    torch.set_float32_matmul_precision("medium")  # half the digits: twice as fast on a processor that can
    net = Net(folder, rows.signs.shape[1], classes)
    body, top = list(net.stack.parameters()), list(net.linear.parameters())
    best = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": top, "lr": RATE_OF_HEAD}], weight_decay=DECAY
    )
    steps = EPOCHS * len(list(_batches(rows, 0)))
    pace = torch.optim.lr_scheduler.LambdaLR(
        best, lambda step: min(1.0, (step + 1) / (WARM * steps)) * max(0.02, 1 - step / steps)
    )
    begun = 0
    if kept is not None and kept.is_file():
        state = torch.load(kept, weights_only=True)
        net.load_state_dict(state["net"])
        best.load_state_dict(state["best"])
        pace.load_state_dict(state["pace"])
        begun = state["epoch"]
    labels, weights = torch.tensor(rows.labels), torch.tensor(rows.weights)
    for epoch in range(begun, min(EPOCHS, begun + rounds)):
        net.train()
        torch.manual_seed(epoch)
        total = 0.0
        for number, chosen in enumerate(_batches(rows, epoch), start=1):
            each = nn.functional.cross_entropy(
                net(*_padded(rows, chosen)), labels[chosen], reduction="none", label_smoothing=SMOOTH
            )
            loss = (each * weights[chosen]).sum() / weights[chosen].sum()
            best.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(body, 1.0)
            best.step()
            pace.step()
            total += (loss.item() - total) / number
        print(f"round {epoch + 1} of {EPOCHS}: loss {total:.3f}", flush=True)
        if kept is not None:
            state = {"net": net.state_dict(), "best": best.state_dict(), "pace": pace.state_dict()}
            torch.save({**state, "epoch": epoch + 1}, kept)
    return net.eval() if begun + rounds >= EPOCHS else None


def _batches(rows: Rows, epoch: int) -> Iterator[NDArray[np.int64]]:
    """Yield the rows of each step: drawn anew every round, of like length together."""
    chooser = np.random.default_rng(epoch)
    lengths = np.array([len(state) for state in rows.states])
    order = chooser.permutation(len(lengths))
    steps: list[NDArray[np.int64]] = []
    for part in np.array_split(order, max(1, len(order) // (BATCH * SORTED))):
        inside = part[np.argsort(lengths[part], kind="stable")]
        steps += np.array_split(inside, max(1, len(inside) // BATCH))
    for number in chooser.permutation(len(steps)):
        yield steps[number]


def _padded(rows: Rows, chosen: NDArray[np.int64]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    longest = max(len(rows.states[row]) for row in chosen)
    states, mask = torch.zeros(len(chosen), longest, 384), torch.zeros(len(chosen), longest)
    for at, row in enumerate(chosen):
        found = torch.from_numpy(rows.states[row]).float()
        states[at, : len(found)], mask[at, : len(found)] = found, 1.0
    return states, mask, torch.from_numpy(rows.signs[chosen])


def export(net: Net, path: Path) -> None:
    """Write the stack as int8 ONNX (dynamic, one scale a channel): `states`, `mask` in, `tuned` out.

    Raises:
        BackendError: if `onnx` is not installed.
    """
    try:
        from onnxruntime.quantization import QuantType, quantize_dynamic
    except ImportError as error:
        remedy = "pip install -r requirements/train.txt"
        raise BackendError("export of the safety gate", error, remedy) from error
    exact = path.with_suffix(".float.onnx")
    axes = {"states": {0: "rows", 1: "tokens"}, "mask": {0: "rows", 1: "tokens"}, "tuned": {0: "rows"}}
    with warnings.catch_warnings(), torch.inference_mode():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            net.stack.eval(),
            (torch.randn(2, 12, 384), torch.ones(2, 12)),
            str(exact),
            input_names=["states", "mask"],
            output_names=["tuned"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
    quantize_dynamic(str(exact), str(path), weight_type=QuantType.QInt8, per_channel=True)
    exact.unlink()
