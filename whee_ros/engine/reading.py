"""The reader of words over a text back end of the registry, as tools and nodes use it."""

from __future__ import annotations

from whee_ros.core import registry
from whee_ros.empathy.when.reader import open_reader
from whee_ros.empathy.when.text import TextReader
from whee_ros.empathy.when.text_tuned import TunedReader
from whee_ros.engine.models import ModelStore


def loaded_reader(backend: str, adaptation: str = "") -> TextReader | TunedReader:
    """Return the reader over `backend`, a name of the kind text, loaded from the usual folder of models.

    Args:
        backend: name in the registry.
        adaptation: file that `whee adapt` wrote; "" for none.

    Raises:
        WheeError: if the back end is unknown, or its models or the adaptation cannot be used.
    """
    encoder = registry.load("text", backend)(ModelStore.default())
    encoder.load()
    return open_reader(encoder, adaptation)
