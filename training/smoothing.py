"""Even ranges for the products at int8: what a few wide channels carry goes into the weights.

All that goes into a product is quantized by one scale, so that a channel thirty times as wide as the rest leaves these eight
levels of 256. Divided by a factor for each channel, which the weights are multiplied by, they are nearly as wide as each other:
SmoothQuant (Xiao et al., ICML 2023, https://arxiv.org/abs/2211.10438). How far that goes is chosen for each product
by the error that it leaves on training reports; a division costs time, so one that brings little is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import onnx
from onnx import ModelProto, helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from onrecord.pipeline import LocalExtractor
from onrecord.types import Document, Report, normal_form
from onrecord.weights import Model, session
from training.assets import Data
from training.floats import Floats, in_floats, products, put, weight, with_outputs

SHARES = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
GAIN = 0.7  # of the error without: what leaves more is left out
WIDEST = 100.0  # a factor, beside the middle one
LEAST = 1e-4
EVERY = 40  # PolNeAR's training reports that are read, and
EVERY_CODED = 8  # of the coded ones
CALLS = 24  # of each graph, drawn from all that reading makes
ROWS = 400
# The graphs whose input is uneven, and by what attribute of the model each is called.
CALLED = {"encoder": "encoder", "roles": "role_graph", "boundaries": "boundary_graph", "acts": "act_graph", "reader": "reader"}
Feed = dict[str, Any]


class _Tap:
    """A session that keeps what it was asked."""

    def __init__(self, asked: Any) -> None:
        self.asked, self.feeds = asked, list[Feed]()

    def run(self, outputs: Any, feed: Feed) -> Any:
        self.feeds.append(feed)
        return self.asked.run(outputs, feed)


def smooth(folder: Path, data: Data, names: Iterable[str] = CALLED) -> None:
    """Write these int8 graphs anew where that gains, each from its own weights; the manifest is left to the caller."""
    for name, feeds in _asked(Model(folder), data, names).items():
        graph = in_floats(onnx.load(folder / f"{name}.onnx"))
        samples = _samples(graph, [feeds[at] for at in np.random.default_rng(0).permutation(len(feeds))[:CALLS]])
        if sum([_even(graph, tensor, inputs) for tensor, inputs in samples.items()]):
            _quantize(graph, folder / f"{name}.onnx")


def _asked(model: Model, data: Data, names: Iterable[str]) -> dict[str, list[Feed]]:
    """What each graph is asked while training reports are read."""
    taps = {name: _Tap(getattr(model, CALLED[name])) for name in names}
    for name, tap in taps.items():
        setattr(model, CALLED[name], tap)
    read = LocalExtractor(model)
    for row in data.rows("polnear/train.jsonl")[::EVERY] + data.rows("ledger/train.docs.jsonl")[::EVERY_CODED]:
        read(Report(Document(normal_form(row["text"]), "0" * 64), published=row.get("published"), title=row.get("title")))
    return {name: tap.feeds for name, tap in taps.items()}


def _samples(graph: ModelProto, feeds: list[Feed]) -> dict[str, list[Floats]]:
    """For each tensor that is multiplied by weights, what it was in each call: rows of channels."""
    names = list(products(graph))
    run = session(with_outputs(graph, names))
    found: dict[str, list[Floats]] = {name: [] for name in names}
    for feed in feeds:
        for name, value in zip(names, run.run(names, feed), strict=True):
            found[name].append(value.reshape(-1, value.shape[-1])[:ROWS])
    return found


def _even(graph: ModelProto, tensor: str, inputs: list[Floats]) -> bool:
    """Divide the tensor before its products where that leaves less error. Whether it was; not where nothing was asked."""
    if not inputs:
        return False
    nodes = products(graph)[tensor]
    weights = np.concatenate([weight(graph, node.input[1]) for node in nodes], axis=1)
    plain = np.ones(len(weights), np.float32)
    tried = [plain, *_factors(inputs, weights)]
    errors = [_error(inputs, weights, factors) for factors in tried]
    best = int(np.argmin(errors))
    print(f"{tensor}: error {errors[0]:.4f}, evened {errors[best]:.4f}", flush=True)
    if errors[best] > GAIN * errors[0]:
        return False
    _divide(graph, tensor, nodes, tried[best])
    return True


def _factors(inputs: list[Floats], weights: Floats) -> Iterable[Floats]:
    """By how much each channel is divided, for each share of the width that is moved."""
    wide = np.maximum(np.max([np.abs(one).max(0) for one in inputs], axis=0), LEAST)
    heavy = np.maximum(np.abs(weights).max(1), LEAST)
    for share in SHARES:
        factors = wide**share / heavy ** (1 - share)
        yield np.clip(factors / np.exp(np.log(factors).mean()), 1 / WIDEST, WIDEST).astype(np.float32)


def _error(inputs: list[Floats], weights: Floats, factors: Floats) -> float:
    """Of the product at int8, relative to it in floats (root mean square)."""
    whole = weights * factors[:, None]
    scale = np.maximum(np.abs(whole).max(0), LEAST * LEAST) / 127
    rounded = np.rint(whole / scale) * scale
    off = sum(float(((_rounded(one / factors) @ rounded - one @ weights) ** 2).sum()) for one in inputs)
    return float((off / sum(float(((one @ weights) ** 2).sum()) for one in inputs)) ** 0.5)


def _rounded(values: Floats) -> Floats:
    """As DynamicQuantizeLinear does: 256 levels from the least to the greatest, zero among them."""
    low, high = min(float(values.min()), 0.0), max(float(values.max()), 0.0)
    scale = (high - low) / 255 or 1.0
    zero = np.rint(-low / scale)
    return (np.clip(np.rint(values / scale) + zero, 0, 255) - zero) * scale


def _divide(graph: ModelProto, tensor: str, nodes: list[Any], factors: Floats) -> None:
    even = f"{tensor}_even"
    for node in nodes:
        put(graph, node.input[1], weight(graph, node.input[1]) * factors[:, None])
        node.input[0] = even
    put(graph, f"{even}_by", np.reciprocal(factors))
    first = next(at for at, node in enumerate(graph.graph.node) if node.input and node.input[0] == even)
    graph.graph.node.insert(first, helper.make_node("Mul", [tensor, f"{even}_by"], [even]))


def _quantize(graph: ModelProto, target: Path) -> None:
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        onnx.save(graph, whole)
        quantize_dynamic(whole, target, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"])
