"""Fine-tunes encoder and heads together: the same weights for the same seed, and a run that was cut goes on."""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from whee_ros.core.clock import elapsed
from whee_ros.core.errors import ConfigError
from whee_ros.training import softmax
from whee_ros.training.text.batches import Batch, batches, disturbed, drawn
from whee_ros.training.text.example import Example
from whee_ros.training.text.finished import FinishedNet
from whee_ros.training.text.model import Net, joined, loss
from whee_ros.training.text.mpnet import LargeNet
from whee_ros.training.text.sources import counts, reach, rows_drawn
from whee_ros.training.text.tasks import TASKS, Kind

TOLD_EVERY, SAVED_EVERY = 30.0, 180.0
"""Seconds between lines of progress, and between checkpoints."""
WARM = 0.06
"""Share of the steps in which the learning rate rises; then it falls to nothing, both linearly."""
DEV_ROWS = 300
"""Rows of each source that judge an epoch."""


@dataclass(frozen=True)
class Plan:
    """What a run is, apart from its data; a checkpoint goes on only under the same plan.

    Attributes:
        bundle: which sets.
        seed: of everything random.
        epochs: passes.
        size: rows a step.
        rate, head_rate: highest learning rates of encoder and heads.
        device: "cpu" or "cuda"; both compute in bfloat16 where that is faster.
        share: of each source's rows in an epoch, for trials.
        kept: lower layers of the encoder that stay as they are.
        beside: whether the upper ones stay too, and others learn beside them.
        large: whether the encoder is MPNet, of which low-rank changes are learned.
        rank: of the changes that a finished encoder learns; 0 where none goes on.
    """

    bundle: str
    seed: int = 1
    epochs: int = 3
    size: int = 32
    rate: float = 8e-5
    head_rate: float = 1e-3
    device: str = "cpu"
    share: float = 1.0
    kept: int = 0
    beside: bool = False
    large: bool = False
    rank: int = 0


