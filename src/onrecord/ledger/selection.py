"""What to take from the ledger, and the SQL that takes it: the same rows in the same order from both stores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, and_, exists, false, func, or_, select, text, tuple_

from onrecord.ledger.schema import readings, reports, statement_words, statements
from onrecord.ledger.words import MATTER, PARTY, SPEAKER, WORD, name_key, tokens
from onrecord.types import Act

# Sorts after any date or instant: a day as limit takes in the whole day.
AFTER = "~"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which statements: all that hold for every field given.

    `party`, `speaker`: names, equal but for case, accents, spaces and signs. `matter_words`, `words`: each must be a word of
    the matter's name, or of matter, content, cue, speaker and party together; plural or not. `since`, `until`: ISO dates, both
    inclusive, on the last day on which it can have been said, else on publication; a statement with no day is in neither.
    `known_by`: ISO date or instant; only what had been read by then, in the reading that was current then. `document`: a
    document's id, a report's, or the id that a documents file gave. `extractor`: that run's reading in place of the current
    one. `newest`: newest first, else oldest first. `past`: only what comes after that place (`Ledger.place`) in this order.
    `places`: rows that an index named.
    """

    party: str | None = None
    speaker: str | None = None
    acts: tuple[Act, ...] = ()
    matter_words: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    known_by: str | None = None
    document: str | None = None
    ids: tuple[str, ...] = ()
    places: tuple[int, ...] = ()
    outlet: str | None = None
    limit: int | None = None
    extractor: str | None = None
    newest: bool = False
    past: int | None = None


Condition = ColumnElement[bool]
Rows = FromClause


def bound(moment: str) -> str:
    """The limit that takes in a whole day (or month, or year) and whatever precision the stored moment has."""
    return moment + AFTER


def lexemes(selection: Selection) -> tuple[str, ...]:
    """What the full-text index must hold for a statement to be selected."""
    wanted = [f"{MATTER}{token}" for phrase in selection.matter_words for token in tokens(phrase)]
    wanted += [f"{WORD}{token}" for phrase in selection.words for token in tokens(phrase)]
    if selection.speaker is not None:
        wanted.append(f"{SPEAKER}{name_key(selection.speaker)}")
    if selection.party is not None:
        wanted.append(f"{PARTY}{name_key(selection.party)}")
    return tuple(dict.fromkeys(wanted))


def current(rows: Rows, ranked: Sequence[str], known_by: str | None) -> list[Condition]:
    """That the row belongs to its report's latest reading; `ranked` are the extractors, oldest run first."""
    if len(ranked) < 2:
        return []
    choices = []
    for place, extractor in enumerate(ranked):
        later = ranked[place + 1 :]
        superseded = [readings.c.report == rows.c.report, readings.c.extractor.in_(later)]
        if known_by:
            superseded.append(readings.c.known_since <= bound(known_by))
        mine = rows.c.extractor == extractor
        choices.append(and_(mine, ~exists().where(*superseded)) if later else mine)
    return [or_(*choices)]


def _in_view(rows: Rows, selection: Selection, ranked: Sequence[str]) -> list[Condition]:
    """What decides which appearances of a statement are looked at, before one of them stands for it."""
    if selection.extractor is not None:
        found: list[Condition] = [rows.c.extractor == selection.extractor]
    else:
        found = current(rows, ranked, selection.known_by)
    if selection.known_by:
        found.append(rows.c.known_since <= bound(selection.known_by))
    if selection.outlet is not None:
        found.append(rows.c.report.in_(select(reports.c.id).where(reports.c.outlet == selection.outlet)))
    if selection.document is not None:
        wanted = selection.document
        named = select(reports.c.id).where(
            or_(reports.c.document == wanted, reports.c.given_id == wanted, reports.c.id == wanted)
        )
        found.append(rows.c.report.in_(named))
    return found


def _earliest(rows: Rows, selection: Selection, ranked: Sequence[str]) -> Condition:
    """That no earlier appearance of the same statement is in view: published first, then by report id."""
    other = statements.alias("other")
    when = [tuple_(func.coalesce(one.c.published, AFTER), one.c.report) for one in (other, rows)]
    return ~exists().where(other.c.id == rows.c.id, when[0] < when[1], *_in_view(other, selection, ranked))


def _fields(rows: Rows, selection: Selection) -> list[Condition]:
    found: list[Condition] = []
    if selection.past is not None:
        found.append(rows.c.place < selection.past if selection.newest else rows.c.place > selection.past)
    if selection.places:
        found.append(rows.c.place.in_(selection.places))
    if selection.acts:
        found.append(rows.c.act.in_(selection.acts))
    if selection.since:
        found.append(rows.c.day >= selection.since)
    if selection.until:
        found.append(rows.c.day <= bound(selection.until))
    if selection.ids:
        found.append(rows.c.id.in_(selection.ids))
    if not all(tokens(phrase) for phrase in (*selection.matter_words, *selection.words)):
        # A phrase of signs alone is in no statement; left out of the question, it would be in all.
        found.append(false())
    return found


def _matching(rows: Rows, wanted: Sequence[str], on_sqlite: bool) -> list[Condition]:
    if on_sqlite:
        query = " ".join(f'"{lexeme}"' for lexeme in wanted)
        return [text("statement_words MATCH :lexemes").bindparams(lexemes=query), rows.c.place == statement_words.c.rowid]  # type: ignore[list-item]
    query = " & ".join(f"'{lexeme}'" for lexeme in wanted)
    # The very expression of the index, alias aside, else PostgreSQL would not use it.
    found = "array_to_tsvector(string_to_array(s.words, ' ')) @@ CAST(:lexemes AS tsquery)"
    return [text(found).bindparams(lexemes=query)]  # type: ignore[list-item]


def told_in(rows: Rows, documents: Sequence[str]) -> Condition:
    """That the row was read in one of these documents: by their reports, whose statements an index finds."""
    return rows.c.report.in_(select(reports.c.id).where(reports.c.document.in_(documents)))


def counted_of(documents: Sequence[str], ranked: Sequence[str]) -> Select[tuple[int, str]]:
    """The query for (place, document) of what stands for its statement now, of all rows of some documents."""
    rows, selection = statements.alias("s"), Selection()
    conditions = [*_in_view(rows, selection, ranked), _earliest(rows, selection, ranked)]
    return select(rows.c.place, rows.c.document).where(told_in(rows, documents), *conditions)


def query_of(selection: Selection, ranked: Sequence[str], on_sqlite: bool) -> Select[tuple[str, str, str, str, int]]:
    """The query for (id, report, extractor, body, place) of the selected statements, one row a statement id."""
    rows = statements.alias("s")
    wanted = lexemes(selection)
    conditions = [*_in_view(rows, selection, ranked), *_fields(rows, selection), _earliest(rows, selection, ranked)]
    # On SQLite the full-text index gives its rows in the order of places, so a limit stops it early.
    order = statement_words.c.rowid if wanted and on_sqlite else rows.c.place
    found = select(rows.c.id, rows.c.report, rows.c.extractor, rows.c.body, rows.c.place).where(*conditions)
    if wanted:
        found = found.where(*_matching(rows, wanted, on_sqlite))
    return found.order_by(order.desc() if selection.newest else order).limit(selection.limit)


def places_of(selection: Selection, ranked: Sequence[str], on_sqlite: bool) -> Select[Any]:
    """The query for the places alone of the selected statements."""
    found = query_of(selection, ranked, on_sqlite)
    return found.with_only_columns(found.selected_columns.place)
