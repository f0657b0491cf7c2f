"""Who is right as party and counterpart of a coded act: by name (ledger/train), or by places (PolNeAR, a second coder)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from onrecord.extract.ranking import Candidate, Deed, Ground, Role
from onrecord.types import ACTS, Act, Attribution, Span, Spans
from training.assets import Data, Json
from training.names import alike

Right = Callable[[Role, Candidate, Deed, Ground], bool]
POLNEAR = "polnear/train.jsonl"
Labelled = dict[str, list[tuple[Attribution, Json]]]
"""By report: acts by places, with the rows that tell party and counterpart."""


def polnear_labels(data: Data) -> Labelled:
    """Labelled attributions and coded statements of PolNeAR's reports."""
    attributions = {(row["id"], a["id"]): a for row in data.rows(POLNEAR) for a in row["attributions"]}
    acts = {
        (row["doc"], row["attribution"]): row["act"]
        for part in (data.rows("acts/train.jsonl"), data.rows("acts/train-enriched.jsonl"), data.own_rows("labels/acts.jsonl"))
        for row in part
    }
    labelled = statement_labels(data.own_rows("labels/statements.jsonl"))
    for row in data.own_rows("labels/parties.jsonl"):
        key = row["doc"], row["attribution"]
        labelled[row["doc"]].append((_attribution(attributions[key], acts[key]), row))
    return labelled


def statement_labels(coded: Iterable[Json]) -> Labelled:
    """Statements that are coded by places."""
    labelled: Labelled = defaultdict(list)
    for row in coded:
        labelled[row["doc"]].append((_attribution(row, row["act"]), row))
    return labelled


def texts_of(data: Data, name: str) -> dict[str, str]:
    return {row["id"]: row["text"] for row in data.rows(name)}


def _attribution(row: Json, act: Act) -> Attribution:
    source, cue, content = (spans_of(row[role]) for role in ("source", "cue", "content"))
    acts = tuple(float(act == name) for name in ACTS)
    return Attribution(source, cue, content, acts, act, "indirect", 0.5, 1.0, attributed=bool(source), core=content)


def spans_of(places: Iterable[Sequence[int]]) -> Spans:
    return tuple(sorted({Span(start, end) for start, end in places}))


def by_name(row: Json) -> Right:
    """Right is who has the coded name."""

    def right(role: Role, one: Candidate, _: Deed, __: Ground) -> bool:
        return not row[role] if one.entity is None else bool(row[role]) and alike(one.entity.name, row[role])

    return right


def by_place(row: Json) -> Right:
    """Right is who is named at the coded places; of several the candidate that joins them."""

    def right(role: Role, one: Candidate, deed: Deed, ground: Ground) -> bool:
        places = row[role]
        if places is None:
            return False
        if one.entity is None or not places:
            return one.entity is None and not places
        if places == "source":
            return deed.speaker is not None and one.entity.name == deed.speaker.name
        if len(places) > 1:
            return "both" in one.marks and all(
                one.spans and s < one.spans[-1].end and one.spans[0].start < e for s, e in places
            )
        (start, end), name = places[0], one.entity.name
        named = any(
            entity.name == name for span, entity, _ in ground.within(start - 40, end + 40) if span.touches(Span(start, end))
        )
        return named or ("phrase" in one.marks and any(span.touches(Span(start, end)) for span in one.spans))

    return right
