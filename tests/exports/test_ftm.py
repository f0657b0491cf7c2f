"""FollowTheMoney, checked by the rules that its own validation leaves out, and read back by the library itself."""

from __future__ import annotations

import json
import re
import warnings
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from onrecord.ledger import Ledger
from onrecord.surfaces.exports.ftm_values import LONGEST
from onrecord.types import Document, Passage, Report, Span
from tests.exports.conftest import Export
from tests.exports.made import AT, READER, hostile_statement, plain_report, plain_statements

with warnings.catch_warnings():
    # Version 3 brings deprecation warnings of what it uses.
    warnings.simplefilter("ignore")
    from followthemoney import model

IDS = re.compile(r"^[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?$")
# What has no other schema's place here; a change that drops one of them is noticed.
SCHEMATA = {
    "Article",
    "Documentation",
    "Event",
    "LegalEntity",
    "Mention",
    "Person",
    "PublicBody",
    "Representation",
    "UnknownLink",
}


def entities(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def faults(rows: list[dict[str, Any]]) -> list[str]:
    """What `ftm validate` lets pass in silence, and what its schema refuses."""
    schemata = {row["id"]: model.schemata[row["schema"]] for row in rows}
    found = [f"{key} twice" for key, count in Counter(row["id"] for row in rows).items() if count > 1]
    for row in rows:
        schema, where = schemata[row["id"]], f"{row['schema']} {row['id']}"
        found += [] if IDS.match(row["id"]) else [f"{where}: its id"]
        found += [f"{where} lacks {name}" for name in schema.required if not row["properties"].get(name)]
        for name, values in row["properties"].items():
            prop = schema.get(name)
            if prop is None or prop.stub:
                found.append(f"{where}: {name} is no property")
                continue
            for value in values:
                if prop.type.name == "entity":
                    good = value in schemata and schemata[value].is_a(prop.range)
                else:
                    # Kept exactly: neither dropped nor changed by the type's own cleaning.
                    good = prop.type.clean(value) == value and len(value) <= prop.type.max_length
                found += [] if good else [f"{where}: {name} {value[:60]!r}"]
    return found


def test_every_entity_is_whole_known_and_kept_as_it_is(export: Export) -> None:
    rows = entities(export("ftm"))
    assert faults(rows) == []
    assert {row["schema"] for row in rows} >= SCHEMATA - {"LegalEntity"}
    for row in rows:
        model.schemata[row["schema"]].validate(row)
        assert model.get_proxy(row, cleaned=False).to_dict()["properties"].keys() == row["properties"].keys()


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"id": "a_b", "schema": "Person", "properties": {"name": ["x"]}}, "its id"),
        ({"id": "a", "schema": "Event", "properties": {}}, "lacks name"),
        ({"id": "a", "schema": "Event", "properties": {"name": ["x"], "speaker": ["x"]}}, "no property"),
        ({"id": "a", "schema": "Event", "properties": {"name": ["x"], "date": ["before June"]}}, "date"),
        ({"id": "a", "schema": "Event", "properties": {"name": ["x"], "organizer": ["gone"]}}, "organizer"),
    ],
)
def test_the_check_itself_notices(row: dict[str, Any], words: str) -> None:
    assert any(words in fault for fault in faults([row]))


def test_an_event_holds_what_the_format_can_hold(export: Export) -> None:
    rows = {row["id"]: row for row in entities(export("ftm"))}
    event = rows[hostile_statement().id]["properties"]
    assert event["name"] == ["commit: Norway → Zoë +1"]
    assert event["date"] == ["2026-03-10", "2026-03-11"]
    assert event["endDate"] == ["2026-04-30"]
    assert rows[event["organizer"][0]]["properties"]["name"] == ["Ada 𝓐 O’Hara"]
    assert "condition: if @SUM(A1) is met" in event["notes"]
    assert "hedge: reportedly" in event["notes"]
    assert {"act:commit", "certainty:0.5", "conditional", "firmness:3", "speech:mixed"} <= set(event["keywords"])
    assert 'and more ships" deliver' in event["description"][0]
    article = rows[event["proof"][0]]["properties"]
    assert article["publishedAt"] == ["2026-03-12T20:15:00"], "in UTC, for zones are not kept"


def test_a_text_in_two_reports_is_one_event_with_two_articles(export: Export) -> None:
    rows = {row["id"]: row for row in entities(export("ftm"))}
    event = rows[plain_statements(plain_report())[0].id]
    assert {rows[key]["properties"]["publisher"][0] for key in event["properties"]["proof"]} == {"The Courier", "Evening Post"}
    told = [row for row in rows.values() if row["schema"] == "Documentation" and row["properties"]["entity"] == [event["id"]]]
    assert len(told) == 2


def test_unnamed_sources_of_two_reports_are_never_one(ledger: Ledger, export: Export) -> None:
    text = "A diplomat said France would pay."
    of = Report(Document(text, "0" * 64), "Third", "2026-03-07")
    speaker = replace(hostile_statement().chain[1], text=None, spans=())
    one = replace(
        plain_statements(plain_report())[0],
        report=of,
        speaker=speaker,
        content=Passage.of(text, [Span(0, len(text))]),
        cue=None,
        party=None,
        to=None,
        said_on=None,
    )
    ledger.add([(of, [one])], extractor=READER, at=AT)
    same = [
        row for row in entities(export("ftm")) if row["properties"].get("name") == ["a diplomat"] and row["schema"] == "Person"
    ]
    assert len(same) == 2


def test_a_long_text_goes_on_in_a_second_value(ledger: Ledger, export: Export) -> None:
    text = "France will pay. " * 8_000
    of = Report(Document(text, "0" * 64), "L" * 2_000, "2026-03-07", title="T" * 5_000)
    one = replace(
        plain_statements(plain_report())[0], report=of, content=Passage.of(text, [Span(0, len(text))]), cue=None, said_on=None
    )
    one = replace(one, speaker=replace(one.speaker, name="N" * 500), party=None, to=None)  # type: ignore[type-var]
    ledger.add([(of, [one])], extractor=READER, at=AT)
    rows = entities(export("ftm", outlet="L" * 2_000))
    assert faults(rows) == []
    bodies = next(row for row in rows if row["schema"] == "Article")["properties"]["bodyText"]
    assert len(bodies[0]) > LONGEST["text"] - 20
    assert len(bodies) == 3
