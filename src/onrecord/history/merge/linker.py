"""Linking a record that grows: what was compared once is not compared again while it stands as it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from onrecord.history.merge.candidates import Fortnight, Row, by_day, fortnight_of, row_of
from onrecord.history.merge.copies import Copies
from onrecord.history.merge.links import Link, joined_by, links_in
from onrecord.history.merge.merged import Merged, in_order, merge_one
from onrecord.types import Judgement, Statement

Group = tuple[str, ...]
# Rows kept from one time to the next: what is new is mostly of the same few weeks.
ROWS = 10_000


class Linker:
    """Merged statements as `merged(given, link(given, judgements))` makes them, with what was found kept for the next time.

    Of the statements only those that are new, gone or otherwise are looked at, with their fortnights and groups. Not for
    several threads at once.
    """

    def __init__(self) -> None:
        self._copies, self._copied = Copies(), dict[str, str]()
        self._known: dict[str, Statement] = {}
        self._told: Counter[str] = Counter()
        self._own: dict[int, dict[str, Statement]] = {}
        self._links: dict[int, list[Link]] = {}
        self._rows: dict[str, Row] = {}
        self._alone: dict[str, Merged] = {}
        self._joined: dict[Group, Merged] = {}

    def merged(self, statements: Iterable[Statement], judgements: Iterable[Judgement] = ()) -> tuple[Merged, ...]:
        """The merged statements of these, by first publication and id."""
        by_id = {statement.id: statement for statement in statements}
        held = [one for one in judgements if one.kind in ("merge", "split")]
        try:
            changed = self._take(by_id)
            self._merge(by_id, self._groups(by_id, held), changed)
        except BaseException:
            # Half of a change would be taken for the whole of it the next time.
            Linker.__init__(self)
            raise
        return in_order((*self._alone.values(), *self._joined.values()))

    def _take(self, by_id: dict[str, Statement]) -> set[str]:
        """Take in what is new and leave what is gone; the ids of all that is not as it was, copies that are new among them."""
        known = self._known
        new = [one for key, one in by_id.items() if known.get(key) is not one and known.get(key) != one]
        gone = [one for key, one in known.items() if key not in by_id]
        touched = self._moved([known[one.id] for one in new if one.id in known] + gone, new)
        copied = self._copies.standing(self._told)
        otherwise = {key for key, _ in copied.items() ^ self._copied.items()}
        again = [one for one in by_id.values() if one.report.document.id in otherwise] if otherwise else []
        self._known, self._copied = by_id, copied
        self._compare(touched | set(map(fortnight_of, again)))
        return {one.id for one in (*new, *gone, *again)}

    def _moved(self, old: list[Statement], new: list[Statement]) -> set[int]:
        """Statements put out of and into their fortnights; the numbers of these."""
        self._copies.add(one.report.document for one in new)
        for one in old:
            del self._own[fortnight_of(one)][one.id]
            self._told[one.report.document.id] -= 1
        for one in new:
            self._own.setdefault(fortnight_of(one), {})[one.id] = one
            self._told[one.report.document.id] += 1
        for one in old:
            if not self._told[one.report.document.id]:
                del self._told[one.report.document.id]
        return set(map(fortnight_of, (*old, *new)))

    def _compare(self, touched: set[int]) -> None:
        """The links of these fortnights anew, and of those that look back on them."""
        row, rows = self._remembered()
        for number in sorted(touched | {number + 1 for number in touched if number + 1 in self._own}):
            own = self._own.get(number)
            if own:
                some = Fortnight(number, tuple(by_day(self._own.get(number - 1, {}).values())), tuple(by_day(own.values())))
                self._links[number] = links_in(some, self._copied, row)
            else:
                self._own.pop(number, None)
                self._links.pop(number, None)
        self._rows = rows if len(rows) <= ROWS else {}

    def _remembered(self) -> tuple[Callable[[Statement], Row], dict[str, Row]]:
        """`row_of` that knows the rows of the last time again, and what it will have given."""
        old, used = self._rows, dict[str, Row]()

        def row(statement: Statement) -> Row:
            if statement.id not in used:
                known = old.get(statement.id)
                used[statement.id] = known if known and known.features.statement is statement else row_of(statement)
            return used[statement.id]

        return row, used

    def _groups(self, by_id: Mapping[str, Statement], held: list[Judgement]) -> list[Group]:
        """The groups of more than one: whoever no link and no judgement names is alone."""
        found = [one for links in self._links.values() for one in links]
        named = {key for one in found for key in (one.one, one.other)} | {key for one in held for key in one.targets}
        return [group for group in joined_by(tuple(named & by_id.keys()), found, held).groups if len(group) > 1]

    def _merge(self, by_id: Mapping[str, Statement], groups: list[Group], changed: set[str]) -> None:
        old, together = self._joined, {key for group in groups for key in group}
        self._joined = {
            group: old[group]
            if group in old and changed.isdisjoint(group)
            else merge_one([by_id[key] for key in group], self._copied)
            for group in groups
        }
        for key in changed:
            self._alone.pop(key, None)
        alone = self._alone
        self._alone = {
            key: alone[key] if key in alone else merge_one([one], self._copied)
            for key, one in by_id.items()
            if key not in together
        }


__all__ = ["Linker"]
