"""What the pointer network learns from: for each coded act its candidates and who of them is right.

Coded are the reports of ledger/train and those that we wrote (by name), and by places, where "source" is the speaker, [] nobody
and null not known: PolNeAR's attributions and statements (labels/parties.jsonl, labels/statements.jsonl) and ledger/train by a
second coder, who had not seen what the first had coded (labels/second.jsonl).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from onrecord.acquire import Given, read_paths
from onrecord.annotate import Actors, ReportNames, Sentences, Spanner, Times, annotate
from onrecord.annotate.spans.find import CLS, SEP
from onrecord.annotate.spans.pointing import act_window
from onrecord.annotate.spans.tokens import features_of
from onrecord.annotate.spans.windows import Window, plan_windows
from onrecord.extract import ranking
from onrecord.extract.party import party_of
from onrecord.extract.ranking import Candidate, Ground, Role, Sightings, Weights
from onrecord.extract.ranking.pointed import MARKS_OF_KINDS
from onrecord.extract.statement import deed_of
from onrecord.types import Analysis, Attribution, Report, Span
from onrecord.weights import Floats, Ints, Model
from training.assets import Data, Json
from training.coded import coded_attribution, paired, party_coded
from training.labelled import POLNEAR, Labelled, Right, by_name, by_place, polnear_labels, statement_labels, texts_of
from training.parties import ROLES
from training.pointing import Choice, Field

LEDGER, WRITTEN = "ledger/train.docs.jsonl", "written/reports.docs.jsonl"


@dataclass
class Read:
    """A report with all layers, its wordpieces, its windows and the encoder's states of each in half precision.

    By the weights the party is chosen where none is coded and a counterpart is asked for.
    """

    analysis: Analysis
    starts: Ints
    ends: Ints
    windows: list[Window]
    states: list[Floats]
    weights: Weights

    @cached_property
    def ground(self) -> Ground:
        return Ground(self.analysis, ReportNames(self.analysis))

    def tokens(self, spans: Iterable[Span]) -> list[int]:
        found = (
            range(int(np.searchsorted(self.ends, s.start, "right")), int(np.searchsorted(self.starts, s.end, "left")))
            for s in spans
        )
        return sorted({i for part in found for i in part})


def read_all(path: Path, model: Model, weights: Weights) -> Iterator[Read]:
    """Every report of a documents file, read with the model."""
    layers = (Sentences(), Spanner(model), Times(), Actors())
    for report in read_paths([str(path)], Given()):
        if isinstance(report, Report):
            analysis = without_pointers(annotate(report, layers))
            ids, starts, ends, _ = model.tokenize(analysis.text)
            features, windows = features_of(analysis.text, starts, ends), plan_windows(len(ids))
            states = [_states(model, ids[w.start : w.end], features[w.start : w.end]) for w in windows]
            yield Read(analysis, starts, ends, windows, states, weights)


def without_pointers(analysis: Analysis) -> Analysis:
    """As before the network was asked: what it learns from must not depend on what it said."""
    return replace(analysis, attributions=tuple(replace(one, pointers=None) for one in analysis.attributions or ()))


def _states(model: Model, ids: Ints, features: Ints) -> Floats:
    encoded = model.encode(
        np.concatenate(([CLS], ids, [SEP])).astype(np.int32), np.concatenate(([0], features, [0])).astype(np.int32)
    )
    half: Floats = encoded.states.astype(np.float16)
    return half


def ledger_choices(read: Iterable[Read], gold: Sequence[Json], *, own: bool) -> Iterator[Choice]:
    """Coded statements by themselves and, if `own`, as the program finds them."""
    coded: dict[str, list[Json]] = defaultdict(list)
    for row in gold:
        if row.get("act", "state") != "state":
            coded[row["doc"]].append(row)
    for one in read:
        here = coded[one.analysis.report.document_id]
        for row, attribution in paired(one.analysis, here) if own else ():
            yield from choice(one, attribution, by_name(row), None)
        for row in here:
            attribution_coded = coded_attribution(one.analysis.text, row)
            if attribution_coded is not None:
                yield from choice(one, attribution_coded, by_name(row), row)


def placed_choices(read: Iterable[Read], labelled: Labelled, texts: dict[str, str]) -> Iterator[Choice]:
    """Acts coded by places; a report whose text is another than that of the places (its normal form differs) is left out."""
    for one in read:
        name = one.analysis.report.document_id
        for attribution, row in labelled[name] if one.analysis.text == texts[name] else ():
            yield from choice(one, attribution, by_place(row), None)


def choice(read: Read, attribution: Attribution, right: Right, coded: Json | None) -> Iterator[Choice]:
    """The act as the network sees it; nothing where it does no act or lies at no window."""
    deed = deed_of(read.ground, attribution)
    placed = _window(read, attribution) if deed is not None and deed.act != "state" else None
    if deed is None or placed is None:
        return
    window, (index, marks, distance) = placed
    shift = read.windows[window].start - 1
    starts, ends = ([int(x[shift + i]) for i in index] for x in (read.starts, read.ends))
    seen, fields = Sightings(read.ground, starts, ends), dict[Role, Field]()
    for role in ROLES:
        if role == "to":
            deed = replace(deed, party=party_coded(coded) if coded else party_of(read.ground, deed, read.weights))
        found = [one for one in ranking.candidates(read.ground, deed) if role == "to" or one.entity is not None]
        fields[role] = _field(found, seen, [right(role, one, deed, read.ground) for one in found])
    states = torch.from_numpy(read.states[window][index])
    yield Choice(states, torch.tensor(marks), torch.tensor(distance), fields)


def _window(read: Read, attribution: Attribution) -> tuple[int, tuple[list[int], list[int], list[int]]] | None:
    content = read.tokens(attribution.core or attribution.content)
    cue = read.tokens(attribution.cue) or content[:1]
    number = next((n for n, w in enumerate(read.windows) if cue and w.core_start <= cue[0] < w.core_end), None)
    if number is None:
        return None
    window = read.windows[number]

    def here(tokens: list[int]) -> list[int]:
        return [i - window.start + 1 for i in tokens if window.start <= i < window.end]

    cue, source, content = here(cue), here(read.tokens(attribution.source)), here(content)
    if not cue or not content:
        return None
    return number, act_window(cue, source, content, count=window.end - window.start + 2)


def _field(found: Sequence[Candidate], seen: Sightings, right: Sequence[bool]) -> Field:
    mentions = [(n, acting, part) for n, one in enumerate(found) for acting, parts in enumerate(seen.of(one)) for part in parts]

    def column(values: Iterable[int]) -> Tensor:
        return torch.tensor(list(values), dtype=torch.long)

    return Field(
        kinds=torch.tensor([[float(mark in one.marks) for mark in MARKS_OF_KINDS] for one in found]),
        tokens=column(token for _, _, part in mentions for token in part),
        mentions=column(m for m, (_, _, part) in enumerate(mentions) for _ in part),
        candidates=column(n for n, _, _ in mentions),
        acting=column(acting for _, acting, _ in mentions),
        right=torch.tensor(list(right)),
    )


def all_choices(data: Data, model: Model, weights: Weights) -> Iterator[Choice]:
    """Everything there is to learn from; the coded reports of ledger/train as coded, as found, and as coded by another."""
    ledger = list(read_all(data.shared / LEDGER, model, weights))
    yield from ledger_choices(ledger, data.rows("ledger/train.gold.jsonl"), own=True)
    yield from placed_choices(ledger, statement_labels(data.own_rows("labels/second.jsonl")), texts_of(data, LEDGER))
    written = read_all(data.own / WRITTEN, model, weights)
    yield from ledger_choices(written, data.own_rows("written/reports.gold.jsonl"), own=False)
    yield from placed_choices(read_all(data.shared / POLNEAR, model, weights), polnear_labels(data), texts_of(data, POLNEAR))
