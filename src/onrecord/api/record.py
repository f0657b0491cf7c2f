"""The ledger as programs use it: what was read, what it means, and what people hold about it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypedDict, Unpack

from onrecord.api.table import arrow_table, frame
from onrecord.asking import Choice, Listed, Matrix, Reading, Record, at_least, chosen, exact_days, given_words, in_order
from onrecord.errors import WrongUseError
from onrecord.history import Change, Due, Entry, Gap, load_matters, reviewed
from onrecord.ledger import Count, Fault
from onrecord.ledger import Ledger as Store
from onrecord.types import Act, Judgement, JudgementKind, Position, Report, Statement

if TYPE_CHECKING:
    import pyarrow as pa

# More rows than any ledger has.
ALL = 1_000_000_000


class Fields(TypedDict, total=False):
    """The fields of a Choice, as keywords."""

    party: str | None
    matter: str | None
    acts: tuple[Act, ...]
    outlet: str | None
    document: str | None
    ids: tuple[str, ...]
    since: str | None
    until: str | None
    as_of: str | None
    known_by: str | None
    min_confidence: float
    reading: Reading


class Ledger:
    """ "What has been read, and what it says." A SQLite file or a PostgreSQL database; only ever added to.

    Dates are ISO (YYYY-MM-DD). Every question takes the two clocks: `as_of`, what had been said by then, and `known_by`, what
    had been read by then; None is no limit. Methods raise LedgerError where the store fails, and WrongUseError on a day that is
    none, a name without a word or a limit of nothing. Use it in a `with`, or close it.
    """

    def __init__(
        self, where: str | os.PathLike[str] = "onrecord.db", *, create: bool = True, matters: Path | None = None
    ) -> None:
        """Open the ledger at a path or a postgresql:// address; `matters` is a TOML file of matters of your own.

        Raises LedgerError where it is not a ledger, cannot be reached, or, without `create`, is not there, and
        UnreadableError where the file of matters is none.
        """
        self._matters = load_matters(matters) if matters else None
        self.store = Store.open(os.fspath(where), create=create)

    @property
    def name(self) -> str:
        """What messages call it: the path, or the address without its password."""
        return self.store.name

    def close(self) -> None:
        """Let go of the file or database."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # -- statements and reports -----------------------------------------------------------------------------------------

    def statements(self, *, newest: bool = False, **choice: Unpack[Fields]) -> Iterator[Statement]:
        """The chosen statements (see Choice), streamed, the oldest first or the newest.

        Raises WrongUseError on what cannot be, as an act that there is not, or `until` before `since`; NotFoundError where one
        of `ids` (or of their beginnings) is none, or several.
        """
        in_order(choice.get("since"), choice.get("until"))
        ids = tuple(self.store.statement(one).id for one in choice.get("ids", ()))
        return chosen(self.store, replace(Choice(**choice), ids=ids), newest=newest)

    def statement(self, id: str) -> Statement:
        """One statement as the machine read it, by its id or the beginning of it. Raises NotFoundError on none or several."""
        return self.store.statement(id)

    def report(self, id: str) -> Report:
        """One report with its document, whose text never changes. Raises NotFoundError."""
        return self.store.report(id)

    def search(self, words: str, limit: int = 20, *, known_by: str | None = None) -> list[Statement]:
        """Statements with all these words in content, cue, speaker, party or matter, the newest first."""
        exact_days(known_by=known_by)
        given_words(words=words)
        at_least(1, limit=limit)
        return [statement for statement, _ in self.store.search(words, limit, known_by=known_by)]

    def parties(self) -> tuple[Count, ...]:
        """Each party, under all its spellings, with its number of statements, most first."""
        return self.record.parties(ALL).rows

    def matters(self, party: str | None = None) -> tuple[Count, ...]:
        """Each matter, of a party or of all, under all its wordings, with its number of statements, most first."""
        return self.record.matters(party, ALL).rows

    # -- what it means --------------------------------------------------------------------------------------------------

    @property
    def record(self) -> Record:
        """What the ledger says now; made anew for each question, so that what was added since is in it."""
        return Record(self.store, self._matters)

    def stand(self, party: str, matter: str, *, as_of: str | None = None, known_by: str | None = None) -> Position:
        """Where a party stands on a matter, and the statements that rests on; the stance `none` is an answer too."""
        exact_days(as_of=as_of, known_by=known_by)
        return self.record.stand(party, matter, as_of=as_of, known_by=known_by)

    def timeline(self, party: str, matter: str, *, as_of: str | None = None, known_by: str | None = None) -> tuple[Entry, ...]:
        """What a party said on a matter, oldest first, each with the stance that held after it."""
        exact_days(as_of=as_of, known_by=known_by)
        return self.record.timeline(party, matter, as_of=as_of, known_by=known_by)

    def matrix(
        self, parties: Sequence[str], matters: Sequence[str], *, as_of: str | None = None, known_by: str | None = None
    ) -> Matrix:
        """The positions of some parties (rows) on some matters (columns)."""
        exact_days(as_of=as_of, known_by=known_by)
        for names in (parties, matters):
            if isinstance(names, str):
                raise WrongUseError(f"{names}: is one name; give a list of them")
            for name in names:
                given_words(name=name)
        return self.record.matrix(parties, matters, as_of=as_of, known_by=known_by)

    def gaps(
        self,
        *,
        party: str | None = None,
        matter: str | None = None,
        limit: int = 50,
        as_of: str | None = None,
        known_by: str | None = None,
    ) -> Listed[Gap]:
        """Where somebody was asked or expected to commit and did not, the latest first; of all, of a party, or on a matter."""
        exact_days(as_of=as_of, known_by=known_by)
        at_least(1, limit=limit)
        return self.record.gaps(party=party, matter=matter, limit=limit, as_of=as_of, known_by=known_by)

    def changes(
        self,
        since: str,
        until: str | None = None,
        *,
        party: str | None = None,
        matter: str | None = None,
        limit: int = 50,
        known_by: str | None = None,
    ) -> Listed[Change]:
        """The positions that differ between the day before `since` and `until`, the latest first; of a party, on a matter.

        Raises WrongUseError where `until` lies before `since` too.
        """
        exact_days(since=since, until=until, known_by=known_by)
        in_order(since, until)
        at_least(1, limit=limit)
        return self.record.changes(since, until, party=party, matter=matter, limit=limit, known_by=known_by)

    def overdue(self, as_of: str, *, party: str | None = None, known_by: str | None = None) -> tuple[Due, ...]:
        """Promises, plans, threats and demands whose deadline passed by a day, not taken back, the earliest first."""
        exact_days(as_of=as_of, known_by=known_by)
        return self.record.overdue(as_of, party=party, limit=ALL, known_by=known_by).rows

    # -- what people hold -----------------------------------------------------------------------------------------------

    def accept(self, id: str, *, by: str, reason: str = "") -> Judgement:
        """Hold that a statement is right as it was read. Raises NotFoundError."""
        return self._judge("accept", (id,), by, reason)

    def reject(self, id: str, *, by: str, reason: str = "") -> Judgement:
        """Hold that a statement is none. Raises NotFoundError."""
        return self._judge("reject", (id,), by, reason)

    def correct(self, id: str, field: str, value: str, *, by: str, reason: str = "") -> Judgement:
        """Hold that a field is another. Raises NotFoundError, and WrongUseError on a field or value that cannot be."""
        return self._judge("correct", (id,), by, reason, ((field, value),))

    def merge(self, one: str, other: str, *, by: str, reason: str = "") -> Judgement:
        """Hold that two records are one statement. Raises NotFoundError, and WrongUseError where they are one record."""
        return self._judge("merge", (one, other), by, reason)

    def split(self, id: str, *, by: str, reason: str = "") -> Judgement:
        """Hold that a record is a statement of its own; undoes merge. Raises NotFoundError."""
        return self._judge("split", (id,), by, reason)

    def judgements(self, id: str | None = None) -> tuple[Judgement, ...]:
        """What was held about a statement, or about all, oldest first."""
        target = None if id is None else self.statement(id).id
        return tuple(self.store.judgements(target=target))

    def _judge(
        self, kind: JudgementKind, ids: tuple[str, ...], by: str, reason: str, value: tuple[tuple[str, str], ...] = ()
    ) -> Judgement:
        given_words(by=by)
        targets = [self.statement(one) for one in ids]
        names = tuple(dict.fromkeys(one.id for one in targets))
        if len(names) < len(ids):
            raise WrongUseError(f"{' and '.join(ids)} are the same record already")
        judgement = Judgement(kind, names, by, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"), reason, value)
        reviewed(targets, [judgement])
        self.store.judge(judgement)
        return judgement

    # -- trust, and other tools -----------------------------------------------------------------------------------------

    def verify(self) -> Iterator[Fault]:
        """Everything that is not as it was written; nothing where all is well."""
        return self.store.verify()

    def to_arrow(self, **choice: Unpack[Fields]) -> pa.Table:
        """The chosen statements as an Arrow table, nested as in the JSON contract. Needs onrecord[tables]."""
        return arrow_table(self.statements(**choice))

    def to_pandas(self, **choice: Unpack[Fields]) -> Any:
        """The chosen statements as a pandas frame; nested fields are columns with a dot. Needs onrecord[pandas]."""
        return frame(self.statements(**choice))


__all__ = ["Fields", "Ledger"]
