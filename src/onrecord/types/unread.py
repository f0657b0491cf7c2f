"""Statements that are not read until they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import overload

from onrecord.types.statement import Statement


class Unread(Sequence[Statement]):
    """ "These statements": how many and which is known at once; read, all of them together, when one is first looked at.

    A statement never changes, so it does not matter when that is; the ledger must still be there. Equal to the tuple of them.
    """

    __slots__ = ("_read", "ids", "look_up")

    def __init__(self, ids: tuple[str, ...], look_up: Callable[[tuple[str, ...]], tuple[Statement, ...]]) -> None:
        self.ids = ids
        self.look_up = look_up
        self._read: tuple[Statement, ...] | None = None

    def whole(self) -> tuple[Statement, ...]:
        """The statements themselves. Raises LedgerError where the store fails."""
        if self._read is None:
            self._read = self.look_up(self.ids)
        return self._read

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[Statement]:
        return iter(self.whole())

    @overload
    def __getitem__(self, place: int) -> Statement: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Statement, ...]: ...
    def __getitem__(self, place: int | slice) -> Statement | tuple[Statement, ...]:
        return self.whole()[place]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Unread | tuple):
            return len(self) == len(other) and self.whole() == tuple(other)
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self.whole())

    def __repr__(self) -> str:
        return f"Unread({', '.join(self.ids)})"


def ids_of(statements: Sequence[Statement]) -> tuple[str, ...]:
    """The ids of some statements, which is told without reading them."""
    return statements.ids if isinstance(statements, Unread) else tuple(one.id for one in statements)


def read_together(*groups: Sequence[Statement]) -> tuple[tuple[Statement, ...], ...]:
    """Groups that are looked up in one place, read at once; those that are read already as they are."""
    unread = [group for group in groups if isinstance(group, Unread)]
    ids = tuple(dict.fromkeys(key for group in unread for key in group.ids))
    found = dict(zip(ids, unread[0].look_up(ids), strict=True)) if ids else {}
    return tuple(tuple(found[key] for key in one.ids) if isinstance(one, Unread) else tuple(one) for one in groups)


__all__ = ["Unread", "ids_of", "read_together"]
