"""The merged statements of a ledger: what was said, however many reports told it."""

from __future__ import annotations

from onrecord.errors import NotFoundError
from onrecord.history import Merged, link, merged, reviewed
from onrecord.ledger import Ledger


class Tellings:
    """All merged statements as reviewed, by first publication, as the ledger was when this was made."""

    def __init__(self, ledger: Ledger) -> None:
        judgements = tuple(ledger.judgements())
        statements = reviewed(ledger.select(), judgements)
        self.all: tuple[Merged, ...] = merged(statements, link(statements, judgements))
        self._of = {version.id: one for one in self.all for version in one.versions}

    def of(self, id: str) -> Merged:
        """The merged statement that a statement is a telling of. Raises NotFoundError where it was rejected or withdrawn."""
        if id not in self._of:
            raise NotFoundError(f"{id}: is rejected, or its report withdrawn: it tells nothing now")
        return self._of[id]


__all__ = ["Tellings"]
