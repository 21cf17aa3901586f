"""Muon: momentum whose matrix is made orthogonal before the step (Keller Jordan, 2024).

Newton–Schulz iterations push all singular values of the momentum towards 1; the step is scaled by
0.2 sqrt(max(rows, columns)) so that its root mean square is that of AdamW (Moonlight,
arXiv 2502.16982) and one learning rate serves both optimisers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch import Tensor

__all__ = ["Muon", "orthogonalise"]


def orthogonalise(matrix: Tensor, rounds: int = 5) -> Tensor:
    """The nearest semi-orthogonal matrix to (M, N), roughly; computed in bfloat16."""
    a, b, c = 3.4445, -4.7750, 2.0315
    x = matrix.bfloat16()
    tall = x.shape[0] > x.shape[1]
    x = x.T if tall else x
    x = x / (x.norm() + 1e-7)
    for _ in range(rounds):
        gram = x @ x.T
        x = a * x + (b * gram + c * gram @ gram) @ x
    return (x.T if tall else x).to(matrix.dtype)


class Muon(torch.optim.Optimizer):
    """For weights of two or more dimensions; kernels are flattened to (out, everything else)."""

    def __init__(
        self,
        params: Iterable[Tensor] | list[dict[str, Any]],
        lr: float,
        momentum: float = 0.95,
        weight_decay: float = 0.0,
    ) -> None:
        super().__init__(params, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self, closure: Callable[[], Any] | None = None) -> None:  # type: ignore[override, unused-ignore]
        """One update of every parameter that has a gradient."""
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is not None:
                    self._update(p, group)

    def _update(self, p: Tensor, group: dict[str, Any]) -> None:
        state = self.state[p]
        speed = state.setdefault("momentum", torch.zeros_like(p))
        speed.lerp_(p.grad, 1 - group["momentum"])
        ahead = p.grad.lerp(speed, group["momentum"]).flatten(1)  # Nesterov
        scale = 0.2 * max(ahead.shape) ** 0.5
        p.mul_(1 - group["lr"] * group["weight_decay"])
        p.add_(orthogonalise(ahead).view_as(p), alpha=-group["lr"] * scale)
