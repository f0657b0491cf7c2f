"""What is refused, with which status, always in the one shape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.surfaces.tokens import Scope
from onrecord.surfaces.web.app import Serving, create_app
from onrecord.surfaces.web.gate import COOKIE
from tests.surfaces.web.conftest import bearer

API = "/api/v1"


def told(answer: Any, status: int) -> dict[str, Any]:
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), answer.text
    problem: dict[str, Any] = answer.json()
    assert problem["status"] == status
    assert problem["detail"]
    assert set(problem) <= {"type", "title", "status", "detail", "errors"}
    return problem


@pytest.fixture
def abroad(serving: Serving) -> Iterator[TestClient]:
    """A server that others can reach: reading needs a token too."""
    app = create_app(replace(serving, open_reading=False, hosts=serving.hosts | {"record.example"}, reads=4))
    with TestClient(app, base_url="http://record.example") as made:
        yield made


@pytest.mark.parametrize(
    "path",
    ["stand", "stand?party=&on=x", "stand?party=x&on=y&as_of=2026-02-30", "statements?limit=0", "statements?limit=x",
     "statements?colour=red", "statements?act=sing", "statements?cursor=-1", "changes", "positions?" + "party=x&" * 13,
     "statements/s-XYZ", "statements?words=%00", "parties?cursor=99999999999"],
)  # fmt: skip
def test_wrong_values(client: TestClient, path: str) -> None:
    problem = told(client.get(f"{API}/{path}"), 422)
    assert problem["errors"][0]["at"].startswith(("query.", "path."))


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("gaps?as_of=2026-02-30", "2026-02-30 is not a date; write YYYY-MM-DD, as in 2025-02-27"),
        ("gaps?as_of=20260220", "20260220 is not a date; write YYYY-MM-DD, as in 2025-02-27"),
        ("positions?matter=border", "there is no such parameter here"),
    ],
)
def test_a_wrong_value_is_told_in_plain_words(client: TestClient, asked: str, message: str) -> None:
    assert told(client.get(f"{API}/{asked}"), 422)["errors"][0]["message"] == message


@pytest.mark.parametrize("path", ["changes", "statements", "reports", "statements.atom"])
def test_days_in_the_wrong_order(client: TestClient, path: str) -> None:
    problem = told(client.get(f"{API}/{path}?since=2026-03-10&until=2026-03-09"), 422)
    (one,) = problem["errors"]
    assert one["at"] == "query.until"
    assert "until 2026-03-09 lies before since 2026-03-10" in one["message"]
    assert client.get(f"{API}/{path}?since=2026-03-10&until=2026-03-10").status_code == 200


def test_what_is_not_there(client: TestClient, serving: Serving) -> None:
    for path in ("statements/s-0000000000000000", "reports/r-0000000000000000", "nothing", "statements/s-1/nothing"):
        problem = told(client.get(f"{API}/{path}"), 404)
        assert serving.ledger.name not in problem["detail"]


def test_wrong_methods_name_the_right_ones(client: TestClient) -> None:
    for method, path, allowed in (
        ("DELETE", "statements", "GET, HEAD"),
        ("PUT", "statements/s-1/judgements", "GET, POST, HEAD"),
        ("GET", "statements/s-1/merge", "POST"),
        ("OPTIONS", "gaps", "GET, HEAD"),
    ):
        answer = client.request(method, f"{API}/{path}")
        told(answer, 405)
        assert answer.headers["allow"] == allowed


def test_writing_needs_a_token_of_the_scope(client: TestClient, serving: Serving, ledger: Ledger) -> None:
    one = next(iter(list(ledger.select())))
    writes = [
        (f"statements/{one.id}/judgements", {"kind": "accept"}, "review"),
        (f"statements/{one.id}/split", {}, "review"),
        (f"statements/{one.id}/merge", {"other": one.id}, "review"),
        (f"reports/{one.report.id}/withdraw", {"reason": "x"}, "admin"),
    ]
    for path, body, scope in writes:
        answer = client.post(f"{API}/{path}", json=body)
        told(answer, 401)
        assert answer.headers["www-authenticate"].startswith("Bearer")
        less: Scope = "read" if scope == "review" else "review"
        told(client.post(f"{API}/{path}", json=body, headers=bearer(serving, less)), 403)
    assert list(ledger.judgements()) == []


@pytest.mark.parametrize("header", ["Bearer", "Bearer x", "Basic eDp5", "Bearer onr_00000000_" + "A" * 43, "\xff"])
def test_a_token_that_is_none_is_refused_even_where_reading_is_open(client: TestClient, header: str) -> None:
    told(client.get(f"{API}/statements", headers={b"Authorization": header.encode("latin-1")}), 401)


def test_a_revoked_token_is_none_at_once(client: TestClient, serving: Serving) -> None:
    header = bearer(serving, "read")
    assert client.get(f"{API}/gaps", headers=header).status_code == 200
    serving.tokens.revoke(header["Authorization"].split("_")[1], now="2026-03-21T00:00:00Z")
    told(client.get(f"{API}/gaps", headers=header), 401)


def test_judgements_are_in_the_name_of_the_token(client: TestClient, serving: Serving, ledger: Ledger) -> None:
    one, other = [statement.id for statement in list(ledger.select())][:2]
    header = bearer(serving, "review", "B. Judge")
    sent = [
        (f"{one}/judgements", {"kind": "accept", "reason": "read it"}),
        (f"{one}/judgements", {"kind": "correct", "field": "party", "value": "Sudland"}),
        (f"{one}/judgements", {"kind": "reject"}),
        (f"{one}/merge", {"other": other}),
        (f"{one}/split", {"reason": "no"}),
    ]
    kinds = []
    for path, body in sent:
        answer = client.post(f"{API}/statements/{path}", json=body, headers=header)
        assert (answer.status_code, answer.json()["data"]["by"]) == (201, "B. Judge")
        kinds.append(answer.json()["data"]["kind"])
    assert kinds == [held.kind for held in ledger.judgements()] == ["accept", "correct", "reject", "merge", "split"]
    admin = client.post(
        f"{API}/reports/{ledger.statement(one).report.id}/withdraw", json={"reason": "x"}, headers=bearer(serving, "admin")
    )
    assert admin.json()["data"]["kind"] == "withdrawn"


@pytest.mark.parametrize(
    "body",
    [{}, {"kind": "sing"}, {"kind": "correct"},
     {"kind": "correct", "field": "act", "value": "sing"}, {"kind": "accept", "x": 1},
     {"kind": "accept", "reason": "x" * 1_001}, [], None, "x"],
)  # fmt: skip
def test_wrong_bodies(client: TestClient, serving: Serving, ledger: Ledger, body: Any) -> None:
    one = next(iter(list(ledger.select()))).id
    answer = client.post(f"{API}/statements/{one}/judgements", json=body, headers=bearer(serving, "review"))
    told(answer, 422)
    assert list(ledger.judgements()) == []


def test_bodies_that_are_no_json_or_too_large(client: TestClient, serving: Serving, ledger: Ledger) -> None:
    one = next(iter(list(ledger.select()))).id
    header = {**bearer(serving, "review"), "Content-Type": "application/json"}
    path = f"{API}/statements/{one}/judgements"
    told(client.post(path, content=b"{", headers=header), 422)
    told(client.post(path, content=b'{"kind": "accept", "reason": "\\ud800"}', headers=header), 422)
    told(client.post(path, content=b"[" * 60_000, headers=header), 400)
    told(client.post(path, content=b" " * (serving.body_limit + 1), headers=header), 413)
    told(client.post(path, content=iter([b" " * 40_000] * 2), headers=header), 413)


def test_a_server_that_others_can_reach_asks_readers_for_a_token(abroad: TestClient, serving: Serving) -> None:
    for path in ("statements", "openapi.json", "changes.atom"):
        told(abroad.get(f"{API}/{path}"), 401)
    assert abroad.get("/docs").status_code == 401
    assert abroad.get("/health").status_code == 200


def test_readers_with_a_token_are_let_in_and_held_to_their_rate(abroad: TestClient, serving: Serving) -> None:
    header = bearer(serving, "read")
    assert [abroad.get(f"{API}/gaps", headers=header).status_code for _ in range(4)] == [200] * 4
    answer = abroad.get(f"{API}/gaps", headers=header)
    told(answer, 429)
    assert int(answer.headers["retry-after"]) > 0
    assert abroad.get(f"{API}/gaps", headers=bearer(serving, "read", "Another")).status_code == 200


def test_what_one_may_see_is_not_kept_for_another(abroad: TestClient, serving: Serving) -> None:
    assert abroad.get(f"{API}/statements", headers=bearer(serving, "read")).status_code == 200
    told(abroad.get(f"{API}/statements"), 401)


def test_a_cookie_writes_only_from_our_own_pages(client: TestClient, serving: Serving, ledger: Ledger) -> None:
    one = next(iter(list(ledger.select()))).id
    client.cookies.set(COOKIE, serving.key)
    path, body = f"{API}/statements/{one}/judgements", {"kind": "accept"}
    told(client.post(path, json=body, headers={"Origin": "https://evil.example"}), 403)
    assert client.post(path, json=body, headers={"Origin": "http://localhost"}).status_code == 201


def test_a_fault_of_ours_is_told_without_its_inside(serving: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Ledger, id: str) -> None:
        raise RuntimeError("secret inside")

    monkeypatch.setattr(Ledger, "report", broken)
    with TestClient(create_app(serving), base_url="http://localhost", raise_server_exceptions=False) as client:
        answer = client.get(f"{API}/reports/r-0000000000000000")
    assert "secret" not in told(answer, 500)["detail"]
    assert answer.headers["x-content-type-options"] == "nosniff"
