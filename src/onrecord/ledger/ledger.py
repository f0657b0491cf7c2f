"""The ledger's one interface; what it does is in the modules beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Self

from sqlalchemy import select

from onrecord.errors import NotFoundError
from onrecord.ledger import views
from onrecord.ledger.add import Added, add_batch, add_judgements, copy_rows
from onrecord.ledger.fault import Fault
from onrecord.ledger.index import Index
from onrecord.ledger.merkle import merkle_root
from onrecord.ledger.overviews import Overviews
from onrecord.ledger.records import stream_statements
from onrecord.ledger.reported import Reported
from onrecord.ledger.rows import place_in_order, plain
from onrecord.ledger.schema import readings, statements
from onrecord.ledger.sealed import Evidence, sealed_records
from onrecord.ledger.selection import Selection, query_of
from onrecord.ledger.store import open_store
from onrecord.ledger.taken_back import replace_earlier, take_back, withdrawn
from onrecord.ledger.verify import faults, seals
from onrecord.ledger.words import snippet, tokens
from onrecord.types import Judgement, Report, Statement

# The id of a report, a document, a merged statement, a judgement.
_OTHER_ID = re.compile(r"[a-rt-z]-[0-9a-f]+\Z")


class Ledger(Reported, Overviews):
    """ "What has been read, and what was held about it; only added to." Methods raise LedgerError where the store fails."""

    @classmethod
    def open(cls, where: str, *, create: bool = True) -> Ledger:
        """The ledger at a path (SQLite) or a postgresql:// address, its schema brought up to date.

        Raises LedgerError where it is not a ledger, cannot be reached, or, without `create`, is not there.
        """
        return cls(open_store(where, create))

    @property
    def index(self) -> Index:
        """The settled tables, by which questions find their statements."""
        return Index(self._store)

    def close(self) -> None:
        self._store.close()

    def at_once(self) -> AbstractContextManager[None]:
        """All that this thread asks meanwhile is answered as of one moment, and in one transaction."""
        return self._store.at_once()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # -- adding ---------------------------------------------------------------------------------------------------------

    def add(self, batch: Sequence[tuple[Report, Sequence[Statement]]], *, extractor: str, at: str) -> Added:
        """Add reports and what `extractor` read in them, all or nothing; a report it has read already adds nothing.

        `at` is the ISO 8601 instant (UTC) of reading, from the caller. A report without statements is marked as read too. Of an
        item of which a later version is there, the earlier ones are held to be withdrawn.
        """
        with self._store.writing() as connection:
            added = add_batch(connection, batch, extractor, at)
            new = replace_earlier(connection, (report for report, _ in batch), at) if added.reports else 0
            return added + Added(judgements=new)

    def judge(self, *held: Judgement) -> int:
        """Add judgements, all or none; how many were new."""
        with self._store.writing() as connection:
            return add_judgements(connection, held)

    def withdraw(self, report_id: str, *, by: str, at: str, reason: str = "") -> Judgement:
        """Record that its outlet withdrew or corrected a report. Raises NotFoundError where there is no such report."""
        self.report(report_id)
        judgement = Judgement("withdrawn", (report_id,), by, at, reason)
        self.judge(judgement)
        return judgement

    def take_back(self, given_id: str, *, by: str, at: str, reason: str) -> bool:
        """Record that its publisher took back all that was or will be read under this given id; False where that is held."""
        with self._store.writing() as connection:
            return bool(take_back(connection, given_id, by, at, reason))

    def withdrawn(self, given: Iterable[Report], known_by: str | None = None) -> dict[str, Judgement]:
        """Which of these reports were taken back, by id, each with the first judgement, held by then, that says so."""
        names = {report.id: [report.id, *([report.given_id] if report.given_id else [])] for report in given}
        with self._store.reading() as connection:
            held = withdrawn(connection, [name for several in names.values() for name in several], known_by)
        found = {key: [held[str(plain(name))] for name in several if plain(name) in held] for key, several in names.items()}
        return {key: min(told, key=lambda one: (one.at, one.id)) for key, told in found.items() if told}

    # -- statements -----------------------------------------------------------------------------------------------------

    def select(self, selection: Selection = Selection()) -> Iterator[Statement]:  # noqa: B008 (frozen)
        """The selected statements, one a statement id, streamed: oldest day first, within a day in a fixed order.

        Each comes from its report's current reading (the latest run that read it) and from the earliest report of its text.
        """
        with self._store.reading() as connection, self._store.reading() as reader:
            ranked = views.ranked(connection)
            query = query_of(selection, ranked, self._store.is_sqlite)
            yield from stream_statements(connection, query, reader)

    def readings(self) -> set[tuple[str, str]]:
        """What has been read: each report's id with each extractor that has read it to its end."""
        with self._store.reading() as connection:
            return set(map(tuple, connection.execute(select(readings.c.report, readings.c.extractor)).all()))

    def standing(self, reports: Iterable[str]) -> dict[str, list[int]]:
        """Of the documents of these reports, by id, the places of the statements that `select` gives."""
        with self._store.reading() as connection:
            return views.standing(connection, reports)

    def place(self, statement: Statement) -> int:
        """Where a selected statement stands in the order of selections, for `Selection.past`."""
        return place_in_order(statement)

    def statement(self, id_or_prefix: str) -> Statement:
        """One statement by its id or its beginning (with or without `s-`). Raises NotFoundError on none or several."""
        with self._store.reading() as connection:
            found = views.ids_beginning(connection, id_or_prefix)
        if len(found) > 1:
            named = ", ".join(found[: views.MANY]) + (" and more" if len(found) > views.MANY else "")
            raise NotFoundError(f"{id_or_prefix}: is the beginning of several statements: {named}; write more of the id")
        chosen = next(self.select(Selection(ids=tuple(found))), None) if found else None
        if chosen is None and _OTHER_ID.match(id_or_prefix):
            raise NotFoundError(f"{id_or_prefix}: is no id of a statement, which begins with s-")
        if chosen is None:
            raise NotFoundError(f"{id_or_prefix or 'an empty id'}: no such statement in {self.name}")
        return chosen

    def statements_of(self, report: Report, extractor: str) -> tuple[Statement, ...]:
        """What that extractor read in that report, in the order of the text."""
        query = select(statements.c.body, statements.c.report).where(
            statements.c.report == report.id, statements.c.extractor == extractor
        )
        with self._store.reading() as connection, self._store.reading() as reader:
            return tuple(sorted(stream_statements(connection, query, reader), key=views.text_order))

    def statements_in_document(self, document: str, *, known_by: str | None = None) -> tuple[Statement, ...]:
        """The statements of a document (its id, a report's, or the given one), in the order of the text."""
        return tuple(sorted(self.select(Selection(document=document, known_by=known_by)), key=views.text_order))

    def search(self, words: str, limit: int = 20, *, known_by: str | None = None) -> list[tuple[Statement, str]]:
        """Statements with all these words (plural or not, any case) in content, cue, speaker, party or matter, newest first.

        With each a piece of its content, the words found in [brackets]. Input without a word in it finds nothing.
        """
        wanted = frozenset(tokens(words))
        if not wanted or limit < 1:
            return []
        chosen = self.select(Selection(words=(words,), limit=limit, newest=True, known_by=known_by))
        return [(statement, snippet(statement.content.text, wanted)) for statement in chosen]

    # -- trust ----------------------------------------------------------------------------------------------------------

    def copy_from(self, source: Ledger) -> None:
        """Bring in all that another ledger holds, in one transaction."""
        with source._store.snapshot() as reader, self._store.writing() as writer:
            copy_rows(reader, writer)

    def verify(self) -> Iterator[Fault]:
        """Everything that is not as it was written, one fault at a time; nothing where all is well."""
        yield from faults(self._store)

    def sealed(self, chosen: Sequence[Statement], known_by: str | None = None) -> Evidence:
        """The records of these statements and of all that they rest on, as evidence; judgements as held by `known_by`."""
        with self._store.snapshot() as connection:
            return sealed_records(connection, chosen, known_by)

    def root(self) -> str:
        """Merkle root over all records, computed from their contents: one whatever the order of adding and the store."""
        with self._store.snapshot() as connection:
            return merkle_root(seals(connection))


def copy(source: Ledger, target: Ledger) -> None:
    """Bring all that one ledger holds into another, in one transaction; an empty target then has the source's root."""
    target.copy_from(source)
