"""`onrecord export`: the record in another format."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Annotated, cast

import typer

from onrecord.asking import READINGS, Choice, Reading, in_order
from onrecord.errors import OnrecordError, WrongUseError
from onrecord.ledger import is_ledger
from onrecord.surfaces import choosing, wording
from onrecord.surfaces.console import note
from onrecord.surfaces.exports import EXPORTERS, Exporter, Job, PathExporter, Written
from onrecord.surfaces.opening import note_unknown, open_ledger, open_record
from onrecord.surfaces.options import AsOfOption, KnownByOption, LedgerOption, one_of

app = typer.Typer(add_completion=False)

EPILOG = """\
[bold]Examples[/bold]

onrecord export csv -o statements.csv

onrecord export record > record.jsonl

onrecord export bibtex --id s-91bc

onrecord export jsonl --party Italy --on "sending soldiers" --since 2025-01-01 --act commit --act refuse
"""


@app.command(epilog=EPILOG)
def command(
    format: Annotated[
        str,
        typer.Argument(metavar="FORMAT", help="\n\n".join(f"{name}: {exporter.what}" for name, exporter in EXPORTERS.items())),
    ],
    *,
    ledger: LedgerOption = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to; stdout if not given.")
    ] = None,
    party: choosing.PartyChoice = None,
    on: choosing.MatterChoice = None,
    act: choosing.ActChoice = None,
    outlet: choosing.OutletChoice = None,
    document: choosing.DocumentChoice = None,
    id: choosing.IdChoice = None,
    since: choosing.SinceChoice = None,
    until: choosing.UntilChoice = None,
    as_of: AsOfOption = None,
    known_by: KnownByOption = None,
    min_confidence: choosing.ConfidenceChoice = 0.0,
    reading: choosing.ReadingChoice = "reviewed",
    all: Annotated[bool, typer.Option("--all", help="plover, polecat: also acts that have no code there.")] = False,
    base: choosing.BaseOption = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print what may stand in the format (JSON Schema, labelling set-up), no data.")
    ] = False,
) -> None:
    """Write the record in another format."""
    one_of(format, tuple(EXPORTERS), "FORMAT")
    one_of(reading, READINGS, "--reading")
    exporter = EXPORTERS[format]
    if schema:
        sys.stdout.write(_schema(format, exporter))
        return
    if output is None and isinstance(exporter, PathExporter):
        raise WrongUseError(f"{format} is no text: say where to with -o")
    acts = choosing.acts(act)
    in_order(since, until, "--")
    with open_ledger(ledger) as kept:
        ids = tuple(kept.statement(one).id for one in id or ())
        choice = Choice(
            party=party,
            matter=on,
            acts=acts,
            outlet=outlet,
            document=document,
            ids=ids,
            since=since,
            until=until,
            as_of=as_of,
            known_by=known_by,
            min_confidence=min_confidence,
            reading=cast("Reading", reading),
        )
        done = written(exporter, Job(kept, choice, uncoded=all, base=base), output)
        if not done.rows and party is not None:
            note_unknown(open_record(kept), party)
    note(f"{wording.many(done.rows, 'row')} of {format}{f' in {output}' if output else ''}")
    for reason, count in done.left_out.items():
        note(f"left out {wording.many(count, 'statement')}: {reason}")


def _schema(format: str, exporter: Exporter) -> str:
    if exporter.schema is None:
        having = ", ".join(name for name, one in EXPORTERS.items() if one.schema)
        raise WrongUseError(f"{format} has no schema of ours: --schema is for {having}")
    return exporter.schema()


def written(exporter: Exporter, job: Job, output: Path | None) -> Written:
    """A reader of the output sees the whole export or the one before it, never half of one."""
    if output is None:
        assert not isinstance(exporter, PathExporter)
        return exporter.write(job, sys.stdout)
    try:
        if output.exists() and not output.is_file() and not output.is_dir():
            return _into(exporter, job, output)
        if is_ledger(output) or _same(output, Path(job.ledger.name)):
            raise OnrecordError(f"{output}: is a ledger, and would be lost; name another file with -o")
        return _instead_of(exporter, job, output.resolve() if output.is_symlink() else output)
    except OSError as error:
        raise OnrecordError(f"{output}: {error.strerror}") from error


def _into(exporter: Exporter, job: Job, output: Path) -> Written:
    """A device or a pipe (`/dev/stdout`, `>(gzip)`) is written to and stays what it is."""
    if isinstance(exporter, PathExporter):
        raise OnrecordError(f"{output}: is a device or a pipe; name a file")
    with output.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        return exporter.write(job, file)


def _instead_of(exporter: Exporter, job: Job, output: Path) -> Written:
    partial = output.with_name(f"{output.name}.part")
    try:
        _remove(partial)
        if isinstance(exporter, PathExporter):
            done = exporter.write(job, partial)
        else:
            done = _into(exporter, job, partial)
        if output.is_dir():
            raise OnrecordError(f"{output}: is a folder; name one that is not there yet")
        partial.replace(output)
    finally:
        _remove(partial)
    return done


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


__all__ = ["app", "written"]
