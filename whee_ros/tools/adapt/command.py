"""`whee adapt`: fits the reading of words to one site, with 200-600 labelled utterances of its own.

The file has columns `text,label` (none, seeking, providing, or 0, 1, 2) and, if known, `speaker_utterance` or `context`
(what the robot or the other person had just said) and `group` (the conversation; rows of one are never split). What it
would bring is measured by cross-validation and shown before anything is written; `--undo` takes it back. Meanwhile
sentences of our own are rehearsed, so that what was known is not forgotten.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from whee_ros.core import registry
from whee_ros.core.errors import BackendError, ConfigError
from whee_ros.empathy.when import text_adaptation, text_answers
from whee_ros.engine.models import USER_FOLDER, ModelStore
from whee_ros.ports.text import Said, TurnEncoder
from whee_ros.tools.adapt.fit import Rows, Step, choose, fit, predicted
from whee_ros.tools.adapt.gain import Gain, gains
from whee_ros.tools.eval_when import sets
from whee_ros.training import grammar
from whee_ros.training.text.example import Example, part_of
from whee_ros.training.text.permissive import read
from whee_ros.training.text.tasks import DIRECTIONS

FILE = USER_FOLDER.parent / "text_adaptation.npz"
"""Where the adaptation goes if nothing else is said."""
LEAST, LEAST_OF_EACH = 60, 8
"""Rows, and rows of each label that occurs, below which nothing can be said about a gain."""
FORGETS = 0.03
"""Accuracy on our own sentences, which are not of the site, that may be lost without a warning."""


def main(argv: Sequence[str]) -> int:
    """Show the gain, ask, write; 1 if it brings nothing, 2 if it was declined."""
    parser = argparse.ArgumentParser(prog="whee adapt", description=__doc__)
    parser.add_argument("--csv", type=Path, help="labelled utterances")
    parser.add_argument(
        "--text-backend", default="tuned", help="back end of the kind text, one with heads of its own"
    )
    parser.add_argument(
        "--out", type=Path, default=FILE, help="the file that the parameter text_adaptation names"
    )
    parser.add_argument("--yes", action="store_true", help="write without asking, if there is a gain")
    parser.add_argument("--undo", action="store_true", help="go back to the adaptation before, or to none")
    options = parser.parse_args(argv)
    if options.undo:
        print(undo(options.out))
        return 0
    if options.csv is None:
        parser.error("give --csv FILE or --undo")
    encoder = registry.load("text", options.text_backend)(ModelStore.default())
    if not isinstance(encoder, TurnEncoder):
        raise BackendError(
            f"text back end {options.text_backend}", "brings no heads", "Use --text-backend tuned."
        )
    encoder.load()
    head = text_answers.load(encoder.weights, encoder.dimension, encoder.second)["direction"]
    rows = laid_out(sets.table(options.csv), groups(options.csv), encoder, head)
    checked(rows, options.csv)
    known = ours("train", encoder, head)
    found = gains(rows.base, predicted(rows, known=known), rows.truth)
    step = fit(rows, choose(rows, known), known)
    weights = step.applied(head.weights.astype(np.float64)).astype(np.float32)
    kept = elsewhere(ours("test", encoder, head), step)
    print(table(found, kept, len(rows.truth)))
    if not worth(found):
        print("no gain could be shown: nothing written. More rows may help; 200-600 are usual.")
        return 1
    if not options.yes and not agreed(options.out):
        return 2
    keep_previous(options.out)
    made = text_adaptation.Adaptation(text_adaptation.digest(encoder.weights), weights, len(rows.truth))
    text_adaptation.write(options.out, made)
    print(
        f"wrote {options.out}\nuse it: parameters text_backend:={options.text_backend} text_adaptation:={options.out}\n"
        "take it back: whee adapt --undo"
    )
    return 0


def groups(path: Path) -> list[str]:
    """Return for each row what must stay together: its `group`, else its words."""
    return [(row.get("group") or "").strip() or row["text"].strip().lower() for row in read(path)]


def laid_out(
    examples: Sequence[Example], names: Sequence[str], encoder: TurnEncoder, head: text_answers.Head
) -> Rows:
    """Return the labelled `examples` as the head sees them."""
    known = [at for at, example in enumerate(examples) if "direction" in example.answers]
    x = np.stack([_features(encoder, examples[at].text, examples[at].before) for at in known])
    numbers = {name: number for number, name in enumerate(sorted(set(names)))}
    return Rows(
        x.astype(np.float64),
        head.logits(x).astype(np.float64),
        np.array([DIRECTIONS.index(str(examples[at].answers["direction"])) for at in known]),
        np.array([numbers[names[at]] for at in known]),
    )


def _features(encoder: TurnEncoder, text: str, before: Sequence[Said] = ()) -> text_answers.Floats:
    return text_answers.features(encoder.read(text, before))


def checked(rows: Rows, path: Path) -> None:
    """Raise ConfigError if `rows` are too few to say anything."""
    counts = np.bincount(rows.truth, minlength=len(DIRECTIONS))
    there = {name: int(count) for name, count in zip(DIRECTIONS, counts, strict=True) if count}
    if len(rows.truth) < LEAST or len(there) < 2 or min(there.values()) < LEAST_OF_EACH:
        raise ConfigError(
            str(path),
            f"{len(rows.truth)} labelled rows, {there}",
            f"Label at least {LEAST}, of two directions or more, {LEAST_OF_EACH} of each.",
        )


def ours(part: str, encoder: TurnEncoder, head: text_answers.Head) -> Rows:
    """Return our own spoken sentences of `part`: "train" (one of each rule) is rehearsed, "test" shows what is lost."""
    each = 1 if part == "train" else 2
    spoken = [s for s in grammar.speak(each, path=grammar.SPOKEN) if part_of(s.template) == part]
    examples = [Example(s.text, "own", part, {"direction": s.direction}) for s in spoken]
    return laid_out(examples, [s.text for s in spoken], encoder, head)


def elsewhere(rows: Rows, step: Step) -> Gain:
    """Return what happens to the accuracy on `rows`, which are not of the site and were not rehearsed."""
    return gains(rows.base, step.logits(rows), rows.truth)[0]


def worth(found: Sequence[Gain]) -> bool:
    """Return whether anything got better for sure, and nothing of weight worse for sure."""
    accuracy, _, surprise, _ = found
    return (accuracy.shown or surprise.shown) and accuracy.high > 0 and surprise.low < 0


def table(found: Sequence[Gain], kept: Gain, rows: int) -> str:
    """Return what is shown before anything is written."""
    lines = [
        f"{rows} rows, each judged by a fit that had not seen its group",
        f"{'':20}before  after  change",
    ]
    for one in found:
        change = f"{one.after - one.before:+.3f} [{one.low:+.3f}, {one.high:+.3f}]"
        lines.append(
            f"{one.name:20}{one.before:6.3f} {one.after:6.3f}  {change}{'  shown' if one.shown else ''}"
        )
    lines.append(f"our own sentences: accuracy {kept.before:.3f} before, {kept.after:.3f} after")
    if kept.before - kept.after > FORGETS:
        lines.append("  it forgets: what people say elsewhere will be understood less well")
    return "\n".join(lines)


def agreed(path: Path) -> bool:
    """Ask; no answer means no."""
    print(f"write {path}? [y/N] ", end="", flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _previous(path: Path) -> Path:
    return path.with_name(f"{path.name}.previous")


def keep_previous(path: Path) -> None:
    """Keep the adaptation that is there, for `undo`."""
    if path.exists():
        path.replace(_previous(path))


def undo(path: Path) -> str:
    """Remove the adaptation; put back the one before, if any; say which.

    Raises:
        ConfigError: if there is none.
    """
    if not path.exists():
        raise ConfigError(
            str(path), "there is no adaptation", "Nothing to undo; name it with --out if it is elsewhere."
        )
    path.unlink()
    if _previous(path).exists():
        _previous(path).replace(path)
        return f"{path}: the adaptation before is in place again"
    return f"{path}: removed; leave the parameter text_adaptation empty"
