"""The weights of a shipped graph as those of the network that it was exported from, so that it can be taught on."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import ModelProto
from torch import Tensor

from training.floats import QUANTIZED, Floats, in_floats, products, unrounded, weight

KEPT = re.compile(r"(?:bias|norm\d?\.weight)$")  # what is not rounded
PRODUCT, TRANSPOSED, EVEN = "/MatMul_output_0", "_Transposed", "_even_by"


def weights_of(path: Path, wrapper: str = "") -> dict[str, Tensor]:
    """By name, each as near to what was exported as int8 keeps it; `wrapper` is the name of the network within the graph."""
    graph = in_floats(onnx.load(path))
    names = [one.name for one in graph.graph.initializer]
    found = _products(graph) | {name: weight(graph, name) for name in names if KEPT.search(name)}
    tables = [name.removesuffix(QUANTIZED) for name in names if name.endswith(f".weight{QUANTIZED}")]
    found |= {name: unrounded(graph, name) for name in tables}
    return {_name(name, wrapper): torch.tensor(np.ascontiguousarray(value, np.float32)) for name, value in found.items()}


def _products(graph: ModelProto) -> dict[str, Floats]:
    """The weights of each product, with the factors by which what goes in was evened (training.smoothing)."""
    evened = [node for node in graph.graph.node if len(node.input) > 1 and node.input[1].endswith(EVEN)]
    even = {node.output[0]: weight(graph, node.input[1]) for node in evened}
    found = {}
    for tensor, nodes in products(graph).items():
        for node in nodes:
            whole = weight(graph, node.input[1])
            whole = whole * even[tensor][:, None] if tensor in even else whole
            found[_of_product(node.input[1], node.output[0])] = whole.T
    return found


def _of_product(constant: str, output: str) -> str:
    """The exporter names a constant after the parameter, or the product after the module."""
    if constant.endswith(TRANSPOSED):
        return constant.removesuffix(TRANSPOSED)
    return output.strip("/").removesuffix(PRODUCT.strip("/")).strip("/").replace("/", ".") + ".weight"


def _name(name: str, wrapper: str) -> str:
    """A fused layer holds the one that was trained as its `layer`."""
    return name.removeprefix(wrapper).replace(".layer.", ".")
