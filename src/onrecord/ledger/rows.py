"""Records as rows and back. `body` and the few columns beside it are the record; the others are drawn from it.

`seal` is the SHA-256 over what makes up the record, `known_since` included: a change of any part of a row shows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from onrecord.ledger.words import words_of
from onrecord.types import Document, Json, Judgement, Report, Statement, sha256_of, statement_from_json, statement_to_json

Row = dict[str, Any]
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
# place = day number in 22 bits (years 1 to 9999), then 41 bits of hash: positive in 64 bits.
HASH_BITS = 41
REPORT_FIELDS = ("outlet", "published", "url", "title", "given_id", "name", "published_from", "outlet_from")


def plain(text: str | None) -> str | None:
    """A text that every store takes: null characters and lone surrogates become U+FFFD (the body keeps them as escapes)."""
    return None if text is None else UNSTORABLE.sub("\ufffd", text)


_plainly = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_escaped = json.JSONEncoder(ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces; escapes everything beyond ASCII only where a lone surrogate asks for it."""
    text = _plainly(value)
    return _escaped(value) if UNSTORABLE.search(text) else text


def sealed(kind: str, row: Row, *fields: str) -> Row:
    """The row with its seal over these fields."""
    parts = (str(row[name]) for name in fields)
    return row | {"seal": sha256_of("\x1f".join((kind, *parts)))}


def seal_of(kind: str, row: Mapping[str, Any]) -> str:
    """The seal that a stored row ought to have."""
    return str(sealed(kind, dict(row), *SEALED[kind])["seal"])


SEALED: dict[str, tuple[str, ...]] = {
    "documents": ("id", "sha256", "raw_sha256", "encoding", "known_since"),
    "reports": ("id", "document", "known_since", "body"),
    "runs": ("extractor", "first_seen"),
    "readings": ("report", "extractor", "statements", "known_since"),
    "statements": ("id", "report", "extractor", "known_since", "body"),
    "judgements": ("id", "body"),
}


def document_row(document: Document, at: str) -> Row:
    row = {
        "id": document.id,
        "text": document.text.encode("utf-8", "surrogatepass"),
        "sha256": document.sha256,
        "raw_sha256": document.raw_sha256,
        "encoding": document.encoding,
        "known_since": at,
    }
    return sealed("documents", row, *SEALED["documents"])


def document_from_row(row: Mapping[str, Any]) -> Document:
    return Document(bytes(row["text"]).decode("utf-8", "surrogatepass"), row["raw_sha256"], row["encoding"])


def report_row(report: Report, at: str) -> Row:
    row = {
        "id": report.id,
        "document": report.document.id,
        "outlet": plain(report.outlet),
        "published": plain(report.published),
        "url": plain(report.url),
        "given_id": plain(report.given_id),
        "known_since": at,
        # The same record in the same bytes as before there were versions, where there is none.
        "body": canonical(
            {name: getattr(report, name) for name in REPORT_FIELDS} | ({"version": report.version} if report.version else {})
        ),
    }
    return sealed("reports", row, *SEALED["reports"])


def report_from_row(row: Mapping[str, Any], document: Document) -> Report:
    return Report(document, **json.loads(row["body"]))


def run_row(extractor: str, at: str) -> Row:
    return sealed("runs", {"extractor": extractor, "first_seen": at}, *SEALED["runs"])


def reading_row(report: Report, extractor: str, count: int, at: str) -> Row:
    row = {
        "report": report.id,
        "extractor": extractor,
        "statements": count,
        "published": plain(report.published),
        "known_since": at,
    }
    return sealed("readings", row, *SEALED["readings"])


def day_of(statement: Statement) -> str | None:
    """The day to order and select by: the last day on which it can have been said, else the day of publication."""
    said = statement.said_on.interval if statement.said_on else None
    return (said.end or said.start if said else None) or statement.report.day


def place_of(day: str | None, key: str) -> int:
    """Day number and hash in one integer; a day that is no date counts as unknown and comes first."""
    try:
        number = date.fromisoformat(day[:10]).toordinal() if day else 0
    except ValueError:
        number = 0
    return (number << HASH_BITS) | (int(sha256_of(key)[:12], 16) >> (48 - HASH_BITS))


def place_in_order(statement: Statement) -> int:
    """The place of a statement's row: the order in which selections come, oldest first."""
    return place_of(day_of(statement), f"{statement.id} {statement.report.id} {statement.extractor}")


def _name(holder: Any) -> str | None:
    return None if holder is None else plain(holder.name)


def _said(statement: Statement) -> tuple[str | None, str | None]:
    said = statement.said_on
    return (said.interval.start, said.interval.end) if said else (None, None)


def statement_row(statement: Statement, report_id: str, at: str) -> Row:
    body: Json = statement_to_json(statement)
    del body["document"]
    day, (said_from, said_to) = day_of(statement), _said(statement)
    row = {
        "id": statement.id,
        "report": report_id,
        "extractor": statement.extractor,
        "place": place_of(day, f"{statement.id} {report_id} {statement.extractor}"),
        "document": statement.report.document.id,
        "act": statement.act,
        "speaker": _name(statement.speaker),
        "party": _name(statement.party),
        "addressee": _name(statement.to),
        "matter": _name(statement.matter),
        "matter_id": plain(statement.matter.id) if statement.matter else None,
        "said_from": said_from,
        "said_to": said_to,
        "day": plain(day),
        "published": plain(statement.report.published),
        "firmness": statement.firmness,
        "polarity": statement.polarity,
        "speech": statement.speech,
        "known_since": at,
        "words": words_of(statement),
        "body": canonical(body),
    }
    return sealed("statements", row, *SEALED["statements"])


def statement_from_row(row: Mapping[str, Any], report: Report) -> Statement:
    return statement_from_json(json.loads(row["body"]), report)


JUDGEMENT_FIELDS = ("kind", "targets", "by", "at", "reason", "value", "confidence")


def judgement_row(judgement: Judgement) -> Row:
    row = {
        "id": judgement.id,
        "kind": judgement.kind,
        "by": plain(judgement.by),
        "at": judgement.at,
        "body": canonical({name: getattr(judgement, name) for name in JUDGEMENT_FIELDS}),
    }
    return sealed("judgements", row, *SEALED["judgements"])


def judgement_from_row(row: Mapping[str, Any]) -> Judgement:
    body = json.loads(row["body"])
    value = tuple((name, held) for name, held in body["value"])
    return Judgement(body["kind"], tuple(body["targets"]), body["by"], body["at"], body["reason"], value, body["confidence"])


def target_rows(judgement: Judgement) -> list[Row]:
    return [
        {"judgement": judgement.id, "target": target} for target in sorted({str(plain(name)) for name in judgement.targets})
    ]
