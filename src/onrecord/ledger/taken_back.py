"""What publishers took back or replaced: judgements that mark every statement that rested on it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, select

from onrecord.ledger.add import MOST, add_judgements
from onrecord.ledger.rows import judgement_from_row, plain
from onrecord.ledger.schema import judgements, reports, targets
from onrecord.ledger.selection import bound
from onrecord.types import Judgement, Report


def replace_earlier(connection: Connection, added: Iterable[Report], at: str) -> int:
    """Hold of each earlier version of the items added now that a later one replaced it; how many judgements were new.

    An item is what has one given id; a report without a version is no version of anything. A version with the same text
    replaces nothing: its statements are those of the later one.
    """
    items = {str(plain(report.given_id)) for report in added if report.given_id and report.version}
    found = [judgement for item in sorted(items) for judgement in _replaced(connection, item, at)]
    return add_judgements(connection, found) if found else 0


def _replaced(connection: Connection, item: str, at: str) -> Iterator[Judgement]:
    query = select(reports.c.id, reports.c.document, reports.c.outlet, reports.c.body).where(reports.c.given_id == item)
    versions = [(json.loads(row.body).get("version") or "", row) for row in connection.execute(query)]
    last, newest = max(versions, key=lambda one: (one[0], one[1].id))
    held = withdrawn(connection, [item, *(row.id for _, row in versions)])
    for version, row in sorted(versions, key=lambda one: (one[0], one[1].id)):
        if "" < version < last and row.document != newest.document and not held.keys() & {item, row.id}:
            reason = f"replaced by {newest.id}, the version of {last}"
            yield Judgement("withdrawn", (row.id,), newest.outlet or "its publisher", at, reason)


def take_back(connection: Connection, given_id: str, by: str, at: str, reason: str) -> int:
    """Hold that a publisher took back all that has this given id, also what is read later; 0 where that is held already."""
    if withdrawn(connection, [given_id]):
        return 0
    return add_judgements(connection, [Judgement("withdrawn", (given_id,), by, at, reason)])


def withdrawn(connection: Connection, names: Sequence[str], known_by: str | None = None) -> dict[str, Judgement]:
    """The first judgement, held by `known_by`, that each of these ids was taken back, by id."""
    found: dict[str, Judgement] = {}
    wanted = sorted({str(plain(name)) for name in names})
    for start in range(0, len(wanted), MOST):
        query = select(targets.c.target, judgements.c.body).join_from(targets, judgements)
        query = query.where(targets.c.target.in_(wanted[start : start + MOST]), judgements.c.kind == "withdrawn")
        if known_by is not None:
            query = query.where(judgements.c.at <= bound(known_by))
        for row in connection.execute(query.order_by(judgements.c.at, judgements.c.id)).mappings():
            found.setdefault(row["target"], judgement_from_row(dict(row)))
    return found


__all__ = ["replace_earlier", "take_back", "withdrawn"]
