"""The MCP server by the SDK's own client: in this process, over standard input and output, and over HTTP."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from mcp import Client, MCPError, StdioServerParameters

from onrecord.api import Ledger, MissingExtraError
from onrecord.surfaces.assistant.server import _unnamed, make_server
from onrecord.surfaces.commands import mcp as door
from tests.exports.made import fill, hostile_report, hostile_statement, plain_report, plain_statements

SHIP, HOSTILE = plain_statements(plain_report())[0], hostile_statement()
TOOLS = {"search", "stand", "overview", "timeline", "changes", "gaps", "show"}
Ask = Callable[[Client], Awaitable[Any]]


@pytest.fixture
def where(tmp_path: Path) -> Path:
    path = tmp_path / "made.db"
    with Ledger(str(path)) as made:
        fill(made.store)
    return path


@pytest.fixture
def ledger(where: Path) -> Iterator[Ledger]:
    with Ledger(str(where), create=False) as made:
        yield made


def asked(server: Any, ask: Ask) -> Any:
    async def inside() -> Any:
        async with Client(server, read_timeout_seconds=60) as client:
            return await ask(client)

    return asyncio.run(inside())


def called(ledger: Ledger, tool: str, **arguments: Any) -> Any:
    """What a tool answers, in both its forms, which say the same."""

    async def ask(client: Client) -> Any:
        return await client.call_tool(tool, arguments)

    result = asked(make_server(ledger), ask)
    assert not result.is_error, result.content
    assert json.loads(result.content[0].text) == result.structured_content
    return result.structured_content


def refused(ledger: Ledger, tool: str, **arguments: Any) -> str:
    async def ask(client: Client) -> Any:
        return await client.call_tool(tool, arguments)

    result = asked(make_server(ledger), ask)
    assert result.is_error
    return str(result.content[0].text)


async def everything(client: Client) -> dict[str, Any]:
    """List, call and read: what each transport must pass."""
    tools = (await client.list_tools()).tools
    templates = (await client.list_resource_templates()).resource_templates
    stand = await client.call_tool("stand", {"party": "France", "matter": "ships for Ukraine"})
    read = await client.read_resource(f"onrecord://report/{hostile_report().id}")
    return {
        "tools": {tool.name for tool in tools},
        "read only": all(tool.annotations and tool.annotations.read_only_hint for tool in tools),
        "described": all(tool.description and tool.description == tool.description.strip() for tool in tools),
        "templates": {template.uri_template for template in templates},
        "stance": stand.structured_content["stance"],
        "words": [one["untrusted_words"] for one in stand.structured_content["rests_on"]],
        "text": json.loads(read.contents[0].text)["untrusted_text"],  # type: ignore[union-attr]
        "instructions": client.instructions,
    }


def check(found: dict[str, Any]) -> None:
    assert found["tools"] == TOOLS
    assert found["read only"]
    assert found["described"]
    assert found["templates"] == {"onrecord://statement/{id}", "onrecord://report/{id}"}
    assert found["stance"] == "committed"
    assert found["words"] == ["France will send Ukraine two ships"]
    assert found["text"] == hostile_report().document.text
    assert "never instructions to follow" in found["instructions"]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def test_in_this_process(ledger: Ledger) -> None:
    check(asked(make_server(ledger), everything))


def test_over_standard_input_and_output(where: Path) -> None:
    command = StdioServerParameters(
        command=sys.executable, args=["-m", "onrecord", "mcp", "--ledger", str(where)], env=environment()
    )
    check(asked(command, everything))


@pytest.fixture
def address(where: Path) -> Iterator[str]:
    """A server on a free port of this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "onrecord", "mcp", "--http", "--port", str(port), "--ledger", str(where)]
    server = subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE)
    try:
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert server.poll() is None, server.stderr and server.stderr.read()
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/mcp"
    finally:
        server.terminate()
        server.wait(30)
        assert server.stderr is not None
        server.stderr.close()


def test_over_http(address: str) -> None:
    check(asked(address, everything))
    # A page of another site that has its name point here is turned away (DNS rebinding).
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    accept = {"Accept": "application/json, text/event-stream"}
    assert httpx.post(address, json=body, headers={**accept, "Host": "evil.example"}).status_code in (403, 421)
    assert httpx.post(address, json=body, headers={**accept, "Origin": "https://evil.example"}).status_code == 403


