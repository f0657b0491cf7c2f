"""Linking a record that grows: what was compared once is not compared again while it stands as it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rensa import RMinHash

from onrecord.history.merge.candidates import Fortnight, copies, fortnights
from onrecord.history.merge.links import Link, joined_by, links_in, rows_by_id
from onrecord.history.merge.merged import Merged, in_order, merge_one
from onrecord.types import Judgement, Statement

Copied = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """The links of a fortnight, and what they were made from: its statements, and which of their texts are copies."""

    fortnight: Fortnight
    copied: Copied
    links: list[Link]


class Linker:
    """Merged statements as `merged(given, link(given, judgements))` makes them, with what was found kept for the next time.

    Everything kept is held to what it was made from, and made anew where that is not the same. Not for several threads at once.
    """

    def __init__(self) -> None:
        self._hashes: dict[str, RMinHash] = {}
        self._compared: dict[int, Compared] = {}
        self._merged: dict[tuple[str, ...], tuple[Copied, Merged]] = {}

    def merged(self, statements: Iterable[Statement], judgements: Iterable[Judgement] = ()) -> tuple[Merged, ...]:
        """The merged statements of these, by first publication and id."""
        by_id = {statement.id: statement for statement in statements}
        copied = copies((statement.report.document for statement in by_id.values()), self._hashes)
        links = joined_by(tuple(by_id), self._links(by_id.values(), copied), judgements)
        self._merged = {group: self._merge(group, by_id, copied) for group in links.groups}
        return in_order(made for _, made in self._merged.values())

    def _links(self, statements: Iterable[Statement], copied: Mapping[str, str]) -> list[Link]:
        row, found = rows_by_id(), dict[int, Compared]()
        for some in fortnights(statements):
            old, texts = self._compared.get(some.number), _copied((*some.before, *some.own), copied)
            same = old is not None and old.copied == texts and old.fortnight == some
            found[some.number] = old if old is not None and same else Compared(some, texts, links_in(some, copied, row))
        self._compared = found
        return [one for compared in found.values() for one in compared.links]

    def _merge(
        self, group: tuple[str, ...], by_id: Mapping[str, Statement], copied: Mapping[str, str]
    ) -> tuple[Copied, Merged]:
        told = [by_id[key] for key in group]
        texts, old = _copied(told, copied), self._merged.get(group)
        if (
            old is not None
            and old[0] == texts
            and {one.id: one for one in old[1].versions} == dict(zip(group, told, strict=True))
        ):
            return old
        return texts, merge_one(told, copied)


def _copied(statements: Iterable[Statement], copied: Mapping[str, str]) -> Copied:
    return tuple(copied.get(one.report.document.id) for one in statements)


__all__ = ["Linker"]
