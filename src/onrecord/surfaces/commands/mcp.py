"""`onrecord mcp`: the ledger for assistants."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.api import Ledger
from onrecord.errors import WrongUseError, module_of
from onrecord.settings import DEFAULT_LEDGER
from onrecord.surfaces.commands.serve import is_loopback, listen, spelled
from onrecord.surfaces.console import note
from onrecord.surfaces.options import LedgerOption, MattersOption

app = typer.Typer(add_completion=False)

EPILOG = """\
[bold]Examples[/bold]

onrecord mcp --ledger statements.db

onrecord mcp --http --port 8322
"""


@app.command(epilog=EPILOG)
def command(
    ledger: LedgerOption = None,
    matters: MattersOption = None,
    http: Annotated[
        bool, typer.Option("--http", help="Streamable HTTP at /mcp, in place of standard input and output.")
    ] = False,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="With --http: which loopback address.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="N", min=1, max=65535, help="With --http: which port.")] = 8322,
) -> None:
    """Answer an assistant's questions over the Model Context Protocol.

    Reading only. Over HTTP it listens on this machine alone and asks for no token: whoever can reach it can read the ledger.
    """
    if http and not is_loopback(host):
        raise WrongUseError(f"--host {host}: is not an address of this machine alone; onrecord serve is for others")
    made = module_of("mcp", "onrecord.surfaces.assistant.server", "mcp")
    with Ledger(ledger or DEFAULT_LEDGER, create=False, matters=matters) as kept:
        server = made.make_server(kept)
        if not http:
            server.run("stdio")
            return
        web = server.streamable_http_app(host=host, stateless_http=True, json_response=True)
        uvicorn = module_of("mcp", "uvicorn", "mcp")
        with listen(host, port) as listening:
            note(f"http://{spelled(host)}:{port}/mcp answers from {kept.name}; Ctrl-C ends it")
            uvicorn.Server(uvicorn.Config(web, log_level="warning")).run(sockets=[listening])


__all__ = ["app"]
