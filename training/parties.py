"""Fit the weights by which party and counterpart of an act are chosen: python -m training.parties [--folds N] [--role to]

Reads the coded reports (ledger/train, for the counterpart PolNeAR's too) with a model, by this command with the shipped one,
pairs its attributions with the coded statements, and takes each coded statement by itself once more with the spans that were
coded. For each the candidates are those of `onrecord.extract.ranking`, and the right ones those who were coded. A multinomial
logit with a ridge is fitted to them (no chance in it), cross-validated by report, and written to the package in ten minutes.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate import ReportNames
from onrecord.extract import ranking
from onrecord.extract.party import party_of
from onrecord.extract.ranking import Weights
from onrecord.extract.ranking.choose import Role, keys_of
from onrecord.extract.statement import deed_of
from onrecord.types import Act, Analysis, Attribution
from onrecord.weights import FOLDER, Model
from training.assets import Data, Json, replace_text
from training.coded import Coded, Reports, ledger_reports, matched, polnear_reports

TARGET = Path(ranking.__file__).with_name("weights.json")
RIDGE = {"party": 32.0, "to": 32.0}
LEAST_REPORTS = 5  # a mark seen in fewer reports is left out
STEPS = 150
ROLES: tuple[Role, ...] = ("party", "to")
SOURCES: dict[Role, str] = {"party": "ledger/train", "to": "ledger/train and polnear/train"}

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


def examples(reports: Reports, role: Role, weights: Weights) -> Iterator[Example]:
    """What there is to learn for a role; by the weights the party is chosen of whom the program finds a counterpart."""
    for analysis, coded in reports:
        yield from _of_report(analysis, coded, role, weights)


def _of_report(analysis: Analysis, coded: Sequence[Coded], role: Role, weights: Weights) -> Iterator[Example]:
    ground = ranking.Ground(analysis, ReportNames(analysis))
    for number, attribution in matched(analysis, [one.content for one in coded]):
        yield from _example(ground, attribution, coded[number], role, weights)
    for one in coded:
        if one.attribution is not None:
            yield from _example(ground, one.attribution, one, role, None)


def _example(
    ground: ranking.Ground, attribution: Attribution, coded: Coded, role: Role, weights: Weights | None
) -> Iterator[Example]:
    """As the program finds it, where there are weights, else as coded."""
    deed = deed_of(ground, attribution)
    if deed is None or deed.act == "state":
        return
    if role == "to":
        deed = replace(deed, party=party_of(ground, deed, weights) if weights else coded.party(ground, deed))
    field = [c for c in ranking.candidates(ground, deed) if role == "to" or c.entity is not None]
    yield Example(
        ground.analysis.report.document_id,
        deed.act,
        tuple(tuple(keys_of(c, deed.act)) for c in field),
        tuple(coded.right(role, c, deed, ground) for c in field),
        weights is not None,
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
    nothing = Weights({}, {})
    return Weights(fit(list(examples(ledger_reports(data, model), "party", nothing)), RIDGE["party"]), {})


def write(data: Data, model: Model, target: Path, folds: int = 6, roles: Sequence[Role] = ROLES) -> None:
    """Fit the weights of these roles and write them, with how they do on reports they were not fitted to.

    What the target has of another role stays.
    """
    made: Json = {"from": {}, "model": {}, "cross-validated": {}, "party": {}, "to": {}}
    if len(roles) < len(ROLES):
        made |= json.loads(target.read_text(encoding="utf-8"))
    for role in roles:  # the party first: the counterpart is chosen with the party that is chosen
        found = [*examples(reports_of(role, data, model), role, Weights(made["party"], made["to"]))]
        count = cross_validated(found, RIDGE[role], folds)
        made["from"][role] = f"{len({one.report for one in found})} reports of {SOURCES[role]}"
        made["model"][role] = model.version
        made["cross-validated"][role] = {k: count[k] for k in ("right", "reachable", "all")}
        print(role, made["cross-validated"][role], flush=True)
        made[role] = dict(sorted(fit(found, RIDGE[role]).items()))
    replace_text(target, json.dumps(made, indent=0) + "\n")


def reports_of(role: Role, data: Data, model: Model) -> Reports:
    """The reports from which a role is learnt: PolNeAR's coders and the ledger's differ in who is bound, person or state."""
    yield from ledger_reports(data, model)
    if role == "to":
        yield from polnear_reports(data, model)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=6)
    parser.add_argument("--role", choices=ROLES, help="fit this role alone, after a change of marks that concerns it")
    options = parser.parse_args()
    write(Data(), Model(FOLDER), TARGET, options.folds, [options.role] if options.role else ROLES)


if __name__ == "__main__":
    main()
