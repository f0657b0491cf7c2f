"""The first encoder with its heads: what it is, what it has to learn from a batch of windows, and at which rates."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.annotate.spans.roles import REACH
from training.batches import Batch, Windows, build, cut
from training.examples import UNKNOWN, Example
from training.loop import Course, fit, in_halves
from training.network import N_CLASSES, Classes, Encoder, Roles

PEAK_ENCODER, PEAK_HEADS, BATCH = 3e-4, 1e-3, 8
EPOCHS, WARM, DECAY = 4, 0.08, 0.998  # the running mean of the weights is about the last epoch's mean


class Network(nn.Module):
    """The encoder with its two readers; `classes` only teaches the encoder acts, the shipped act head is training.acts."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder, self.roles, self.classes = Encoder(), Roles(), Classes()


def token_loss(logits: Tensor, batch: Batch) -> Tensor:
    """Cues, cues of acts, names; judged at the first wordpiece of each word.

    The weights make up for a mean over all words, of which few are cues: with weights near 1 the roles' loss drowned the cues'.
    """
    total = logits.new_zeros(())
    for name, low, high, weight in (("cue", 0, 3, 10.0), ("act_cue", 3, 6, 5.0), ("names", 6, 15, 2.0)):
        labels = batch.labels[name].masked_fill(~batch.first, UNKNOWN)
        if (labels >= 0).any():
            total = total + weight * functional.cross_entropy(
                logits[..., low:high].flatten(0, 1), labels.flatten(), ignore_index=UNKNOWN
            )
    known = (batch.flags >= 0) & batch.first[..., None]
    if known.any():
        total = total + functional.binary_cross_entropy_with_logits(logits[..., 15:17][known], batch.flags[known])
    return total


@dataclass
class Near:
    """For each cue: the places (N, L) of its window that are read with it, which of them are real, and the cue among them."""

    places: Tensor
    mask: Tensor
    start: Tensor
    end: Tensor


def near_cues(batch: Batch) -> Near:
    """REACH wordpieces on either side of each cue, as when running: the whole window takes twice as long and gains nothing."""
    start, end = batch.anchor["start"], batch.anchor["end"]
    low = (start - REACH).clamp(min=0)
    places = low[:, None] + torch.arange(int((end - low).max()) + REACH)
    inside = (places < batch.ids.shape[1]) & (places < (end + REACH)[:, None])
    places = places.clamp(max=batch.ids.shape[1] - 1)
    mask = inside * batch.mask[batch.anchor["window"][:, None], places]
    return Near(places, mask, start - low, end - low)


def role_loss(spans: Tensor, others: Tensor, batch: Batch, near: Near) -> Tensor:
    judged = batch.first[batch.anchor["window"][:, None], near.places] & (near.mask > 0)
    wanted = batch.spans.gather(1, near.places)
    per_token = functional.cross_entropy(spans.flatten(0, 1), wanted.flatten(), reduction="none").view_as(wanted)
    # A sum per cue over its words, scaled so that one wrong word in a cue counts the same in long and short windows.
    total = (per_token * judged).sum(-1).mean() / 12
    roles = batch.others.gather(1, near.places[..., None].expand(-1, -1, batch.others.shape[-1]))
    known = (roles >= 0) & judged[..., None]
    if known.any():
        total = total + 3.0 * functional.binary_cross_entropy_with_logits(others[known], roles[known])
    return total


def class_loss(logits: Tensor, batch: Batch) -> Tensor:
    total, at = logits.new_zeros(()), 0
    weights = {"act": 2.0, "own": 0.3, "conditional": 0.2, "speech": 0.3, "firmness": 0.2, "unnamed": 0.2}
    for name, count in N_CLASSES.items():
        part, labels = logits[:, at : at + count], batch.unit[name]
        at += count
        known = labels >= 0
        if not known.any():
            continue
        if count == 1:
            total = total + weights[name] * functional.binary_cross_entropy_with_logits(part[known, 0], labels[known].float())
        else:
            total = total + weights[name] * functional.cross_entropy(part[known], labels[known])
    return total


def losses(network: Network, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    with in_halves():
        states, small, logits = network.encoder(batch.ids, batch.features, batch.mask)
        a = batch.anchor
        zero = logits.new_zeros(())
        roles = classes = zero.float()
        if len(a["window"]):
            near = near_cues(batch)
            places, here = near.places, a["window"][:, None]
            spans, others = network.roles(
                states[here, places], small[here, places], near.mask, torch.arange(len(here)), near.start, near.end, a["kind"]
            )
            owner = batch.unit["owner"]
            everywhere = torch.arange(batch.ids.shape[1])
            cue = ((everywhere >= a["start"][:, None]) & (everywhere < a["end"][:, None])).float()[owner]
            source = (batch.spans == 1).float()[owner]
            kinds = network.classes(states, a["window"][owner], cue, source, batch.unit["content"])
            roles = role_loss(spans.float(), others.float(), batch, near)
            classes = class_loss(kinds.float(), batch)
    return token_loss(logits.float(), batch), roles, classes


def optimizer_for(network: Network) -> torch.optim.Optimizer:
    body = [p for n, p in network.encoder.named_parameters() if p.requires_grad and n.startswith(("layers", "norm", "places"))]
    taken = {id(p) for p in body}
    heads = [p for p in network.parameters() if p.requires_grad and id(p) not in taken]
    return torch.optim.AdamW(
        [{"params": body, "lr": PEAK_ENCODER}, {"params": heads, "lr": PEAK_HEADS}],
        weight_decay=0.01,
    )


def train(examples: list[Example], course: Course, checkpoint: Path) -> Network:
    """Train from the published encoder; fixed seed."""
    torch.manual_seed(course.seed)
    network = Network()
    network.encoder.load_pretrained()

    def loss(windows: Windows, chance: random.Random) -> Tensor:
        return torch.stack(losses(network, build(windows, chance)))

    return fit(network, optimizer_for(network), lambda chance: cut(examples, BATCH, chance), loss, course, checkpoint)
