"""Linear layers of torch in the form that heads and layers are kept in: one numpy array, bias last."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray


def bias_last(
    weight: torch.Tensor, bias: torch.Tensor, gain: float | torch.Tensor = 1.0
) -> NDArray[np.float32]:
    """Return float32 [inputs + 1, outputs], bias last, for inputs that are not scaled by `gain`.

    A column lies together in memory. That matters where sums must round as they did: files keep the order.

    Args:
        weight: [outputs, inputs].
        bias: [outputs].
        gain: on the inputs while learning; one number, or [inputs].
    """
    both = (weight * gain).T, bias[None]
    return np.concatenate([part.detach().cpu().numpy() for part in both]).astype(np.float32)
