"""Even ranges before int8 products: the graph computes the same, with less error, and only where that gains."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import ModelProto, TensorProto, helper, numpy_helper

from onrecord.weights import session
from training import smoothing
from training.floats import Floats, in_floats, products, weight

RNG = np.random.default_rng(3)
WEIGHTS: Floats = RNG.standard_normal((32, 8)).astype(np.float32)
PLAIN: Floats = RNG.standard_normal((50, 32)).astype(np.float32)
UNEVEN: Floats = PLAIN * np.where(np.arange(32) == 5, 40, 1).astype(np.float32)


def graph() -> ModelProto:
    """Y = relu(X) times the weights."""
    sides = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [None, size]) for name, size in (("x", 32), ("y", 8))]
    nodes = [helper.make_node("Relu", ["x"], ["h"]), helper.make_node("MatMul", ["h", "w"], ["y"], name="product")]
    made = helper.make_graph(nodes, "g", sides[:1], sides[1:], [numpy_helper.from_array(WEIGHTS, "w")])
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)


def run(of: ModelProto | Path, x: Floats) -> Floats:
    found: Floats = session(str(of) if isinstance(of, Path) else of.SerializeToString()).run(None, {"x": x})[0]
    return found


def error(found: Floats, x: Floats) -> float:
    return float(np.abs(found - np.maximum(x, 0) @ WEIGHTS).mean())


def inputs(x: Floats) -> list[Floats]:
    return [np.maximum(x, 0)]


def test_an_int8_graph_is_told_in_floats(tmp_path: Path) -> None:
    smoothing._quantize(graph(), tmp_path / "whole.onnx")
    found = in_floats(onnx.load(tmp_path / "whole.onnx"))
    assert list(products(found)) == ["h"]
    assert {node.op_type for node in found.graph.node} == {"Relu", "MatMul"}
    kept = weight(found, found.graph.node[1].input[1])
    assert kept == pytest.approx(WEIGHTS, abs=float(np.abs(WEIGHTS).max()) / 127)


def test_a_wide_channel_is_evened_and_the_graph_computes_the_same(tmp_path: Path) -> None:
    smoothing._quantize(graph(), tmp_path / "uneven.onnx")
    evened = graph()
    assert smoothing._even(evened, "h", inputs(UNEVEN))
    assert run(evened, UNEVEN) == pytest.approx(np.maximum(UNEVEN, 0) @ WEIGHTS, abs=1e-3)
    smoothing._quantize(evened, tmp_path / "even.onnx")
    assert error(run(tmp_path / "even.onnx", UNEVEN), UNEVEN) < 0.5 * error(run(tmp_path / "uneven.onnx", UNEVEN), UNEVEN)


def test_what_is_even_already_is_left_as_it_is() -> None:
    left = graph()
    assert not smoothing._even(left, "h", inputs(PLAIN))
    assert left == graph()


def test_what_was_never_asked_is_left_as_it_is() -> None:
    left = graph()
    assert not smoothing._even(left, "h", [])
    assert left == graph()
