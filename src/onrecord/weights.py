"""The only home of model runtimes: tokenizer and six ONNX graphs, one thread, checked against their hashes."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

# Loaded without this, ONNX Runtime (1.32) gives the machine a name in the user's cache, notes what machine it is, and sends
# both to its makers where there is a network; its own `disable_telemetry_events` comes too late.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime

from onrecord.errors import WeightsError

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Flags = NDArray[np.bool_]

FOLDER = Path(__file__).parent / "model"
GRAPHS = ("encoder", "roles", "boundaries", "acts", "reader", "pointers")
# Wordpieces of one call to the tokenizer come from at most this many characters, so that memory stays flat on a huge text.
CHUNK = 200_000
# ONNX Runtime's kernel for a sum and its layer norm in one takes five times as long as its two kernels for them: 38 against
# 34 ms for a window of 322 tokens (one thread, version 1.32).
SLOWER_FUSED = {"SkipLayerNormFusion"}
# x86 processors without VNNI add int8 products in pairs at 16 bits, where a large sum is cut off unseen; so set, they add
# them at 32 bits as all others do (ONNX Runtime issue 14642). It costs such a processor a tenth more time, and one with AMX,
# whose sums are exact without it, more than half of its speed: the kernel for two kinds of bytes is then not used.
EXACT_SUMS = ("session.x64quantprecision", "1")
# An ONNX model of one node, Y (1, 16) = A (1, 64) times B, MatMulInteger: A of unsigned bytes, all of B (64, 16, signed) 127.
PRODUCT = (
    bytes.fromhex("080912003ad6080a180a01410a0142120159220d4d61744d756c496e74656765721201672a8c080840081010034201424a8008")
    + bytes([127] * 64 * 16)
    + bytes.fromhex("5a130a0141120e0a0c080212080a0208010a02084062130a0159120e0a0c080612080a0208010a02081042040a001014")
)


@dataclass(frozen=True, slots=True)
class Encoded:
    """A window read: states (T, 384), projected states (T, 128), token logits (T, 15), embedded words (T, 384), features (T).

    Special tokens are included.
    """

    states: Floats
    small: Floats
    logits: Floats
    words: Floats
    features: Longs

    def cut(self, start: int, end: int) -> Encoded:
        """Its tokens from start to end (exclusive)."""
        here = slice(start, end)
        return Encoded(self.states[here], self.small[here], self.logits[here], self.words[here], self.features[here])


def _checked(folder: Path) -> dict[str, Any]:
    """The manifest of a model folder. Raises WeightsError where a file is absent or is not the one the manifest names."""
    manifest_path = folder / "model.json"
    if not manifest_path.is_file():
        raise WeightsError(f"no model at {folder}: model.json is missing")
    manifest: dict[str, Any] = json.loads(manifest_path.read_text(encoding="utf-8"))
    for name, expected in manifest["files"].items():
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise WeightsError(f"{path} is missing or is not the file this version was made with")
    return manifest


def version_of(folder: Path) -> str:
    """Eight hex digits that change with any file of the model, whose hashes the manifest holds. Raises WeightsError."""
    manifest = folder / "model.json"
    if not manifest.is_file():
        raise WeightsError(f"no model at {folder}: model.json is missing")
    return hashlib.sha256(manifest.read_bytes()).hexdigest()[:8]


def session(graph: str | bytes) -> onnxruntime.InferenceSession:
    """A graph (its path or its bytes) on one thread, whose integer products are the same on every processor."""
    return _session(graph, () if sums_are_exact() else (EXACT_SUMS,))


@cache
def sums_are_exact() -> bool:
    """Whether this processor adds the largest int8 products rightly without being asked to: tried, not looked up."""
    (product,) = _session(PRODUCT, ()).run(None, {"A": np.full((1, 64), 255, np.uint8)})
    return bool((product == 64 * 255 * 127).all())


def _session(graph: str | bytes, entries: Iterable[tuple[str, str]]) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    for entry in entries:
        options.add_session_config_entry(*entry)
    providers = ["CPUExecutionProvider"]
    return onnxruntime.InferenceSession(graph, options, providers=providers, disabled_optimizers=SLOWER_FUSED)


class Model:
    """The shipped model on one thread. The same input gives the same numbers: windows are run one at a time, never padded."""

    def __init__(self, folder: Path = FOLDER) -> None:
        """Load and check the model. Raises WeightsError where a file is missing or altered."""
        self.manifest = _checked(folder)
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        sessions = (session(str(folder / f"{name}.onnx")) for name in GRAPHS)
        self.encoder, self.role_graph, self.boundary_graph, self.act_graph, self.reader, self.pointer_graph = sessions
        self.version = version_of(folder)

    def tokenize(self, text: str) -> tuple[Ints, Ints, Ints, Flags]:
        """Vocabulary ids, code point starts and ends, and whether each wordpiece begins a word."""
        parts = [self._tokenize(text[start:end], start) for start, end in _chunks(text)]
        ids, starts, ends, first = (np.concatenate(column) for column in zip(*parts, strict=True))
        return ids, starts, ends, first

    def _tokenize(self, text: str, shift: int) -> tuple[Ints, Ints, Ints, Flags]:
        encoding = self.tokenizer.encode(text, add_special_tokens=False)
        offsets = np.asarray(encoding.offsets, dtype=np.int32).reshape(-1, 2) + shift
        first = np.fromiter((not token.startswith("##") for token in encoding.tokens), np.bool_, len(offsets))
        return np.asarray(encoding.ids, dtype=np.int32), offsets[:, 0].astype(np.int32), offsets[:, 1].astype(np.int32), first

    def encode(self, ids: Ints, features: Ints) -> Encoded:
        """One pass of the encoder over a window; ids begin with [CLS] and end with [SEP]."""
        feed = {"ids": ids.astype(np.int64), "features": features.astype(np.int64)}
        states, small, logits, words = self.encoder.run(None, feed)
        return Encoded(states, small, logits, words, feed["features"])

    def roles(self, window: Encoded, cues: list[tuple[int, int]], kinds: list[int]) -> tuple[Floats, Floats]:
        """For cues (start, end in tokens) and kinds: logits of other, source, content (N, T, 3) and of the roles (N, T, 4)."""
        places = np.asarray(cues, dtype=np.int64)
        feed = {
            "states": window.states,
            "small": window.small,
            "start": places[:, 0],
            "end": places[:, 1],
            "kind": np.asarray(kinds, np.int64),
        }
        spans, others = self.role_graph.run(None, feed)
        return spans, others

    def boundaries(self, window: Encoded, gaps: Ints, cues: list[tuple[int, int]], kinds: list[int]) -> Floats:
        """Logits (N, G, 4) that a content begins, a content ends, a source begins, a source ends in the gaps before tokens G.

        For cues (start, end in tokens) and kinds, as in `roles`.
        """
        places = np.asarray(cues, dtype=np.int64) - 1
        text = window.cut(1, len(window.states) - 1)  # as it was taught: without special tokens
        feed = {
            "words": text.words,
            "features": text.features,
            "gaps": gaps.astype(np.int64) - 1,
            "start": places[:, 0],
            "end": places[:, 1],
            "kind": np.asarray(kinds, np.int64),
        }
        logits: Floats = self.boundary_graph.run(None, feed)[0]
        return logits

    def acts(self, window: Encoded, index: Longs, marks: Longs, distance: Longs) -> Floats:
        """Logits (N, 20) of act, own, conditional, speech, firmness, unnamed for units (N, L) of marked tokens."""
        feed = {"states": window.states, "index": index, "marks": marks, "distance": distance}
        logits: Floats = self.act_graph.run(None, feed)[0]
        return logits

    def read(self, window: Encoded, index: Longs, marks: Longs) -> Floats:
        """Logits (N, 10) of act and own by the second encoder, for units (N, L) of marked tokens; -1 and mark 0 are padding."""
        feed = {"words": window.words, "features": window.features, "index": index, "marks": marks}
        logits: Floats = self.reader.run(None, feed)[0]
        return logits

    def point(self, window: Encoded, index: Longs, marks: Longs, distance: Longs) -> tuple[Floats, Floats]:
        """For acts (N, L) of marked tokens: logits (N, L, 4) by which each token points, and those of kinds (N, 18).

        What they mean stands in onrecord.types.Pointers.
        """
        feed = {"states": window.states, "index": index, "marks": marks, "distance": distance}
        scores, kinds = self.pointer_graph.run(None, feed)
        return scores, kinds


def _chunks(text: str) -> list[tuple[int, int]]:
    """Stretches of at most CHUNK characters, cut after white space where there is any."""
    found, start = [], 0
    while len(text) - start > CHUNK:
        cut = max(text.rfind(" ", start, start + CHUNK), text.rfind("\n", start, start + CHUNK)) + 1
        end = cut if cut > start else start + CHUNK
        found.append((start, end))
        start = end
    return [*found, (start, len(text))]
