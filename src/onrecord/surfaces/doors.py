"""The commands, in one visible table; each is imported only when it is called, so that starting stays fast."""

from __future__ import annotations

import importlib
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from onrecord.errors import OnrecordError, WrongUseError
from onrecord.surfaces.console import complain
from onrecord.surfaces.helping import as_meant, untyped
from onrecord.surfaces.unread import NOBODY_READS

# name: (module with `app`, the first line of its help, panel). A test holds the lines and the modules to each other.
COMMANDS: dict[str, tuple[str, str, str]] = {
    "read": ("read", "Read reports, print what they put on record, and keep it.", "Read"),
    "watch": ("watch", "Follow the feeds of an OPML file, and read each new entry once.", "Read"),
    "load": ("load", "Take what `read --to` wrote into the ledger, in bulk.", "Read"),
    "show": ("show", "Show one statement with every field and the words it rests on.", "Ask"),
    "search": ("search", "Find statements by words.", "Ask"),
    "stand": ("stand", "Say where a party stands on a matter, and what that rests on.", "Ask"),
    "timeline": ("timeline", "Show what a party said on a matter, oldest first.", "Ask"),
    "gaps": ("gaps", "List where somebody was asked or expected to commit and did not.", "Ask"),
    "changes": ("changes", "List positions that changed since a date.", "Ask"),
    "overdue": ("overdue", "List promises, plans, threats and demands whose deadline has passed.", "Ask"),
    "parties": ("parties", "List the parties on record, most statements first.", "Ask"),
    "matters": ("matters", "List the matters on record, most statements first.", "Ask"),
    "review": ("review", "Accept, correct or reject statements, one key each.", "Judge"),
    "agreement": ("agreement", "Say how far reviewers agree, over the statements that two or more of them judged.", "Judge"),
    "import": ("bring_back", "Take in what people marked in another tool, as review judgements.", "Judge"),
    "merge": ("merge", "Hold that two records are one statement.", "Judge"),
    "split": ("split", "Hold that a record is a statement of its own; undoes merge.", "Judge"),
    "withdraw": ("withdraw", "Hold that an outlet withdrew or corrected a report.", "Judge"),
    "serve": ("serve", "Serve the pages and the REST interface.", "Serve"),
    "mcp": ("mcp", "Answer an assistant's questions over the Model Context Protocol.", "Serve"),
    "token": ("token", "Make, list or revoke tokens for the server.", "Serve"),
    "copy": ("copy", "Bring all that one ledger holds into another.", "Keep"),
    "settle": ("settle", "Bring the index by party and matter up to date.", "Keep"),
    "verify": ("verify", "Check every record against its stored text and hash.", "Keep"),
    "export": ("export", "Write the record in another format.", "Keep"),
    "evaluate": ("evaluate", "Score the shipped model on annotated reports.", "Keep"),
}

PACKAGE = "onrecord.surfaces.commands"
EXIT_CODES = {
    0: "all well",
    1: "something named is not there, could not be read or written, or is not what it should be, be it a report, a ledger, an "
    "id or any other file, or a check failed: each is named on stderr with the reason, the rest is done",
    2: "wrong use: an unknown command or option, or a value that can never be right, whatever files hold; nothing was read or "
    "written",
    130: "stopped with Ctrl-C; what was printed is in the ledger",
    NOBODY_READS: "whoever read the output went away (`onrecord … | head`)",
}


def load(name: str) -> TyperCommand:
    """The command of that name, its module imported now."""
    module = importlib.import_module(f"{PACKAGE}.{COMMANDS[name][0]}")
    command: Any = get_command(module.app)
    command.name, command.rich_help_panel = name, COMMANDS[name][2]
    loaded: TyperCommand = command
    return loaded


def _stub(name: str) -> TyperCommand:
    """Name and first line of a command, for the list of commands."""
    return TyperCommand(name, help=COMMANDS[name][1], rich_help_panel=COMMANDS[name][2])


class Doors(TyperGroup):
    """The group of all commands. Errors that onrecord can explain become one line on stderr and an exit code."""

    def __init__(self, **attributes: Any) -> None:
        attributes["commands"] = {name: _stub(name) for name in COMMANDS}
        super().__init__(**attributes)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        name, command, rest = super().resolve_command(ctx, args)
        found: Any = load(name) if name in COMMANDS else command
        untyped(found.get_params(ctx))
        as_meant(found)
        return name, found, rest

    def get_params(self, ctx: Any) -> list[Any]:
        return untyped(super().get_params(ctx))

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except OnrecordError as error:
            complain(str(error))
            raise typer.Exit(2 if isinstance(error, WrongUseError) else 1) from error


__all__ = ["COMMANDS", "EXIT_CODES", "Doors", "load"]
