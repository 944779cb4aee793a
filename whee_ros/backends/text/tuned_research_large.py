"""The large encoder of the research bundle: not for products (docs/models/text_research_large.md)."""

from __future__ import annotations

from whee_ros.backends.text.large import LargeOnnx
from whee_ros.ports.models import ModelFinder


def create(models: ModelFinder, *, device: str = "auto", threads: int = 1) -> LargeOnnx:
    """Return the encoder; it runs on the CPU whatever `device` says."""
    return LargeOnnx(models, "research", threads=threads)
