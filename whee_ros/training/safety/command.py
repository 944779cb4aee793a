"""`whee train safety --data DIR`: learns both halves of the trained gate."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.text.minilm_safety import MiniLmSafety
from whee_ros.core.resources import resource
from whee_ros.empathy.safety.gate import SafetyGate
from whee_ros.empathy.safety.head import NONE, SIGNS, SUICIDE, Head, inputs, pieces
from whee_ros.empathy.safety.rules import Rules
from whee_ros.engine.models import ModelStore
from whee_ros.training import sources
from whee_ros.training.safety import learn, near, upper
from whee_ros.training.safety.material import TALK, Prompt, spoken
from whee_ros.training.safety.reading import embedded, read


def main(argv: Sequence[str]) -> int:
    """Train on all but the development part, choose thresholds on that, write the weights."""
    parser = argparse.ArgumentParser(prog="whee train safety", description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder with text/goemotions, text/edos, text/meld"
    )
    parser.add_argument("--out", type=Path, default=resource("config/weights"), help="folder of the weights")
    parser.add_argument("--cache", type=Path, help="folder that keeps what was read, and rounds done")
    parser.add_argument(
        "--rounds",
        type=int,
        default=upper.EPOCHS,
        help="of tuning to run now; the next run goes on from --cache",
    )
    parser.add_argument(
        "--held-out", action="store_true", help="leave the test families out: to measure, not to run"
    )
    options = parser.parse_args(argv)
    if options.cache:
        options.cache.mkdir(parents=True, exist_ok=True)
    left = ("dev", "test") if options.held_out else ("dev",)
    items = learn.own()
    _spelling(items, options.data)
    rules = SafetyGate.load(resource("config/safety.yaml")).rules
    store = ModelStore.default()
    encoder = MiniLmSafety(store, options.out / "safety_upper.onnx")
    encoder.open()

    labels = learn.labels_of(items)
    said = spoken([item for item in items if item.part not in left])
    y = np.array([labels.index(name or NONE) for name in said.values()], np.int64)
    own = read(encoder, rules, list(said), options.cache)
    texts = learn.ordinary(options.data, "train", rules)
    talk = embedded(encoder, rules, texts, options.cache)
    done = options.cache / "perceptron.npz" if options.cache else None
    if done and done.is_file():
        with np.load(done) as data:
            layers = data["first"], data["second"]
    else:
        layers = learn.learn(own.rows, y, talk, learn.weights(y, len(talk)), len(labels))
        if done:
            np.savez(done, first=layers[0], second=layers[1])
    chosen = learn.hardest(talk, layers)
    hard = read(encoder, rules, [texts[row] for row in chosen], options.cache)
    rows = upper.Rows(
        [*own.states, *hard.states],
        np.concatenate([own.rows, hard.rows])[:, 384:],
        np.concatenate([y, np.zeros(len(chosen), np.int64)]),
        learn.weights(y, len(chosen)),
    )
    kept = options.cache / "rounds.pt" if options.cache else None
    net = upper.tune(rows, store.find("minilm_torch"), len(labels), kept, options.rounds)
    if net is None:
        print("run again for the next round")
        return 0
    upper.export(net, options.out / "safety_upper.onnx")
    path = options.out / "safety_gate.npz"
    _write(path, labels, np.ones(len(labels), np.float32), layers, net.weights())
    encoder.load()
    limits, sure = _limits(Head(path, encoder.dimension), encoder, rules, items, options.data)
    _write(path, labels, limits, layers, net.weights(), sure)
    print(f"{len(said)} own sentences, {len(talk)} rows of talk -> {path}")
    return 0


def _write(
    path: Path,
    labels: Sequence[str],
    limits: NDArray[np.float32],
    layers: learn.Layers,
    linear: NDArray[np.float32],
    sure: float = 1.0,
) -> None:
    """Write all; the third opinion is that of the package and not learned anew, only its threshold is."""
    with np.load(resource("config/weights/safety_gate.npz")) as data:
        third = data["sure_first"], data["sure_second"]
    np.savez_compressed(
        path,
        labels=np.array(labels),
        thresholds=limits,
        first=layers[0].astype(np.float16),
        second=layers[1].astype(np.float16),
        upper=linear.astype(np.float16),
        sure_first=third[0],
        sure_second=third[1],
        sure_threshold=sure,
    )


def _limits(
    head: Head, encoder: MiniLmSafety, rules: Rules, items: Sequence[Prompt], data: Path
) -> tuple[NDArray[np.float32], float]:
    """Return thresholds by the development part, also that of the third opinion, and print what they make of it."""
    dev = [item for item in items if item.part == "dev"]
    ordinary = _read(head, encoder, rules, learn.ordinary(data, "dev", rules))
    talk = head.probabilities(ordinary)
    near_ = head.probabilities(_read(head, encoder, rules, [item.text for item in dev]))
    labels = list(head.labels)
    told = np.array([item.family.endswith(f"/{TALK}") for item in dev])
    harmless = np.array([not item.boundary for item in dev]) & ~told
    limits = learn.thresholds(labels, talk, near_[harmless])
    head.thresholds = dict(zip(labels, map(float, limits), strict=True))

    def taken(p: NDArray[np.float32]) -> float:
        return float(np.mean([bool(head.over(dict(zip(labels, map(float, row), strict=True)))) for row in p]))

    for name in sorted({item.boundary for item in dev}):
        rows = np.array([item.boundary == name for item in dev]) & ~told
        limit = f"threshold {head.thresholds[name]:.3f}" if name else ""
        print(
            f"{name or 'look-alikes':20} {int(rows.sum()):5} of the development part, {taken(near_[rows]):6.1%} {limit}"
        )
    crises = np.array([item.boundary in SUICIDE for item in dev])
    print(
        f"{'crises together':20} {int(crises.sum()):5} of the development part, {taken(near_[crises]):6.1%}"
    )
    print(f"{'told turns':20} {int(told.sum()):5} of the development part, {taken(near_[told]):6.1%}")
    print(f"{'ordinary talk':20} {len(talk):5} rows of development parts, {taken(talk):6.2%}")
    return limits, learn.sure(labels, head.third(ordinary))


def _read(
    head: Head, encoder: MiniLmSafety, rules: Rules, texts: Sequence[str], batch: int = 64
) -> NDArray[np.float32]:
    """Return what the head looks at of whole texts; those of like length are read together."""
    order = np.argsort([len(text) for text in texts])
    found = np.zeros((len(texts), encoder.dimension + SIGNS), np.float32)
    for at in range(0, len(order), batch):
        rows = order[at : at + batch]
        found[rows] = inputs(encoder, rules, [pieces(texts[row])[0] for row in rows], head.usual)
    return found


def _spelling(items: Sequence[Prompt], data: Path) -> None:
    """Write which words are mended, from everything but the test part."""
    texts = [item.text for item in items if item.boundary and item.part != "test"]
    folder = resource("config/safety")
    words = near.targets(texts, [(folder / "rules_en.yaml").read_text(encoding="utf-8")])
    makers = (sources.goemotions(data), sources.emory(data), sources.chitchat())
    talk = [row.text for rows in makers for row in rows if row.part == "train"]
    talk += [item.text for item in items if not item.boundary and item.part != "test"]
    near.write(folder / "spelling_en.yaml", words, near.real(words, talk))
