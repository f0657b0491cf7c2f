"""A SQLite file for Datasette, sqlite-utils and SQL by hand: flat tables with foreign keys and full-text search.

It is a copy to look at, not a ledger: the ledger's own tables are made for adding and checking.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from onrecord.surfaces.exports.flat import COLUMNS, flat_row
from onrecord.surfaces.exports.job import Job, Written
from onrecord.surfaces.exports.words import marked
from onrecord.surfaces.plain import json_line
from onrecord.types import Report, Statement, statement_to_json

# `document` of the flat row is the id to print; here it leads to the text.
_FLAT = tuple(name for name in COLUMNS if name not in ("outlet", "published", "title", "url", "document"))
_NUMBERS = {"firmness", "speaker_unnamed", "start", "end"}
_REALS = {"certainty", "confidence", "act_confidence"}


def _kind(column: str) -> str:
    return "integer" if column in _NUMBERS else "real" if column in _REALS else "text"


_COLUMNS = ", ".join(f'"{name}" {_kind(name)}{" primary key" if name == "id" else ""}' for name in _FLAT)
SCHEMA = f"""
create table documents (id text primary key, sha256 text not null, text text not null);
create table reports (
    id text primary key, document text not null references documents(id), given_id text, outlet text, published text,
    title text, url text, known_since text not null
);
create table statements ({_COLUMNS}, report text not null references reports(id), record text not null);
create table passages (
    statement text not null references statements(id), field text not null, part integer not null, start integer not null,
    "end" integer not null, text text not null, primary key (statement, field, part)
);
create table relays (
    statement text not null references statements(id), place integer not null, name text not null, kind text not null,
    unnamed integer not null, acts_for text, primary key (statement, place)
);
create table judgements (
    id text primary key, kind text not null, "by" text not null, at text not null, reason text not null, value text not null
);
create table judgement_targets (judgement text not null references judgements(id), target text not null,
    primary key (judgement, target));
create virtual table statements_fts using fts5(words, matter, speaker, party, content="statements");
create index reports_document on reports(document);
create index statements_report on statements(report);
create index statements_party on statements(party);
create index judgement_targets_target on judgement_targets(target);
"""


def write_sqlite(job: Job, path: Path) -> Written:
    """One file; `record` holds each statement as its JSON line, `passages` every field's words with their place."""
    rows = 0
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(SCHEMA)
        documents: set[str] = set()
        for one in job.statements():
            if one.report.document.id not in documents:
                documents.add(one.report.document.id)
                _add_report(connection, job, one.report)
            _add(connection, one)
            rows += 1
        _add_judgements(connection, job)
        connection.execute("insert into statements_fts(statements_fts) values ('rebuild')")
        connection.commit()
        connection.execute("vacuum")
    return Written(rows)


def _add_report(connection: sqlite3.Connection, job: Job, report: Report) -> None:
    document = report.document
    connection.execute("insert or ignore into documents values (?, ?, ?)", (document.id, document.sha256, _text(document.text)))
    # Every appearance of the text, not only the one that stands for the statement.
    for one in (report, *job.reports_of(report)):
        where = (_text(one.given_id), _text(one.outlet), one.published, _text(one.title), _text(one.url))
        values = (one.id, document.id, *where, job.known_since(one))
        connection.execute("insert or ignore into reports values (?, ?, ?, ?, ?, ?, ?, ?)", values)


def _add(connection: sqlite3.Connection, one: Statement) -> None:
    flat = dict(zip(COLUMNS, flat_row(one), strict=True))
    values = [_text(value) if isinstance(value := flat[name], str) else value for name in _FLAT]
    record = json_line(statement_to_json(one))
    marks = ", ".join("?" * (len(values) + 2))
    connection.execute(f"insert into statements values ({marks})", (*values, one.report.id, record))  # noqa: S608 (marks only)  # nosec B608
    connection.executemany("insert into passages values (?, ?, ?, ?, ?, ?)", _passages(one))
    relays = [(one.id, n, _text(r.name), r.kind, int(r.unnamed), _text(r.acts_for)) for n, r in enumerate(one.chain, 1)]
    connection.executemany("insert into relays values (?, ?, ?, ?, ?, ?)", relays)


def _passages(one: Statement) -> Iterator[tuple[str, str, int, int, int, str | None]]:
    text = one.report.document.text
    for field, passage in marked(one):
        for part, span in enumerate(passage.spans, 1):
            yield one.id, field, part, span.start, span.end, _text(span.words(text))


def _add_judgements(connection: sqlite3.Connection, job: Job) -> None:
    for held in job.judgements():
        value = json_line(dict(held.value))
        row = (held.id, held.kind, _text(held.by), held.at, _text(held.reason), value)
        connection.execute("insert into judgements values (?, ?, ?, ?, ?, ?)", row)
        pairs = [(held.id, _text(target)) for target in dict.fromkeys(held.targets)]
        connection.executemany("insert into judgement_targets values (?, ?)", pairs)


def _text(text: str | None) -> str | None:
    """A lone surrogate as its escape: SQLite's text is UTF-8."""
    return text if text is None else text.encode("utf-8", "backslashreplace").decode("utf-8")


__all__ = ["SCHEMA", "write_sqlite"]
