"""What a reader takes from a page: whose words stand in quotation marks, who told whom, and where signing in leads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.surfaces.tables import passage_text
from onrecord.surfaces.tokens import Tokens
from onrecord.surfaces.web.app import Serving, create_app
from onrecord.surfaces.web.pages.text import words
from onrecord.types import Interval, SaidOn
from tests.surfaces.web import demo
from tests.surfaces.web.test_pages import serve

HERE = {"sec-fetch-site": "same-origin"}
TEXT = "The harbour said that it will “never” open on a Sunday. “We shall see,” Ada Holm said."


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    """One of no named speaker in indirect speech with a quoted word, one in direct speech, and the demo."""
    of = demo.report(TEXT, "The Courier", "2026-03-22", "Harbour")
    made = demo.statement(of, demo.Told("refuse", "that it will “never” open on a Sunday", "Ada Holm", "Norland", "Sundays"))
    said = replace(demo.statement(of, demo.Told("state", "We shall see", "Ada Holm", "Norland", "Sundays")), speech="direct")
    path = demo.fill(tmp_path / "demo.db", (of, [replace(made, speech="mixed", speaker=None), said]))
    with Ledger.open(str(path), create=False) as ledger:
        yield Serving(ledger, Tokens(tmp_path / "tokens.json"), today=lambda: date(2026, 4, 2), key="the-key")


@pytest.fixture
def page(serving: Serving) -> Iterator[TestClient]:
    with TestClient(create_app(serving), base_url="http://localhost", headers={"accept": "text/html"}) as made:
        yield made


def test_only_what_was_said_in_these_words_stands_in_quotation_marks(page: TestClient) -> None:
    listed = page.get("/search?q=open+Sunday").text
    assert "<bdi>that it will “never” open on a Sunday</bdi></a></blockquote>" in listed
    assert "“<bdi>" not in listed
    (found,) = set(re.findall(r"/statement/s-\w+", listed))
    assert "“<bdi>that it will" not in page.get(found).text.partition("Every field")[0]
    assert "“<bdi>We shall see</bdi>”" in page.get("/search?q=shall").text


def test_where_nothing_is_found_the_matters_of_the_party_are_named(page: TestClient) -> None:
    text = page.get("/stand?party=Norland&on=fishing").text
    assert "Nothing by <bdi>Norland</bdi>" in text
    others = text.partition('id="others"')[2]
    led = [unescape(one) for one in re.findall(r'href="(/stand\?[^"]+)"', others)]
    assert len(led) > 2
    assert not [one for one in led if "was found. That is no position" in page.get(one).text]
    assert "Nobody called <b><bdi>Atlantis</bdi></b> is on record." in page.get("/stand?party=Atlantis&on=fishing").text


def test_what_was_said_on_another_day_than_its_report_says_when(tmp_path: Path) -> None:
    of = demo.report("Westland promised to send ships. Westland promised to send trains.", "The Courier", "2026-03-05", "Old")
    of_day, before = (
        demo.statement(of, demo.Told("commit", content, "Westland", "Westland", f"sending {thing}", "promised"))
        for content, thing in (("to send ships", "ships"), ("to send trains", "trains"))
    )
    old = replace(before, said_on=SaidOn(Interval("2025-12-01", "2025-12-31")))
    for page in serve(demo.fill(tmp_path / "old.db", (of, [of_day, old]))):
        told = page.get("/search?q=Westland+send").text
        assert re.findall(r"<time>(said [^<]*)</time>", told) == ["said 2025-12-01 to 2025-12-31 (inferred)"]


def test_an_error_is_headed_by_words_for_people(page: TestClient) -> None:
    asked = page.get("/gaps?as_of=soon", headers={"accept": "text/html"})
    assert (asked.status_code, "<h1>This cannot be asked so</h1>" in asked.text) == (422, True)
    assert "As of: soon is not a date; write YYYY-MM-DD" in asked.text
    assert page.get("/api/v1/gaps?as_of=soon").json()["title"] == "Unprocessable Entity"


def test_a_report_without_a_title_is_called_by_how_it_begins(tmp_path: Path) -> None:
    of = demo.report("Norland will reopen the harbour, Ada Holm said.", "The Courier", "2026-03-22", None)
    made = demo.statement(of, demo.Told("commit", "Norland will reopen the harbour", "Ada Holm", "Norland", "harbour"))
    path = demo.fill(tmp_path / "demo.db", (replace(of, name="reports/secret.jsonl:1"), [made]))
    with Ledger.open(str(path), create=False) as ledger:
        serving = Serving(ledger, Tokens(tmp_path / "tokens.json"), today=lambda: date(2026, 4, 2))
        with TestClient(create_app(serving), base_url="http://localhost", headers={"accept": "text/html"}) as client:
            for address in ("/stand?party=Norland&on=harbour", f"/report/{of.id}"):
                text = client.get(address).text
                assert "without a title:</span> <bdi>Norland will reopen the harbour, Ada Holm said.</bdi>" in text
                assert "secret" not in text


def test_what_the_value_of_a_field_means_stands_beside_it(page: TestClient) -> None:
    (found,) = set(re.findall(r"/statement/s-\w+", page.get("/search?q=open+Sunday").text))
    fields = re.sub(r"<.*?>", "", page.get(found).text.partition('id="fields"')[2])
    assert "firmness2 of 3 specific or firm" in fields
    assert (
        "speechmixed in the reporter&#39;s words, some of them quoted" in fields
        or "speechmixed in the reporter's words, some" in fields
    )
    assert "polaritydo that it be done" in fields


def chain(text: str) -> str:
    """Through whom the first card says that it came, without tags."""
    found = re.search(r'<p class="meta soft">(.*?)</p>', text)
    assert found is not None
    return re.sub(r"<.*?>", "", found[1])


def test_a_chain_without_a_speaker_begins_with_the_outlet(page: TestClient) -> None:
    assert chain(page.get("/search?q=open+Sunday").text) == "The Courier, 2026-03-22"
    relayed = chain(page.get("/search?q=ferries&act=consider").text)
    assert relayed == "Ada Holm ›told A harbour official (unnamed) ›in Evening Post, 2026-03-03"


def test_a_cut_leaves_out_more_than_its_note_takes() -> None:
    assert "more characters" not in words("a" * 184, 160)
    assert "… 25 more characters" in words("a" * 185, 160)


def test_signing_in_for_a_verdict_leads_back_to_the_statement(page: TestClient, serving: Serving) -> None:
    (one, *_) = serving.ledger.select()
    sent = page.post(f"/statement/{one.id}/judge", data={"verdict": "accept"}, headers=HERE, follow_redirects=False)
    form = page.get(sent.headers["location"]).text
    onward = re.search(r'name="next" value="(.*?)"', form)
    assert onward is not None
    entered = page.post("/sign-in", data={"token": serving.key, "next": onward[1]}, headers=HERE)
    assert (entered.status_code, entered.url.path) == (200, f"/statement/{one.id}")


def test_the_form_says_which_token_it_takes_and_what_reading_needs(page: TestClient, serving: Serving) -> None:
    assert "onrecord token new NAME --scope review" in page.get("/sign-in").text
    assert "Reading needs no name" in page.get("/sign-in").text
    with TestClient(create_app(replace(serving, open_reading=False)), base_url="http://localhost") as closed:
        asked = closed.get("/sign-in", headers={"accept": "text/html"}).text
    assert "reading needs a token too" in asked
    assert "Reading needs no name" not in asked


def test_a_table_on_a_terminal_quotes_no_more_than_the_pages(serving: Serving) -> None:
    told = [passage_text(one).plain for one in serving.ledger.select() if one.matter and one.matter.name == "Sundays"]
    assert sorted(one.splitlines()[0] for one in told) == ["that it will “never” open on a Sunday", "“We shall see”"]
