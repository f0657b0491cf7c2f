"""Article text is hostile: in JSON and in feeds it stays text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from fastapi.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.surfaces.tokens import Tokens
from onrecord.surfaces.web.app import Serving, create_app
from onrecord.types import Document, Report, sha256_of
from tests.surfaces.fakes import extract

API = "/api/v1"
WORDS = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> ]]>&amp; \u202eesrever\u202c \x1b[31m\x07\x00 =HYPERLINK(1) \ufffe"
)
TEXT = f"Norland promised to {WORDS}. Sudland refused to {'a' * 200_000}."
ADDRESS = "javascript:alert(3)"
ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    report = Report(Document(TEXT, sha256_of(TEXT)), "=cmd|' /C calc'!A0", "2026-03-05", ADDRESS, "<b>\u202e</b>", name="x")
    with Ledger.open(str(tmp_path / "hostile.db")) as ledger:
        ledger.add([(report, extract(report))], extractor="fake-1", at="2026-03-20T00:00:00Z")
        serving = Serving(ledger, Tokens(tmp_path / "t.json"), today=lambda: date(2026, 4, 1))
        with TestClient(create_app(serving), base_url="http://localhost") as made:
            yield made


@pytest.mark.parametrize("path", ["statements", "records", "reports", "matters", "changes?since=2026-01-01", "positions"])
def test_json_is_only_ever_json(client: TestClient, path: str) -> None:
    answer = client.get(f"{API}/{path}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert ACTING.search(answer.text) is None


def test_the_exact_words_come_back(client: TestClient) -> None:
    rows = json.loads(client.get(f"{API}/statements").content)["data"]
    assert {row["content"]["text"] for row in rows} == {WORDS, "a" * 200_000}
    report = client.get(f"{API}/reports/{rows[0]['document']['report']}").json()["data"]
    assert (report["text"], report["url"]) == (TEXT, ADDRESS)


@pytest.mark.parametrize(
    "path", ["statements.atom", "changes.atom?since=2026-01-01", "changes.atom?party=Norland&on=script alert"]
)
def test_a_feed_is_well_formed_and_nothing_in_it_acts(client: TestClient, path: str) -> None:
    answer = client.get(f"{API}/{path}")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    root = ET.fromstring(answer.content)
    atom = "{http://www.w3.org/2005/Atom}"
    entries = root.findall(f"{atom}entry")
    assert entries
    assert ACTING.search(answer.text) is None
    assert "<script" not in answer.text
    assert {child.tag.removeprefix(atom) for entry in entries for child in entry.iter()} <= {
        "entry", "id", "title", "updated", "summary", "content", "category", "author", "name", "link"
    }  # fmt: skip
    for link in root.iter(f"{atom}link"):
        assert link.get("href", "").startswith("http://localhost/")
    keys = [entry.findtext(f"{atom}id") for entry in entries]
    again = ET.fromstring(client.get(f"{API}/{path}").content)
    assert keys == [entry.findtext(f"{atom}id") for entry in again.findall(f"{atom}entry")]


@pytest.mark.parametrize(
    "words", ["<script>", "' OR 1=1 --", '"; DROP TABLE statements', "* NEAR( ^", "\u202e", "../../etc/passwd"]
)
def test_hostile_questions_are_answered_calmly(client: TestClient, words: str) -> None:
    for path in ("statements", "positions", "changes.atom"):
        params = {"words": words} if path == "statements" else {"party": words, "on": words}
        answer = client.get(f"{API}/{path}", params=params)
        # A name without a word is refused, in words that say so.
        wordless = path != "statements" and not any(map(str.isalnum, words))
        assert answer.status_code == (422 if wordless else 200), answer.text
        assert ACTING.search(answer.text) is None
