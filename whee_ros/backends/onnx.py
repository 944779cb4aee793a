"""Opens ONNX models the one way that suits a robot's shared processor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from whee_ros.backends.protobuf import field
from whee_ros.core.registry import vendor


def session(
    model: Path | bytes, user: str, threads: int = 1, *, inside: str = "", weights: Path | None = None
) -> Any:
    """Return an onnxruntime session on the CPU that sleeps between runs.

    Args:
        model: its file, or what is in it.
        user: who needs it, for the error ("voice back end silero").
        threads: for one run.
        inside: a tensor inside the graph to be one more output, after the model's own; "" for none.
        weights: the file of the graph's numbers, where it does not lie beside the graph.

    Raises:
        BackendError: if onnxruntime is not there.
    """
    runtime = vendor("onnxruntime", user, "onnxruntime")
    options = runtime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    # waiting threads that spin would take the processor from everybody else
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    if weights is not None:
        options.add_session_config_entry(
            "session.model_external_initializers_file_folder_path", str(weights.parent)
        )
    if isinstance(model, Path) and (inside or weights is not None):
        model = model.read_bytes()
    opened = model + extra_output(inside) if isinstance(model, bytes) else str(model)
    return runtime.InferenceSession(opened, options, providers=["CPUExecutionProvider"])


def extra_output(tensor: str) -> bytes:
    """Return ModelProto bytes that hold only graph.output[0].name = `tensor` (onnx.proto fields 7, 12, 1), or none.

    Protocol buffers merge when concatenated: behind the bytes of a model they make one of its tensors an output.
    """
    if not tensor:
        return b""
    return field(7, field(12, field(1, tensor.encode())))
