"""The network: one encoder pass per window, then a light reading of the window for each cue.

Encoder: MiniLM-L6-H384 with one more embedding for the features of onrecord.annotate.spans.tokens. Token heads: attribution
cues, cues of acts, names. For every cue a small transformer layer over the projected window marks source, content and the
other roles; a last head pools source, cue and a unit of content and names the act. Linking is therefore by construction: what
a cue marks is its own.
"""

from __future__ import annotations

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from onrecord.annotate.spans.tokens import FEATURES
from training.assets import encoder_file

WIDTH, LAYERS, HEADS = 384, 6, 12
SMALL = 128
DISTANCES = 24
N_CLASSES = {"act": 9, "own": 1, "conditional": 1, "speech": 4, "firmness": 4, "unnamed": 1}


def _attend(query: Tensor, key: Tensor, value: Tensor, bias: Tensor | None) -> Tensor:
    """Attention written out: on a processor its backward pass takes a third of the time of PyTorch's fused one."""
    scores = (query * query.shape[-1] ** -0.5) @ key.transpose(-1, -2)
    if bias is not None:
        scores = scores + bias.to(scores.dtype)
    return scores.softmax(-1, dtype=scores.dtype) @ value


class Layer(nn.Module):
    """One transformer layer (post-norm, as BERT's)."""

    def __init__(self, width: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        b, t, w = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        mixed = _attend(q, k, v, bias) if self.training else functional.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        x = self.norm1(x + self.out(mixed.transpose(1, 2).reshape(b, t, w)))
        return self.norm2(x + self.down(functional.gelu(self.up(x))))


class Encoder(nn.Module):
    """Wordpiece and feature ids (B, T) to states (B, T, 384) and token logits."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.features = nn.Embedding(FEATURES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(WIDTH, HEADS, 1536) for _ in range(LAYERS))
        self.cue, self.act_cue, self.names = nn.Linear(WIDTH, 3), nn.Linear(WIDTH, 3), nn.Linear(WIDTH, 9)
        self.flags = nn.Linear(WIDTH, 2)  # source, content of anything: only an aid in training
        self.project = nn.Linear(WIDTH, SMALL)
        self.drop = nn.Dropout(0.1)
        nn.init.normal_(self.features.weight, std=0.02)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor, Tensor]:
        return self.read(self.words(ids), features, mask)

    def read(self, words: Tensor, features: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor, Tensor]:
        """The same from embedded words (B, T, 384)."""
        places = torch.arange(words.shape[1], device=words.device)
        x = self.drop(self.norm(words + self.places(places) + self.features(features)))
        bias = None if mask is None else (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        x = self.drop(x)
        logits = torch.cat([self.cue(x), self.act_cue(x), self.names(x), self.flags(x)], -1)
        return x, self.project(x), logits

    def load_pretrained(self) -> None:
        """Copy the published MiniLM weights into place; its token type 0 embedding is folded into the places."""
        raw = load_file(str(encoder_file("model.safetensors")))
        e = "embeddings."
        state = {
            "words.weight": raw[e + "word_embeddings.weight"],
            "norm.weight": raw[e + "LayerNorm.weight"],
            "norm.bias": raw[e + "LayerNorm.bias"],
        }
        state["places.weight"] = raw[e + "position_embeddings.weight"] + raw[e + "token_type_embeddings.weight"][0]
        pairs = {
            "out": "attention.output.dense",
            "norm1": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm2": "output.LayerNorm",
        }
        for i in range(LAYERS):
            old = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                state[f"layers.{i}.qkv.{kind}"] = torch.cat(
                    [raw[f"{old}attention.self.{x}.{kind}"] for x in ("query", "key", "value")]
                )
                state |= {f"layers.{i}.{new}.{kind}": raw[f"{old}{name}.{kind}"] for new, name in pairs.items()}
        missing, unexpected = self.load_state_dict(state, strict=False)
        wrong = [name for name in missing if name.split(".")[0] in ("words", "places", "norm", "layers")]
        if wrong or unexpected:
            raise ValueError(f"the encoder's weights do not fit: {wrong or unexpected}")
        self.words.weight.requires_grad = False


def distance_bucket(offset: Tensor) -> Tensor:
    """Signed distances in wordpieces to 0..DISTANCES-1, finer near the cue."""
    size = torch.log2(offset.abs().float() + 1).mul(1.5).floor().clamp(max=DISTANCES // 2 - 1).long()
    return torch.where(offset < 0, size, size + DISTANCES // 2)


class Roles(nn.Module):
    """For each cue: the role of every token of its window."""

    def __init__(self) -> None:
        super().__init__()
        self.cue = nn.Linear(WIDTH, 2 * SMALL)
        self.distance = nn.Embedding(DISTANCES, SMALL)
        self.marks = nn.Embedding(4, SMALL)  # kind 0 or 1, inside the cue or not
        self.norm = nn.LayerNorm(SMALL)
        self.layer = Layer(SMALL, 4, 2 * SMALL)
        self.spans = nn.Linear(SMALL, 3)  # other, source, content
        self.others = nn.Linear(SMALL, 4)  # party, to, relay, condition
        nn.init.normal_(self.distance.weight, std=0.1)
        nn.init.normal_(self.marks.weight, std=0.1)

    def forward(
        self, states: Tensor, small: Tensor, mask: Tensor | None, window: Tensor, start: Tensor, end: Tensor, kind: Tensor
    ) -> tuple[Tensor, Tensor]:
        """states (B,T,384), small (B,T,128), window/start/end/kind (N) -> spans (N,T,3), others (N,T,4); end is exclusive."""
        places = torch.arange(small.shape[1], device=small.device)
        inside = (places[None] >= start[:, None]) & (places[None] < end[:, None])
        weight = inside.to(states.dtype) / (end - start).to(states.dtype)[:, None]
        pooled = torch.bmm(weight[:, None], states[window])[:, 0]
        add, gate = self.cue(pooled).chunk(2, -1)
        here = small[window]
        offset = torch.where(
            places[None] < start[:, None], places[None] - start[:, None], (places[None] - end[:, None] + 1).clamp(min=0)
        )
        x = here + add[:, None] + here * torch.tanh(gate)[:, None] + self.distance(distance_bucket(offset))
        x = self.norm(x + self.marks(kind[:, None] * 2 + inside.long()))
        bias = None if mask is None else (1.0 - mask[window][:, None, None, :].to(x.dtype)) * -1e4
        x = self.layer(x, bias)
        return self.spans(x), self.others(x)


class Classes(nn.Module):
    """For each cue and unit of content: the act and what else the whole tells."""

    def __init__(self) -> None:
        super().__init__()
        self.inner = nn.Linear(4 * WIDTH, 256)
        self.query = nn.Linear(WIDTH, 1)
        self.drop = nn.Dropout(0.2)
        self.out = nn.Linear(256, sum(N_CLASSES.values()))

    def forward(self, states: Tensor, window: Tensor, cue: Tensor, source: Tensor, content: Tensor) -> Tensor:
        """states (B,T,384), window (N), masks cue/source/content (N,T) -> logits (N, 20)."""
        here = states[window]
        masks = torch.stack([cue, source, content], 1).to(here.dtype)
        pooled = torch.bmm(masks / masks.sum(-1, keepdim=True).clamp(min=1), here)
        attention = self.query(here)[..., 0] + (1 - (cue + content).clamp(max=1).to(here.dtype)) * -1e4
        attended = torch.bmm(attention.softmax(-1)[:, None], here)
        x = self.drop(torch.cat([pooled, attended], 1).flatten(1))
        return self.out(functional.gelu(self.inner(x)))
