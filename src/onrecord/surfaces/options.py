"""Options that several commands share, and the checks on their values."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from onrecord.asking import exact_day, some_words
from onrecord.errors import WrongUseError

Word = TypeVar("Word", bound=str)


def day(value: str | None) -> str | None:
    """A date option, which is YYYY-MM-DD. Raises BadParameter (exit 2) on one that does not exist."""
    try:
        return None if value is None else exact_day(value)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def words(value: str | None) -> str | None:
    """A name or subject with anything to look for in it. Raises BadParameter (exit 2) on one without a letter or digit."""
    try:
        return None if value is None else some_words(value)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def ledger_place(value: str | None) -> str | None:
    """A ledger's place. Raises BadParameter (exit 2) on an empty one, which a variable that is not set leaves behind."""
    if value is not None and not value.strip():
        raise typer.BadParameter("it is empty; name a file, or leave the option out for onrecord.db")
    return value


ROWS = ("table", "jsonl")


def rows_format(value: str) -> str:
    """How rows are printed. Raises BadParameter (exit 2) on a form that there is not."""
    if value not in ROWS:
        raise typer.BadParameter(f"{value}: choose from {', '.join(ROWS)}")
    return value


LedgerOption = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        metavar="URL",
        help="Path of a ledger file, or postgresql://…",
        envvar="ONRECORD_LEDGER",
        callback=ledger_place,
        show_default="onrecord.db",
    ),
]
TokensOption = Annotated[
    Path | None,
    typer.Option(
        "--tokens",
        metavar="FILE",
        help="The file that keeps the hashes of tokens.",
        envvar="ONRECORD_TOKENS",
        show_default="LEDGER.tokens.json, beside the ledger",
    ),
]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="What had been said by then (YYYY-MM-DD).", callback=day)
]
PartyArgument = Annotated[str, typer.Argument(metavar="PARTY", help="A country, a body or a person.", callback=words)]
OnOption = Annotated[str, typer.Option("--on", metavar="MATTER", help="The subject, in a few words.", callback=words)]
KnownByOption = Annotated[
    str | None, typer.Option("--known-by", metavar="DATE", help="What had been read by then (YYYY-MM-DD).", callback=day)
]
PartyOption = Annotated[
    str | None, typer.Option("--party", metavar="NAME", help="Only what is about this party.", callback=words)
]
RowsFormat = Annotated[
    str, typer.Option("--format", metavar="|".join(ROWS), help="How they are printed.", callback=rows_format)
]
LimitOption = Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most so many.")]
MattersOption = Annotated[
    Path | None,
    typer.Option(
        "--matters",
        metavar="FILE",
        help="Matters of your own: a TOML file of names, words and parents (docs/positions.md).",
        envvar="ONRECORD_MATTERS",
        show_default="none",
    ),
]
ByOption = Annotated[
    str | None,
    typer.Option(
        "--by", metavar="NAME", help="Who judges.", envvar="ONRECORD_REVIEWER", show_default="your name on this machine"
    ),
]
BecauseOption = Annotated[str, typer.Option("--because", metavar="REASON", help="Why; kept with the judgement.")]
PublishedOption = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DATE",
        help="Publication date of all that is read (YYYY-MM-DD).",
        show_default="what each says",
    ),
]
OutletOption = Annotated[
    str | None, typer.Option("--outlet", metavar="NAME", help="Outlet of all that is read.", show_default="what each says")
]
RawOption = Annotated[
    Path | None,
    typer.Option(
        "--raw",
        metavar="DIR",
        help="Where the raw bytes of what is fetched are kept, as WARC files.",
        show_default="LEDGER.raw, beside a ledger file; beside PostgreSQL none are kept",
    ),
]
AllowPrivateOption = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from private and loopback addresses too; never through a public page.")
]
ToOption = Annotated[
    str | None,
    typer.Option("--to", metavar="DIR", help="Keep it as Parquet by month in this folder or object store, and in no ledger."),
]
EngineOption = Annotated[
    str,
    typer.Option("--engine", metavar="local|ray", help="Where it is read: on this machine, or on a Ray cluster (with --to)."),
]
AddressOption = Annotated[
    str | None,
    typer.Option("--address", metavar="HOST:PORT", help="The Ray cluster.", show_default="a cluster on this machine"),
]


def today() -> date:
    """The day of this call, in UTC: for what is read or judged now, never for what a text means."""
    return datetime.now(UTC).date()


def now() -> str:
    """This instant in UTC, ISO 8601 to the microsecond: of two judgements in one second the later one is to stand."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def one_of(value: str, allowed: tuple[Word, ...], option: str) -> Word:
    """The value where it is allowed. Raises WrongUseError that lists what is."""
    for one in allowed:
        if one == value:
            return one
    raise WrongUseError(f"{option} {value}: choose from {', '.join(allowed)}")


__all__ = [
    "AddressOption",
    "AllowPrivateOption",
    "AsOfOption",
    "BecauseOption",
    "ByOption",
    "EngineOption",
    "KnownByOption",
    "LedgerOption",
    "LimitOption",
    "MattersOption",
    "OnOption",
    "OutletOption",
    "PartyArgument",
    "PartyOption",
    "PublishedOption",
    "RawOption",
    "RowsFormat",
    "ToOption",
    "TokensOption",
    "day",
    "ledger_place",
    "now",
    "one_of",
    "rows_format",
    "today",
    "words",
]
