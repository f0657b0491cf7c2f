"""The reports that a ledger holds."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select

from onrecord.errors import NotFoundError
from onrecord.ledger.kept import Kept
from onrecord.ledger.records import load_reports, stream_reports, with_texts
from onrecord.ledger.schema import readings, reports
from onrecord.ledger.selection import bound
from onrecord.types import Report


class Reported(Kept):
    """What has been read: reports, each with its document, by id or in order."""

    def read_already(self, report_id: str, extractor: str) -> bool:
        """Whether that extractor has read that report to its end."""
        query = select(readings.c.report).where(readings.c.report == report_id, readings.c.extractor == extractor)
        with self._store.reading() as connection:
            return connection.execute(query).first() is not None

    def report(self, report_id: str) -> Report:
        """One report by its id. Raises NotFoundError."""
        with self._store.reading() as connection:
            found = load_reports(connection, (report_id,))
        if report_id not in found:
            raise NotFoundError(f"{report_id}: no such report in {self.name}")
        return found[report_id]

    def reports(
        self,
        *,
        outlet: str | None = None,
        document: str | None = None,
        since: str | None = None,
        until: str | None = None,
        known_by: str | None = None,
        past: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Report]:
        """Reports by publication (unknown last), then id, streamed; `since`, `until` are inclusive.

        `past`: only those that come after the report of this id. Raises NotFoundError where there is none.
        """
        limits = (
            (outlet, reports.c.outlet == outlet),
            (document, (reports.c.document == document) | (reports.c.given_id == document)),
            (since, reports.c.published >= (since or "")),
            (until, reports.c.published <= bound(until or "")),
            (known_by, reports.c.known_since <= bound(known_by or "")),
        )
        chosen = with_texts().where(*(condition for given, condition in limits if given is not None))
        day = func.coalesce(reports.c.published, "~")
        if past is not None:
            last = self.report(past).published or "~"
            chosen = chosen.where((day > last) | ((day == last) & (reports.c.id > past)))
        with self._store.reading() as connection:
            yield from stream_reports(connection, chosen.order_by(day, reports.c.id).limit(limit))

    def known_since(self, report_id: str) -> str:
        """When a report was first read (ISO 8601 instant). Raises NotFoundError."""
        with self._store.reading() as connection:
            found = connection.execute(select(reports.c.known_since).where(reports.c.id == report_id)).scalar()
        if found is None:
            raise NotFoundError(f"{report_id}: no such report in {self.name}")
        return str(found)


__all__ = ["Reported"]
