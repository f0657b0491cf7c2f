"""The weights of an int8 graph are those of the network that it was exported from, as near as int8 keeps them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from onrecord.weights import FOLDER, session
from training import export, onward, pupil
from training.acts import Acts
from training.reader import Reader, Unit
from training.taken import weights_of


def test_the_shipped_readers_are_networks_that_say_the_same() -> None:
    first, _ = onward.readers_of(FOLDER)
    rng = np.random.default_rng(5)
    states, index = rng.standard_normal((30, 384)).astype(np.float32), np.arange(1, 29)[None]
    marks, distance = rng.integers(1, 5, index.shape), index - 9
    marks[0, :3] = [2, 3, 4]
    feed = {"states": states, "index": index, "marks": marks, "distance": distance}
    (wanted,) = session(str(FOLDER / "acts.onnx")).run(None, feed)
    with torch.no_grad():
        found = first(*(torch.from_numpy(value) for value in feed.values())).numpy()
    assert found == pytest.approx(wanted, abs=0.3)
    assert found.argmax(1).tolist() == wanted.argmax(1).tolist()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_what_is_exported_is_taken_back(tmp_path: Path) -> None:
    torch.manual_seed(3)
    first, taught = Acts(pupil.WIDTH, pupil.HEADS), Reader()
    for parameter in (*first.parameters(), *taught.parameters()):  # the exporter makes one constant of those that are alike
        parameter.data += 0.02 * torch.randn_like(parameter)
    export.export_acts(first, taught, tmp_path / "fp32", tmp_path / "model")
    for network, name, wrapper in ((first, "acts", ""), (taught, "reader", "reader.")):
        found = weights_of(tmp_path / "model" / f"{name}.onnx", wrapper)
        assert found.keys() == network.state_dict().keys()
        for key, value in network.state_dict().items():
            assert float((found[key] - value).abs().max()) <= float(value.abs().max()) / 120, key


def test_a_passage_is_told_as_a_teacher_would() -> None:
    unit = Unit([1], [0], [2], act=3, own=1)
    said = onward.told(unit)
    assert float(said[:9].exp().sum()) == pytest.approx(1.0)
    assert int(said[:9].argmax()) == 3
    assert float(said[9]) > 0
