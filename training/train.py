"""The training loop: fixed seeds, a checkpoint after every epoch, resumable."""

from __future__ import annotations

import json
import time
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.batches import Batch, epoch, steps_in
from training.examples import UNKNOWN, Example
from training.network import N_CLASSES, Classes, Encoder, Roles

PEAK_ENCODER, PEAK_HEADS, WARMUP = 3e-4, 1e-3, 0.08


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


def role_loss(spans: Tensor, others: Tensor, batch: Batch) -> Tensor:
    judged = batch.first[batch.anchor["window"]]
    per_token = functional.cross_entropy(spans.flatten(0, 1), batch.spans.flatten(), reduction="none").view_as(batch.spans)
    # A sum per cue over some 320 words, scaled so that one wrong word in a cue counts the same in long and short windows.
    total = (per_token * judged).sum(-1).mean() / 12
    known = (batch.others >= 0) & judged[..., None]
    if known.any():
        total = total + 3.0 * functional.binary_cross_entropy_with_logits(others[known], batch.others[known])
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
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states, small, logits = network.encoder(batch.ids, batch.features, batch.mask)
        a = batch.anchor
        zero = logits.new_zeros(())
        roles = classes = zero.float()
        if len(a["window"]):
            spans, others = network.roles(states, small, batch.mask, a["window"], a["start"], a["end"], a["kind"])
            owner = batch.unit["owner"]
            places = torch.arange(batch.ids.shape[1])
            cue = ((places >= a["start"][:, None]) & (places < a["end"][:, None])).float()[owner]
            source = (batch.spans == 1).float()[owner]
            kinds = network.classes(states, a["window"][owner], cue, source, batch.unit["content"])
            roles, classes = role_loss(spans.float(), others.float(), batch), class_loss(kinds.float(), batch)
    return token_loss(logits.float(), batch), roles, classes


def optimizer_for(network: Network, steps: int) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    body = [p for n, p in network.encoder.named_parameters() if p.requires_grad and n.startswith(("layers", "norm", "places"))]
    taken = {id(p) for p in body}
    heads = [p for p in network.parameters() if p.requires_grad and id(p) not in taken]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": PEAK_ENCODER}, {"params": heads, "lr": PEAK_HEADS}], weight_decay=0.01
    )
    warm = max(1, int(WARMUP * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: min((k + 1) / warm, max(0.0, (steps - k) / (steps - warm)))
    )
    return optimizer, schedule


def train(examples: list[Example], run: Path, epochs: int, size: int, seed: int) -> Network:
    """Train from the pretrained encoder, or go on from the run's last checkpoint, which each epoch replaces."""
    torch.manual_seed(seed)
    network = Network()
    network.encoder.load_pretrained()
    counts = [steps_in(examples, size, seed + k) for k in range(epochs)]
    optimizer, schedule = optimizer_for(network, sum(counts))
    checkpoint, begin = run / "checkpoint.pt", 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(saved["network"])
        optimizer.load_state_dict(saved["optimizer"])
        schedule.load_state_dict(saved["schedule"])
        begin = saved["epoch"]
    for number in range(begin, epochs):
        network.train()
        started, sums = time.monotonic(), torch.zeros(3)
        for step, batch in enumerate(epoch(examples, size, seed + number), 1):
            parts = losses(network, batch)
            optimizer.zero_grad(set_to_none=True)
            sum(parts).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            sums += torch.stack([p.detach().float() for p in parts])
            if step % 50 == 0:
                print(
                    json.dumps(
                        {
                            "epoch": number,
                            "step": step,
                            "of": counts[number],
                            "losses": [round(x, 4) for x in (sums / step).tolist()],
                            "seconds": round(time.monotonic() - started),
                        }
                    ),
                    flush=True,
                )
        torch.save(
            {
                "network": network.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
                "epoch": number + 1,
            },
            run / "checkpoint.pt.new",
        )
        (run / "checkpoint.pt.new").replace(checkpoint)
    return network
