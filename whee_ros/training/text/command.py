"""`whee train text`: fine-tunes the text encoder on a bundle of data sets, calibrates it and writes it for run time."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from whee_ros.backends.text.second import beside
from whee_ros.backends.text.tuned import TunedOnnx
from whee_ros.core.errors import ConfigError
from whee_ros.engine.models import ModelStore
from whee_ros.training.text.sources import BUNDLES, LARGE

if TYPE_CHECKING:
    from whee_ros.training.text.second import View
    from whee_ros.training.text.trainer import Trainer

RANK = 16
"""Of the changes that a finished encoder learns."""


def main(argv: Sequence[str]) -> int:
    """Train or go on, then calibrate and export; torch is imported only now."""
    parser = argparse.ArgumentParser(prog="whee train text", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds text/")
    parser.add_argument("--bundle", choices=BUNDLES, default="permissive", help="which licences")
    parser.add_argument("--out", type=Path, required=True, help="folder of checkpoint, log and result")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument(
        "--share", type=float, default=1.0, help="of each set's rows in an epoch (for trials)"
    )
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument(
        "--start",
        type=Path,
        help="checkpoint of another run to begin with; for the bundle told the .onnx of one",
    )
    parser.add_argument(
        "--beside",
        type=Path,
        help="checkpoint of a run that kept the same lower layers; its upper ones learn beside those of --start",
    )
    parser.add_argument(
        "--keep",
        type=int,
        help="lower layers of the encoder that stay as they are (default: none; of the large one half)",
    )
    parser.add_argument(
        "--rate", type=float, help="highest learning rate of the encoder (default: the bundle's)"
    )
    parser.add_argument("--rank", type=int, default=RANK, help="of the changes that the bundle told learns")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="stop then; --resume goes on")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint in --out")
    parser.add_argument(
        "--only-export", action="store_true", help="of the checkpoint in --out, finished or not"
    )
    options = parser.parse_args(argv)
    goes_on = options.bundle == "told"
    if goes_on and (options.start is None or options.start.suffix != ".onnx"):
        raise ConfigError(
            "--start", str(options.start), "The bundle told goes on from a finished encoder: give its .onnx."
        )

    import torch
    from tokenizers import Tokenizer

    from whee_ros.training.text import finished, mpnet
    from whee_ros.training.text.sources import everything
    from whee_ros.training.text.trainer import Plan, Trainer

    torch.set_num_threads(options.threads)
    store = ModelStore.default()
    tokenizer = Tokenizer.from_file(str(store.find("minilm_tokenizer")))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    examples = everything(options.data, options.bundle)
    print(f"{len(examples)} rows of the {options.bundle} bundle", file=sys.stderr, flush=True)
    large = options.bundle in LARGE
    plan = Plan(
        options.bundle,
        options.seed,
        options.epochs,
        device=options.device,
        share=options.share,
        rate=options.rate
        if options.rate is not None
        else mpnet.RATE
        if large
        else finished.RATE
        if goes_on
        else Plan.rate,
        kept=options.keep
        if options.keep is not None
        else mpnet.KEPT
        if large
        else finished.KEPT
        if goes_on
        else 0,
        beside=options.beside is not None,
        large=large,
        rank=options.rank if goes_on else 0,
    )
    base = store.find("mpnet_base" if large else "minilm_torch")
    trainer = Trainer(plan, examples, tokenizer, base, options.out, options.start, options.beside)
    if options.only_export or (options.resume and trainer.checkpoint.exists()):
        trainer.resume()
    if not options.only_export and not trainer.run(seconds=60.0 * options.minutes):
        print(f"stopped at step {trainer.done} of {trainer.steps}; go on with --resume", file=sys.stderr)
        return 3
    finish(trainer, options.out / f"text_{options.bundle}.onnx", store)
    return 0


def finish(trainer: Trainer, path: Path, store: ModelStore) -> None:
    """Export `trainer`'s net to `path`, calibrate its heads on the dev parts and write them beside it.

    Args:
        trainer: of the run.
        path: of the encoder.
        store: where other models are.
    """
    from whee_ros.training.text import calibrate, export, finished, large, paper, refit, second
    from whee_ros.training.text.mpnet import LargeNet
    from whee_ros.training.text.tasks import BY_NAME

    heads = export.heads(trainer.net.state_dict())
    if not any("paper_direction" in e.answers for e in trainer.examples):
        del heads["paper_direction"]  # nothing in the permissive bundle teaches it
    if isinstance(trainer.net, LargeNet):
        large.finish(trainer, heads, path, store)
        return
    view = None
    if isinstance(trainer.net, finished.FinishedNet):
        finished.write(trainer.net, path)
        view = second_view(trainer, store)
        view.write(beside(path))
    else:
        export.encoder(trainer.net, path, trainer.reach)
    encoder = TunedOnnx(store, path)
    encoder.load()
    moods = [e for e in trainer.examples if e.part == "train" and "mood" in e.answers]
    heads["mood"] = calibrate.mood(heads["mood"], calibrate.read(encoder, moods))
    tried = calibrate.some(trainer.examples, "dev")
    judges = {BY_NAME[name].judge for name in refit.TASKS}
    judged = [e for e in trainer.examples if e.part == "train" and e.source in judges]
    if judged:
        dev = calibrate.read(encoder, tried)
        heads = refit.refitted(heads, calibrate.read(encoder, judged), dev)
        known = heads["paper_direction"]
        other = paper.fitted(known, calibrate.read(encoder, paper.turns(trainer.examples)))
        heads["paper_direction"] = refit.best(BY_NAME["paper_direction"], (known, other), dev)
    else:  # nobody marked the causes of any row
        dev = calibrate.read(encoder, tried + refit.placed(trainer.examples, "dev"))
        taught = [e for e in trainer.examples if e.part == "train" and e.cause_turns is not None]
        taught += refit.placed(trainer.examples, "train")
        if taught:
            heads["cause_turns"] = refit.causes(heads["cause_turns"], calibrate.read(encoder, taught))
    heads = calibrate.calibrated(heads, dev)
    if view is not None:
        heads = calibrate.calibrated(second.joined(heads, view, dev), dev)
    if trainer.plan.beside:
        half = trainer.net.size // 2
        first = {n: refit.widened(h, 0, half, half) for n, h in export.heads(trainer.first).items()}
        first = {name: head for name, head in first.items() if not BY_NAME[name].own}
        heads = refit.either(heads, calibrate.calibrated(first, dev), dev)
    export.write(heads, path.with_suffix(".npz"))
    print(f"wrote {path} ({path.stat().st_size / 1e6:.1f} MB) and its heads", file=sys.stderr, flush=True)


def second_view(trainer: Trainer, store: ModelStore) -> View:
    """Return the second view, learned from the rows that one epoch of `trainer` draws."""
    from whee_ros.backends.text.minilm_onnx import MiniLmOnnx
    from whee_ros.training.text import second
    from whee_ros.training.text.batches import drawn
    from whee_ros.training.text.sources import rows_drawn

    plain = MiniLmOnnx(store)
    plain.load()
    rows = drawn(trainer.examples, rows_drawn(trainer.plan.bundle), trainer.plan.seed, 0)
    unique = list({(e.text, e.before): e for e in rows if set(second.TASKS) & set(e.answers)}.values())
    return second.learned(unique, lambda texts: second.embedded(plain, texts), trainer.plan.seed)
