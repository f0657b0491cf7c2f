"""Each route of REST: the answers of the command line, their shape, paging, entity tags."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.surfaces.web.api.describing import describe
from onrecord.surfaces.web.app import Serving, create_app
from tests.surfaces.conftest import Run
from tests.surfaces.web.conftest import bearer

API = "/api/v1"
ROOT = Path(__file__).resolve().parents[3]
# A route, and the command whose JSON lines (or one JSON object) it gives.
SAME = {
    "statements?words=border": ("search", "border", "--format", "jsonl"),
    # By another spelling of the party, and other words for the matter.
    "statements?party=the NORLAND": ("search", "norland", "--party", "the NORLAND", "--format", "jsonl"),
    "statements?on=opening of a border": ("search", "norland", "--on", "opening of a border", "--format", "jsonl"),
    "statements?party=Nrland": ("search", "border", "--party", "Nrland", "--format", "jsonl"),
    "stand?party=Nrland&on=the border": ("stand", "Nrland", "--on", "the border", "--format", "json"),
    "stand?party=Norland&on=open the border": ("stand", "Norland", "--on", "open the border", "--format", "json"),
    "timeline?party=Norland&on=open the border": ("timeline", "Norland", "--on", "open the border", "--format", "jsonl"),
    "gaps?on=the opening": ("gaps", "--on", "the opening", "--format", "jsonl"),
    "gaps": ("gaps", "--format", "jsonl"),
    "changes?since=2026-03-01&on=the ferries": ("changes", "--since", "2026-03-01", "--on", "the ferries", "--format", "jsonl"),
    "changes?since=2026-03-06": ("changes", "--since", "2026-03-06", "--format", "jsonl"),
    "overdue?as_of=2026-04-01": ("overdue", "--as-of", "2026-04-01", "--format", "jsonl"),
    "records": ("export", "record"),
}


def get(client: TestClient, path: str) -> Any:
    answer = client.get(f"{API}/{path}")
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.parametrize(("path", "command"), SAME.items(), ids=list(SAME))
def test_it_answers_what_the_command_line_answers(client: TestClient, told: Run, path: str, command: tuple[str, ...]) -> None:
    told_lines = told(*command).stdout
    whole = path.startswith("stand")
    expected = json.loads(told_lines) if whole else [json.loads(line) for line in told_lines.splitlines()]
    assert get(client, path)["data"] == expected


def test_one_statement_is_what_show_prints(client: TestClient, told: Run, ledger: Ledger) -> None:
    for one in list(ledger.select()):
        printed = json.loads(told("show", one.id, "--format", "json").stdout)
        assert get(client, f"statements/{one.id}")["data"] == printed
        assert get(client, f"statements/{one.id[:12]}")["data"] == printed
        assert get(client, f"statements/{one.id}/record")["data"]["versions"][0]["statement"] == one.id


def test_the_words_of_a_statement_are_in_its_report(client: TestClient, ledger: Ledger) -> None:
    for row in get(client, "statements")["data"]:
        text = get(client, f"reports/{row['document']['report']}")["data"]["text"]
        assert " … ".join(text[start:end] for start, end in row["content"]["spans"]) == row["content"]["text"]
        assert row in get(client, f"reports/{row['document']['report']}/statements")["data"]


def test_the_matrix_holds_the_positions(client: TestClient) -> None:
    data = get(client, "positions?party=Norland&party=Sudland&on=open the border&on=pay the ferry")["data"]
    for row, party in zip(data["cells"], data["parties"], strict=True):
        for cell, matter in zip(row, data["matters"], strict=True):
            alone = get(client, f"stand?party={party}&on={matter}")["data"]
            assert (cell["stance"], cell["answer"], cell["since"]) == (alone["stance"], alone["answer"], alone["since"])
            assert cell["standing"] == [one["id"] for one in alone["standing"]]
    unnamed = get(client, "positions")["data"]
    assert {"Norland", "Sudland"} <= set(unnamed["parties"])


def test_finding_ones_way(client: TestClient) -> None:
    assert {(one["name"], one["statements"]) for one in get(client, "parties")["data"]} == {("Norland", 2), ("Sudland", 1)}
    assert [one["name"] for one in get(client, "matters?party=Sudland")["data"]] == ["pay the ferry"]


@pytest.mark.parametrize(
    "path", ["statements", "statements?order=oldest", "reports", "records", "timeline?party=Norland&on=open the border",
             "parties", "matters", "changes?since=2026-03-01", "gaps", "overdue"]
)  # fmt: skip
def test_pages_together_are_the_whole(client: TestClient, path: str) -> None:
    whole, pieces, cursor = get(client, path)["data"], [], ""
    for _ in range(10):
        joined = f"{path}{'&' if '?' in path else '?'}limit=1{cursor}"
        answer = get(client, joined)
        pieces += answer["data"]
        if answer["meta"]["next"] is None:
            break
        cursor = f"&cursor={answer['meta']['next']}"
    assert pieces == whole
    if path.startswith(("statements", "reports", "records", "timeline")):
        assert len(whole) > 1


def test_the_two_clocks(client: TestClient) -> None:
    early = get(client, "stand?party=Norland&on=open the border&as_of=2026-03-06")
    late = get(client, "stand?party=Norland&on=open the border")
    assert (early["data"]["stance"], late["data"]["stance"]) == ("committed", "refused")
    assert (early["meta"]["as_of"], late["meta"]["as_of"]) == ("2026-03-06", None)
    assert get(client, "statements?known_by=2020-01-01")["data"] == []
    assert get(client, "overdue")["meta"]["as_of"] == "2026-04-01"


def test_an_entity_tag_saves_the_answer(client: TestClient, serving: Serving, ledger: Ledger) -> None:
    first = client.get(f"{API}/statements")
    tag = first.headers["etag"]
    again = client.get(f"{API}/statements", headers={"If-None-Match": f'"x", W/{tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(f"{API}/statements", headers={"If-None-Match": '"other"'}).content == first.content
    head = client.head(f"{API}/statements")
    assert (head.status_code, head.content, head.headers["content-length"]) == (200, b"", str(len(first.content)))
    one = next(iter(first.json()["data"]))["id"]
    before = client.get(f"{API}/statements/{one}/judgements")
    client.post(f"{API}/statements/{one}/judgements", json={"kind": "accept"}, headers=bearer(serving, "review"))
    after = client.get(f"{API}/statements/{one}/judgements", headers={"If-None-Match": before.headers["etag"]})
    assert (after.status_code, len(after.json()["data"])) == (200, 1)


def test_every_route_is_in_the_guide(serving: Serving) -> None:
    guide = (ROOT / "docs" / "rest.md").read_text(encoding="utf-8")
    document = describe(create_app(serving))
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            row = f"| {method.upper()} | `{path.removeprefix(API)}` |"
            assert row in guide, f"docs/rest.md lacks {row}"
            assert operation["description"], path
    rows = [line for line in guide.splitlines() if line.startswith(("| GET |", "| POST |"))]
    assert len(rows) == sum(len(operations) for operations in document["paths"].values())


def test_every_parameter_and_field_of_a_body_has_a_type_and_most_an_example(serving: Serving) -> None:
    document = describe(create_app(serving))
    for path, operations in document["paths"].items():
        for operation in operations.values():
            for parameter in operation.get("parameters", []):
                assert parameter["schema"], (path, parameter)
                assert "null" not in str(parameter["schema"]), "no address has a null"
    named = document["components"]["schemas"]
    assert {"Problem", "ProblemItem"} <= set(named)
    assert "HTTPValidationError" not in named


def test_the_page_of_the_document_loads_nothing_from_elsewhere(client: TestClient) -> None:
    page = client.get("/docs").text
    assert "://" not in page
    for address in [part.split('"')[0] for part in page.replace("href=", "src=").split('src="')[1:]]:
        answer = client.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
