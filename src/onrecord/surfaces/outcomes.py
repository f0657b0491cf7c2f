"""What became of a report that was read, as it is printed: statements on stdout, refusals on stderr."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from onrecord.pipeline import Outcome, Tally
from onrecord.surfaces import wording
from onrecord.surfaces.console import complain, line, note, show
from onrecord.surfaces.plain import json_line, safe
from onrecord.surfaces.tables import statement_table
from onrecord.types import Refusal, Report, Statement, statement_to_json

FORMATS = ("table", "jsonl")


def print_outcome(outcome: Outcome, format: str, min_confidence: float) -> None:
    if isinstance(outcome, Refusal):
        complain(f"{outcome.name}: {outcome.reason}")
        return
    chosen = [statement for statement in outcome.statements if statement.confidence >= min_confidence]
    if format == "jsonl":
        for statement in chosen:
            line(json_line(statement_to_json(statement)))
    elif chosen:
        _table(outcome.report, chosen)


def tally_words(tally: Tally) -> str:
    """How much was read, known before, without a date, found and refused, and how much of that only for its language."""
    counts = ((tally.known, "read before"), (tally.undated, "without a date"))
    among = ", ".join(f"{count:,} {what}" for count, what in counts if count)
    reports = wording.many(tally.reports, "report") + (f" ({among})" if among else "")
    foreign = f" ({tally.foreign:,} not English)" if tally.foreign else ""
    refused = f", {tally.refused:,} refused{foreign}" if tally.refused else ""
    return f"{reports}, {wording.many(tally.statements, 'statement')}{refused}"


def stats_words(tally: Tally) -> str:
    """How fast it was read."""
    return f"{tally.words:,} words in {tally.seconds:.2f} seconds: {tally.rate:,.0f} words/s, start excluded"


def _table(report: Report, statements: list[Statement]) -> None:
    title = safe(report.title or report.name or report.document_id)
    show(statement_table(statements, title=f"{title} ({wording.outlet_words(report)})"))
    line("")


@contextmanager
def stoppable() -> Iterator[None]:
    """Say what Ctrl-C leaves behind."""
    try:
        yield
    except KeyboardInterrupt:
        note("stopped: what was printed is kept; the same command goes on where this one ended")
        raise


__all__ = ["FORMATS", "print_outcome", "stats_words", "stoppable", "tally_words"]