class Trainer:
    """One run.

    Args:
        plan: what it is.
        examples: all of them, all parts.
        tokenizer: of the encoder.
        encoder: of the pre-trained encoder, its folder; of a large one its file.
        out: folder of the checkpoint and the log.
        start: weights of another run to begin with; where changes are learned, a finished encoder (.onnx).
        beside: weights of a run that kept the same lower layers; its upper ones learn beside those of `start`.
    """

    def __init__(
        self,
        plan: Plan,
        examples: Sequence[Example],
        tokenizer: Any,
        encoder: Path,
        out: Path,
        start: Path | None = None,
        beside: Path | None = None,
    ) -> None:
        torch.manual_seed(plan.seed)
        self.plan, self.examples, self.tokenizer, self.out = plan, examples, tokenizer, out
        self.encoder = encoder
        out.mkdir(parents=True, exist_ok=True)
        self.net: Net | LargeNet
        if plan.large:
            self.net = LargeNet(encoder, plan.kept)
        elif plan.rank and start is not None:
            self.net, start = FinishedNet(encoder, start, plan.rank, plan.kept), None
        else:
            self.net = Net(encoder, plan.kept, plan.beside)
        self.net.to(plan.device)
        self.counts = counts(plan.bundle)
        self.first: dict[str, torch.Tensor] = {}
        """What it began with: of two stacks the heads of the first may still be the better ones."""
        if start is not None:
            first, *second = (
                torch.load(path, map_location=plan.device, weights_only=True)["net"]
                for path in (start, beside)
                if path is not None
            )
            self.net.load_state_dict(joined(first, second[0], plan.kept) if second else first)
            self.first = first
        self.reach = reach(plan.bundle)
        self.caps = {
            source: max(1, int(rows * plan.share)) if rows else 0
            for source, rows in rows_drawn(plan.bundle).items()
        }
        self.steps = plan.epochs * -(-len(drawn(examples, self.caps, plan.seed, 0)) // plan.size)
        self.optimizer = torch.optim.AdamW(
            [
                {"params": self.net.body(), "lr": plan.rate},
                {"params": list(self.net.heads.parameters()), "lr": plan.head_rate},
            ],
            weight_decay=0.01,
        )
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, self._rate)
        self.done = 0
        self.smooth = 0.0
        self.shares = self._shares()

    @property
    def checkpoint(self) -> Path:
        """The file that a run goes on from."""
        return self.out / "checkpoint.pt"

    def _rate(self, step: int) -> float:
        warm = max(1, int(WARM * self.steps))
        return min((step + 1) / warm, max(0.0, (self.steps - step) / max(1, self.steps - warm)))

    def _shares(self) -> dict[str, torch.Tensor]:
        """Weigh classes half-way between their frequency and an equal share."""
        rows = drawn(self.examples, self.caps, self.plan.seed, 0)
        found = {}
        for task in TASKS:
            if task.kind is Kind.ONE:
                counts: dict[str, float] = dict.fromkeys(task.labels, 0.0)
                for row in rows:
                    if (answer := row.answers.get(task.name)) is not None:
                        counts[str(answer)] += row.weight
                share = np.sqrt(1.0 / np.array([max(counts[label], 1.0) for label in task.labels]))
                mean = sum(share[i] * counts[x] for i, x in enumerate(task.labels)) / max(
                    1.0, sum(counts.values())
                )
                found[task.name] = torch.tensor(share / max(mean, 1e-9), dtype=torch.float32).to(
                    self.plan.device
                )
        return found

    def save(self) -> None:
        """Write the checkpoint, whole or not at all."""
        part = self.checkpoint.with_suffix(".part")
        state = {
            "plan": asdict(self.plan),
            "steps": self.steps,
            "done": self.done,
            "net": self.net.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
            "chance": torch.get_rng_state(),
        }
        if self.plan.device == "cuda":
            state["chance on the GPU"] = torch.cuda.get_rng_state()
        torch.save(state, part)
        part.rename(self.checkpoint)

    def resume(self) -> None:
        """Go on from the checkpoint. Raises ConfigError if it is of another plan or other data."""
        state = torch.load(self.checkpoint, map_location=self.plan.device, weights_only=True)
        if state["plan"] != asdict(self.plan) or state["steps"] != self.steps:
            raise ConfigError(
                str(self.checkpoint), "another plan or other data", "Use the same options, or a new --out."
            )
        self.net.load_state_dict(state["net"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])
        torch.set_rng_state(state["chance"].cpu())
        if self.plan.device == "cuda":
            torch.cuda.set_rng_state(state["chance on the GPU"].cpu())
        self.done = state["done"]

    def run(self, most: int | None = None, seconds: float = float("inf")) -> bool:
        """Train to the end, for `most` steps or for `seconds`; cut short, the checkpoint keeps what was done.

        Returns whether the end was reached.
        """
        stop = self.steps if most is None else self.done + most
        began, told, saved, first = elapsed(), elapsed(), elapsed(), self.done
        stepping = began
        each = self.steps // self.plan.epochs
        for epoch in range(self.done // each, self.plan.epochs):
            rows = drawn(self.examples, self.caps, self.plan.seed, epoch)
            noisy = [
                disturbed(row, random.Random(f"{self.plan.seed}/{epoch}/{at}")) for at, row in enumerate(rows)
            ]
            past, seed = self.done - epoch * each, 1000 * self.plan.seed + epoch
            for _, batch in batches(noisy, self.tokenizer, self.plan.size, self.reach, seed, past):
                if self.done == first:
                    stepping = elapsed()  # making rows is no measure of a step
                if self.done >= stop or elapsed() - began > seconds:
                    self.save()
                    return False
                self._step(batch)
                now = elapsed()
                if now - told > TOLD_EVERY:
                    left = (now - stepping) / (self.done - first) * (self.steps - self.done)
                    self._tell(epoch, left)
                    told = now
                if now - saved > SAVED_EVERY:
                    self.save()
                    saved = now
            self._judge(epoch)
            self.save()
        return True

    def _step(self, batch: Batch) -> None:
        self.net.train()
        batch = batch.to(self.plan.device)
        with torch.autocast(self.plan.device, torch.bfloat16):
            logits = self.net(batch)
        total = torch.zeros((), device=self.plan.device)
        for task in TASKS:
            if not task.own and float(batch.known[task.name].sum()) > 0:
                total = total + self.counts[task.name] * loss(
                    task, logits[task.name].float(), batch, self.shares.get(task.name)
                )
        total.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.optimizer.zero_grad()
        self.done += 1
        value = float(total.detach())
        self.smooth = value if not self.smooth else 0.98 * self.smooth + 0.02 * value

    def _tell(self, epoch: int, left: float) -> None:
        print(
            f"epoch {epoch + 1}/{self.plan.epochs}  step {self.done}/{self.steps}  loss {self.smooth:.3f}  "
            f"{left / 60:.0f} min left",
            file=sys.stderr,
            flush=True,
        )

    def _judge(self, epoch: int) -> None:
        figures = judge(self.net, self.dev_rows(), self.tokenizer, self.plan)
        line = json.dumps({"epoch": epoch + 1, "loss": round(self.smooth, 3), **figures})
        with (self.out / "log.jsonl").open("a") as file:
            file.write(line + "\n")
        print(line, file=sys.stderr, flush=True)

    def dev_rows(self) -> list[Example]:
        """Return the rows that judge an epoch."""
        counts: Counter[str] = Counter()
        rows = []
        for example in self.examples:
            if example.part == "dev" and counts[example.source] < DEV_ROWS:
                counts[example.source] += 1
                rows.append(example)
        return rows


def judge(net: Net | LargeNet, rows: Sequence[Example], tokenizer: Any, plan: Plan) -> dict[str, float]:
    """Return macro-F1 of every head with one answer on `rows`."""
    net.eval()
    truth: dict[str, list[int]] = {}
    guess: dict[str, list[int]] = {}
    with torch.inference_mode(), torch.autocast(plan.device, torch.bfloat16):
        for _, batch in batches(rows, tokenizer, 64, reach(plan.bundle)):
            logits = net(batch.to(plan.device))
            for task in TASKS:
                if task.kind is Kind.ONE:
                    known = (batch.known[task.name] > 0).nonzero().flatten().tolist()
                    best = logits[task.name].argmax(dim=1).cpu()
                    truth.setdefault(task.name, []).extend(int(batch.answers[task.name][i]) for i in known)
                    guess.setdefault(task.name, []).extend(int(best[i]) for i in known)
    figures = {}
    for task in TASKS:
        if truth.get(task.name):
            classes = len(task.labels)
            f1 = softmax.macro_f1(np.array(truth[task.name]), np.array(guess[task.name]), classes)
            figures[task.name] = round(f1, 3)
    return figures
