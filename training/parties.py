"""Fit the weights by which party and counterpart of an act are chosen: python -m training.parties [--folds N]

Reads the coded reports (ledger/train) with a model, by this command with the shipped one, pairs its attributions with the coded
statements, and takes each coded statement by itself once more with the spans that were coded. For each the candidates are those
of `onrecord.extract.ranking`, and the right ones those whose name is the coded one. A multinomial logit with a ridge is fitted
to them (no chance in it), cross-validated by report, and written to the package. Takes about two minutes.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.acquire import Given, read_paths
from onrecord.annotate import Actors, ReportNames, Sentences, Spanner, Times, annotate
from onrecord.extract import ranking
from onrecord.extract.party import party_of
from onrecord.extract.ranking import Weights
from onrecord.extract.ranking.choose import Role, keys_of
from onrecord.extract.statement import deed_of
from onrecord.types import ACTS, Act, Actor, Analysis, Attribution, Report, Span, Spans
from onrecord.weights import FOLDER, Model
from training.align import letters_of, locate_ledger
from training.assets import Data, Json, replace_text
from training.names import alike

TARGET = Path(ranking.__file__).with_name("weights.json")
RIDGE = {"party": 32.0, "to": 16.0}
LEAST_REPORTS = 5  # a mark seen in fewer reports is left out
PAIRED = 0.3  # least share of words for a coded statement and an attribution to be one, as the scorer has it
STEPS = 150
ROLES: tuple[Role, ...] = ("party", "to")

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """One act: the keys of each candidate, which are right, from which report, and whether the program found it itself."""

    report: str
    act: Act
    keys: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    own: bool

    @property
    def usable(self) -> bool:
        return any(self.right)


def analyses(data: Data, model: Model) -> list[Analysis]:
    """The coded reports with every layer that extraction has."""
    layers = (Sentences(), Spanner(model), Times(), Actors())
    found = read_paths([str(data.shared / "ledger/train.docs.jsonl")], Given())
    return [annotate(report, layers) for report in found if isinstance(report, Report)]


def examples(read: Iterable[Analysis], gold: Sequence[Json], role: Role, weights: Weights) -> list[Example]:
    """What there is to learn for a role; by the weights the party is chosen of whom the program finds a counterpart."""
    coded: dict[str, list[Json]] = defaultdict(list)
    for row in gold:
        if row.get("act", "state") != "state":
            coded[row["doc"]].append(row)
    return [one for analysis in read for one in _of_report(analysis, coded[analysis.report.document_id], role, weights)]


def _of_report(analysis: Analysis, gold: Sequence[Json], role: Role, weights: Weights) -> Iterator[Example]:
    ground = ranking.Ground(analysis, ReportNames(analysis))
    for row, attribution in paired(analysis, gold):
        yield from _example(ground, attribution, row, role, weights)
    for row in gold:
        attribution_coded = coded_attribution(analysis.text, row)
        if attribution_coded is not None:
            yield from _example(ground, attribution_coded, row, role, None)


def _example(
    ground: ranking.Ground, attribution: Attribution, row: Json, role: Role, weights: Weights | None
) -> Iterator[Example]:
    """As the program finds it, where there are weights, else as coded."""
    deed = deed_of(ground, attribution)
    if deed is None:
        return
    if role == "to":
        deed = replace(deed, party=party_of(ground, deed, weights) if weights else party_coded(row))
    field = [c for c in ranking.candidates(ground, deed) if role == "to" or c.entity is not None]
    name = row[role]
    right = tuple((c.entity is None and not name) or (c.entity is not None and alike(c.entity.name, name)) for c in field)
    yield Example(
        ground.analysis.report.document_id,
        deed.act,
        tuple(tuple(keys_of(c, deed.act)) for c in field),
        right,
        weights is not None,
    )


def party_coded(row: Json) -> Actor | None:
    return Actor(row["party"].removeprefix("unnamed: "), "unknown") if row["party"] else None


def paired(analysis: Analysis, gold: Sequence[Json]) -> Iterator[tuple[Json, Attribution]]:
    """Coded statements and attributions one to one, greedily by shared content."""
    text = analysis.text
    coded = [letters_of(text, _spans(locate_ledger(text, row, [])["content"])) for row in gold]
    read = [(a, letters_of(text, a.core or a.content)) for a in analysis.attributions or () if a.act != "state"]
    ranked = sorted(
        (-len(words & other) / len(words | other), i, j)
        for i, words in enumerate(coded)
        for j, (_, other) in enumerate(read)
        if words & other
    )
    taken: set[int] = set()
    given: set[int] = set()
    for share, i, j in ranked:
        if -share >= PAIRED and i not in taken and j not in given:
            taken.add(i)
            given.add(j)
            yield gold[i], read[j][0]


def _spans(raw: Iterable[Sequence[int]]) -> Spans:
    return tuple(sorted({Span(start, end) for start, end in raw}))


def coded_attribution(text: str, row: Json) -> Attribution | None:
    """The attribution that a coded statement would be, without the roles a model would add."""
    parts = locate_ledger(text, row, [])
    content, cue, source = (_spans(parts[part]) for part in ("content", "cue", "source"))
    if not content:
        return None
    acts = tuple(float(act == row["act"]) for act in ACTS)
    return Attribution(
        source, cue, content, acts, row["act"], row["speech"], 0.5, 1.0, attributed=row["speech"] != "narrated", core=content
    )


class Design:
    """Examples as one sparse table: for each candidate the numbers of its keys."""

    def __init__(self, found: Sequence[Example], names: dict[str, int]) -> None:
        self.count = len(names)
        rows_, columns, starts, right = [], [], [0], []
        line = 0
        for one in found:
            for keys, good in zip(one.keys, one.right, strict=True):
                for key in keys:
                    if key in names:
                        rows_.append(line)
                        columns.append(names[key])
                right.append(good)
                line += 1
            starts.append(line)
        self.rows, self.columns = np.asarray(rows_), np.asarray(columns)
        self.starts = np.asarray(starts[:-1])
        self.lengths = np.diff(np.asarray(starts))
        self.right = np.asarray(right, dtype=np.float64)

    def _shares(self, scores: Vector) -> Vector:
        top = np.repeat(np.maximum.reduceat(scores, self.starts), self.lengths)
        raised = np.exp(scores - top)
        return raised / np.repeat(np.add.reduceat(raised, self.starts), self.lengths)

    def loss(self, weights: Vector, ridge: float) -> tuple[float, Vector]:
        """Negative log-likelihood of the right candidates with its ridge, and the gradient."""
        scores: Vector = np.bincount(self.rows, weights[self.columns], len(self.right)).astype(np.float64)
        shares = self._shares(scores)
        held = np.maximum(np.add.reduceat(shares * self.right, self.starts), 1e-12)
        target = shares * self.right / np.repeat(held, self.lengths)
        gradient = np.bincount(self.columns, (shares - target)[self.rows], self.count) + ridge * weights
        return float(-np.log(held).sum() + 0.5 * ridge * weights @ weights), gradient


def fit(found: Sequence[Example], ridge: float) -> dict[str, float]:
    """Weights by limited-memory BFGS from zero."""
    seen: dict[str, set[str]] = defaultdict(set)
    for one in found:
        for keys in one.keys:
            for key in keys:
                seen[key].add(one.report)
    names = {key: n for n, key in enumerate(sorted(key for key, where in seen.items() if len(where) >= LEAST_REPORTS))}
    design = Design([one for one in found if one.usable], names)
    weights = minimise(lambda w: design.loss(w, ridge), len(names))
    return {key: round(float(weights[n]), 3) for key, n in names.items() if abs(weights[n]) >= 0.005}


def minimise(function: Any, size: int, memory: int = 10) -> Vector:
    """L-BFGS with a backtracking line search; STEPS steps or until the gradient is flat."""
    x = np.zeros(size)
    value, gradient = function(x)
    moves: list[tuple[Vector, Vector]] = []
    for _ in range(STEPS):
        direction = -_scaled(gradient, moves)
        step = 1.0 if moves else 1.0 / max(1.0, float(np.abs(gradient).sum()))
        while True:
            new_value, new_gradient = function(x + step * direction)
            if new_value <= value + 1e-4 * step * float(gradient @ direction) or step < 1e-10:
                break
            step /= 2
        move, turn = step * direction, new_gradient - gradient
        x, value, gradient = x + move, new_value, new_gradient
        if float(move @ turn) > 1e-12:
            moves = [*moves, (move, turn)][-memory:]
        if float(np.abs(gradient).max()) < 1e-3:
            break
    return x


def _scaled(gradient: Vector, moves: Sequence[tuple[Vector, Vector]]) -> Vector:
    q, kept = gradient.copy(), []
    for move, turn in reversed(moves):
        share = float(move @ q) / float(move @ turn)
        q -= share * turn
        kept.append(share)
    if moves:
        move, turn = moves[-1]
        q *= float(move @ turn) / float(turn @ turn)
    for (move, turn), share in zip(moves, reversed(kept), strict=True):
        q += move * (share - float(turn @ q) / float(move @ turn))
    return q


def hits(found: Sequence[Example], weights: dict[str, float]) -> list[bool]:
    def right(one: Example) -> bool:
        scores = [sum(weights.get(key, 0.0) for key in keys) for keys in one.keys]
        return one.right[max(range(len(scores)), key=scores.__getitem__)]

    return [right(one) for one in found]


def cross_validated(found: Sequence[Example], ridge: float, folds: int) -> Counter[str]:
    """How often the choice is right on reports that the weights were not fitted to, over the acts that the program found."""
    reports = sorted({one.report for one in found})
    count: Counter[str] = Counter()
    for fold in range(folds):
        held = set(reports[fold::folds])
        weights = fit([one for one in found if one.report not in held], ridge)
        test = [one for one in found if one.report in held and one.own]
        count["right"] += sum(hits(test, weights))
        count["reachable"] += sum(one.usable for one in test)
        count["all"] += len(test)
    return count


def party_weights(data: Data, model: Model) -> Weights:
    """How much the marks of a party weigh: the pointer network, which weighs beside them, is trained with them."""
    nothing, gold = Weights({}, {}), data.rows("ledger/train.gold.jsonl")
    return Weights(fit(examples(analyses(data, model), gold, "party", nothing), RIDGE["party"]), {})


def write(data: Data, model: Model, target: Path, folds: int = 6) -> None:
    """Fit the weights of both roles and write them, with how they do on reports they were not fitted to."""
    read, gold = analyses(data, model), data.rows("ledger/train.gold.jsonl")
    made: dict[str, dict[str, float]] = {role: {} for role in ROLES}
    right: dict[str, dict[str, int]] = {}
    for role in ROLES:  # the party first: the counterpart is chosen with the party that is chosen
        found = examples(read, gold, role, Weights(**made))
        count = cross_validated(found, RIDGE[role], folds)
        right[role] = {k: count[k] for k in ("right", "reachable", "all")}
        print(role, right[role], flush=True)
        made[role] = dict(sorted(fit(found, RIDGE[role]).items()))
    head = {"from": f"ledger/train ({len(read)} reports)", "model": model.version, "cross-validated": right}
    replace_text(target, json.dumps(head | made, indent=0) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=6)
    write(Data(), Model(FOLDER), TARGET, parser.parse_args().folds)


if __name__ == "__main__":
    main()
