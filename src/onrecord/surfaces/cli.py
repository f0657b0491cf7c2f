"""The command line: `onrecord COMMAND`. Exit codes: 0 all well, 1 something could not be read or did not hold, 2 wrong use."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord import __version__
from onrecord.surfaces.collecting import collecting_seldom
from onrecord.surfaces.console import line, unicode_streams
from onrecord.surfaces.doors import Doors
from onrecord.surfaces.unread import unread_quietly

app = typer.Typer(
    name="onrecord",
    cls=Doors,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 all well, 1 some documents could not be read or a check failed (each named on stderr), 2 wrong use.",
)


def _version(wanted: bool) -> None:
    if wanted:
        line(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Keep the record of who has committed to what, from dated news reports."""


def main() -> None:
    """Run the command line."""
    unicode_streams()
    with collecting_seldom(), unread_quietly():
        app()


__all__ = ["app", "main"]
