"""The lists as they are sent: *gaps*, *changes*, *overdue*, *search*, of all and of one party."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.surfaces.web import demo
from tests.surfaces.web.test_pages import get, serve


@pytest.fixture
def page(tmp_path: Path) -> Iterator[TestClient]:
    yield from serve(demo.fill(tmp_path / "demo.db"))


def test_every_list_that_is_searched_for_says_in_what(page: TestClient) -> None:
    for address in ("/gaps", "/changes?since=2026-03-10", "/overdue", "/search?q=ferry"):
        assert re.search(r"Searched \d reports and \d+ statements, published", get(page, address)), address


def test_a_change_within_one_stance_shows_how_firm_it_was_and_is(tmp_path: Path) -> None:
    rows = []
    for day, content, firmness in (("2026-03-05", "to send one ship", 2), ("2026-03-20", "to send two ships by rail", 3)):
        of = demo.report(f"Westland promised {content}.", "The Courier", day, "Ships")
        told = demo.Told("commit", content, "Westland", "Westland", "sending ships", "promised", firmness=firmness)
        rows.append((of, [demo.statement(of, told)]))
    for page in serve(demo.fill(tmp_path / "firm.db", *rows)):
        turn = re.search(
            r'kind-firmer">.*?class="turn">(.*?)</p>', get(page, "/changes?since=2026-03-10&party=Westland"), re.DOTALL
        )
        assert turn is not None
        assert re.findall(r"firmness \d of 3(?=<)", turn[1]) == ["firmness 2 of 3", "firmness 3 of 3"]
        # Where the stance itself changed, it says enough.
        assert "firmness" not in "".join(
            re.findall(r'class="turn">(.*?)</p>', get(page, "/changes?since=2026-03-14&party=Norland"))
        )


@pytest.mark.parametrize("address", ["/gaps", "/changes?since=2026-03-01", "/overdue", "/search?q=ferry"])
def test_a_page_after_the_end_is_no_finding(page: TestClient, address: str) -> None:
    sign = "&" if "?" in address else "?"
    answer = page.get(f"{address}{sign}page=99", headers={"Accept": "text/html"})
    assert answer.status_code == 404
    (beginning,) = re.findall(r'This list has no page 99. <a href="([^"]+)">', answer.text)
    assert not re.search("Nobody|No question|No position|Nothing with|No statement", answer.text)
    assert "no page" not in get(page, beginning.replace("&amp;", "&"))


def test_the_way_out_of_a_chosen_day_says_where_it_leads(page: TestClient) -> None:
    assert ">Today</a>" in get(page, "/overdue?as_of=2026-03-20")
    assert ">Today</a>" in get(page, "/overdue?known_by=2026-03-20")
    # The day of the server's clock is 2 April: there is nothing to go back to.
    assert ">Today</a>" not in get(page, "/overdue")
    assert ">Today</a>" not in get(page, "/overdue?as_of=2026-04-02&within=30")
    assert ">Any date</a>" in get(page, "/gaps?as_of=2026-03-20")


@pytest.mark.parametrize("address", ["/gaps?", "/changes?since=2026-03-01&", "/overdue?within=365&"])
def test_a_list_of_one_party_holds_nobody_else_and_keeps_it_in_its_links(page: TestClient, address: str) -> None:
    whole, one, nobody = (get(page, f"{address}party={name}") for name in ("", "Sudland", "Westland"))
    heads = [
        re.findall(r'class="meta"><span class="hide">Who is bound or asked:</span><b><bdi>(\w+)', html) for html in (whole, one)
    ]
    assert set(heads[1]) == {"Sudland"}
    assert len(heads[1]) <= len(heads[0])
    assert 'name="party" value="Sudland"' in one
    assert "Everybody</a>" in one
    assert "Everybody</a>" not in whole
    assert re.search(r'class="empty">[^<]*(?:<b>)?<bdi>Westland</bdi>', nobody)


@pytest.mark.parametrize(
    "address", ["/gaps?", "/changes?since=2026-03-01&", "/overdue?within=365&", "/stand?on=sending+ships&", "/stand?on=fish&"]
)
def test_of_a_name_that_nobody_has_no_list_says_that_nothing_is_open(page: TestClient, address: str) -> None:
    html = get(page, f"{address}party=Sudlnd&known_by=2030-01-01")
    (said,) = re.findall(r'class="empty">(.*?)</p>', html, re.DOTALL)
    assert said.startswith("Nobody called <b><bdi>Sudlnd</bdi></b> is on record: did you mean <a")
    (onward,) = re.findall(r'href="([^"]*)"><bdi>Sudland', said)
    # The link keeps what else was chosen.
    assert onward.startswith(address.split("?", maxsplit=1)[0])
    for kept in ("party=Sudland", "known_by=2030-01-01", *re.findall(r"(?:since|within)=[\d-]+", address)):
        assert kept in onward
    assert "Nobody called" not in get(page, f"{address}party=Sudland")


@pytest.mark.parametrize(
    "path",
    ["stand?on=ships&", "timeline?on=ships&", "gaps?", "changes?since=2026-03-01&", "overdue?", "matters?", "statements?"],
)
def test_rest_says_that_nobody_has_a_name(page: TestClient, path: str) -> None:
    told = page.get(f"/api/v1/{path}party=Sudlnd").json()["meta"]["unknown_party"]
    assert told == {"name": "Sudlnd", "near": ["Sudland"]}
    assert page.get(f"/api/v1/{path}party=Sudland").json()["meta"]["unknown_party"] is None


@pytest.mark.parametrize(("within", "other"), [("", "Also what is due within 30 days"), ("&within=9", "Only what has passed")])
def test_what_is_due_of_a_party_is_kept_when_it_is_looked_further_ahead(page: TestClient, within: str, other: str) -> None:
    found = re.search(rf'href="([^"]*)">{other}', get(page, f"/overdue?party=Westland{within}"))
    assert found is not None
    assert "party=Westland" in found[1]


def test_days_in_the_wrong_order_are_told_beside_them(page: TestClient) -> None:
    told = get(page, "/changes?since=2026-03-15&until=2026-03-14&party=Norland", 422)
    assert re.search(r'role="alert".*<span>Until 2026-03-14 lies before since 2026-03-15\.</span>', told)
    assert 'value="2026-03-15"' in told
    assert 'value="2026-03-14" aria-invalid="true" aria-describedby="wrong"' in told
    assert 'value="Norland"' in told
    assert "changed in that time" not in told
    assert 'role="alert"' not in get(page, "/changes?since=2026-03-14&until=2026-03-14")
    # Without a first day the days before the last one are looked at, however old that is.
    assert 'value="2020-01-02"' in get(page, "/changes?until=2020-04-01")


def test_lists_hold_what_the_record_holds(page: TestClient) -> None:
    assert "opening the border" in get(page, "/gaps")
    assert "lifting the grain embargo" in get(page, "/changes?since=2026-03-14")
    assert "2 days past" in get(page, "/overdue")
    assert "No statement with <b><bdi>zeppelin</bdi></b> is on record." in get(page, "/search?q=zeppelin")
    assert "ferries" in get(page, "/search?q=ferry")


def said_by(text: str) -> set[str]:
    return set(re.findall(r'class="meta"><span class="hide">Who is bound or asked:</span><b><bdi>(\w+)', text))


def days(text: str) -> list[str]:
    return re.findall(r"<time>(\d{4}-\d\d-\d\d)</time></p>", text)


def test_search_by_party_matter_act_and_days_keeps_them_in_its_link(page: TestClient) -> None:
    whole = get(page, "/search?q=the")
    assert {"Norland", "Sudland"} <= said_by(whole)
    one = get(page, "/search?q=the&party=Norland")
    assert said_by(one) == {"Norland"}
    assert 'name="party" value="Norland"' in one
    # Without words: all of a party, on a matter, of some days.
    on = get(page, "/search?party=Norland&on=ferries&act=commit&since=2026-03-01&until=2026-03-31&known_by=2030-01-01")
    assert said_by(on) == {"Norland"}
    for field in ('name="on" value="ferries"', 'name="since" value="2026-03-01"', 'name="until" value="2026-03-31"'):
        assert field in on
    assert '<option value="commit" selected>' in on
    assert '<input type="hidden" name="known_by" value="2030-01-01">' in on
    some = get(page, "/search?since=2026-03-10&until=2026-03-14")
    assert days(some) == sorted(days(some), reverse=True)
    assert set(days(some)) < set(days(get(page, "/search?since=2026-01-01")))
    assert get(page, "/search?since=2026-03-10&until=2026-03-10").count("<article") <= some.count("<article")


def test_a_search_that_finds_nothing_says_what_was_asked_and_whether_the_name_is_known(page: TestClient) -> None:
    none = get(page, "/search?q=zeppelin&party=Norland&on=fish&since=2026-03-01")
    assert re.search(
        r"No statement with <b><bdi>zeppelin</bdi></b>, about <b><bdi>Norland</bdi></b>, on <b><bdi>fish</bdi></b>,"
        r' said since <b class="day">2026-03-01</b> is on record',
        none,
    )
    near = get(page, "/search?q=ferry&party=Norlend&act=commit")
    link = re.search(r'Nobody called.*?href="([^"]*)"', near)
    assert link is not None
    assert link[1].replace("&amp;", "&") == "/search?q=ferry&party=Norland&act=commit"
    wrong = get(page, "/search?q=ferry&since=2026-03-15&until=2026-03-14", 422)
    assert re.search(r'role="alert".*<span>Until 2026-03-14 lies before since 2026-03-15\.</span>', wrong)
    assert 'name="q" value="ferry"' in wrong
    assert get(page, "/search?q=%3F").count("<article") == 0
    assert "No statement" not in get(page, "/search")


@pytest.mark.parametrize("day", ["20260303", "2026-W10-2", "2026-3-3", "tomorrow", "2026-02-30", " 2026-03-03"])
@pytest.mark.parametrize("address", ["/?as_of=", "/gaps?known_by=", "/changes?since=", "/search?q=a&until="])
def test_a_day_is_written_in_one_form_in_every_address(page: TestClient, address: str, day: str) -> None:
    assert "is not a date; write YYYY-MM-DD" in get(page, address + day, 422)


def test_no_view_passes_a_name_that_nobody_has_for_an_answer(page: TestClient) -> None:
    for address in ("/?party=Norlend", "/?party=Norlend&matter=ferries", "/review?party=Norlend"):
        assert re.search(
            r'Nobody called <b><bdi>Norlend</bdi></b> is on record: did you mean <a href="[^"]*party=Norland"',
            get(page, address),
        )
    assert "has been judged" not in get(page, "/review?party=Norlend")
    told = page.get("/api/v1/positions?party=Norlend").json()
    assert told["meta"]["unknown_party"] == {"name": "Norlend", "near": ["Norland"]}
    for signs in ("%3F", "_", "%22"):
        assert page.get(f"/api/v1/statements?words={signs}").json()["data"] == []


def test_gaps_on_a_matter_keep_it_in_their_links(page: TestClient) -> None:
    assert "opening the border" in get(page, "/gaps?on=opening+of+borders")
    one = get(page, "/gaps?on=fish&known_by=2030-01-01&party=Norland")
    assert re.search(r'class="empty">No question to <bdi>Norland</bdi> on <bdi>fish</bdi> is left open', one)
    links = dict(re.findall(r'href="([^"]*)">(Everybody|On anything|Where they all stand on it|Any date)</a>', one))
    kept = {name: link.replace("&amp;", "&") for link, name in links.items()}
    assert kept == {
        "Everybody": "/gaps?on=fish&known_by=2030-01-01",
        "On anything": "/gaps?party=Norland&known_by=2030-01-01",
        "Where they all stand on it": "/?matter=fish&known_by=2030-01-01",
        "Any date": "/gaps?party=Norland&on=fish",
    }
    assert 'name="on" value="fish"' in one


def test_changes_on_a_matter_are_looked_for_among_all(page: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.surfaces.web.api.feeds.ENTRIES", 1)
    changed = [one["matter"] for one in page.get("/api/v1/changes?since=2026-01-01").json()["data"]]
    last = changed[-1]
    assert last != changed[0]
    for address in ("/changes?since=2026-01-01", "/api/v1/changes?since=2026-01-01", "/api/v1/changes.atom?since=2026-01-01"):
        assert last in page.get(f"{address}&on={last}").text
        assert "ships to the moon" not in page.get(f"{address}&on=moon").text
    one = get(page, "/changes?since=2026-03-01&on=moon&party=Norland")
    assert "No position of <bdi>Norland</bdi> on <bdi>moon</bdi> changed" in one
    links = {name: link.replace("&amp;", "&") for link, name in re.findall(r'href="([^"]*)">(Everybody|On anything)</a>', one)}
    assert links == {"Everybody": "/changes?since=2026-03-01&on=moon", "On anything": "/changes?since=2026-03-01&party=Norland"}
