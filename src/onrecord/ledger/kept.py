"""What the parts of the ledger's interface share: the store that all is kept in."""

from __future__ import annotations

from onrecord.ledger.store import Store


class Kept:
    """A part of the ledger's interface, over its store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def name(self) -> str:
        """What messages call it: the path, or the address without its password."""
        return self._store.name


__all__ = ["Kept"]
