"""Names with their numbers of statements."""

from __future__ import annotations

from rich.text import Text

from onrecord.asking import Listed
from onrecord.ledger import Count
from onrecord.surfaces.console import note, show
from onrecord.surfaces.plain import safe
from onrecord.surfaces.tables import new_table


def print_counts(what: str, listed: Listed[Count]) -> None:
    """The counts as a table; on stderr whether there are more."""
    table = new_table(what, "statements")
    for count in listed.rows:
        table.add_row(Text(safe(count.name)), Text(f"{count.statements:,}"))
    if listed.rows:
        show(table)
    note(f"the first {len(listed.rows):,} (more: --limit)" if listed.more else f"{len(listed.rows):,} in all")


__all__ = ["print_counts"]
