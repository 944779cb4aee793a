"""Linear maps that stay as they are and learn a change of low rank (LoRA, Hu et al. 2021)."""

from __future__ import annotations

from typing import Any

import torch
from torch import nn
from torch.nn import functional

BFLOAT = torch.bfloat16


class _Both(torch.autograd.Function):
    """A fixed map and its low-rank change as one product: what is learned lies beside the fixed columns."""

    @staticmethod
    def forward(
        ctx: Any,
        x: torch.Tensor,
        down: torch.Tensor,
        up: torch.Tensor,
        bias: torch.Tensor,
        wide: torch.Tensor,
    ) -> torch.Tensor:
        """Return `x` times (weight + up down) plus `bias`; `wide` is (weight | up)."""
        low = x @ down.to(BFLOAT).T
        ctx.save_for_backward(x, low, down, wide)
        return torch.addmm(bias, torch.cat([x, low], dim=1), wide.T)

    @staticmethod
    def backward(ctx: Any, *grads: torch.Tensor) -> tuple[torch.Tensor | None, ...]:
        """Return the gradients of `x`, `down` and `up`."""
        x, low, down, wide = ctx.saved_tensors
        grad = grads[0]
        found = grad @ wide
        size = x.shape[1]
        late = found[:, size:].contiguous()
        back = torch.addmm(found[:, :size], late, down.to(BFLOAT))
        return back, (late.T @ x).float(), (grad.T @ low).float(), None, None


class Low(nn.Module):
    """A linear map that stays as it is, plus a learned change of low rank.

    Args:
        weight, bias: of the map.
        rank: of the change; 0 for none.
    """

    def __init__(self, weight: torch.Tensor, bias: torch.Tensor, rank: int) -> None:
        super().__init__()
        self.size = weight.shape[1]
        wide = torch.cat([weight, torch.zeros(len(weight), rank)], dim=1)
        self.register_buffer("wide", wide.to(BFLOAT), persistent=False)
        self.register_buffer("bias", bias.to(BFLOAT), persistent=False)
        self.rank = rank
        if rank:
            self.down = nn.Parameter(torch.randn(rank, self.size) / self.size**0.5)
            self.up = nn.Parameter(torch.zeros(len(weight), rank))

    def whole(self) -> torch.Tensor:
        """Return the weight with its change, float32."""
        fixed = self.wide[:, : self.size].float()
        return fixed + self.up @ self.down if self.rank else fixed

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return the map of `x` [rows, tokens, size], in bfloat16."""
        x = x.to(BFLOAT)
        if not self.rank:
            return functional.linear(x, self.wide, self.bias)
        with torch.no_grad():
            self.wide[:, self.size :] = self.up
        out = _Both.apply(x.reshape(-1, self.size), self.down, self.up, self.bias, self.wide)
        return out.view(*x.shape[:-1], -1)
