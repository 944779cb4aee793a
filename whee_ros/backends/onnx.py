"""Opens ONNX models the one way that suits a robot's shared processor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from whee_ros.core.registry import vendor


def session(path: Path, user: str, threads: int = 1) -> Any:
    """Return an onnxruntime session on the CPU that sleeps between runs.

    Args:
        path: of the model.
        user: who needs it, for the error ("voice back end silero").
        threads: for one run.

    Raises:
        BackendError: if onnxruntime is not there.
    """
    runtime = vendor("onnxruntime", user, "onnxruntime")
    options = runtime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    # waiting threads that spin would take the processor from everybody else
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return runtime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
