"""The MCP server over one ledger: it only reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from inspect import cleandoc
from typing import Any, ParamSpec

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError, ToolError
from mcp.types import CallToolResult, TextContent, ToolAnnotations

from onrecord import __version__
from onrecord.api import Ledger
from onrecord.asking import in_order, leading
from onrecord.errors import NotFoundError, OnrecordError
from onrecord.surfaces.assistant import answers, positions
from onrecord.surfaces.assistant.arguments import (
    Anybody,
    Anything,
    AsOf,
    Id,
    KnownBy,
    Limit,
    Matter,
    Matters,
    Parties,
    Party,
    Since,
    Until,
    Words,
)
from onrecord.surfaces.days import exact_day
from onrecord.surfaces.plain import json_line
from onrecord.types import Json, Judgement, Statement

Given = ParamSpec("Given")

INSTRUCTIONS = f"""\
onrecord keeps what parties have committed to, refused or left open, each statement with its exact words from a dated report.
Ask `stand` for a position, `overview` for where everybody stands, `timeline` for how it came about, `changes` for what moved,
`gaps` for who was asked and did not answer, `search` for words, `show` for one statement whole.
The stance `none` means that nothing was found in what was searched: say so, and do not guess.
`unknown_party` means that nobody of the name you gave is on record: ask again with a name that is.
{answers.NOTICE}"""

OTHERS = 20  # matters that are named where nothing was found on the one asked for
READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


class _Server(MCPServer):
    async def call_tool(self, name: str, arguments: dict[str, Any], context: Any = None) -> Any:
        """Refuse an argument that the tool does not have: passed over, it would make the answer another question's."""
        known = next((tool.input_schema["properties"] for tool in await self.list_tools() if tool.name == name), arguments)
        for one in arguments:
            if one not in known:
                raise ToolError(f"{name} takes no {one}; it takes {', '.join(known)}")
        return await super().call_tool(name, arguments, context)


def make_server(ledger: Ledger) -> MCPServer:
    """A server that answers from this ledger. Wrong arguments and unknown ids are answered as errors, with the reason."""
    server = _Server("onrecord", title="onrecord", instructions=INSTRUCTIONS, version=__version__, log_level="WARNING")
    for tool in _tools(ledger):
        server.add_tool(tool, description=cleandoc(tool.__doc__ or ""), annotations=READS)
    _resources(server, ledger)
    return server


def _tools(ledger: Ledger) -> list[Callable[..., CallToolResult]]:
    """The questions. Each docstring is what the assistant reads."""

    @_told
    def search(words: Words, limit: Limit = 20, known_by: KnownBy = None) -> Json:
        """Find statements by words, the newest first, each with its exact words, id and citation."""
        _check(known_by)
        found = ledger.search(words, limit, known_by=known_by)
        return answers.found_answer(found, _withdrawn(ledger, found, known_by), more=len(found) == limit)

    @_told
    def stand(party: Party, matter: Matter, as_of: AsOf = None, known_by: KnownBy = None) -> Json:
        """Where a party stands on a matter, and the statements that rests on; says outright where nothing clear is known."""
        _check(as_of, known_by)
        record = ledger.record
        withdrawn = record.withdrawn(party, matter, as_of=as_of, known_by=known_by)
        found = record.stand(party, matter, as_of=as_of, known_by=known_by)
        gone = _withdrawn(ledger, withdrawn, known_by)
        others = record.elsewhere(party, as_of=as_of, known_by=known_by)[:OTHERS] if found.stance == "none" else ()
        return positions.position_answer(found, withdrawn, gone, record.unknown(party), others)

    @_told
    def timeline(party: Party, matter: Matter, as_of: AsOf = None, known_by: KnownBy = None) -> Json:
        """What a party said on a matter, oldest first, with the stance that held after each statement.

        What reports told that were withdrawn since is marked so, and no stance rests on it.
        """
        _check(as_of, known_by)
        record = ledger.record
        entries = record.timeline(party, matter, as_of=as_of, known_by=known_by, withdrawn=True)
        gone = _withdrawn(ledger, [entry.statement for entry in entries], known_by)
        return positions.timeline_answer(party, matter, entries, gone, record.unknown(party))

    @_told
    def gaps(
        party: Anybody = None, matter: Anything = None, limit: Limit = 20, as_of: AsOf = None, known_by: KnownBy = None
    ) -> Json:
        """Where somebody was asked or expected to commit and did not, with the words that ask; of all, one party or matter."""
        _check(as_of, known_by)
        record = ledger.record
        found = record.gaps(party=party, matter=matter, limit=limit, as_of=as_of, known_by=known_by)
        return positions.gaps_answer(found, record.unknown(party))

    @_told
    def changes(
        since: Since,
        until: Until = None,
        party: Anybody = None,
        matter: Anything = None,
        limit: Limit = 20,
        known_by: KnownBy = None,
    ) -> Json:
        """Positions that are not what they were the day before `since`, the latest first, and the words that moved them."""
        _check(since, until, known_by)
        in_order(since, until)
        record = ledger.record
        found = record.changes(since, until, party=party, matter=matter, limit=limit, known_by=known_by)
        return positions.changes_answer(found, record.unknown(party))

    @_told
    def overview(party: Parties = (), matter: Matters = (), as_of: AsOf = None, known_by: KnownBy = None) -> Json:
        """Where everybody stands: parties by matters, the stance of each with its latest words and the ids of what it rests on.

        Of some parties, on some matters, or, where none are named, of those that most of the record is about.
        """
        _check(as_of, known_by)
        return _matrix(ledger, party, matter, as_of, known_by)

    @_told
    def show(id: Id) -> Json:
        """One statement whole: every field with its place in the text, and citations as text, BibTeX and CSL-JSON."""
        return _whole(ledger, id)

    return [search, stand, overview, timeline, changes, gaps, show]


