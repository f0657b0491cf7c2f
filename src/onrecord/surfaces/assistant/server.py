"""The MCP server over one ledger: it only reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from inspect import cleandoc
from typing import Any

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError, ToolError
from mcp.types import ToolAnnotations
from pydantic import ValidationError

from onrecord import __version__
from onrecord.api import Ledger
from onrecord.errors import NotFoundError
from onrecord.surfaces.assistant import answers
from onrecord.surfaces.assistant.tools import tools, whole_of
from onrecord.surfaces.plain import json_line
from onrecord.types import Json

INSTRUCTIONS = f"""\
onrecord keeps what parties have committed to, refused or left open, each statement with its exact words from a dated report.
Ask `stand` for a position, `overview` for where everybody stands, `timeline` for how it came about, `changes` for what moved,
`gaps` for who was asked and did not answer, `search` for words, `show` for one statement whole.
The stance `none` means that nothing was found in what was searched: say so, and do not guess.
`unknown_party` means that nobody of the name you gave is on record: ask again with a name that is.
{answers.NOTICE}"""

READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


class _Server(MCPServer):
    # What a message calls the ledger: where it lies on this machine is nobody's business who only asks it.
    ledger_name = ""

    async def call_tool(self, name: str, arguments: dict[str, Any], context: Any = None) -> Any:
        """Refuse an argument that the tool does not have: passed over, it would make the answer another question's."""
        known = next((tool.input_schema["properties"] for tool in await self.list_tools() if tool.name == name), arguments)
        for one in arguments:
            if one not in known:
                raise ToolError(f"{name} takes no {one}; it takes {', '.join(known)}")
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            raise ToolError(_unnamed(_said(error.__cause__ or error), self.ledger_name)) from error


def _said(error: BaseException) -> str:
    """What is wrong, in the words of whoever checks it, and nothing of the machinery around."""
    if isinstance(error, ValidationError):
        return "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
    return str(error)


def _unnamed(message: str, ledger: str) -> str:
    """A message with "the ledger" for its name, which stands at the beginning or the end; a file may be called "a"."""
    name = re.escape(ledger)
    return re.sub(rf"\A{name}(?=: )|(?<= in ){name}\Z", "the ledger", message)


def make_server(ledger: Ledger) -> MCPServer:
    """A server that answers from this ledger. Wrong arguments and unknown ids are answered as errors, with the reason."""
    server = _Server("onrecord", title="onrecord", instructions=INSTRUCTIONS, version=__version__, log_level="WARNING")
    server.ledger_name = ledger.name
    for tool in tools(ledger):
        server.add_tool(tool, description=cleandoc(tool.__doc__ or ""), annotations=READS)
    _resources(server, ledger)
    return server


def _resources(server: MCPServer, ledger: Ledger) -> None:
    @server.resource("onrecord://statement/{id}", name="statement", mime_type="application/json")
    def statement(id: str) -> str:
        """One statement whole, with its exact words and citations."""
        return _found(ledger, lambda: whole_of(ledger, id))

    @server.resource("onrecord://report/{id}", name="report", mime_type="application/json")
    def report(id: str) -> str:
        """One report with its text, marked as untrusted, and the statements in it."""

        def answer() -> Json:
            found = ledger.report(id)
            told = ledger.store.statements_in_document(found.id)
            return answers.text_answer(found, told, ledger.store.withdrawn([found]))

        return _found(ledger, answer)


def _found(ledger: Ledger, answer: Callable[[], Json]) -> str:
    try:
        return json_line(answer())
    except NotFoundError as error:
        raise ResourceNotFoundError(_unnamed(str(error), ledger.name)) from error


__all__ = ["INSTRUCTIONS", "make_server"]
