"""From a checkpoint to the shipped weights: three ONNX graphs at int8, the tokenizer, and a manifest with their hashes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training import assets
from training.train import Network

MODEL = assets.RUNS.parents[1] / "src" / "onrecord" / "model"
OPSET = 20


class OneWindow(nn.Module):
    """The encoder for a single window without padding: ids and features (T) to states, projected states and token logits."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.encoder = network.encoder

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        mask = torch.ones_like(ids, dtype=torch.float32)[None]
        states, small, logits = self.encoder(ids[None], features[None], mask)
        return states[0], small[0], logits[0, :, :15]


class OneWindowRoles(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.roles = network.roles

    def forward(self, states: Tensor, small: Tensor, start: Tensor, end: Tensor, kind: Tensor) -> tuple[Tensor, Tensor]:
        mask = torch.ones_like(small[None, :, 0])
        spans, others = self.roles(states[None], small[None], mask, torch.zeros_like(start), start, end, kind)
        return spans, others


class OneWindowClasses(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.classes = network.classes

    def forward(self, states: Tensor, cue: Tensor, source: Tensor, content: Tensor) -> Tensor:
        window = torch.zeros_like(cue[:, 0], dtype=torch.long)
        logits: Tensor = self.classes(states[None], window, cue, source, content)
        return logits


def _graphs(network: Network) -> dict[str, tuple[nn.Module, tuple[Tensor, ...], list[str], list[str], dict[str, dict[int, str]]]]:
    t, n = 50, 3
    states, small = torch.randn(t, 384), torch.randn(t, 128)
    ids, features = torch.randint(1000, 2000, (t,)), torch.randint(0, 40, (t,))
    start, masks = torch.tensor([3, 9, 20]), torch.zeros(n, t)
    masks[:, 4] = 1
    wide, many = {0: "tokens"}, {0: "cues"}
    both = {0: "cues", 1: "tokens"}
    return {
        "encoder": (OneWindow(network), (ids, features), ["ids", "features"], ["states", "small", "logits"], {"ids": wide, "features": wide}),
        "roles": (
            OneWindowRoles(network), (states, small, start, start + 2, torch.tensor([0, 1, 0])), ["states", "small", "start", "end", "kind"],
            ["spans", "others"], {"states": wide, "small": wide, "start": many, "end": many, "kind": many},
        ),
        "classes": (
            OneWindowClasses(network), (states, masks, masks, masks.clone()), ["states", "cue", "source", "content"], ["logits"],
            {"states": wide, "cue": both, "source": both, "content": both},
        ),
    }  # fmt: skip


def export(network: Network, work: Path, target: Path) -> None:
    """Write the graphs in fp32 to `work` and at int8 to `target`. Embeddings and matrix products are quantized, the rest stays fp32."""
    network.eval()
    work.mkdir(parents=True, exist_ok=True)
    target.mkdir(parents=True, exist_ok=True)
    for name, (module, inputs, names, outputs, dynamic) in _graphs(network).items():
        full = work / f"{name}.onnx"
        torch.onnx.export(module, inputs, str(full), input_names=names, output_names=outputs, dynamic_axes=dynamic, opset_version=OPSET, dynamo=False)
        onnx.checker.check_model(str(full))
        quantize_dynamic(full, target / f"{name}.onnx", per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather"])
    shutil.copyfile(assets.encoder_file("tokenizer.json"), target / "tokenizer.json")


def write_manifest(target: Path, extra: dict[str, object]) -> None:
    """model.json: each file's SHA-256, and what the decoder needs to know (thresholds, calibration)."""
    files = {path.name: assets.digest(path) for path in sorted(target.iterdir()) if path.name != "model.json"}
    (target / "model.json").write_text(json.dumps({"files": files} | extra, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def load_network(run: Path) -> Network:
    network = Network()
    network.load_state_dict(torch.load(run / "checkpoint.pt", weights_only=True)["network"])
    return network
