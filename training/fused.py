"""What the exported graphs compute attention with: one node of ONNX Runtime in place of twenty.

Its kernel never writes the scores of a whole window to memory. Only the export uses it: `training.network.Layer` is what is
trained, and the fused one computes the same.
"""

from __future__ import annotations

import copy
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.network import Layer


class _Attend(torch.autograd.Function):
    """Attention of queries, keys and values (B, T, W) without padding."""

    @staticmethod
    def forward(_ctx: Any, q: Tensor, k: Tensor, v: Tensor, heads: int) -> Tensor:
        b, t, w = q.shape
        q, k, v = (x.reshape(b, t, heads, w // heads).transpose(1, 2) for x in (q, k, v))
        return functional.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(b, t, w)

    @staticmethod
    def symbolic(g: Any, q: Any, k: Any, v: Any, heads: int) -> Any:
        return g.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=heads).setType(q.type())


class FusedLayer(nn.Module):
    """A layer with the weights of another; where there is padding it computes as that one does."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.layer = layer

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        if bias is not None:
            return self.layer(x, bias)
        one = self.layer
        q, k, v = one.qkv(x).chunk(3, -1)
        x = one.norm1(x + one.out(_Attend.apply(q, k, v, one.heads)))  # type: ignore[no-untyped-call]
        return one.norm2(x + one.down(functional.gelu(one.up(x))))


def fused(module: nn.Module) -> nn.Module:
    """A copy of the module in which every layer is fused."""
    changed = copy.deepcopy(module)
    for parent in list(changed.modules()):
        for name, child in list(parent.named_children()):
            if isinstance(child, Layer):
                setattr(parent, name, FusedLayer(child))
    return changed
