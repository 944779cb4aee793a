"""Learns vocal affect: python -m whee_ros.training.voice_affect --data DIR [--cache DIR].

DIR holds `voice/emodb` (CC0) and `voice/ravdess` (CC BY-NC-SA). Two bundles are written: `permissive` learns from
EmoDB alone, `research` from both. What is heard of the clips is cached outside the repository, speaker by speaker, and
what models say of clips they have not heard beside it, for `whee eval voice`; a run that was ended goes on there.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from whee_ros.backends.voice_encoder.whisper_states import create
from whee_ros.engine.models import ModelStore
from whee_ros.perception.voice.model import BUNDLES
from whee_ros.training.voice_corpus import Clip, clips
from whee_ros.training.voice_features import Windows, collect
from whee_ros.training.voice_study import PARTS, Study

CACHE = Path.home() / ".cache" / "whee_ros" / "voice"
OUT = Path(__file__).parent.parent / "perception" / "voice"


def hear(data: Path, cache: Path, seed: int) -> tuple[list[Clip], Windows]:
    """Return all clips and their windows, from the cache where it has them.

    Raises:
        ConfigError: if `data` holds no such clips.
    """
    found = [*clips(data, "emodb"), *clips(data, "ravdess")]
    try:
        return found, collect(found, None, cache, seed)
    except FileNotFoundError:
        encoder = create(ModelStore.default())
        encoder.load()
        return found, collect(found, encoder, cache, seed)


def main(argv: Sequence[str]) -> int:
    """Learn, evaluate, write the weights of both bundles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds voice/")
    parser.add_argument("--cache", type=Path, default=CACHE, help="where features are kept")
    parser.add_argument("--out", type=Path, default=OUT, help="where the weights go")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(argv)
    study = Study(*hear(options.data, options.cache, options.seed), options.cache, options.seed)
    for bundle in BUNDLES:
        models = {part: study.model(bundle, part) for part in PARTS}
        arrays = {name: array for part, model in models.items() for name, array in model.arrays(part).items()}
        path = options.out / f"affect_{bundle}.npz"
        np.savez_compressed(path, **arrays)  # type: ignore[arg-type]
        print(f"{path}: {path.stat().st_size} bytes; trust {dict(models['states'].trust)}")
    print("`whee eval voice` prints the figures.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
