"""Coded reports with every layer that extraction has: ledger/train, coded by name, and PolNeAR's, coded by places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.acquire import Given, read_paths
from onrecord.annotate import Actors, Sentences, Spanner, Times, annotate
from onrecord.extract import ranking
from onrecord.extract.names import as_actor
from onrecord.types import ACTS, Actor, Analysis, Attribution, Report, Spans
from onrecord.weights import Model
from training.align import letters_of, locate_ledger
from training.assets import Data, Json
from training.labelled import POLNEAR, Right, by_name, by_place, spans_of, statement_labels, texts_of

PAIRED = 0.3  # least share of words for a coded statement and an attribution to be one, as the scorer has it


@dataclass(frozen=True)
class Coded:
    """A coded statement: its words, the attribution that it would be, who is right, and who is bound."""

    content: Spans
    attribution: Attribution | None
    right: Right
    party: Callable[[ranking.Ground, ranking.Deed], Actor | None]


Reports = Iterable[tuple[Analysis, Sequence[Coded]]]


def analyses(path: Path, model: Model, names: Container[str] | None = None) -> Iterator[Analysis]:
    """The reports of a file, or those of these names, with every layer that extraction has."""
    layers = (Sentences(), Spanner(model), Times(), Actors())
    for report in read_paths([str(path)], Given()):
        if isinstance(report, Report) and (names is None or report.document_id in names):
            yield annotate(report, layers)


def ledger_reports(data: Data, model: Model) -> Iterator[tuple[Analysis, list[Coded]]]:
    """The diplomatic reports, coded by name."""
    coded: dict[str, list[Json]] = defaultdict(list)
    for row in data.rows("ledger/train.gold.jsonl"):
        if row.get("act", "state") != "state":
            coded[row["doc"]].append(row)
    for analysis in analyses(data.shared / "ledger/train.docs.jsonl", model):
        yield analysis, [_named(analysis.text, row) for row in coded[analysis.report.document_id]]


def _named(text: str, row: Json) -> Coded:
    return Coded(_content(text, row), coded_attribution(text, row), by_name(row), lambda _, __: party_coded(row))


def polnear_reports(data: Data, model: Model) -> Iterator[tuple[Analysis, list[Coded]]]:
    """PolNeAR's reports that are coded in full, by places; one whose text is another than that of the places is left out."""
    labelled, texts = statement_labels(data.own_rows("labels/statements.jsonl")), texts_of(data, POLNEAR)
    for analysis in analyses(data.shared / POLNEAR, model, labelled):
        name = analysis.report.document_id
        if analysis.text == texts[name]:
            yield analysis, [_placed(*one) for one in labelled[name] if one[0].act != "state" and one[0].content]


def _placed(attribution: Attribution, row: Json) -> Coded:
    def party(ground: ranking.Ground, deed: ranking.Deed) -> Actor | None:
        if row["party"] == "source":
            return deed.speaker
        spans = spans_of(row["party"] or ())
        entity = ground.names.actor(spans) if spans else None
        return as_actor(ground.text, entity, spans, ground.names) if entity else None

    return Coded(attribution.content, attribution, by_place(row), party)


def party_coded(row: Json) -> Actor | None:
    return Actor(row["party"].removeprefix("unnamed: "), "unknown") if row["party"] else None


def paired(analysis: Analysis, gold: Sequence[Json]) -> Iterator[tuple[Json, Attribution]]:
    """Statements coded by name and attributions one to one."""
    for number, attribution in matched(analysis, [_content(analysis.text, row) for row in gold]):
        yield gold[number], attribution


def matched(analysis: Analysis, contents: Sequence[Spans]) -> Iterator[tuple[int, Attribution]]:
    """The numbers of coded contents, and attributions, one to one, greedily by the words that they share."""
    text = analysis.text
    coded = [letters_of(text, content) for content in contents]
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
            yield i, read[j][0]


def _content(text: str, row: Json) -> Spans:
    return spans_of(locate_ledger(text, row, [])["content"])


def coded_attribution(text: str, row: Json) -> Attribution | None:
    """The attribution that a coded statement would be, without the roles a model would add."""
    parts = locate_ledger(text, row, [])
    content, cue, source = (spans_of(parts[part]) for part in ("content", "cue", "source"))
    if not content:
        return None
    acts = tuple(float(act == row["act"]) for act in ACTS)
    return Attribution(
        source, cue, content, acts, row["act"], row["speech"], 0.5, 1.0, attributed=row["speech"] != "narrated", core=content
    )
