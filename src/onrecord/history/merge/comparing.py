"""Comparing what is new with what shares keys with it, and with nothing else: the links of a record that grows."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping

from onrecord.history.merge.candidates import Fortnight, Row, by_day, fortnight_of, row_of
from onrecord.history.merge.links import Link, links_of_later
from onrecord.types import Statement

# Rows kept from one time to the next, beside those of two fortnights: what is new is mostly of the same few weeks.
ROWS = 10_000


class Comparing:
    """The links between statements as `links_in` finds them, kept with the hashes of the keys that candidates share.

    Which pairs of a statement are compared hangs on what shares a key with it, in its fortnight or the one before, alone.
    """

    def __init__(self) -> None:
        self._own: dict[int, dict[str, Statement]] = {}
        self._keys: dict[str, array[int]] = {}
        self._links: dict[int, dict[str, list[Link]]] = {}
        self._rows: dict[str, Row] = {}

    def replace(
        self, old: Iterable[Statement], new: Iterable[Statement], again: Iterable[Statement], copied: Mapping[str, str]
    ) -> set[Link]:
        """The links that came or went, with these statements gone, these new, and these otherwise in `copied` alone."""
        asked, arrived = dict[int, set[int]](), dict[int, list[Statement]]()
        for one in (*old, *again):
            self._ask(asked, one)
        for one in old:
            del self._own[fortnight_of(one)][one.id], self._keys[one.id]
        for one in new:
            arrived.setdefault(fortnight_of(one), []).append(one)
        differing: set[Link] = set()
        for number in sorted(asked.keys() | arrived.keys() | {number + 1 for number in arrived}):
            used: dict[str, Row] = {}
            for one in arrived.get(number, ()):
                self._own.setdefault(number, {})[one.id] = one
                self._keys[one.id] = array("q", map(hash, self._row(one, used).keys))
                self._ask(asked, one)
            differing ^= self._anew(number, asked[number], copied, used)
        return differing

    def _ask(self, asked: dict[int, set[int]], one: Statement) -> None:
        """Ask for what shares a key with a statement: what it can be paired with."""
        for number in (fortnight_of(one), fortnight_of(one) + 1):
            asked.setdefault(number, set()).update(self._keys[one.id])

    def _anew(self, number: int, keys: set[int], copied: Mapping[str, str], used: dict[str, Row]) -> set[Link]:
        """Compare what has one of these keys in a fortnight; the links that came or went there."""
        own, old = self._own.get(number, {}), self._links.pop(number, {})
        again = {one.id for one in self._sharing(number, keys)}
        beside = {key for one in again for key in self._keys[one]}
        some = Fortnight(number, *(tuple(by_day(self._sharing(each, beside))) for each in (number - 1, number)))
        found = links_of_later(some, copied, lambda one: self._row(one, used), again)
        kept = {key: links for key, links in old.items() if key in own and key not in again}
        if kept or found:
            self._links[number] = kept | found
        self._rows = self._rows | used if len(self._rows) + len(used) <= ROWS else used
        gone = {link for key, links in old.items() if key not in kept for link in links}
        return gone ^ {link for links in found.values() for link in links}

    def _sharing(self, number: int, keys: set[int]) -> list[Statement]:
        return [one for one in self._own.get(number, {}).values() if not keys.isdisjoint(self._keys[one.id])]

    def _row(self, one: Statement, used: dict[str, Row]) -> Row:
        """`row_of` that knows the rows of the last times again."""
        if one.id not in used:
            known = self._rows.get(one.id)
            used[one.id] = known if known and known.features.statement is one else row_of(one)
        return used[one.id]


__all__ = ["Comparing"]
