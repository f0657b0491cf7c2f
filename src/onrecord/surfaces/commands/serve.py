"""`onrecord serve`: the pages and REST over one ledger."""

from __future__ import annotations

import ipaddress
import logging
import socket
from typing import Annotated, Any

import typer

from onrecord.errors import OnrecordError, module_of
from onrecord.history import load_matters
from onrecord.surfaces.console import note
from onrecord.surfaces.judging import who
from onrecord.surfaces.opening import open_ledger, open_record
from onrecord.surfaces.options import LedgerOption, MattersOption, TokensOption
from onrecord.surfaces.tokens import Tokens, tokens_file

app = typer.Typer(add_completion=False)

EPILOG = """\
[bold]Examples[/bold]

onrecord serve

onrecord serve --host 0.0.0.0 --name record.example --behind-tls
"""

OwnerOption = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="NAME",
        help="Who judges when the link printed at the start is opened.",
        envvar="ONRECORD_REVIEWER",
        show_default="your name on this machine",
    ),
]


@app.command(epilog=EPILOG)
def command(
    *,
    ledger: LedgerOption = None,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="At which port; 0 takes any.")] = 8321,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="HOST", help="A name that readers call this server by; may be repeated."),
    ] = None,
    behind_tls: Annotated[
        bool, typer.Option("--behind-tls", help="A proxy on this machine ends TLS and says who asks (X-Forwarded-For).")
    ] = False,
    tokens: TokensOption = None,
    matters: MattersOption = None,
    reads: Annotated[int, typer.Option("--reads", metavar="N", min=1, help="Reads a minute for each token.")] = 1_200,
    writes: Annotated[int, typer.Option("--writes", metavar="N", min=1, help="Writes a minute for each caller.")] = 120,
    by: OwnerOption = None,
) -> None:
    """Serve the pages and the REST interface.

    On this machine reading is open. Judging needs a token or the link that is printed at the start; a server that others can
    reach needs a token for reading too. Ctrl-C ends it.
    """
    web, uvicorn = _parts()
    local, own = is_loopback(host), load_matters(matters) if matters else None
    with open_ledger(ledger) as kept:
        # Settled before anybody asks, so that the first one who does need not wait for it.
        open_record(kept)
        serving = web.Serving(
            ledger=kept,
            tokens=Tokens(tokens_file(tokens, ledger)),
            hosts=web.LOOPBACK | {spelled(HERE.get(host, host))} | {one.lower() for one in name or []},
            open_reading=local and not behind_tls and not name,
            secure=behind_tls,
            reads=reads,
            writes=writes,
            owner=who(by),
            matters=own,
        )
        config = uvicorn.Config(
            web.create_app(serving),
            host=host,
            port=port,
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=behind_tls,
            forwarded_allow_ips="127.0.0.1,::1",
            limit_concurrency=2_048,
            timeout_graceful_shutdown=5,
        )
        logging.basicConfig(format="%(message)s", level=logging.WARNING)
        _serve(uvicorn.Server(config), serving, host, local=local, safe=behind_tls, named=host not in HERE or bool(name))


def _parts() -> tuple[Any, Any]:
    """The app and its server, loaded by name and only here: without the extra every other command works."""
    return module_of("serve", "onrecord.surfaces.web.app", "serve"), module_of("serve", "uvicorn", "serve")


# What listens at every address is no name that a server could be called by: this machine calls it so.
HERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 (told apart, not listened at)  # nosec B104


def is_loopback(host: str) -> bool:
    """Whether an address or name is this machine alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def spelled(host: str) -> str:
    """An address as it stands in a URL and in a Host header."""
    return f"[{host}]" if ":" in host else host.lower()


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises OnrecordError with the reason where it cannot be had."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        made = socket.socket(family, kind, protocol)
        try:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            made.bind(address)
            # Many readers may come at one instant; the default of a hundred would turn some away.
            made.listen(2_048)
        except BaseException:
            made.close()
            raise
    except OSError as error:
        raise OnrecordError(f"{host}:{port}: cannot listen there: {error.strerror}") from error
    return made


def _serve(server: Any, serving: Any, host: str, *, local: bool, safe: bool, named: bool) -> None:
    """Listen, say where, and answer until Ctrl-C."""
    listening = listen(host, server.config.port)
    here = f"http://{spelled(HERE.get(host, host))}:{listening.getsockname()[1]}"
    note(f"{serving.ledger.name}: {here}/ (REST: {here}/docs)")
    note(f"to judge as {serving.owner}, open {here}/sign-in?key={serving.key}")
    if not local and not safe:
        note(
            "WARNING: others can reach this server, and without TLS in front tokens and answers cross the network in clear; "
            "put a proxy with TLS before it and say --behind-tls"
        )
    if not named:
        note("others get no answer yet: say with --name what they call this server")
    with listening:
        server.run(sockets=[listening])


__all__ = ["app", "is_loopback", "listen", "spelled"]
