"""Probabilities that mean what they say, fitted on the development reports, and how well they do under cross-fitting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.spans import Decoding, Found, read_spans
from onrecord.annotate.spans.attribute import features
from onrecord.surfaces.scoring import agree
from onrecord.types import ACTS, Span, Spans
from onrecord.weights import Model
from training.align import letters_of
from training.assets import Data, Json

Matrix = NDArray[np.float64]

# Chosen on the development reports by hand-run grids; docs/accuracy.md prints what each buys.
DECODING: dict[str, Any] = {
    "cue_bonus": -0.1,
    "act_cue_bonus": -1.4,
    "boundary_share": 0.5,
    "role_threshold": 0.5,
    "split_threshold": 0.6,
    "sure_threshold": 0.85,
    "reader_share": 0.75,
}
STATE_BIAS = 0.2
RIDGE = 1.0
FOLDS = 5
UNCALIBRATED = [0.0, 1.0, 0.0, 0.0]  # the log odds of the cue, as they are


def _pair(text: str, gold: Sequence[Json], found: Sequence[Found], level: str) -> dict[int, int]:
    """Found to gold, greedily by shared content."""
    sides = [(letters_of(text, _spans(g["source"])), letters_of(text, _spans(g["content"]))) for g in gold]
    guesses = [(letters_of(text, f.source), letters_of(text, f.content)) for f in found]
    ranked = sorted(
        (-len(c & w) / len(c | w), i, j)
        for i, (s, c) in enumerate(guesses)
        for j, (g, w) in enumerate(sides)
        if c & w and agree(c, w, level) and agree(s, g, level)
    )
    pairs: dict[int, int] = {}
    for _, i, j in ranked:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _spans(raw: Sequence[Sequence[int]]) -> Spans:
    return tuple(Span(start, end) for start, end in raw)


def fit_logistic(x: Matrix, y: Matrix, ridge: float = RIDGE) -> Matrix:
    """Weights of a ridge logistic regression by Newton's method; the first column of x is the constant."""
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (p - y) + ridge * weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + ridge * np.eye(x.shape[1])
        step = np.linalg.solve(hessian, gradient)
        weights = weights - step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def calibration_error(p: Matrix, y: Matrix, bins: int = 10) -> float:
    """Expected calibration error: mean gap of stated and observed rate over equally wide bins, weighted by their size."""
    place = np.minimum((p * bins).astype(int), bins - 1)
    return float(
        sum(abs(p[place == b].mean() - y[place == b].mean()) * (place == b).mean() for b in range(bins) if (place == b).any())
    )


def crossed(x: Matrix, y: Matrix, group: NDArray[np.int64]) -> Matrix:
    """Probabilities for each row by weights fitted on the other folds' documents."""
    p = np.zeros(len(y))
    for fold in range(FOLDS):
        held = group % FOLDS == fold
        p[held] = 1 / (1 + np.exp(-x[held] @ fit_logistic(x[~held], y[~held])))
    return p


def temperature(acts: Matrix, gold: NDArray[np.int64]) -> float:
    """The scale of log probabilities with the least log loss, by a fine grid."""

    def loss(scale: float) -> float:
        logits = scale * np.log(np.maximum(acts, 1e-9))
        norm = np.log(np.exp(logits - logits.max(1, keepdims=True)).sum(1)) + logits.max(1)
        return float((norm - logits[np.arange(len(gold)), gold]).mean())

    return min((k / 50 for k in range(10, 101)), key=loss)


@dataclass
class Judged:
    """What the model found in the development reports: by row its features, whether it is right and its report; acts apart."""

    rows: list[tuple[float, ...]] = field(default_factory=list)
    right: list[float] = field(default_factory=list)
    reports: list[int] = field(default_factory=list)
    acts: list[tuple[float, ...]] = field(default_factory=list)
    gold: list[int] = field(default_factory=list)


def judged(data: Data, model: Model, decoding: Decoding) -> Judged:
    labels = {(row["doc"], row["attribution"]): row for row in data.rows("acts/dev.jsonl")}
    all_ = Judged()
    for number, document in enumerate(data.rows("polnear/dev.jsonl")):
        found = [f for f in read_spans(model, decoding, document["text"])[0] if f.cue_score > 0]
        right = _pair(document["text"], document["attributions"], found, "overlap")
        for i, f in enumerate(found):
            all_.rows.append(features(f))
            all_.right.append(float(i in right))
            all_.reports.append(number)
            label = labels.get((document["id"], document["attributions"][right[i]]["id"])) if i in right else None
            if label:
                all_.acts.append(f.acts)
                all_.gold.append(ACTS.index(label["act"]))
    return all_


def calibrated(data: Data, model: Model) -> dict[str, Any]:
    """What the manifest says beside the hashes: decoding, calibration, and the calibration errors, cross-fitted for statements.

    What a model that has learnt too little never finds is left uncalibrated.
    """
    decoding = Decoding(**DECODING)
    seen = judged(data, model, decoding)
    statements, acts = statements_of(seen), acts_of(seen)
    narrated = [round(w, 6) for w in _narrated(data, model, decoding)]
    return {
        "decoding": DECODING,
        "calibration": {"attributed": statements[0], "narrated": narrated, "act_scale": acts[0], "state_bias": STATE_BIAS},
        "calibration_error": {"statements": statements[1], "acts": acts[1]},
    }


def statements_of(seen: Judged) -> tuple[list[float], float | None]:
    """The weights of the features, and the error of those of other folds."""
    if not seen.rows:
        return UNCALIBRATED, None
    x, y = np.array(seen.rows), np.array(seen.right)
    error = calibration_error(crossed(x, y, np.array(seen.reports)), y)
    return [round(w, 6) for w in fit_logistic(x, y).tolist()], round(error, 4)


def acts_of(seen: Judged) -> tuple[float, float | None]:
    """The scale of the acts' log probabilities, and its error on the same reports."""
    if not seen.acts:
        return 1.0, None
    acts, gold = np.array(seen.acts), np.array(seen.gold)
    scale = temperature(acts, gold)
    logits = scale * np.log(np.maximum(acts, 1e-9))
    p = np.exp(logits - logits.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    top = p.argmax(1)
    return scale, round(calibration_error(p[np.arange(len(top)), top], (top == gold).astype(float)), 4)


def _narrated(data: Data, model: Model, decoding: Decoding) -> list[float]:
    """Weights for acts that nobody is cited for, on the coded training reports' kin: the development ledger."""
    documents = {row["id"]: row["text"] for row in data.rows("ledger/dev.docs.jsonl")}
    gold = [row for row in data.rows("ledger/dev.gold.jsonl") if "act" in row]
    x, y = [], []
    for name, text in documents.items():
        wanted = [
            letters_of(text, _spans([[text.find(c), text.find(c) + len(c)] for c in row["content"]]))
            for row in gold
            if row["doc"] == name
        ]
        for f in read_spans(model, decoding, text)[0]:
            if f.cue_score == 0 and ACTS[int(np.argmax(f.acts))] != "state":
                here = letters_of(text, f.content)
                x.append(features(f))
                y.append(float(any(len(here & w) >= 0.3 * len(here | w) for w in wanted)))
    return fit_logistic(np.array(x), np.array(y), ridge=3.0).tolist() if x else UNCALIBRATED
