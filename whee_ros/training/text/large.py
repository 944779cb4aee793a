"""Writes what a large net learned for run time: its changes, the graph, and the int8 weights that the two make."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from whee_ros.backends.text import mpnet_base, mpnet_int8
from whee_ros.backends.text.large import LargeOnnx, model_name
from whee_ros.empathy.when import text_answers
from whee_ros.empathy.when.text_answers import Head
from whee_ros.ports.models import ModelFinder
from whee_ros.training.text import calibrate, export, mpnet_graph, refit
from whee_ros.training.text.batches import Batch, batches
from whee_ros.training.text.low import Low
from whee_ros.training.text.mpnet import LargeNet
from whee_ros.training.text.tasks import BY_NAME

if TYPE_CHECKING:
    from whee_ros.engine.models import ModelStore
    from whee_ros.training.text.trainer import Trainer

ROWS = 160
"""Rows that tell how large a map's inputs are."""

DEV_ROWS = 600
"""Rows of each source that calibrate: reading them takes minutes, and mixtures have few numbers."""

SHARED = 0.5
"""How a map's input and its weights share the task of being even, as in SmoothQuant."""


class Own:
    """ModelFinder that knows the weights of a training run beside those of the manifest."""

    def __init__(self, models: ModelFinder, weights: Path) -> None:
        self._models, self._weights = models, weights

    def find(self, name: str) -> Path:
        """Return the path of the model `name`."""
        return self._weights if name == self._weights.stem else self._models.find(name)


def changes(net: LargeNet, seen: Iterable[Batch]) -> dict[str, np.ndarray]:
    """Return what `net` learned, by name, and how even the input of each map is on `seen`; in float16."""
    most: dict[str, torch.Tensor] = {}
    maps = {f"{at}.{name}": low for at, layer in enumerate(net.layers) for name, low in layer.maps.items()}
    hooks = [low.register_forward_pre_hook(_seen(most, name)) for name, low in maps.items()]
    net.eval()
    with torch.inference_mode():
        for batch in seen:
            net.states(batch)
    for hook in hooks:
        hook.remove()
    found: dict[str, torch.Tensor] = {"turn": net.turn}
    for name, low in maps.items():
        if low.rank:
            found |= {f"{name}.down": low.down, f"{name}.up": low.up}
        if name.split(".")[1] in mpnet_int8.EVENED:
            width = low.whole().abs().amax(dim=0).clamp(min=1e-5)
            found[f"{name}.even"] = most[name].clamp(min=1e-5) ** SHARED / width ** (1 - SHARED)
    for at, layer in enumerate(net.layers[net.kept :], net.kept):
        for number, norm in enumerate(layer.norms):
            found |= {f"{at}.norm{number}.weight": norm.weight, f"{at}.norm{number}.bias": norm.bias}
    return {name: tensor.detach().float().numpy().astype(np.float16) for name, tensor in found.items()}


def _seen(most: dict[str, torch.Tensor], name: str) -> Any:
    def note(low: Low, inputs: tuple[torch.Tensor, ...]) -> None:
        largest = inputs[0].float().abs().flatten(0, -2).amax(dim=0)
        most[name] = torch.maximum(most[name], largest) if name in most else largest

    return note


def encoder(trainer: Trainer, path: Path, store: ModelStore) -> LargeOnnx:
    """Write graph, changes and weights of a run to `path` and beside it; return the encoder that reads them, loaded."""
    assert isinstance(trainer.net, LargeNet)
    bundle = trainer.plan.bundle.removesuffix("_large")
    rows = [example for example in trainer.examples if example.part == "train"]
    some = random.Random(1).sample(rows, min(ROWS, len(rows)))
    seen = (batch for _, batch in batches(some, trainer.tokenizer, 16, trainer.reach))
    found = changes(trainer.net, seen)
    np.savez_compressed(path.with_name(f"{path.stem}_changes.npz"), allow_pickle=False, **found)
    base = mpnet_base.load(trainer.encoder)
    weights = path.with_name(f"{model_name(bundle)}.bin")
    mpnet_int8.write(mpnet_int8.arrays(base, found), weights)
    mpnet_graph.write(
        mpnet_int8.arrays(base, found), len(base.layers), trainer.net.kept, path, weights.name, trainer.reach
    )
    read = LargeOnnx(Own(store, weights), bundle, path, torch.get_num_threads())
    read.load()
    return read


def finish(trainer: Trainer, learned: Mapping[str, Head], path: Path, store: ModelStore) -> None:
    """Write a run for run time: the encoder, and of each head what dev rows say is best (`refit.blended`).

    Args:
        trainer: of the run.
        learned: its heads, over the large encoder alone.
        path: of the graph; the rest lies beside it.
        store: where the other models are.
    """
    read = encoder(trainer, path, store)
    own = trainer.net.size
    beside = read.dimension - own
    usual = text_answers.load_all(read.usual, beside, read.second)
    heads = {
        task: refit.widened(head, beside, own, 0) for task, head in learned.items() if not BY_NAME[task].own
    }
    others = {task: refit.widened(head, 0, beside, own) for task, head in usual.items()}
    dev = calibrate.read(read, calibrate.some(trainer.examples, "dev", DEV_ROWS))
    export.write(refit.blended(heads, others, dev), path.with_suffix(".npz"))
