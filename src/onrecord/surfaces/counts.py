"""Names with their numbers of statements."""

from __future__ import annotations

from rich.text import Text

from onrecord.asking import Listed
from onrecord.ledger import Count
from onrecord.surfaces import wording
from onrecord.surfaces.answers import count_to_json
from onrecord.surfaces.console import line, note, show
from onrecord.surfaces.plain import json_line, safe
from onrecord.surfaces.tables import new_table


def print_counts(what: str, listed: Listed[Count], format: str) -> None:
    """The counts as a table or as JSON lines; on stderr whether there are more, and what was searched."""
    if format == "jsonl":
        for count in listed.rows:
            line(json_line(count_to_json(count)))
    elif listed.rows:
        table = new_table(what, "statements")
        for count in listed.rows:
            table.add_row(Text(safe(count.name)), Text(f"{count.statements:,}"))
        show(table)
    note(wording.listed_words(len(listed.rows), what, more=listed.more))
    note(wording.searched_words(listed.searched))


__all__ = ["print_counts"]
