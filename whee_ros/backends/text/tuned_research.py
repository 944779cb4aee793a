"""The encoder of the research bundle, which learned also from sets that forbid commercial use: not for products.

docs/models/text_research.md says what from. It holds the permissive one whole, which lies on disk once, and three
layers more beside its upper three; so it adds few bytes to the package, and a token's state is 768 numbers.
"""

from __future__ import annotations

from whee_ros.backends.text.tuned import TunedOnnx
from whee_ros.core.resources import resource
from whee_ros.ports.models import ModelFinder


def create(models: ModelFinder, *, device: str = "auto", threads: int = 1) -> TunedOnnx:
    """Return the encoder of the research bundle; it runs on the CPU whatever `device` says."""
    return TunedOnnx(models, resource("config/weights/text_research.onnx"), threads)
