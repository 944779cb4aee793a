"""The encoder of the research bundle, which learned also from sets that forbid commercial use: not for products.

docs/models/text_research.md says what from. It shares its lower layers with the permissive one, so that it adds few
bytes to the package.
"""

from __future__ import annotations

from whee_ros.backends.text.tuned import TunedOnnx
from whee_ros.core.resources import resource
from whee_ros.ports.models import ModelFinder


def create(models: ModelFinder, *, device: str = "auto", threads: int = 1) -> TunedOnnx:
    """Return the encoder of the research bundle; it runs on the CPU whatever `device` says."""
    return TunedOnnx(models, resource("config/weights/text_research.onnx"), threads)
