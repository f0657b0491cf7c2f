"""Atom by feedparser, Parquet by pyarrow, SQLite by Datasette."""

from __future__ import annotations

import asyncio
import importlib
import json
import re
import sqlite3
import xml.etree.ElementTree as ET
from contextlib import closing
from typing import Any

import feedparser
import pyarrow.parquet
import pytest

from onrecord.ledger import Ledger
from onrecord.types import Judgement, statement_from_json
from tests.exports.conftest import Export, ExportTo
from tests.exports.made import AT, HOSTILE, hostile_statement, plain_report, plain_statements

SHIP = plain_statements(plain_report())[0].id


def test_the_feed_is_well_formed_and_has_the_words(export: Export) -> None:
    written = export("atom")
    feed = feedparser.parse(written.encode("utf-8"))
    assert not feed.bozo, feed.get("bozo_exception")
    found = {entry.id: entry for entry in feed.entries}
    assert len(found) == 3
    ship = found[f"urn:onrecord:statement:{SHIP}"]
    assert ship.title == "Marc Dupont commits: ships for Ukraine"
    assert ship.content[0].value == "France will send Ukraine two ships"
    assert ship.content[0].type == "text/plain"
    assert ship.link == "https://example.org/The-Courier"
    assert ship.updated == feed.feed.updated == AT
    assert ship.tags[0].term == "commit"


def test_nothing_of_a_hostile_report_acts_in_the_feed(export: Export) -> None:
    written = export("atom")
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", written)
    tree = ET.fromstring(written)  # our own bytes
    kinds = {element.tag.split("}")[1] for element in tree.iter()}
    assert kinds <= set("feed entry id title author name generator updated link category content summary".split())
    contents = [element.text or "" for element in tree.iter("{http://www.w3.org/2005/Atom}content")]
    assert any("<script>alert(1)</script>" in text and "\\u202e" in text for text in contents)


def test_an_empty_feed_is_a_feed_and_has_no_clock(export: Export) -> None:
    written = export("atom", party="Nobody")
    assert not feedparser.parse(written.encode()).bozo
    assert written == export("atom", party="Nobody")


def test_with_an_address_entries_lead_to_the_page(export: Export) -> None:
    feed = feedparser.parse(export("atom", base="https://example.org").encode())
    assert {entry.link for entry in feed.entries} == {entry.id for entry in feed.entries}
    assert all(entry.link.startswith("https://example.org/statement/s-") for entry in feed.entries)


def test_parquet_gives_back_every_field(ledger: Ledger, export_to: ExportTo) -> None:
    table = pyarrow.parquet.read_table(export_to("parquet"))
    back = {row["id"]: row for row in table.to_pylist()}
    assert len(back) == 3
    for one in ledger.select():
        assert statement_from_json(back[one.id], one.report) == one
    assert table.schema.metadata[b"onrecord.schema"] == b"urn:onrecord:schema:statement:1"


def test_parquet_of_nothing_has_its_columns(export_to: ExportTo) -> None:
    table = pyarrow.parquet.read_table(export_to("parquet", party="Nobody"))
    assert (table.num_rows, table.column_names[0]) == (0, "id")


async def _ask(path: str, *urls: str) -> list[Any]:
    # It warns of what it will do differently in its next version.
    app = importlib.import_module("datasette.app")
    server = app.Datasette([path])
    return [(await server.client.get(url)).json() for url in urls]


@pytest.mark.filterwarnings("ignore")
def test_datasette_opens_the_file_and_searches_it(export_to: ExportTo) -> None:
    path = export_to("sqlite")
    named = path.with_suffix(".db")
    path.rename(named)
    name = named.stem
    tables, found, linked = asyncio.run(
        _ask(
            str(named),
            f"/{name}.json",
            f"/{name}/statements.json?_search=ukraine&_shape=array",
            f"/{name}/statements.json?_labels=on&_shape=array&id={SHIP}",
        )
    )
    counts = {table["name"]: table["count"] for table in tables["tables"]}
    assert {"documents": 2, "reports": 3, "statements": 3, "relays": 2}.items() <= counts.items()
    assert [row["id"] for row in found] == [SHIP]
    assert linked[0]["report"]["value"] == plain_report().id


def test_sqlite_has_every_passage_at_its_place_and_the_reviews(ledger: Ledger, export_to: ExportTo) -> None:
    ledger.judge(Judgement("correct", (SHIP,), "Ada", AT, value=(("firmness", "3"),)))
    with closing(sqlite3.connect(export_to("sqlite"))) as connection:
        rows = connection.execute(
            'select p.field, p.start, p."end", p.text, d.text from passages p join statements s on s.id = p.statement'
            " join reports r on r.id = s.report join documents d on d.id = r.document"
        ).fetchall()
        assert len(rows) > 20
        assert all(text[start:end] == words for _, start, end, words, text in rows)
        (record, firmness) = connection.execute("select record, firmness from statements where id = ?", (SHIP,)).fetchone()
        assert (json.loads(record)["firmness"], firmness) == (3, 3)
        assert connection.execute('select kind, "by" from judgements').fetchall() == [("correct", "Ada")]
        assert connection.execute("pragma foreign_key_check").fetchall() == []
        (text,) = connection.execute("select words from statements where id = ?", (hostile_statement().id,)).fetchone()
        assert text == hostile_statement().content.text
        assert (HOSTILE,) in connection.execute("select text from documents").fetchall()
