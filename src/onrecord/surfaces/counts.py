"""Names with their numbers of statements."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from onrecord.ledger import Count
from onrecord.surfaces.console import note, show
from onrecord.surfaces.plain import safe
from onrecord.surfaces.tables import new_table


def print_counts(what: str, counts: Sequence[Count], limit: int) -> None:
    """The first `limit` as a table; on stderr how many there are in all."""
    table = new_table(what, "statements")
    for count in counts[:limit]:
        table.add_row(Text(safe(count.name)), Text(f"{count.statements:,}"))
    if counts:
        show(table)
    note(f"{min(limit, len(counts)):,} of {len(counts):,}")


__all__ = ["print_counts"]
