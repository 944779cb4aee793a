"""MPNet (Song et al. 2020) with low-rank changes (LoRA, Hu et al. 2021) that learn in its upper layers, and the heads.

Written out here, in bfloat16 throughout, because on one core the time is in copies between kinds of numbers as much as
in sums. The pre-trained weights stay as they are; what is learned is a few megabytes, and only that is shipped.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

from whee_ros.backends.text import mpnet_base
from whee_ros.training.text.batches import TURNS, Batch
from whee_ros.training.text.low import BFLOAT, Low
from whee_ros.training.text.model import head_layers, heads_answer

RANK = 32
RATE = 4e-4
"""Highest learning rate."""
KEPT = 6
"""Lower layers that learn nothing."""


class Norm(nn.Module):
    """Layer normalisation; learns where its layer does."""

    def __init__(self, weight: torch.Tensor, bias: torch.Tensor, learns: bool) -> None:
        super().__init__()
        self.weight = nn.Parameter(weight.clone(), requires_grad=learns)
        self.bias = nn.Parameter(bias.clone(), requires_grad=learns)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return `x` normalised."""
        return functional.layer_norm(
            x, (x.shape[-1],), self.weight.to(BFLOAT), self.bias.to(BFLOAT), mpnet_base.EPSILON
        )


class Layer(nn.Module):
    """Attention and the two wide maps, each followed by a norm."""

    def __init__(self, base: mpnet_base.Layer, rank: int) -> None:
        super().__init__()
        maps = {name: [torch.from_numpy(x) for x in pair] for name, pair in base.maps.items()}
        self.maps = nn.ModuleDict({name: Low(w, b, rank) for name, (w, b) in maps.items()})
        self.norms = nn.ModuleList(
            Norm(torch.from_numpy(w), torch.from_numpy(b), rank > 0) for w, b in base.norms
        )

    def forward(self, x: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        """Return the next states of `x` [rows, tokens, size]; `bias` is added to the attention."""
        rows, tokens, size = x.shape
        q, k, v = (
            part.view(rows, tokens, mpnet_base.HEADS, -1).transpose(1, 2)
            for part in self.maps["qkv"](x).split(size, dim=-1)
        )
        if torch.is_grad_enabled():  # torch's own is slow backwards where something is added
            q, k, v = (part.reshape(rows * mpnet_base.HEADS, tokens, -1) for part in (q, k, v))
            scores = torch.baddbmm(
                bias.expand(rows, -1, -1, -1).reshape(len(q), tokens, tokens),
                q,
                k.transpose(1, 2),
                alpha=q.shape[-1] ** -0.5,
            )
            seen = (scores.softmax(dim=-1) @ v).view(rows, mpnet_base.HEADS, tokens, -1)
        else:
            seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        x = self.norms[0](x + self.maps["out"](seen.transpose(1, 2).reshape(rows, tokens, size)))
        wide = functional.gelu(self.maps["wide"](x))
        return self.norms[1](x + self.maps["narrow"](wide))


class LargeNet(nn.Module):
    """Encoder and heads, with the interface of `model.Net`.

    Args:
        path: of the pre-trained encoder.
        kept: lower layers that learn nothing.
    """

    def __init__(self, path: Path, kept: int = KEPT, rank: int = RANK) -> None:
        super().__init__()
        base = mpnet_base.load(path)
        self.size = base.words.shape[1]
        self.kept = kept
        self.register_buffer("words", torch.from_numpy(base.words).to(BFLOAT), persistent=False)
        self.register_buffer("places", torch.from_numpy(base.places), persistent=False)
        self.register_buffer("apart", torch.from_numpy(base.apart), persistent=False)
        self.first = Norm(torch.from_numpy(base.norm[0]), torch.from_numpy(base.norm[1]), False)
        self.layers = nn.ModuleList(
            Layer(layer, rank if at >= kept else 0) for at, layer in enumerate(base.layers)
        )
        self.turn = nn.Parameter(torch.zeros(TURNS + 1, self.size))
        """Which turn a token is of (0: a mark); it joins above the layers that learn nothing."""
        self.drop = nn.Dropout(0.1)
        self.heads = head_layers(self.size)

    def body(self) -> list[nn.Parameter]:
        """Return what is learned below the heads."""
        heads = {id(p) for p in self.heads.parameters()}
        return [p for p in self.parameters() if p.requires_grad and id(p) not in heads]

    def states(self, batch: Batch) -> torch.Tensor:
        """Return the state of every token, float32 [rows, tokens, dimension]."""
        tokens = batch.ids.shape[1]
        with torch.autocast("cpu", enabled=False):
            with torch.no_grad():
                ids = torch.from_numpy(mpnet_base.words(batch.ids.numpy()))
                x = self.first(self.words[ids] + self.places[:tokens].to(BFLOAT))
                at = torch.arange(tokens)
                bias = self.apart[:, at[None, :] - at[:, None] + mpnet_base.FARTHEST]
                gone = (1.0 - batch.mask[:, None, None, :].float()) * -1e4
                bias = (bias[None] + gone).to(BFLOAT)
                for layer in self.layers[: self.kept]:
                    x = layer(x, bias)
            bias = bias.contiguous()
            x = self.drop(x + self.turn.to(BFLOAT)[(batch.turns + 1).clamp(max=TURNS)])
            for layer in self.layers[self.kept :]:
                x = layer(x, bias)
            return x.float()

    def forward(self, batch: Batch) -> dict[str, torch.Tensor]:
        """Return the logits of every head."""
        return heads_answer(self.heads, self.drop, self.states(batch), batch)
