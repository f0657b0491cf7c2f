"""What a ledger holds, over all: counts, runs, judgements, and what an answer could draw on."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select

from onrecord.ledger import views
from onrecord.ledger.kept import Kept
from onrecord.ledger.rows import judgement_from_row
from onrecord.ledger.schema import documents, judgements, reports, statements, targets
from onrecord.ledger.selection import bound
from onrecord.ledger.views import Count, Searchable
from onrecord.types import Judgement, JudgementKind, Searched


class Overviews(Kept):
    """How much there is, since when, and what was held about it."""

    def searched(self, known_by: str | None = None, as_of: str | None = None) -> Searched:
        """What an answer for these two clocks could draw on: reports read by `known_by`, published by `as_of`."""
        return self.searchable(known_by).searched(as_of)

    def searchable(self, known_by: str | None = None) -> Searchable:
        """The same for every `as_of`: whoever asks many questions of a ledger goes through its readings once."""
        with self._store.reading() as connection:
            return views.searchable(connection, known_by)

    def parties(self) -> tuple[Count, ...]:
        """Each party with its number of statements, the most frequent first."""
        with self._store.reading() as connection:
            return views.counts(connection, statements.c.party)

    def matters(self, party: str | None = None) -> tuple[Count, ...]:
        """Each wording of a matter with its number of statements, the most frequent first."""
        with self._store.reading() as connection:
            return views.counts(connection, statements.c.matter, party)

    def runs(self) -> tuple[tuple[str, str], ...]:
        """The extractors with the instant each was first seen, oldest first; the last is current."""
        with self._store.reading() as connection:
            return views.runs_in_order(connection)

    def sizes(self) -> dict[str, int]:
        """How many rows each table holds."""
        with self._store.reading() as connection:
            tables = (documents, reports, statements, judgements)
            return {table.name: connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables}

    def version(self) -> str:
        """A word that changes whenever something is added, whoever added it, and is cheap to ask for."""
        with self._store.reading() as connection:
            return views.version(connection, on_sqlite=self._store.is_sqlite)

    def judgements(
        self, kind: JudgementKind | None = None, target: str | None = None, known_by: str | None = None
    ) -> Iterator[Judgement]:
        """Judgements by instant, then id, streamed; of one kind, on one target, or held by a date or instant."""
        query = select(judgements.c.body).order_by(judgements.c.at, judgements.c.id)
        if kind is not None:
            query = query.where(judgements.c.kind == kind)
        if target is not None:
            query = query.where(judgements.c.id.in_(select(targets.c.judgement).where(targets.c.target == target)))
        if known_by is not None:
            query = query.where(judgements.c.at <= bound(known_by))
        with self._store.reading() as connection:
            for row in connection.execute(query, execution_options={"yield_per": 1_000}).mappings():
                yield judgement_from_row(dict(row))


__all__ = ["Overviews"]
