"""`onrecord token`: who may use the server, and how far."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer
from rich.text import Text

from onrecord.surfaces.console import line, note, show
from onrecord.surfaces.options import LedgerOption, TokensOption, now, one_of
from onrecord.surfaces.plain import safe
from onrecord.surfaces.tables import new_table
from onrecord.surfaces.tokens import SCOPES, Token, Tokens, tokens_file
from onrecord.surfaces.wording import many

app = typer.Typer(add_completion=False)

EPILOG = """\
[bold]Examples[/bold]

onrecord token new "A. Reviewer" --scope review --days 90

onrecord token list

onrecord token revoke 5d1c90aa
"""
ACTIONS = ("new", "list", "revoke")


@app.command(epilog=EPILOG)
def command(
    action: Annotated[str, typer.Argument(metavar="new|list|revoke", help="What to do.")],
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="For new: whose it is, as judgements will say; for revoke: its id.")
    ] = None,
    ledger: LedgerOption = None,
    tokens: TokensOption = None,
    scope: Annotated[
        str, typer.Option("--scope", metavar="read|review|admin", help="How far it goes; each takes in those before it.")
    ] = "read",
    days: Annotated[
        int | None,
        typer.Option(
            "--days", metavar="N", min=1, max=3650, help="For how many days it is good.", show_default="until revoked"
        ),
    ] = None,
) -> None:
    """Make, list or revoke tokens for the server.

    A token is printed once, when it is made; what is kept is a hash. Revoking acts at once, also on a server that runs.
    """
    one_of(action, ACTIONS, "ACTION")
    kept = Tokens(tokens_file(tokens, ledger))
    if action == "list":
        _list(kept)
    elif name is None:
        raise typer.BadParameter(f"{action} needs {'a name' if action == 'new' else 'the id of a token'}")
    elif action == "new":
        _new(kept, name, scope, days)
    else:
        token = kept.revoke(name, now=now())
        note(f"{token.id} ({safe(token.name)}) is revoked")


def _new(kept: Tokens, name: str, scope: str, days: int | None) -> None:
    one_of(scope, SCOPES, "--scope")
    chosen = next(one for one in SCOPES if one == scope)
    expires = (datetime.now(UTC) + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%S.%fZ") if days else None
    text, token = kept.new(name, chosen, now=now(), expires=expires)
    line(text)
    note(f"{token.id} ({safe(token.name)}) may {token.scope}; it is not shown again; its hash is in {kept.file}")


def _list(kept: Tokens) -> None:
    found = kept.all()
    if found:
        table = new_table("id", "name", "scope", "made", "state")
        for token in found:
            table.add_row(token.id, Text(safe(token.name)), token.scope, token.made[:10], _state(token))
        show(table)
    note(f"{many(len(found), 'token')} in {kept.file}")


def _state(token: Token) -> str:
    if token.revoked:
        return f"revoked {token.revoked[:10]}"
    until = f"until {token.expires[:10]}" if token.expires else "good"
    return until if token.good(now()) else f"expired {(token.expires or '')[:10]}"


__all__ = ["app"]
