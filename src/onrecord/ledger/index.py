"""The index: which statements a question can rest on, found by party, words and day in the settled tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Select, or_, select

from onrecord.ledger import settled, views
from onrecord.ledger.cells import Cell, clocks_of, ordered_cells
from onrecord.ledger.counting import counts, total
from onrecord.ledger.drawn import judgements_on, names_of
from onrecord.ledger.matching import Found, matching
from onrecord.ledger.records import load_reports
from onrecord.ledger.rows import statement_from_row
from onrecord.ledger.schema import bearings, judgements, spellings, statements
from onrecord.ledger.selection import Selection, bound, places_of, query_of
from onrecord.ledger.settled import Rules
from onrecord.ledger.store import Store
from onrecord.ledger.then import not_taken_back
from onrecord.ledger.views import Count
from onrecord.types import Brief, Judgement, JudgementKind, Statement, Wanted

# Values in one IN list.
SOME = 1_000
# Rows of a list fetched at a time, and by an earlier clock how many times as many the next time.
PAGE, LARGER = 200, 4
# Pairs of party and matter in one query.
PAIRS = 400


class Index:
    """ "What can bear on this?" Answers are as good as the last settling. Methods raise LedgerError where the store fails."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # -- settling -------------------------------------------------------------------------------------------------------

    def settle(self, rules: Rules, *, at_most: int | None = None, told: Callable[[int], None] | None = None) -> int:
        """Bring the index up to date; how many documents that took. `told` hears of each few hundred documents."""
        done = 0
        for some in settled.settle(self._store, rules, at_most=at_most):
            done += some
            if told:
                told(some)
        return done

    def is_settled(self, version: str) -> bool:
        """Whether nothing was added or judged since it was last settled, by rules of this very version."""
        with self._store.reading() as connection:
            return settled.is_settled(connection, version)

    def forget(self) -> None:
        """Throw the derived tables away; the next settling makes them anew."""
        settled.unsettle(self._store)

    def differing(self, rules: Rules) -> Iterator[str]:
        """Compare the derived tables with what the records give now: a line for each difference, nothing where all is well."""
        with self._store.snapshot() as connection:
            yield from settled.differing(connection, rules)

    # -- statements -----------------------------------------------------------------------------------------------------

    def matching(
        self,
        wanted: Sequence[Wanted],
        *,
        as_of: str | None = None,
        known_by: str | None = None,
        out: bool = False,
    ) -> list[list[Found]]:
        """For each of several wishes what any alternative of it meets, said by `as_of` and read by `known_by`.

        Without `known_by` only what counts now; with it, also what has been superseded, rejected or withdrawn since. With
        `out` in place of what counts only what was rejected or withdrawn, in any reading.
        """
        with self._store.reading() as connection:
            return matching(connection, wanted, clocks_of(as_of, known_by, out=out))

    def placed(self, places: Iterable[int], *, known_by: str | None = None) -> dict[int, Statement]:
        """The statements at these places, in the order of places; with `known_by` those that stood for theirs then."""
        wanted = sorted(set(places))
        if known_by is None:
            return self._plainly(wanted)
        found: dict[int, Statement] = {}
        with self._store.reading() as connection:
            ranked = views.ranked(connection)
            for start in range(0, len(wanted), SOME):
                some = Selection(places=tuple(wanted[start : start + SOME]), known_by=known_by)
                found.update(self._made(connection, query_of(some, ranked, self._store.is_sqlite)))
        return found

    def stood(self, places: Iterable[int], *, known_by: str) -> set[int]:
        """Those of the places whose statements stood for theirs by then."""
        wanted, found = sorted(set(places)), set[int]()
        with self._store.reading() as connection:
            ranked = views.ranked(connection)
            for start in range(0, len(wanted), SOME):
                some = Selection(places=tuple(wanted[start : start + SOME]), known_by=known_by)
                found.update(connection.execute(places_of(some, ranked, self._store.is_sqlite)).scalars())
        return found

    def _plainly(self, wanted: Sequence[int]) -> dict[int, Statement]:
        """The statements written at these places, which never change."""
        found = self._store.statements.get(wanted)
        missing = [place for place in wanted if place not in found]
        if not missing:
            return {place: found[place] for place in wanted}
        with self._store.reading() as connection:
            columns = (statements.c.report, statements.c.body, statements.c.place)
            for start in range(0, len(missing), SOME):
                query = select(*columns).where(statements.c.place.in_(missing[start : start + SOME]))
                fresh = self._made(connection, query)
                self._store.statements.put(fresh)
                found.update(fresh)
        return {place: found[place] for place in wanted if place in found}

    def _made(self, connection: Connection, query: Select[Any]) -> dict[int, Statement]:
        """Each statement of a query with its place, in the order of the query."""
        rows = connection.execute(query).all()
        ids = {row.report for row in rows}
        known = self._store.reports.get(ids)
        fresh = load_reports(connection, ids - known.keys())
        self._store.reports.put(fresh)
        known |= fresh
        return {row.place: statement_from_row({"body": row.body}, known[row.report]) for row in rows}

    def judgements_on(
        self, made: Iterable[Statement | Brief], known_by: str | None = None, *, kind: JudgementKind | None = None
    ) -> tuple[Judgement, ...]:
        """Judgements on these statements, their reports and their actors, held by `known_by`; by instant, then id."""
        names = {name for one in made for name in names_of(one)}
        if not names:
            return ()
        with self._store.reading() as connection:
            if connection.execute(select(judgements.c.id).limit(1)).first() is None:
                return ()
            found = {j.id: j for _, j in judgements_on(connection, names)}
        limit = bound(known_by) if known_by else None
        held = [one for one in found.values() if (limit is None or one.at <= limit) and kind in (None, one.kind)]
        return tuple(sorted(held, key=lambda judgement: (judgement.at, judgement.id)))

    # -- finding one's way ----------------------------------------------------------------------------------------------

    def cells(
        self,
        kind: str,
        *,
        since: str | None = None,
        until: str | None = None,
        known_by: str | None = None,
        party_keys: Sequence[str] = (),
        oldest: bool = False,
        kept: str | None = None,
    ) -> Iterator[Cell]:
        """Party and matter of each statement that asks (`asked`), can change a position (`moves`) or has a deadline (`due`).

        With `known_by`, but for `due`, without what is `corrected`. The latest first, or the oldest, by day, for `due` by
        deadline; `since` and `until` are inclusive days; streamed. With `kept`, for `due` that counts, without what the index
        tells was taken back by that day.
        """
        ordered = ordered_cells(
            kind, since=since, until=until, known_by=known_by, party_keys=party_keys, oldest=oldest, kept=kept
        )
        page, size = ordered.query, PAGE
        while True:
            # A page at a time: whoever asks may stop at any row, and nothing is left open.
            with self._store.reading() as connection:
                rows = connection.execute(page.limit(size)).all()
            for row in rows:
                yield Cell.of(row.place, row)
            if len(rows) < size:
                return
            # By an earlier clock no index has this order: all is gone through for every page, so there are few.
            size *= LARGER if known_by else 1
            page = ordered.after(rows[-1])

    def not_taken_back(self, places: Iterable[int], rules: Rules, *, as_of: str, known_by: str) -> Iterator[int]:
        """Of places of deadlines, in their order, those that the index does not tell were taken back by these clocks."""
        return not_taken_back(self._store, places, rules.takes_back, as_of=as_of, known_by=known_by)

    def places_in(self, cells: Sequence[Cell], kind: str, *, known_by: str | None = None) -> list[list[int]]:
        """For each cell the places of all its statements that ask or move, the latest first; with `known_by` as in `cells`."""
        names, found = ("party_key", "matter_key", "place"), dict[tuple[str, str], list[int]]()
        order = (bearings.c.day.desc(), bearings.c.place.desc())
        wanted = sorted({(cell.party_key, cell.matter_key) for cell in cells})
        flags = [bearings.c[kind] == 1, *([bearings.c.exact == 1] if known_by else [])]
        with self._store.reading() as connection:
            for start in range(0, len(wanted), PAIRS):
                # Not as a list of pairs: for those SQLite would go through all statements that move.
                some = wanted[start : start + PAIRS]
                same = or_(*((bearings.c.party_key == party) & (bearings.c.matter_key == matter) for party, matter in some))
                query = select(*(bearings.c[name] for name in names)).where(same, *flags, *clocks_of(None, known_by))
                for party, matter, place in connection.execute(query.order_by(*order)).all():
                    found.setdefault((party, matter), []).append(place)
        return [found.get((cell.party_key, cell.matter_key), []) for cell in cells]

    def corrected(self, known_by: str) -> list[int]:
        """The places, read by then, of which review has changed the reading: by an earlier clock another one may hold."""
        query = select(bearings.c.place).where(bearings.c.exact == 0, *clocks_of(None, known_by))
        with self._store.reading() as connection:
            return list(connection.execute(query).scalars())

    def all_found_by(self, *within: str) -> Iterator[tuple[int, str, str]]:
        """Of every statement, superseded ones too, its place, the names (parted by `|`) and the heads it is found by.

        With `within` only of those among whose names, as one text, any of these stands.
        """
        query = select(*(bearings.c[name] for name in ("place", "keys", "heads")))
        if within:
            query = query.where(or_(*(bearings.c["keys"].contains(one, autoescape=True) for one in within)))
        with self._store.reading() as connection:
            found = connection.execute(query, execution_options={"yield_per": SOME})
            yield from ((row["place"], row["keys"], row["heads"]) for row in found.mappings())

    def keys_under(self, last_word: str) -> tuple[str, ...]:
        """The name keys whose last word this is."""
        query = select(spellings.c.name).where(spellings.c.kind == "key", spellings.c.key == last_word)
        with self._store.reading() as connection:
            return tuple(sorted(connection.execute(query).scalars()))

    def counts(self, kind: str, limit: int, *, scope: str = "") -> tuple[tuple[str, Count], ...]:
        """Parties, matters, or the matters of a party (`cell`, with its key as scope): key, name and number, most first."""
        with self._store.reading() as connection:
            return counts(connection, kind, limit, scope)

    def total(self, kind: str, scope: str = "") -> int:
        """How many parties, matters, or matters of a party there are."""
        with self._store.reading() as connection:
            return total(connection, kind, scope)


__all__ = ["Cell", "Found", "Index"]
