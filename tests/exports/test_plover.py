"""PLOVER and POLECAT: their required fields, their columns, and every code by the manual's own list."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest

from onrecord.ledger import Ledger
from onrecord.surfaces.exports.codes import apart, place_of
from onrecord.surfaces.exports.plover import COLUMNS, POLECAT
from onrecord.surfaces.exports.plover_codes import CAMEO, CONTEXTS, QUADS, SCORES, UNCODED, coded
from onrecord.types import ACTS, Actor, Document, Matter
from tests.exports.conftest import Export
from tests.exports.made import AT, READER, hostile_statement, plain_report, plain_statements

EVENTS = set(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE"
    " ASSAULT".split()
)
ALL_CONTEXTS = set(
    "military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic legal"
    " reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity inequality diplomatic"
    " territory peacekeeping health asylum migration disasters natural_resource environment technology terrorism cbrn cyber"
    " misinformation crime corruption illegal_drugs trafficking".split()
)


def events(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter="\t"))


def test_the_tables_name_only_what_the_manual_has() -> None:
    assert {event for event, _ in SCORES} == set(QUADS) == {event for event, _ in CAMEO}
    assert set(QUADS) < EVENTS
    assert len(ALL_CONTEXTS) == 37
    assert {name for name, _ in CONTEXTS} < ALL_CONTEXTS
    assert set(UNCODED) < set(ACTS)
    assert all(code.isdigit() and 3 <= len(code) <= 4 for code in [*CAMEO.values(), *UNCODED.values()])


@pytest.mark.parametrize(
    ("act", "matter", "polarity", "expected"),
    [
        ("commit", "pay the ferry", "do", ("AGREE", None, 1, 2.5, "030")),
        ("intend", "send troops", "do", ("AGREE", None, 1, 2.5, "033")),
        ("commit", "withdrawal from the north", "do", ("CONCEDE", None, 1, 4.5, "035")),
        ("commit", "withdrawal from the treaty", "refrain", ("AGREE", None, 1, 2.5, "030")),
        ("refuse", "talks with Sudland", "do", ("REJECT", "meet", 3, -2, "125")),
        ("retract", "the promised aid", "do", ("REJECT", "assist", 3, -1.5, "122")),
        ("demand", "release of prisoners", "do", ("REQUEST", "yield", 3, -1, "105")),
        ("demand", "the money", "do", ("REQUEST", None, 3, 0, "100")),
        ("threaten", "new tariffs", "do", ("THREATEN", "restrict", 3, -3, "131")),
        ("threaten", "an attack", "do", ("THREATEN", "violence", 3, -3.5, "138")),
        ("state", "talks", "do", (None, None, None, None, "010")),
        ("consider", "talks", "do", (None, None, None, None, "014")),
        ("evade", "talks", "do", (None, None, None, None, "011")),
    ],
)
def test_how_each_act_is_coded(act: str, matter: str, polarity: str, expected: tuple[Any, ...]) -> None:
    one = hostile_statement()
    found = coded(replace(one, act=act, matter=Matter(matter), polarity=polarity, content=one.hedge))  # type: ignore[arg-type]
    assert (found.event, found.mode, found.quad, found.score, found.cameo) == expected


def test_each_record_has_the_required_fields_and_the_whole_statement(export: Export) -> None:
    found = {row["id"]: row for row in events(export("plover"))}
    assert len(found) == 3
    for row in found.values():
        assert row.keys() >= {"id", "date", "actor", "event"}
        assert row["has_event"]
        assert row["actor"]
        assert set(row["event"]) <= EVENTS
    ship = found[plain_statements(plain_report())[0].id]
    assert ship["actor"] == [{"identifier_text": "France", "code": "FRA", "sector": ["GOV"], "entity_text": "France"}]
    assert ship["recipient"][0]["code"] == "UKR"
    assert "context" not in ship
    hostile = found[hostile_statement().id]
    assert hostile["text"] == hostile_statement().content.text
    assert (hostile["date"], hostile["enddate"]) == ("2026-03-11", "2026-03-11")
    assert hostile["onrecord:condition"] == "if @SUM(A1) is met"
    assert hostile["onrecord"]["chain"][0]["name"] == "aide"


def test_polecat_has_its_forty_columns_and_one_more_and_no_cell_breaks_a_row(export: Export) -> None:
    written = export("polecat")
    assert len(COLUMNS) == 40
    assert written.splitlines()[0].split("\t") == list(POLECAT)
    assert (*COLUMNS, "CAMEO") == POLECAT
    assert {len(line.split("\t")) for line in written.splitlines()} == {41}
    found = {row["Event ID"]: row for row in rows(written)}
    hostile = found[hostile_statement().id]
    assert hostile["Source"] == "'=cmd|' /C calc'!A0"
    assert hostile["Recipient Name"] == "Zoë +1"
    assert hostile["Actor Country"] == "NOR"
    assert hostile["City"] == "None"
    assert hostile["Intensity"] == "2.5"


def test_uncoded_acts_are_written_only_when_asked_for(ledger: Ledger, export: Export) -> None:
    evaded = replace(hostile_statement(), act="evade")
    ledger.add([(evaded.report, [])], extractor="other", at=AT)
    of = replace(evaded.report, outlet="Third")
    ledger.add([(of, [replace(evaded, report=of)])], extractor=READER, at=AT)
    assert "evade" not in {row["onrecord"]["act"] for row in events(export("plover"))}
    every = {row["onrecord"]["act"]: row for row in events(export("plover", uncoded=True))}
    assert (every["evade"]["has_event"], every["evade"]["event"], every["evade"]["comment"]) == (False, [], "CAMEO 011")
    assert "011" in {row["CAMEO"] for row in rows(export("polecat", uncoded=True))}


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        (
            Actor("France, Germany and Wadden Council", "group"),
            [("France", "FRA"), ("Germany", "DEU"), ("Wadden Council", None)],
        ),
        (Actor("Ada Holm and Bo Lind", "group", acts_for="Norway and Sweden"), [("Ada Holm", "NOR"), ("Bo Lind", "SWE")]),
        (Actor("Ada Holm and Bo Lind", "group", acts_for="Norway"), [("Ada Holm", "NOR"), ("Bo Lind", "NOR")]),
        (Actor("Ada Holm, Bo Lind and Cy Dahl", "group", acts_for="Norway and Sweden"), [("Ada Holm", None)]),
        (Actor("Norway and Sweden", "unknown"), [("Norway", "NOR"), ("Sweden", "SWE")]),
        # No group, or nobody named: as it is called.
        (Actor("Works and Relief Agency", "organisation"), [("Works and Relief Agency", None)]),
        (Actor("diplomats of France and Italy", "group", unnamed=True), [("diplomats of France and Italy", None)]),
    ],
)
def test_several_who_act_together_are_told_apart(actor: Actor, expected: list[tuple[str, str | None]]) -> None:
    assert [(one.name, place_of(one)) for one in apart(actor)][: len(expected)] == expected


def test_several_who_act_together_are_an_actor_each(ledger: Ledger, export: Export) -> None:
    plain = plain_report()
    of = replace(plain, document=Document(f"{plain.document.text} It rained.", "raw"), outlet="Several")
    ship = replace(plain_statements(of)[0], party=Actor("France, Germany and Wadden Council", "group"))
    ledger.add([(of, [ship])], extractor=READER, at=AT)
    (event,) = [row for row in events(export("plover", outlet="Several")) if row["id"] == ship.id]
    assert [one.get("code") for one in event["actor"]] == ["FRA", "DEU", None]
    (row,) = [row for row in rows(export("polecat", outlet="Several")) if row["Event ID"] == ship.id]
    assert (row["Actor Name"], row["Actor Country"]) == ("France; Germany; Wadden Council", "FRA; DEU")
