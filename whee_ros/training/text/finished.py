"""A finished encoder that goes on learning: its int8 weights stay, and changes of low rank learn beside each map.

What is learned is about a megabyte, written into the graph as branches beside the maps, so that the weights themselves
can still be shared between bundles (`share.py`).
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from whee_ros.backends.text.second import beside, layer
from whee_ros.core.errors import BackendError, ModelError
from whee_ros.empathy.when import text_answers
from whee_ros.training.text.low import Low
from whee_ros.training.text.model import Net

if TYPE_CHECKING:
    import onnx

RATE = 5e-4
"""Highest learning rate."""
KEPT = 2
"""Lower layers that learn nothing, unless told otherwise: each branch costs time."""
DOWN, UP = ".down", ".up"
"""End the names of the two halves of a change: [inputs, rank] and [rank, outputs], float16."""
_LAYER = re.compile(r"/layer\.(\d+)/")
_MAP = "/MatMul_quant"
"""Ends the name of an int8 product in an exported graph."""


class FinishedNet(Net):
    """A net that begins as a finished encoder answers, and learns low-rank changes of all its maps, and its heads.

    Args:
        folder: of the pre-trained encoder, for its shape.
        path: of the finished one (.onnx), its heads beside it.
        rank: of the changes, unless it has some already.
        kept: lower layers that learn nothing.

    Raises:
        ModelError: if `path` is no exported encoder of this shape.
    """

    def __init__(self, folder: Path, path: Path, rank: int, kept: int = 0) -> None:
        super().__init__(folder)
        self.start = path
        model = _opened(path)
        found = {name: torch.from_numpy(array) for name, array in _weights(model)}
        left = self.load_state_dict(found, strict=False)
        if left.unexpected_keys or any(not key.startswith("heads.") for key in left.missing_keys):
            raise ModelError(
                str(path), "weights of another net", "Give an encoder that whee train text wrote."
            )
        self.encoder.requires_grad_(False)
        for name, halves in _maps(model, kept).items():
            parent, _, own = name.rpartition(".")
            plain = self.get_submodule(name)
            low = Low(plain.weight.detach(), plain.bias.detach(), halves[0].shape[1] if halves else rank)
            if halves:
                low.down.data, low.up.data = (torch.from_numpy(half.T.astype(np.float32)) for half in halves)
            setattr(self.get_submodule(parent), own, low)
        heads = text_answers.load_all(path.with_suffix(".npz"), self.size, _second(path))
        for name, head in heads.items():
            linear: Any = self.heads[name]  # what a head made of a second view is learned anew
            linear.weight.data = torch.from_numpy(head.weights[: linear.in_features].T.copy())
            linear.bias.data = torch.from_numpy(head.weights[-1].copy())

    def changes(self) -> Iterator[tuple[str, Low]]:
        """Yield the maps that learn, by name."""
        for name, module in self.named_modules():
            if isinstance(module, Low):
                yield name, module


def write(net: FinishedNet, path: Path) -> Path:
    """Write the encoder that `net` began with, and what it learned beside its maps, to `path`, and return it.

    Tensors that lie in a file of their own stay there; it is put beside `path`, too.
    """
    import onnx
    from onnx import numpy_helper

    model = onnx.load(str(net.start), load_external_data=False)
    graph = model.graph
    there = {tensor.name: tensor for tensor in graph.initializer}
    for name, low in net.changes():
        halves = {DOWN: low.down.detach().cpu().numpy().T, UP: low.up.detach().cpu().numpy().T}
        tensors = [
            numpy_helper.from_array(array.astype(np.float16), f"{name}{half}")
            for half, array in halves.items()
        ]
        if f"{name}{DOWN}" in there:
            for tensor in tensors:
                there[tensor.name].CopyFrom(tensor)
        else:
            graph.initializer.extend(tensors)
            _branch(graph, name)
    onnx.save(model, str(path))
    for shared in {_apart(tensor) for tensor in graph.initializer} - {""}:
        if not (path.parent / shared).exists():
            shutil.copy(net.start.parent / shared, path.parent / shared)
    return path


def _branch(graph: onnx.GraphProto, name: str) -> None:
    """Let `graph` add what both halves of a change make of the input of the map `name` to what the map makes of it."""
    import onnx
    from onnx import helper

    (product,) = (node for node in graph.node if node.op_type == "MatMulInteger" and _named(node) == name)
    (rounded,) = (node for node in graph.node if product.input[0] in node.output)
    exact = f"{product.name.removesuffix(_MAP)}/MatMul_output_0"
    (added,) = (node for node in graph.node if node.op_type == "Add" and exact in node.input)
    out, added.output[0] = added.output[0], f"{product.name.removesuffix(_MAP)}/fixed"
    steps = [
        helper.make_node("Cast", [f"{name}{DOWN}"], [f"{name}/down"], to=onnx.TensorProto.FLOAT),
        helper.make_node("Cast", [f"{name}{UP}"], [f"{name}/up"], to=onnx.TensorProto.FLOAT),
        helper.make_node("MatMul", [rounded.input[0], f"{name}/down"], [f"{name}/low"]),
        helper.make_node("MatMul", [f"{name}/low", f"{name}/up"], [f"{name}/change"]),
        helper.make_node("Add", [added.output[0], f"{name}/change"], [out]),
    ]
    at = list(graph.node).index(added) + 1
    for step in reversed(steps):
        graph.node.insert(at, step)


def _apart(tensor: onnx.TensorProto) -> str:
    """Return the name of the file that holds `tensor`, "" if the model itself does."""
    return next((entry.value for entry in tensor.external_data if entry.key == "location"), "")


def _second(path: Path) -> int:
    """Return the numbers of the second view that the heads beside `path` look at."""
    there = beside(path)
    return layer(there).shape[1] if there.is_file() else 0


def _opened(path: Path) -> onnx.ModelProto:
    try:
        import onnx
    except ImportError as error:
        raise BackendError("a finished encoder", error, "pip install -r requirements/train.txt") from error
    try:
        return onnx.load(str(path))
    except Exception as error:  # protobuf's and onnx's errors share no base class
        raise ModelError(str(path), error, "Give an encoder that whee train text wrote.") from error


def _weights(model: onnx.ModelProto) -> Iterator[tuple[str, np.ndarray]]:
    """Yield the weights of an exported encoder as float32, under the names that the net has for them."""
    from onnx import numpy_helper

    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}

    def exact(name: str) -> np.ndarray:
        whole = arrays[f"{name}_quantized"].astype(np.float32) - arrays[f"{name}_zero_point"].astype(
            np.float32
        )
        return whole * arrays[f"{name}_scale"]

    for name, array in arrays.items():
        if not name.startswith(("encoder.", "net.encoder.")):
            continue
        if name.endswith("_quantized"):
            whole = name.removesuffix("_quantized")
            yield whole.removeprefix("net."), exact(whole)
        elif array.dtype == np.float32 and not name.endswith("_scale"):
            yield name.removeprefix("net."), array.copy()
    for node in model.graph.node:
        if node.op_type == "MatMulInteger":
            yield (
                f"{_named(node)}.weight",
                np.ascontiguousarray(exact(node.input[1].removesuffix("_quantized")).T),
            )


def _maps(model: onnx.ModelProto, kept: int) -> dict[str, tuple[np.ndarray, np.ndarray] | None]:
    """Return the maps above `kept` layers, each with both halves of its change, or None where it has none yet."""
    from onnx import numpy_helper

    arrays = {
        t.name: numpy_helper.to_array(t) for t in model.graph.initializer if t.name.endswith((DOWN, UP))
    }
    maps = [node for node in model.graph.node if node.op_type == "MatMulInteger"]
    names = [_named(node) for node in maps if int(_LAYER.findall(node.name)[0]) >= kept]
    return {
        name: (arrays[f"{name}{DOWN}"], arrays[f"{name}{UP}"]) if f"{name}{DOWN}" in arrays else None
        for name in names
    }


def _named(node: onnx.NodeProto) -> str:
    return node.name.removeprefix("/").removesuffix(_MAP).replace("/", ".").removeprefix("net.")
