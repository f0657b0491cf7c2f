"""From a checkpoint to the shipped weights: six ONNX graphs at int8, the tokenizer, and a manifest with their hashes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training import assets
from training.acts import Acts
from training.boundaries import Boundaries
from training.fused import fused
from training.pointing import Pointing
from training.reader import Reader
from training.train import Network

OPSET = 20


class OneWindow(nn.Module):
    """The encoder for a single window without padding: ids and features (T) to states, projected states, logits, words."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.encoder = network.encoder

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        words = self.encoder.words(ids)
        states, small, logits = self.encoder.read(words[None], features[None], None)
        return states[0], small[0], logits[0, :, :15], words


class OneWindowRoles(nn.Module):
    """The roles for the cues of a single window."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.roles = network.roles

    def forward(self, states: Tensor, small: Tensor, start: Tensor, end: Tensor, kind: Tensor) -> tuple[Tensor, Tensor]:
        spans, others = self.roles(states[None], small[None], None, torch.zeros_like(start), start, end, kind)
        return spans, others


class UnitReader(nn.Module):
    """The second encoder for units of a single window, whose words are embedded already."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, words: Tensor, features: Tensor, index: Tensor, marks: Tensor) -> Tensor:
        at = index.clamp(min=0)
        logits: Tensor = self.reader(words[at], features[at], marks)
        return logits


Graph = tuple[nn.Module, tuple[Tensor, ...], list[str], list[str], dict[str, dict[int, str]]]
"""A network, inputs to trace it with, names of inputs and outputs, and which of their dimensions vary."""


def _graphs(network: Network, boundaries: Boundaries, acts: Acts, reader: Reader) -> dict[str, Graph]:
    t = 50
    states, small = torch.randn(t, 384), torch.randn(t, 128)
    ids, features = torch.randint(1000, 2000, (t,)), torch.randint(0, 40, (t,))
    start, wide, many = torch.tensor([3, 9, 20]), {0: "tokens"}, {0: "cues"}
    return {
        "encoder": (
            OneWindow(network),
            (ids, features),
            ["ids", "features"],
            ["states", "small", "logits", "words"],
            {"ids": wide, "features": wide},
        ),
        "roles": (
            OneWindowRoles(network),
            (states, small, start, start + 2, torch.tensor([0, 1, 0])),
            ["states", "small", "start", "end", "kind"],
            ["spans", "others"],
            {"states": wide, "small": wide, "start": many, "end": many, "kind": many},
        ),
        "boundaries": (
            boundaries,
            (states, features, torch.arange(1, 40), start, start + 2, torch.tensor([0, 1, 0])),
            ["words", "features", "gaps", "start", "end", "kind"],
            ["logits"],
            {"words": wide, "features": wide, "gaps": {0: "gaps"}, "start": many, "end": many, "kind": many},
        ),
    } | _act_graphs(acts, reader)


def _act_graphs(acts: Acts, reader: Reader) -> dict[str, Graph]:
    t, n = 50, 3
    states, features, index = torch.randn(t, 384), torch.randint(0, 40, (t,)), torch.randint(1, t - 1, (n, 17))
    marks, distance = torch.randint(0, 5, (n, 17)), torch.randint(-9, 9, (n, 17))
    wide, both = {0: "tokens"}, {0: "units", 1: "read"}
    return {
        "acts": (
            acts,
            (states, index, marks, distance),
            ["states", "index", "marks", "distance"],
            ["logits"],
            {"states": wide, "index": both, "marks": both, "distance": both},
        ),
        "reader": (
            UnitReader(reader),
            (states, features, index, marks),
            ["words", "features", "index", "marks"],
            ["logits"],
            {"words": wide, "features": wide, "index": both, "marks": both},
        ),
    }


def _pointer_graph(pointing: Pointing) -> Graph:
    index, both = torch.arange(1, 40)[None], {0: "acts", 1: "read"}
    inputs = (torch.randn(50, 384), index, torch.ones_like(index), index - 9)
    names = ["states", "index", "marks", "distance"]
    return pointing, inputs, names, ["scores", "kinds"], {"states": {0: "tokens"}} | dict.fromkeys(names[1:], both)


def _write(name: str, graph: Graph, work: Path, target: Path) -> None:
    module, inputs, names, outputs, dynamic = graph
    work.mkdir(parents=True, exist_ok=True)
    target.mkdir(parents=True, exist_ok=True)
    full = work / f"{name}.onnx"
    torch.onnx.export(
        fused(module.eval()),
        inputs,
        str(full),
        input_names=names,
        output_names=outputs,
        dynamic_axes=dynamic,
        opset_version=OPSET,
        custom_opsets={"com.microsoft": 1},
        dynamo=False,
    )
    onnx.checker.check_model(str(full))
    quantize_dynamic(
        full,
        target / f"{name}.onnx",
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather"],
    )


def export_pointers(pointing: Pointing, work: Path, target: Path) -> None:
    """Write the pointer network, which is trained on what the other graphs say, and so comes after them."""
    _write("pointers", _pointer_graph(pointing), work, target)


def export_acts(acts: Acts, reader: Reader, work: Path, target: Path) -> None:
    """Write the graphs of the two that read acts, where they alone were taught (training.onward)."""
    for name, graph in _act_graphs(acts, reader).items():
        _write(name, graph, work, target)


def export(network: Network, boundaries: Boundaries, acts: Acts, reader: Reader, work: Path, target: Path) -> None:
    """Write the other graphs in fp32 to `work` and at int8 to `target` (embeddings and matrix products)."""
    for name, graph in _graphs(network, boundaries, acts, reader).items():
        _write(name, graph, work, target)
    shutil.copyfile(assets.encoder_file("tokenizer.json"), target / "tokenizer.json")


def write_manifest(target: Path, extra: dict[str, object]) -> None:
    """model.json: each file's SHA-256, and what the decoder needs to know (thresholds, calibration)."""
    made = [path for path in sorted(target.iterdir()) if path.suffix in {".onnx", ".json"} and path.name != "model.json"]
    files = {path.name: assets.digest(path) for path in made}
    assets.replace_text(target / "model.json", json.dumps({"files": files} | extra, indent=1, sort_keys=True) + "\n")