def _matrix(
    ledger: Ledger, parties: tuple[str, ...], matters: tuple[str, ...], as_of: str | None, known_by: str | None
) -> Json:
    record = ledger.record
    found = record.matrix(*leading(record, parties, matters), as_of=as_of, known_by=known_by)
    keys = {key for row in found.positions for cell in row if (key := positions.latest_id(cell))}
    latest = {key: ledger.statement(key) for key in keys}
    gone = _withdrawn(ledger, latest.values(), known_by)
    unknown = [one for name in parties if (one := record.unknown(name))]
    return positions.matrix_answer(found, latest, gone, record.searched(as_of=as_of, known_by=known_by), unknown)


def _whole(ledger: Ledger, id: str) -> Json:
    found = ledger.statement(id)
    return answers.whole_answer(found, _withdrawn(ledger, [found]))


def _withdrawn(ledger: Ledger, found: Iterable[Statement], known_by: str | None = None) -> dict[str, Judgement]:
    return ledger.store.withdrawn((one.report for one in found), known_by)


def _told(question: Callable[Given, Json]) -> Callable[Given, CallToolResult]:
    """A question whose answer is JSON, also as text, and whose explainable errors reach the assistant."""

    @wraps(question)
    def ask(*args: Given.args, **kwargs: Given.kwargs) -> CallToolResult:
        try:
            answer = question(*args, **kwargs)
        except OnrecordError as error:
            raise ToolError(str(error)) from error
        text = TextContent(type="text", text=json_line(answer))
        return CallToolResult(content=[text], structured_content=answer)

    ask.__annotations__ = {**question.__annotations__, "return": CallToolResult}
    return ask


def _check(*days: str | None) -> None:
    """Raises ToolError on a day that does not exist."""
    for day in filter(None, days):
        try:
            exact_day(day)
        except ValueError as error:
            raise ToolError(str(error)) from None


def _resources(server: MCPServer, ledger: Ledger) -> None:
    @server.resource("onrecord://statement/{id}", name="statement", mime_type="application/json")
    def statement(id: str) -> str:
        """One statement whole, with its exact words and citations."""
        return _found(lambda: _whole(ledger, id))

    @server.resource("onrecord://report/{id}", name="report", mime_type="application/json")
    def report(id: str) -> str:
        """One report with its text, marked as untrusted, and the statements in it."""

        def answer() -> Json:
            found = ledger.report(id)
            told = ledger.store.statements_in_document(found.id)
            return answers.text_answer(found, told, ledger.store.withdrawn([found]))

        return _found(answer)


def _found(answer: Callable[[], Json]) -> str:
    try:
        return json_line(answer())
    except NotFoundError as error:
        raise ResourceNotFoundError(str(error)) from error


__all__ = ["INSTRUCTIONS", "make_server"]