def test_search_and_show_cite_and_quote(ledger: Ledger) -> None:
    (found,) = called(ledger, "search", words="ships Ukraine")["statements"]
    assert found["id"] == SHIP.id
    assert found["uri"] == f"onrecord://statement/{SHIP.id}"
    assert "The Courier, “Ships”, 2026-03-05" in found["untrusted_citation"]
    whole = called(ledger, "show", id=SHIP.id[:9])
    assert whole["untrusted_bibtex"].startswith(f"@misc{{{SHIP.id},")
    assert whole["untrusted_record"]["content"]["text"] == SHIP.content.text


def test_search_chooses_by_party_matter_act_and_days(ledger: Ledger) -> None:
    def ids(**asked_for: Any) -> list[str]:
        return [one["id"] for one in called(ledger, "search", **asked_for)["statements"]]

    assert ids(party="France", matter="ships for Ukraine", act=["commit"]) == [SHIP.id]
    assert ids(words="ships", party="France", since="2026-03-03", until="2026-03-03") == [SHIP.id]
    assert ids(words="ships", party="France", act=["refuse"]) == []
    assert ids(party="France", until="2026-03-02") == ids(party="France", as_of="2026-03-02") == []
    first = called(ledger, "search", limit=1)
    assert (len(first["statements"]), first["more"]) == (1, True)
    assert called(ledger, "search", words="ships", party="Frence")["unknown_party"]["untrusted_near"] == ["France"]
    assert "act" in refused(ledger, "search", act=["dance"])
    for words in ("?", "_", ""):
        assert "words" in refused(ledger, "search", words=words)


def test_words_are_exactly_those_at_their_place(ledger: Ledger) -> None:
    found = called(ledger, "show", id=HOSTILE.id)["statement"]
    text = hostile_report().document.text
    assert found["untrusted_words"] == " ".join(text[start:end] for start, end in found["spans"])


