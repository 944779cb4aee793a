"""The encoder with all heads, and its loss. Heads are linear, so that at run time numpy computes them."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn
from torch.nn import functional
from transformers import AutoModel

from whee_ros.training.text.batches import TURNS, Batch
from whee_ros.training.text.tasks import TASKS, Kind, Task

NUMBER_SCALE = 8.0
"""Squared errors of numbers in [-1, 1] are small beside cross-entropies; this makes them count alike."""


class Net(nn.Module):
    """Encoder and heads.

    Args:
        folder: of the pre-trained encoder.
        kept: lower layers that stay as they are; the word embeddings always do. What two bundles keep, they share.

    The features of an utterance are the mean of its tokens and the [CLS] state; `WORDS` heads see the state of each
    word, the `TURNS` head the means of a turn and of the utterance, their product, and which turn it is.
    """

    def __init__(self, folder: Path, kept: int = 0) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(str(folder), local_files_only=True, add_pooling_layer=False)
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        if kept:
            self.encoder.embeddings.requires_grad_(False)
            self.encoder.encoder.layer[:kept].requires_grad_(False)
        size = int(self.encoder.config.hidden_size)
        self.drop = nn.Dropout(0.1)
        inputs = {Kind.WORDS: size, Kind.TURNS: 3 * size + TURNS}
        self.heads = nn.ModuleDict(
            {task.name: nn.Linear(inputs.get(task.kind, 2 * size), len(task.labels)) for task in TASKS}
        )

    def states(self, batch: Batch) -> torch.Tensor:
        """Return [rows, tokens, dimension]."""
        out = self.encoder(input_ids=batch.ids, attention_mask=batch.mask, token_type_ids=batch.types)
        states: torch.Tensor = out.last_hidden_state
        return states.float()

    def forward(self, batch: Batch) -> dict[str, torch.Tensor]:
        """Return the logits by task: [rows, labels], [rows, tokens] or [rows, turns]."""
        states = self.states(batch)
        features = self.drop(torch.cat([means(states, batch.turns == 0), states[:, 0]], dim=1))
        found = {}
        for task in TASKS:
            head = self.heads[task.name]
            if task.kind is Kind.WORDS:
                found[task.name] = head(self.drop(states)).squeeze(-1)
            elif task.kind is Kind.TURNS:
                found[task.name] = head(self.drop(pairs(states, batch.turns))).squeeze(-1)
            else:
                found[task.name] = head(features)
        return found


def means(states: torch.Tensor, chosen: torch.Tensor) -> torch.Tensor:
    """Return the mean state [rows, dimension] of the tokens `chosen` (bool [rows, tokens])."""
    weight = chosen.float().unsqueeze(-1)
    return (states * weight).sum(dim=1) / weight.sum(dim=1).clamp(min=1.0)


def pairs(states: torch.Tensor, turns: torch.Tensor) -> torch.Tensor:
    """Return what the `TURNS` head sees, [rows, turns, 3 * dimension + turns]."""
    own = means(states, turns == 0)
    found = []
    for number in range(TURNS):
        turn = means(states, turns == number)
        which = functional.one_hot(torch.full((len(own),), number, device=own.device), TURNS).float()
        found.append(torch.cat([turn, own, turn * own, which], dim=1))
    return torch.stack(found, dim=1)


def loss(task: Task, logits: torch.Tensor, batch: Batch, shares: torch.Tensor | None) -> torch.Tensor:
    """Return the mean loss of one head over the rows that have an answer.

    Args:
        task: of the head.
        logits: its output.
        batch: with the answers.
        shares: weight of each class of a `ONE` head, or None.
    """
    answers, weight = batch.answers[task.name], batch.known[task.name]
    if task.kind is Kind.ONE:
        each = functional.cross_entropy(logits, answers, reduction="none")
        if shares is not None:
            weight = weight * shares[answers]
    elif task.kind is Kind.NUMBER:
        each = NUMBER_SCALE * ((logits - answers) ** 2).mean(dim=1)
    else:
        each = functional.binary_cross_entropy_with_logits(logits, answers, reduction="none")
        if task.kind is Kind.MANY:
            each = 4.0 * each.mean(dim=1)  # of 28 labels most are easily "no"
    return (each * weight).sum() / weight.sum().clamp(min=1.0)
