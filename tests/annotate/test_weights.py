"""The shipped model is the one that the version names, and an altered one is refused."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from onrecord.annotate.spans.tokens import features_of
from onrecord.errors import WeightsError
from onrecord.weights import FOLDER, PRODUCT, Model, session

MOST_BYTES = 40_000_000  # what the wheel may carry


def test_the_weights_fit_into_the_wheel() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < MOST_BYTES


def test_the_version_is_the_manifests() -> None:
    assert Model().version == Model().version
    assert len(Model().version) == 8


@pytest.mark.parametrize("name", ["encoder.onnx", "tokenizer.json"])
def test_an_altered_file_is_refused(name: str, tmp_path: Path) -> None:
    copy = tmp_path / "model"
    shutil.copytree(FOLDER, copy)
    with (copy / name).open("r+b") as file:
        file.seek(1000)
        byte = file.read(1)
        file.seek(1000)
        file.write(bytes([byte[0] ^ 1]))
    with pytest.raises(WeightsError, match=name):
        Model(copy)


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="no model at"):
        Model(tmp_path)


def test_integer_products_are_exact_on_every_processor() -> None:
    (product,) = session(PRODUCT).run(None, {"A": np.full((1, 64), 255, np.uint8)})
    assert (product == 64 * 255 * 127).all()


def test_wordpieces_point_at_their_characters_across_chunks() -> None:
    text = ("Zelenskyy’s “naïve” plan, " * 9000).strip()
    ids, starts, ends, first = Model().tokenize(text)
    assert len(ids) == len(starts) == len(ends) == len(first)
    assert (starts[1:] >= ends[:-1]).all()
    assert text[starts[0] : ends[0]].casefold() == "ze"
    assert "plan" in {text[s:e] for s, e in zip(starts[-4:].tolist(), ends[-4:].tolist(), strict=True)}


def test_boundaries_stand_where_phrases_begin_and_end() -> None:
    model, text = Model(), "Anna Berg said Norway would send more boats to the coast ."
    ids, starts, ends, _ = model.tokenize(text)
    window = np.concatenate(([101], ids, [102])).astype(np.int32), np.pad(features_of(text, starts, ends), 1)
    words = text.split()
    assert len(ids) == len(words)  # or a gap is not before the word that is counted here
    gaps, cue, encoded = np.arange(2, len(words) + 1, dtype=np.int32), [(3, 4)], model.encode(*window)
    content_begins, content_ends, _, source_ends = model.boundaries(encoded, gaps, cue, [0])[0].argmax(0).tolist()
    assert (words[1 + content_begins], words[1 + content_ends], words[1 + source_ends]) == ("Norway", ".", "said")
    assert model.boundaries(encoded, gaps[:0], cue, [0]).shape == (1, 0, 4)


@pytest.mark.parametrize(
    "loading",
    ["from onrecord.weights import FOLDER, session; session(str(FOLDER / 'acts.onnx'))", "import training, onnxruntime"],
    ids=["reading", "training"],
)
def test_the_runtime_leaves_nothing_of_its_own_behind(loading: str, tmp_path: Path) -> None:
    """What it left there would be sent to its makers: a name for the machine, and what machine it is."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ORT_", "XDG_"))}
    subprocess.run([sys.executable, "-c", loading], env={**kept, "HOME": str(tmp_path)}, check=True, timeout=120)
    assert list(tmp_path.rglob("*")) == []