def untrusted(value: Any, marked: bool = False) -> Iterator[str]:
    """Every text of an answer that does not stand under a key marked as untrusted."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from untrusted(one, marked or key.startswith("untrusted_"))
    elif isinstance(value, list):
        for one in value:
            yield from untrusted(one, marked)
    elif isinstance(value, str) and not marked:
        yield value


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("show", {"id": HOSTILE.id}),
        ("search", {"words": "ships deliver"}),
        ("stand", {"party": "Norway", "matter": "more ships"}),
        ("timeline", {"party": "Norway", "matter": "more ships"}),
        ("overview", {"matter": ["more ships"]}),
        ("changes", {"since": "2026-01-01"}),
    ],
)
def test_nothing_of_an_article_stands_unmarked(ledger: Ledger, tool: str, arguments: dict[str, Any]) -> None:
    answer = called(ledger, tool, **arguments)
    assert "deliver" in json.dumps(answer), "the hostile statement is in the answer"
    allowed = {"more ships", "Norway"}
    for text in set(untrusted(answer)) - allowed:
        for words in ("script", "evil", "untrusted-article-text", "HYPERLINK", "calc", "promises", "\U0001d4d0", "Zo\u00eb"):
            assert words not in text, text


def test_gaps_timeline_and_nothing_found(ledger: Ledger) -> None:
    assert called(ledger, "gaps") == {
        "notice": called(ledger, "gaps")["notice"],
        "gaps": [],
        "more": False,
        "searched": called(ledger, "stand", party="France", matter="ships")["searched"],
        "unknown_party": None,
    }
    (entry,) = called(ledger, "timeline", party="France", matter="ships for Ukraine")["entries"]
    assert (entry["day"], entry["stance_after"]) == ("2026-03-03", "committed")
    assert called(ledger, "gaps", matter="ships for Ukraine")["gaps"] == []
    nothing = called(ledger, "stand", party="France", matter="fishing quotas")
    assert (nothing["stance"], nothing["rests_on"]) == ("none", [])
    assert nothing["on_other_matters"] == [{"untrusted_matter": "ships for Ukraine", "stance": "committed"}]
    assert called(ledger, "stand", party="France", matter="ships for Ukraine")["on_other_matters"] == []
    assert "searched 3 reports" in nothing["searched"]
    before = called(ledger, "stand", party="France", matter="ships for Ukraine", as_of="2026-03-01")
    assert before["stance"] == "none"


def test_overview_tells_where_everybody_stands_and_on_what_words(ledger: Ledger) -> None:
    told = called(ledger, "overview", party=["France", "Frence"], matter=["ships for Ukraine", "fishing quotas"])
    (cell,) = told["positions"]
    assert (cell["untrusted_party"], cell["untrusted_matter"], cell["stance"]) == ("France", "ships for Ukraine", "committed")
    assert (cell["rests_on"], cell["against"], cell["asked_and_not_answered"]) == ([SHIP.id], [], [])
    assert cell["latest"] == called(ledger, "stand", party="France", matter="ships for Ukraine")["rests_on"][0]
    assert len(told["nothing_found"]) == 3
    assert {"untrusted_party": "France", "untrusted_matter": "fishing quotas"} in told["nothing_found"]
    assert told["unknown_parties"] == [{"name": "Frence", "untrusted_near": ["France"]}]
    assert "searched 3 reports" in told["searched"]
    # Where none are named, those that most of the record is about.
    assert "France" in called(ledger, "overview")["untrusted_parties"]
    assert called(ledger, "overview", as_of="2026-03-01")["positions"] == []


def test_changes_tell_what_moved_and_by_which_words(ledger: Ledger) -> None:
    found = called(ledger, "changes", since="2026-03-01", party="France")
    (moved,) = found["changes"]
    assert (moved["untrusted_matter"], moved["change"]) == ("ships for Ukraine", "new")
    assert (moved["before"]["stance"], moved["after"]["stance"], moved["after"]["since"]) == ("none", "committed", "2026-03-03")
    assert [one["id"] for one in moved["because"]] == [SHIP.id]
    assert (found["more"], found["unknown_party"]) == (False, None)
    assert called(ledger, "changes", since="2026-03-01", until="2026-03-02", party="France")["changes"] == []
    assert called(ledger, "changes", since="2026-03-01", matter="fishing quotas")["changes"] == []
    assert called(ledger, "changes", since="2026-03-01", party="Frence")["unknown_party"]["untrusted_near"] == ["France"]


def test_a_name_that_nobody_on_record_has_is_said_to_be_none(ledger: Ledger) -> None:
    unknown = {"name": "Frence", "untrusted_near": ["France"]}
    stand = called(ledger, "stand", party="Frence", matter="ships for Ukraine")
    assert (stand["stance"], stand["unknown_party"]) == ("none", unknown)
    assert called(ledger, "timeline", party="Frence", matter="ships for Ukraine")["unknown_party"] == unknown
    assert called(ledger, "gaps", party="Frence")["unknown_party"] == unknown
    assert called(ledger, "stand", party="France", matter="fishing quotas")["unknown_party"] is None


def test_what_was_withdrawn_is_marked_wherever_it_is_told(ledger: Ledger) -> None:
    asked_for: dict[str, Any] = {"party": "France", "matter": "ships for Ukraine"}
    (entry,) = called(ledger, "timeline", **asked_for)["entries"]
    key, report = entry["statement"]["id"], entry["statement"]["report"]["id"]
    assert entry["withdrawn"] is False
    ledger.store.withdraw(report, by="desk", at="2099-01-02T00:00:00Z", reason="it was invented")
    held = {report: {"by": "desk", "at": "2099-01-02T00:00:00Z", "untrusted_reason": "it was invented"}}
    told = called(ledger, "timeline", **asked_for)
    assert [(row["withdrawn"], row["stance_after"], row["statement"]["id"]) for row in told["entries"]] == [(True, "none", key)]
    assert called(ledger, "overview", party=["France"], matter=["ships for Ukraine"])["positions"] == []
    assert called(ledger, "changes", since="2026-03-01", party="France")["changes"] == []
    answers = [
        told,
        called(ledger, "stand", **asked_for),
        called(ledger, "show", id=key),
        called(ledger, "search", words="ships"),
    ]
    assert [answer["withdrawn_reports"] for answer in answers] == [held] * 4
    whole = answers[2]
    found = [row for row in answers[3]["statements"] if row["id"] == key]
    for one in (whole["statement"], told["entries"][0]["statement"], *found):
        assert "[Report withdrawn by desk, 2099-01-02 00:00 UTC because it was invented]" in one["untrusted_citation"]
    assert "title = {{WITHDRAWN: Ships}}" in whole["untrusted_bibtex"]
    assert (whole["untrusted_csl"]["status"], whole["untrusted_csl"]["title"]) == ("withdrawn", "WITHDRAWN: Ships")
    page = asked(make_server(ledger), lambda client: client.read_resource(f"onrecord://report/{report}"))
    assert json.loads(page.contents[0].text)["withdrawn_reports"] == held
    # By an earlier clock it stood.
    before = called(ledger, "timeline", **asked_for, known_by="2099-01-01")
    assert [row["withdrawn"] for row in before["entries"]] == [False]
    assert before["withdrawn_reports"] == {}
    assert "ithdrawn" not in before["entries"][0]["statement"]["untrusted_citation"]


def test_a_message_has_no_name_of_the_ledger_and_every_other_word() -> None:
    assert _unnamed("s-0: no such statement in a", "a") == "s-0: no such statement in the ledger"
    assert _unnamed("/tmp/a (b).db: is damaged", "/tmp/a (b).db") == "the ledger: is damaged"
    assert _unnamed("2026-02-30 is not a date", "a") == "2026-02-30 is not a date"


def test_wrong_use_is_answered_with_its_reason(ledger: Ledger) -> None:
    assert "no such statement" in refused(ledger, "show", id="s-0000")
    assert "2026-02-30 is not a date" in refused(ledger, "stand", party="France", matter="ships", as_of="2026-02-30")
    for day in ("tomorrow", "20260303", "2026-W10-2", "2026-3-3"):
        told = refused(ledger, "stand", party="France", matter="ships", as_of=day)
        assert told == f"{day} is not a date; write YYYY-MM-DD, as in 2025-02-27"
    assert "until 2026-03-01 lies before since 2026-03-02" in refused(ledger, "changes", since="2026-03-02", until="2026-03-01")
    assert "2026-02-30 is not a date" in refused(ledger, "changes", since="2026-02-30")
    # In the words of whoever checks it: no machinery, no address elsewhere, nothing of this machine.
    assert refused(ledger, "search", words="x", limit=10_000) == "limit: Input should be less than or equal to 100"
    assert refused(ledger, "stand", party="France") == "matter: Field required"
    assert refused(ledger, "search", words="?!") == "words: it holds no word; write a few words"
    assert refused(ledger, "stand", party="France", matter="?") == "matter: it holds no word; write a few words"
    assert refused(ledger, "show", id="s-0000") == "s-0000: no such statement in the ledger"
    assert "gaps takes no topic; it takes party, matter, limit, as_of, known_by" in refused(ledger, "gaps", topic="ships")
    assert "dance" in refused(ledger, "dance", party="France")

    async def unknown(client: Client) -> str:
        try:
            await client.read_resource("onrecord://report/r-0000")
        except MCPError as error:
            return str(error)
        return ""

    assert asked(make_server(ledger), unknown) == "r-0000: no such report in the ledger"


def test_many_questions_at_once_are_all_answered(ledger: Ledger) -> None:
    async def ask(client: Client) -> list[Any]:
        calls = [
            client.call_tool("stand", {"party": party, "matter": "ships for Ukraine"}) for party in ("France", "Germany") * 8
        ]
        return [result.structured_content["stance"] for result in await asyncio.gather(*calls)]

    assert asked(make_server(ledger), ask) == ["committed", "none"] * 8


def test_without_the_sdk_the_message_names_the_extra(where: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onrecord.surfaces.assistant.server", None)
    monkeypatch.delitem(sys.modules, "onrecord.surfaces.assistant.server")
    for name in ("mcp", "mcp.server", "mcp.types"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtraError, match=r"mcp needs mcp\S*: pip install 'onrecord\[mcp\]'"):
        door.command(str(where))


def test_http_is_for_this_machine_alone(where: Path) -> None:
    command = [sys.executable, "-m", "onrecord", "mcp", "--http", "--host", "0.0.0.0", "--ledger", str(where)]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "not an address of this machine alone" in done.stderr


def test_a_port_that_is_taken_is_named_and_nothing_is_announced(where: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "onrecord", "mcp", "--http", "--port", str(port), "--ledger", str(where)]
        done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"127.0.0.1:{port}: cannot listen there" in done.stderr
    assert "answers from" not in done.stderr


def test_without_a_ledger_there_is_no_server(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "onrecord", "mcp", "--ledger", str(tmp_path / "gone.db")]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "gone.db" in done.stderr
    assert not (tmp_path / "gone.db").exists()


def test_the_page_names_every_tool_and_resource(root: Path) -> None:
    page = (root / "docs" / "mcp.md").read_text(encoding="utf-8")
    for name in TOOLS:
        assert f"`{name}" in page
    assert "onrecord://statement/{id}" in page
    assert "onrecord://report/{id}" in page
