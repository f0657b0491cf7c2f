"""Two versions of the extractor on the same reports: which passages they read otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from rich.text import Text

from onrecord.errors import NotFoundError
from onrecord.history import RunChange, run_changes
from onrecord.ledger import Ledger
from onrecord.surfaces import wording
from onrecord.surfaces.console import line, note, show
from onrecord.surfaces.plain import json_line
from onrecord.surfaces.tables import new_table, passage_text
from onrecord.types import Json, statement_to_json


def run_named(ledger: Ledger, beginning: str) -> str:
    """The extractor of that version, or of its beginning. Raises NotFoundError on none or several."""
    versions = [version for version, _ in ledger.runs()]
    found = [version for version in versions if version == beginning] or [v for v in versions if v.startswith(beginning)]
    if len(found) != 1:
        raise NotFoundError(
            f"{beginning}: {'several runs begin so' if found else 'no such run'}; there are {', '.join(versions)}"
        )
    return found[0]


def changes_between(ledger: Ledger, before: str, after: str) -> Iterator[RunChange]:
    """What differs in the reports that both versions have read, by publication."""
    for report in ledger.reports():
        if ledger.read_already(report.id, before) and ledger.read_already(report.id, after):
            yield from run_changes(ledger.statements_of(report, before), ledger.statements_of(report, after))


def run_change_to_json(one: RunChange) -> Json:
    """The kind, the fields that differ, and both readings after the contract (null where there is none)."""
    both = {"before": one.before, "after": one.after}
    return {"kind": one.kind, "fields": list(one.fields)} | {
        name: None if statement is None else statement_to_json(statement) for name, statement in both.items()
    }


def print_run_changes(ledger: Ledger, one: str, other: str, limit: int, format: str) -> None:
    """The first `limit` differences as a table or as JSON lines; on stderr how many are shown."""
    before, after = run_named(ledger, one), run_named(ledger, other)
    found = list(islice(changes_between(ledger, before, after), limit + 1))
    shown = found[:limit]
    if format == "jsonl":
        for change in shown:
            line(json_line(run_change_to_json(change)))
    elif shown:
        table = new_table("change", "before", "after", "fields", "words")
        for change in shown:
            acts = (wording.act_words(read) if read else "-" for read in (change.before, change.after))
            read = change.after or change.before
            words = passage_text(read) if read else Text("")
            table.add_row(change.kind, *(Text(act) for act in acts), Text(", ".join(change.fields)), words)
        show(table)
    note(f"{wording.listed_words(len(shown), 'difference', more=len(found) > limit)} from {before} to {after}")


__all__ = ["changes_between", "print_run_changes", "run_change_to_json", "run_named"]
