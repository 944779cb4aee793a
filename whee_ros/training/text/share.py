"""`whee train share`: writes several exported encoders so that what they have in common lies on disk once.

Bundles that keep the same lower layers (`whee train text --keep`) have most of their bytes in common, first of all
the word embeddings. ONNX can keep such tensors in a file of their own ("external data"), and onnxruntime finds it
beside the model; so this costs nothing at run time.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from whee_ros.core.errors import BackendError

NAME = "text_shared.bin"
"""The file of common tensors."""
WORTH = 4096
"""Bytes below which a tensor stays where it is."""


def share(models: Sequence[Path], folder: Path) -> int:
    """Write `models` and what they share into `folder`; return the bytes of the shared file.

    Raises:
        BackendError: if `onnx` is not installed.
    """
    try:
        import onnx
        from onnx.external_data_helper import set_external_data
    except ImportError as error:
        raise BackendError("sharing of encoders", error, "pip install -r requirements/train.txt") from error
    loaded = [onnx.load(str(path)) for path in models]
    keys = [{_key(t.raw_data): t for t in m.graph.initializer if len(t.raw_data) >= WORTH} for m in loaded]
    counts = Counter(key for found in keys for key in found)
    folder.mkdir(parents=True, exist_ok=True)
    places: dict[str, tuple[int, int]] = {}
    with (folder / NAME).open("wb") as file:
        for key, tensor in keys[0].items():
            if counts[key] == len(models):
                places[key] = (file.tell(), len(tensor.raw_data))
                file.write(tensor.raw_data)
        size = file.tell()
    for path, model in zip(models, loaded, strict=True):
        for tensor in model.graph.initializer:
            if (place := places.get(_key(tensor.raw_data))) is not None:
                set_external_data(tensor, NAME, *place)
                tensor.ClearField("raw_data")
        onnx.save(model, str(folder / path.name))
    return size


def _key(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def main(argv: Sequence[str]) -> int:
    """Share, and say what is where."""
    parser = argparse.ArgumentParser(prog="whee train share", description=__doc__)
    parser.add_argument("models", type=Path, nargs="+", help="the .onnx files of training runs")
    parser.add_argument("--out", type=Path, required=True, help="folder that shall hold them")
    options = parser.parse_args(argv)
    size = share(options.models, options.out)
    print(f"{NAME}: {size / 1e6:.1f} MB")
    for path in options.models:
        print(f"{path.name}: {(options.out / path.name).stat().st_size / 1e6:.1f} MB")
    return 0
