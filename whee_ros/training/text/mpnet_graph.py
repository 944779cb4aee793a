"""Writes the graph of the large encoder for onnxruntime: its nodes alone, with the weights in a file beside it.

The graph is the same whatever the weights are, so it can be shipped, and `backends.text.mpnet_int8` fills the file.
Attention, the int8 products and the norms are onnxruntime's own fused ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from whee_ros.backends.text import mpnet_base, mpnet_int8
from whee_ros.backends.text.layout import Reach
from whee_ros.core.errors import BackendError

FUSED = "com.microsoft"


class _Graph:
    """Nodes, each named after its output."""

    def __init__(self, onnx: Any) -> None:
        self.onnx = onnx
        self.nodes: list[Any] = []

    def add(self, kind: str, inputs: Sequence[str], output: str, domain: str = "", **more: Any) -> str:
        """Add a node and return its output."""
        self.nodes.append(self.onnx.helper.make_node(kind, list(inputs), [output], domain=domain, **more))
        return output


def write(
    found: Iterator[tuple[str, np.ndarray]], layers: int, kept: int, path: Path, weights: str, reach: Reach
) -> None:
    """Write the graph.

    Args:
        found: what `mpnet_int8.arrays` yields; of it names, kinds and shapes count.
        layers: of the encoder.
        kept: of them, below the place where the numbers of turns join.
        path: of the graph.
        weights: name of the file of the weights, to lie beside the graph.
        reach: how much is read at a time, which the graph tells.

    Raises:
        BackendError: if `onnx` is not installed.
    """
    try:
        import onnx
    except ImportError as error:
        raise BackendError(
            "the graph of the large encoder", error, "pip install -r requirements/train.txt"
        ) from error
    graph = _Graph(onnx)
    stored = [_stored(onnx, *place, weights) for place in mpnet_int8.places(found)]
    small = {"one": 1, "none": 0, "farthest": mpnet_base.FARTHEST}
    numbers = [onnx.numpy_helper.from_array(np.array(value, np.int64), name) for name, value in small.items()]
    numbers.append(onnx.numpy_helper.from_array(np.array([0], np.int64), "front"))
    numbers.append(onnx.numpy_helper.from_array(np.array([1], np.int64), "back"))
    state = _lower(graph)
    for at in range(layers):
        if at == kept:
            state = graph.add("Add", [state, graph.add("Gather", ["turn", "turns"], "which")], "told")
        state = _layer(graph, at, state, "states" if at == layers - 1 else f"{at}_states")
    kinds = onnx.TensorProto
    model = onnx.helper.make_model(
        onnx.helper.make_graph(
            graph.nodes,
            "mpnet",
            [
                onnx.helper.make_tensor_value_info(name, kinds.INT64, [1, "tokens"])
                for name in ("ids", "turns")
            ],
            [
                onnx.helper.make_tensor_value_info(
                    "states", kinds.FLOAT, [1, "tokens", int(stored[0].dims[1])]
                )
            ],
            [*stored, *numbers],
        ),
        opset_imports=[onnx.helper.make_opsetid("", 17), onnx.helper.make_opsetid(FUSED, 1)],
        ir_version=9,
    )
    onnx.helper.set_model_props(model, {name: str(value) for name, value in asdict(reach).items()})
    path.write_bytes(model.SerializeToString())


def _stored(onnx: Any, name: str, array: np.ndarray, start: int, file: str) -> Any:
    """Return a tensor whose bytes lie in `file`."""
    tensor = onnx.TensorProto(
        name=name, dims=array.shape, data_type=onnx.helper.np_dtype_to_tensor_dtype(array.dtype)
    )
    tensor.data_location = onnx.TensorProto.EXTERNAL
    for key, value in (("location", file), ("offset", start), ("length", array.nbytes)):
        tensor.external_data.add(key=key, value=str(value))
    return tensor


def _lower(graph: _Graph) -> str:
    """Add the sum of word and place, and what distance adds to attention; return the states."""
    shape = graph.add("Shape", ["ids"], "shape")
    count = graph.add("Gather", [shape, "one"], "count")
    order = graph.add("Range", ["none", count, "one"], "order")
    across = graph.add("Unsqueeze", [order, "front"], "across")
    down = graph.add("Unsqueeze", [order, "back"], "down")
    apart = graph.add("Sub", [across, down], "distance")
    table = graph.add("Gather", ["apart", graph.add("Add", [apart, "farthest"], "entry")], "by_pair")
    graph.add("Unsqueeze", [graph.add("Transpose", [table], "by_head", perm=[2, 0, 1]), "front"], "bias")
    words = graph.add("Cast", [graph.add("Gather", ["words", "ids"], "word")], "word_float", to=1)
    words = graph.add("Mul", [words, graph.add("Gather", ["words_scale", "ids"], "word_scale")], "word_state")
    both = graph.add("Add", [words, graph.add("Gather", ["places", order], "place")], "first")
    norm = ["norm_weight", "norm_bias"]
    return graph.add("LayerNormalization", [both, *norm], "embedded", epsilon=mpnet_base.EPSILON)


def _layer(graph: _Graph, at: int, state: str, out: str) -> str:
    """Add one layer."""

    def product(name: str, of: str) -> str:
        map_ = f"{at}_{name}"
        if name not in mpnet_int8.EVENED:
            return graph.add("DynamicQuantizeMatMul", [of, map_, f"{map_}_scale"], f"{map_}_out", FUSED)
        even = graph.add("Mul", [of, f"{map_}_even"], f"{map_}_in")
        size = graph.add("ReduceMax", [graph.add("Abs", [even], f"{map_}_abs")], f"{map_}_size", axes=[-1])
        like = graph.add("Div", [even, size], f"{map_}_like")
        found = graph.add("DynamicQuantizeMatMul", [like, map_, f"{map_}_scale"], f"{map_}_like_out", FUSED)
        return graph.add("Mul", [found, size], f"{map_}_out")

    def norm(number: int, name: str, new: str, old: str, out: str) -> str:
        learned = [f"{at}_norm{number}_weight", f"{at}_norm{number}_bias", f"{at}_{name}_bias"]
        return graph.add(
            "SkipLayerNormalization", [new, old, *learned], out, FUSED, epsilon=mpnet_base.EPSILON
        )

    parts = [f"{at}_{name}" for name in "qkv"]
    graph.nodes.append(graph.onnx.helper.make_node("Split", [product("qkv", state)], parts, axis=2))
    heads = {"num_heads": mpnet_base.HEADS}
    seen = graph.add(
        "MultiHeadAttention", [*parts, f"{at}_qkv_bias", "", "bias"], f"{at}_seen", FUSED, **heads
    )
    state = norm(0, "out", product("out", seen), state, f"{at}_middle")
    wide = graph.add("BiasGelu", [product("wide", state), f"{at}_wide_bias"], f"{at}_gelu", FUSED)
    return norm(1, "narrow", product("narrow", wide), state, out)
