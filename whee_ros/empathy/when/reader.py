"""Chooses who reads words: the reader that fits an encoder."""

from __future__ import annotations

from whee_ros.core.resources import resource
from whee_ros.empathy.when.text import TextReader
from whee_ros.empathy.when.text_tuned import TunedReader
from whee_ros.ports.text import TextEncoder, TurnEncoder


def open_reader(encoder: TextEncoder | TurnEncoder) -> TextReader | TunedReader:
    """Return the reader over a loaded `encoder`: one that brings its own heads is read by them.

    Raises:
        ModelError: if the heads are missing, broken or of another encoder.
    """
    if isinstance(encoder, TurnEncoder):
        return TunedReader(encoder, encoder.weights)
    return TextReader(encoder, resource("config/weights/text_heads.npz"))
