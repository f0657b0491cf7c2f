"""Who is let in, and what every answer carries."""

from __future__ import annotations

from dataclasses import replace

from fastapi.testclient import TestClient

from onrecord.surfaces.web.app import Serving, create_app
from onrecord.surfaces.web.gate import COOKIE
from onrecord.surfaces.web.headers import SECURITY


def test_every_answer_carries_the_security_headers(client: TestClient) -> None:
    for path in ("/health", "/sign-in", "/nothing", "/api/v1/nothing", "/static/nothing"):
        answer = client.get(path)
        assert {name: answer.headers[name] for name in SECURITY} == SECURITY, path
    assert "unsafe" not in SECURITY["Content-Security-Policy"]


def test_a_name_that_is_not_ours_is_refused(client: TestClient) -> None:
    answer = client.get("/health", headers={"Host": "rebound.example"})
    assert (answer.status_code, answer.headers["content-type"]) == (421, "application/problem+json")


def test_the_printed_key_signs_in_and_a_wrong_one_does_not(client: TestClient, serving: Serving) -> None:
    assert client.get("/sign-in", params={"key": "x" * 43}).status_code == 401
    answer = client.get("/sign-in", params={"key": serving.key, "next": "/x"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/x")
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "SameSite=strict" in answer.headers["set-cookie"]


def test_signing_in_never_leads_to_another_host(client: TestClient, serving: Serving) -> None:
    for onward in ("//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "/a\r\nX: y"):
        answer = client.get("/sign-in", params={"key": serving.key, "next": onward}, follow_redirects=False)
        assert answer.headers["location"] == "/", onward


def test_a_form_of_another_site_cannot_write(client: TestClient, serving: Serving) -> None:
    client.cookies.set(COOKIE, serving.key)
    for headers in ({}, {"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}):
        assert client.post("/sign-out", headers=headers).status_code == 403, headers
    for headers in ({"Origin": "http://localhost"}, {"Sec-Fetch-Site": "same-origin"}):
        client.cookies.set(COOKIE, serving.key)
        assert client.post("/sign-out", headers=headers, follow_redirects=False).status_code == 303, headers


def test_a_body_that_is_too_large_is_refused_whole_or_in_pieces(client: TestClient, serving: Serving) -> None:
    whole = client.post("/sign-in", data={"token": "x" * serving.body_limit})
    pieces = client.post(
        "/sign-in",
        content=(b"token=" + b"x" * 10_000 for _ in range(10)),
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )
    for answer in (whole, pieces):
        assert (answer.status_code, answer.headers["content-type"]) == (413, "application/problem+json")


def test_who_writes_too_often_waits(serving: Serving) -> None:
    with TestClient(create_app(replace(serving, writes=3)), base_url="http://localhost") as client:
        answers = [client.post("/sign-in", data={"token": "x"}) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [401, 401, 401, 429]
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 21


def test_errors_are_pages_for_people_and_problems_for_programs(client: TestClient) -> None:
    page = client.get("/nothing/<script>", headers={"Accept": "text/html"})
    assert page.headers["content-type"].startswith("text/html")
    assert "<script>" not in page.text
    told = client.get("/nothing").json()
    assert told == {"type": "about:blank", "title": "Not Found", "status": 404, "detail": "there is nothing at /nothing"}
