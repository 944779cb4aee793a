"""Chooses who reads words: the reader that fits an encoder."""

from __future__ import annotations

from pathlib import Path

from whee_ros.core.errors import BackendError
from whee_ros.core.resources import resource
from whee_ros.empathy.when.text import TextReader
from whee_ros.empathy.when.text_tuned import TunedReader
from whee_ros.ports.text import TextEncoder, TurnEncoder


def open_reader(encoder: TextEncoder | TurnEncoder, adaptation: str = "") -> TextReader | TunedReader:
    """Return the reader over a loaded `encoder`: one that brings its own heads is read by them.

    Args:
        encoder: loaded.
        adaptation: file that `whee adapt` wrote; "" for none.

    Raises:
        ModelError: if the heads or the adaptation are missing, broken or of another encoder.
        BackendError: if the encoder has no heads of its own that could be adapted.
    """
    if isinstance(encoder, TurnEncoder):
        return TunedReader(encoder, encoder.weights, Path(adaptation).expanduser() if adaptation else None)
    if adaptation:
        raise BackendError("text_adaptation", "the text back end brings no heads", "Use text_backend:=tuned.")
    return TextReader(encoder, resource("config/weights/text_heads.npz"))
