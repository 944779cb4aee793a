"""The encoder with all heads, and its loss. Heads are linear, so that at run time numpy computes them."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

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
        beside: the whole encoder stays as it is, and a second stack of its upper layers learns beside it; the state
            of a token is then both, one after the other, so that nothing the first one knows is lost.

    The features of an utterance are the mean of its tokens and the [CLS] state; `WORDS` heads see the state of each
    word, the `TURNS` head the means of a turn and of the utterance, their product, and which turn it is.
    """

    def __init__(self, folder: Path, kept: int = 0, beside: bool = False) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(str(folder), local_files_only=True, add_pooling_layer=False)
        self.kept = kept
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        if kept:
            self.encoder.embeddings.requires_grad_(False)
            self.encoder.encoder.layer[:kept].requires_grad_(False)
        self.beside = deepcopy(self.encoder.encoder.layer[kept:]) if beside else None
        if beside:
            self.encoder.requires_grad_(False)
        self.size = int(self.encoder.config.hidden_size) * (2 if beside else 1)
        self.drop = nn.Dropout(0.1)
        self.heads = head_layers(self.size)

    def body(self) -> list[nn.Parameter]:
        """Return what is learned below the heads."""
        body = self.encoder if self.beside is None else self.beside
        return [p for p in body.parameters() if p.requires_grad]

    def tokens(self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        """Return the state of every token, [rows, tokens, dimension]."""
        if self.beside is None:
            out = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=types)
            single: torch.Tensor = out.last_hidden_state
            return single
        self.encoder.eval()  # what stays as it is answers as it will at run time
        with torch.no_grad():
            out = self.encoder(
                input_ids=ids, attention_mask=mask, token_type_ids=types, output_hidden_states=True
            )
        state = out.hidden_states[self.kept]
        seen = mask[:, None, None, :].bool()
        for layer in self.beside:
            state = layer(state, seen)
        return torch.cat([out.last_hidden_state, state], dim=-1)

    def states(self, batch: Batch) -> torch.Tensor:
        """Return [rows, tokens, dimension] of `batch`."""
        return self.tokens(batch.ids, batch.mask, batch.types).float()

    def forward(self, batch: Batch) -> dict[str, torch.Tensor]:
        """Return the logits by task: [rows, labels], [rows, tokens] or [rows, turns]."""
        return heads_answer(self.heads, self.drop, self.states(batch), batch)


def head_layers(size: int) -> nn.ModuleDict:
    """Return all heads over token states of `size` numbers."""
    inputs = {Kind.WORDS: size, Kind.TURNS: 3 * size + TURNS}
    return nn.ModuleDict(
        {task.name: nn.Linear(inputs.get(task.kind, 2 * size), len(task.labels)) for task in TASKS}
    )


def heads_answer(
    heads: nn.ModuleDict, drop: nn.Module, states: torch.Tensor, batch: Batch
) -> dict[str, torch.Tensor]:
    """Return the logits by task, [rows, labels], [rows, tokens] or [rows, turns], for `states` of `batch`."""
    features = drop(torch.cat([means(states, batch.turns == 0), states[:, 0]], dim=1))
    found = {}
    for task in TASKS:
        head = heads[task.name]
        if task.kind is Kind.WORDS:
            found[task.name] = head(drop(states)).squeeze(-1)
        elif task.kind is Kind.TURNS:
            found[task.name] = head(drop(pairs(states, batch.turns))).squeeze(-1)
        else:
            found[task.name] = head(features)
    return found


def joined(first: Mapping[str, Any], second: Mapping[str, Any], kept: int) -> dict[str, Any]:
    """Return the weights of a net with two stacks, made of two single ones that share their lower layers.

    A head that both have answers with the mean of their logits to begin with.

    Args:
        first: weights of the net that stays as it is.
        second: weights of the net whose upper layers go on learning.
        kept: lower layers they share.
    """
    state = {name: value for name, value in first.items() if name.startswith("encoder.")}
    start = "encoder.encoder.layer."
    for name, value in second.items():
        if name.startswith(start) and int(name.removeprefix(start).split(".")[0]) >= kept:
            number, rest = name.removeprefix(start).split(".", 1)
            state[f"beside.{int(number) - kept}.{rest}"] = value
    for task in TASKS:
        parts = {Kind.WORDS: 1, Kind.TURNS: 3}.get(task.kind, 2)
        weights = [net[f"heads.{task.name}.weight"] / 2 for net in (first, second)]
        size = (weights[0].shape[1] - (TURNS if task.kind is Kind.TURNS else 0)) // parts
        columns = [w[:, size * at : size * (at + 1)] for at in range(parts) for w in weights]
        if task.kind is Kind.TURNS:
            columns.append(weights[0][:, -TURNS:] + weights[1][:, -TURNS:])
        state[f"heads.{task.name}.weight"] = torch.cat(columns, dim=1)
        name = f"heads.{task.name}.bias"
        state[name] = (first[name] + second[name]) / 2
    return state


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
