"""One .tflite model, on the CPU or on a GPU."""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.errors import BackendError
from whee_ros.core.registry import vendor

Values = NDArray[np.float32]
USER, PACKAGE = "face back end litert", "ai-edge-litert"


class Model(Protocol):
    """What either kind does: one input, outputs in the order of the model."""

    def run(self, value: Values) -> list[Values]:
        """Return the outputs for `value`, shaped as the model says."""
        ...


class OnCpu:
    """A model in LiteRT's interpreter (XNNPACK).

    Args:
        content: of the file.
        threads: how many.
    """

    def __init__(self, content: bytes, threads: int) -> None:
        interpreter = vendor("ai_edge_litert.interpreter", USER, PACKAGE).Interpreter
        self._model: Any = interpreter(model_content=content, num_threads=threads)
        self._model.allocate_tensors()
        self._input = self._model.get_input_details()[0]["index"]
        self._outputs = [detail["index"] for detail in self._model.get_output_details()]

    def run(self, value: Values) -> list[Values]:
        """Return the outputs for `value`."""
        self._model.set_tensor(self._input, value)
        self._model.invoke()
        return [self._model.get_tensor(index) for index in self._outputs]


class Compiled:
    """A model compiled by LiteRT for an accelerator (WebGPU over Vulkan, Metal or Direct3D 12).

    Args:
        content: of the file.
        accelerator: name in LiteRT's HardwareAccelerator; "CPU" does the same work without one.

    Raises:
        BackendError: if there is no such accelerator here, or it cannot run the model.
    """

    def __init__(self, content: bytes, accelerator: str = "GPU") -> None:
        compiled = vendor("ai_edge_litert.compiled_model", USER, PACKAGE).CompiledModel
        kinds = vendor("ai_edge_litert.hardware_accelerator", USER, PACKAGE).HardwareAccelerator
        try:
            self._model: Any = compiled.from_buffer(content, hardware_accel=getattr(kinds, accelerator))
            self._inputs = self._model.create_input_buffers(0)
            self._outputs = self._model.create_output_buffers(0)
        except (RuntimeError, ValueError) as error:
            remedy = "Set face_device to cpu; a GPU needs a Vulkan driver that this process may use."
            raise BackendError(f"{USER}, device {accelerator}", error, remedy) from error
        signature = next(iter(self._model.get_signature_list()))
        details = self._model.get_output_tensor_details(signature)
        names = self._model.get_signature_by_index(0)["outputs"]
        self._shapes = [tuple(int(size) for size in details[name]["shape"]) for name in names]

    def run(self, value: Values) -> list[Values]:
        """Return the outputs for `value`."""
        self._inputs[0].write(np.ascontiguousarray(value))
        self._model.run_by_index(0, self._inputs, self._outputs)
        return [
            np.asarray(buffer.read(int(np.prod(shape)), np.float32)).reshape(shape)
            for buffer, shape in zip(self._outputs, self._shapes, strict=True)
        ]
