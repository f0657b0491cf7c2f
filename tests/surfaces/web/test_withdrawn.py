"""What an outlet withdrew is marked wherever it is shown, by who, when and why, and no stance is drawn from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from onrecord.ledger import Ledger, Selection
from onrecord.surfaces.tokens import Tokens
from onrecord.surfaces.web.app import Serving, create_app
from onrecord.types import Statement
from tests.surfaces.web import demo

WHY = "the minister <denied> it"
MARK = 'Report withdrawn by Harbour News, <span class="day">2026-03-20</span> 09:30 UTC because the minister &lt;denied&gt; it'
PAIR = "/stand?party=Sudland&on=lifting+the+grain+embargo"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """The demo, of which Harbour News took its report back: Sudland's refusal and Norland's promise on the grain embargo."""
    with Ledger.open(str(demo.fill(tmp_path / "demo.db")), create=False) as opened:
        yield opened


@pytest.fixture
def gone(ledger: Ledger) -> Statement:
    (one,) = ledger.select(Selection(words=("Bo Lind",)))
    ledger.withdraw(one.report.id, by="Harbour News", at="2026-03-20T09:30:00Z", reason=WHY)
    return one


@pytest.fixture
def page(ledger: Ledger, gone: Statement, tmp_path: Path) -> Iterator[TestClient]:
    serving = Serving(ledger, Tokens(tmp_path / "tokens.json"), today=lambda: date(2026, 4, 2))
    with TestClient(create_app(serving), base_url="http://localhost", headers={"accept": "text/html"}) as made:
        yield made


def get(client: TestClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text[:300]
    return answer.text


def test_a_statement_says_who_withdrew_its_report_and_not_that_it_was_rejected(page: TestClient, gone: Statement) -> None:
    text = get(page, f"/statement/{gone.id}")
    (banner,) = re.findall(r'<p class="verdict gone">.*?</p>', text, re.DOTALL)
    assert MARK in banner
    assert "Rejected in review" not in text


def test_each_form_of_citing_says_it(page: TestClient, gone: Statement, ledger: Ledger) -> None:
    def forms(id: str) -> list[str]:
        return re.findall(r"<pre[^>]*>(.*?)</pre>", get(page, f"/statement/{id}"), re.DOTALL)

    plain, bibtex, csl = forms(gone.id)
    assert f"[{MARK}] [s-" in plain
    assert "title = {{WITHDRAWN: " in bibtex
    assert "&#34;title&#34;: &#34;WITHDRAWN: " in csl
    others = [one.id for one in ledger.select() if one.report.id != gone.report.id]
    assert others
    assert not [one for one in others if re.search("withdrawn", "".join(forms(one)), re.IGNORECASE)]


def test_a_report_says_that_it_was_withdrawn(page: TestClient, gone: Statement, ledger: Ledger) -> None:
    assert get(page, f"/report/{gone.report.id}").count(MARK) == 1
    others = [one.id for one in ledger.reports() if one.id != gone.report.id]
    assert others
    assert not [one for one in others if "ithdrawn" in get(page, f"/report/{one}")]


def test_the_queue_says_it_too(page: TestClient) -> None:
    newest = get(page, "/review")
    assert "Harbour News" in newest
    assert MARK in newest


def cards(text: str) -> dict[str, str]:
    """Each card by the id of its statement."""
    found = re.findall(r'<article class="card.*?</article>', text, re.DOTALL)
    return {re.search(r"/statement/(s-\w+)", card)[1]: card for card in found}  # type: ignore[index]


def test_a_card_of_a_search_is_marked_and_those_of_other_reports_are_not(page: TestClient, gone: Statement) -> None:
    found = cards(get(page, "/search?q=embargo"))
    marked = {one for one, card in found.items() if MARK in card}
    assert gone.id in marked
    assert len(found) - len(marked) == 2


def test_by_a_day_before_it_was_withdrawn_nothing_is_marked(page: TestClient, ledger: Ledger) -> None:
    later = next(one for one in ledger.select() if one.report.title == "Ferries for the strait")
    ledger.withdraw(later.report.id, by="The Courier", at="2026-05-01T00:00:00Z", reason="later")
    assert "Report withdrawn by The Courier" in get(page, "/search?q=ferries")
    known = get(page, "/search?q=ferries&known_by=2026-04-02")
    assert cards(known)
    assert "Report withdrawn" not in known


def test_what_was_left_out_of_a_position_is_listed_and_marked(page: TestClient, gone: Statement) -> None:
    text = get(page, PAIR)
    section = text.partition("Left out, since the report was withdrawn")[2].partition("</section>")[0]
    assert list(cards(section)) == [gone.id]
    assert MARK in section
    assert "Left out" not in get(page, "/stand?party=Norland&on=ferries")


def test_no_stance_of_the_chart_or_the_table_rests_on_it(page: TestClient, gone: Statement) -> None:
    text = get(page, PAIR)
    assert "Committed" in re.search(r'<p class="verdict.*?</p>', text, re.DOTALL)[0]  # type: ignore[index]
    for chart in re.findall(r'<svg class="plot .*?</svg>', text, re.DOTALL):
        (mark,) = re.findall(r'<a class="point a-refuse out".*?</a>', chart, re.DOTALL)
        assert "; report withdrawn" in mark
        assert 'class="strike"' in mark
        assert set(re.findall(r'class="step k-(\w+)"', chart)) == {"committed"}
    rows = re.findall(r'<tr role="row"><td.*?</tr>', text, re.DOTALL)
    (row,) = [one for one in rows if gone.id in one]
    assert "report withdrawn</span>" in row
    assert "contradictory" not in row
    sources = text.partition('id="sources"')[2]
    assert sources.count("<b>withdrawn</b>") == 1


def test_a_position_that_rested_on_it_alone_is_none_and_draws_no_line(
    page: TestClient, ledger: Ledger, gone: Statement
) -> None:
    only = [one for one in ledger.select() if one.report.id == gone.report.id]
    for one in ledger.reports():
        if one.id != only[0].report.id:
            ledger.withdraw(one.id, by="all", at="2026-03-21T00:00:00Z")
    text = get(page, PAIR)
    assert "Nothing found on record" in text
    assert "Left out, since the report was withdrawn" in text
    assert 'class="step' not in text


@pytest.mark.parametrize(
    "path",
    ["statements?words=embargo", "stand?party=Sudland&on=grain embargo", "timeline?party=Sudland&on=grain embargo",
     "statements/{id}", "reports/{report}/statements"],
)  # fmt: skip
def test_rest_names_the_withdrawn_reports_of_an_answer(page: TestClient, gone: Statement, path: str) -> None:
    asked = f"/api/v1/{path.format(id=gone.id, report=gone.report.id)}"
    (held,) = page.get(asked).json()["meta"]["withdrawn"].items()
    assert (held[0], held[1]["by"], held[1]["reason"]) == (gone.report.id, "Harbour News", WHY)


def test_rest_marks_nothing_that_nobody_withdrew_by_then(page: TestClient) -> None:
    for path in ("statements?words=ferries", "statements?words=embargo&known_by=2026-03-19", "gaps", "records"):
        assert page.get(f"/api/v1/{path}").json()["meta"]["withdrawn"] == {}


def test_a_feed_says_it_and_has_the_entry_anew(page: TestClient, gone: Statement) -> None:
    feed = page.get("/api/v1/statements.atom").text
    entries = dict(re.findall(r"<entry>\n<id>[^<]*(s-\w+)</id>(.*?)</entry>", feed, re.DOTALL))
    assert "(report withdrawn)</title>" in entries[gone.id]
    assert "[Report withdrawn by Harbour News, 2026-03-20" in entries[gone.id]
    assert sum("(report withdrawn)" in one for one in entries.values()) == 2
    # Read on 2 April, which is after the day of the withdrawal; one of the day after makes it new again.
    page.app.state.serving.ledger.withdraw(  # type: ignore[attr-defined]
        next(one.report.id for one in page.app.state.serving.ledger.select() if one.act == "evade"),  # type: ignore[attr-defined]
        by="The Courier", at="2026-04-03T00:00:00Z",
    )  # fmt: skip
    later = page.get("/api/v1/statements.atom?words=help").text
    assert later.count("<updated>2026-04-03T00:00:00Z</updated>") == 2
