"""Writes a trained net for run time: the encoder as int8 ONNX, the heads as numpy arrays beside it."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from torch import nn

from whee_ros.backends.text.layout import Reach
from whee_ros.core.errors import BackendError
from whee_ros.empathy.when import text_answers
from whee_ros.training.linear import bias_last
from whee_ros.training.text.model import Net
from whee_ros.training.text.tasks import BY_NAME, TASKS

INPUTS = ("input_ids", "attention_mask", "token_type_ids")


class _States(nn.Module):
    """The net without its heads as a function of three tensors, which is what ONNX can trace."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        """Return the state of every token."""
        return self.net.tokens(ids, mask, types)


def encoder(net: Net, path: Path, reach: Reach) -> Path:
    """Write the encoder to `path` as int8 (dynamic, one scale a channel) and return it; in float32 beside it first.

    Args:
        net: trained.
        path: of the int8 file.
        reach: how much is read at a time, which the files tell.

    Raises:
        BackendError: if `onnx` is not installed.
    """
    try:
        import onnx
        from onnxruntime.quantization import QuantType, quantize_dynamic
    except ImportError as error:
        raise BackendError(
            "export of the text encoder", error, "pip install -r requirements/train.txt"
        ) from error
    exact = path.with_suffix(".float.onnx")
    ids = torch.randint(1000, 2000, (2, 12))
    net = net.to("cpu").eval()
    axes = {0: "rows", 1: "tokens"}
    with warnings.catch_warnings(), torch.inference_mode():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _States(net).eval(),
            (ids, torch.ones_like(ids), torch.zeros_like(ids)),
            str(exact),
            input_names=list(INPUTS),
            output_names=["states"],
            dynamic_axes=dict.fromkeys((*INPUTS, "states"), axes),
            opset_version=17,
            dynamo=False,
        )
    quantize_dynamic(str(exact), str(path), weight_type=QuantType.QInt8, per_channel=True)
    for file in (exact, path):
        model = onnx.load(str(file))
        onnx.helper.set_model_props(model, {name: str(value) for name, value in asdict(reach).items()})
        onnx.save(model, str(file))
    return path


def heads(state: Mapping[str, torch.Tensor]) -> dict[str, text_answers.Head]:
    """Return the heads of a net with the weights `state`, uncalibrated."""
    found = {}
    for task in TASKS:
        weights = bias_last(state[f"heads.{task.name}.weight"], state[f"heads.{task.name}.bias"])
        thresholds = np.full(len(task.labels), 0.5, np.float32)
        rows = np.ascontiguousarray(weights)  # a row lies together, as in files so far
        found[task.name] = text_answers.Head(str(task.kind), task.labels, rows, thresholds)
    return found


def write(found: Mapping[str, text_answers.Head], path: Path) -> None:
    """Write `found` as .npz; heads with a licence of their own go to a file `apart` from it."""
    licensed = {name for name in found if BY_NAME[name].own}
    for names, file in ((set(found) - licensed, path), (licensed, text_answers.apart(path))):
        arrays: dict[str, np.ndarray] = {}
        for name in sorted(names):
            head = found[name]
            arrays[f"{name}_weights"] = head.weights.astype(np.float16)
            arrays[f"{name}_labels"] = np.array(head.labels)
            arrays[f"{name}_kind"] = np.array(head.kind)
            arrays[f"{name}_thresholds"] = head.thresholds
        if arrays:
            np.savez_compressed(file, allow_pickle=False, **arrays)
