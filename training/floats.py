"""An int8 graph in floating point again: each product of integers becomes the product it stands for."""

from __future__ import annotations

from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, helper, numpy_helper

Floats = NDArray[np.float32]
QUANTIZED = "_quantized"  # what quantize_dynamic appends to the name of a weight


def weight(graph: ModelProto, name: str) -> Floats:
    """A constant of the graph. Raises StopIteration where it has none of this name."""
    found: Floats = numpy_helper.to_array(_constant(graph, name))
    return found


def put(graph: ModelProto, name: str, value: Floats) -> None:
    """Set a constant of the graph, or add one."""
    kept = [one for one in graph.graph.initializer if one.name != name]
    del graph.graph.initializer[:]
    graph.graph.initializer.extend([*kept, numpy_helper.from_array(value.astype(np.float32), name)])


def products(graph: ModelProto) -> dict[str, list[NodeProto]]:
    """For each tensor that is multiplied by weights, the nodes that do it."""
    known = {one.name for one in graph.graph.initializer}
    found: dict[str, list[NodeProto]] = {}
    for node in graph.graph.node:
        if node.op_type == "MatMul" and node.input[1] in known:
            found.setdefault(node.input[0], []).append(node)
    return found


def in_floats(graph: ModelProto) -> ModelProto:
    """The graph with its weights as floats; embeddings stay as they are. It is changed in place."""
    made = {output: node for node in graph.graph.node for output in node.output}
    users = {name: node for node in graph.graph.node for name in node.input}
    instead = {}
    for node in graph.graph.node:
        if node.op_type == "MatMulInteger":
            scaled = users[users[node.output[0]].output[0]]  # integers, then a cast, then the product with the scales
            instead[scaled.output[0]] = _product(graph, node, made[node.input[0]].input[0], scaled.output[0])
    nodes = [instead.get(node.output[0], node) for node in graph.graph.node]
    del graph.graph.node[:]
    graph.graph.node.extend(_alive(nodes, {one.name for one in graph.graph.output}))
    read = {name for node in graph.graph.node for name in node.input}
    kept = [one for one in graph.graph.initializer if one.name in read]
    del graph.graph.initializer[:]
    graph.graph.initializer.extend(kept)
    return graph


def unrounded(graph: ModelProto, base: str) -> Floats:
    """The floats for which the integers of this name stand."""
    whole, zero, scale = (weight(graph, base + part) for part in (QUANTIZED, "_zero_point", "_scale"))
    found: Floats = (whole.astype(np.float32) - zero) * scale
    return found


def _product(graph: ModelProto, node: NodeProto, what: str, output: str) -> NodeProto:
    base = node.input[1].removesuffix(QUANTIZED)
    put(graph, base, unrounded(graph, base))
    return helper.make_node("MatMul", [what, base], [output], name=node.name.removesuffix("_quant"))


def _alive(nodes: list[NodeProto], wanted: set[str]) -> list[NodeProto]:
    """Those on whose outputs the wanted ones depend, in their order."""
    kept: list[NodeProto] = []
    for node in reversed(nodes):
        if wanted.intersection(node.output):
            wanted = wanted.union(node.input)
            kept.append(node)
    return kept[::-1]


def _constant(graph: ModelProto, name: str) -> Any:
    return next(one for one in graph.graph.initializer if one.name == name)


def with_outputs(graph: ModelProto, names: list[str]) -> bytes:
    """The graph as it is run where these tensors are wanted as well."""
    tapped = ModelProto()
    tapped.CopyFrom(graph)
    there = {one.name for one in graph.graph.output}
    tapped.graph.output.extend(
        helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None) for name in names if name not in there
    )
    whole: bytes = tapped.SerializeToString()
    return whole
