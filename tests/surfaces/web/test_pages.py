"""The pages as they are sent: what they show, that their links carry their state, and what a hostile text can do in them."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient

from onrecord.asking import Record
from onrecord.history import due
from onrecord.ledger import Ledger, Selection
from onrecord.surfaces.answers import record_to_json
from onrecord.surfaces.tellings import Joining
from onrecord.surfaces.tokens import Tokens
from onrecord.surfaces.web.app import Serving, create_app
from onrecord.surfaces.web.pages import views
from onrecord.surfaces.web.pages.shown import VIEWS
from onrecord.types import Judgement
from tests.surfaces.web import demo

HTML = {"accept": "text/html"}


def serve(path: Path) -> Iterator[TestClient]:
    with Ledger.open(str(path), create=False) as ledger:
        serving = Serving(ledger, Tokens(path.with_suffix(".tokens")), today=lambda: date(2026, 4, 2), key="the-key")
        with TestClient(create_app(serving), base_url="http://localhost", headers=HTML) as made:
            yield made


@pytest.fixture
def page(tmp_path: Path) -> Iterator[TestClient]:
    yield from serve(demo.fill(tmp_path / "demo.db"))


@pytest.fixture
def attacked(tmp_path: Path) -> Iterator[TestClient]:
    path = demo.fill(tmp_path / "demo.db", demo.hostile())
    demo.withdraw(path)
    yield from serve(path)


def ids(client: TestClient, **fields: object) -> list[str]:
    ledger: Ledger = client.app.state.serving.ledger  # type: ignore[attr-defined]
    return [one.id for one in ledger.select(Selection(**fields))]  # type: ignore[arg-type]


def get(client: TestClient, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.text[:300]
    return answer.text


def every_address(client: TestClient) -> list[str]:
    """Each view once, the lists with something in them."""
    ledger: Ledger = client.app.state.serving.ledger  # type: ignore[attr-defined]
    reports = [f"/report/{one.id}" for one in ledger.reports()]
    asked = ["/stand?party=Norland&on=ferries", "/stand?party=Sudland&on=grain%20embargo", "/search?q=ferries", "/search"]
    dated = ["/?as_of=2026-03-04", "/changes?since=2026-03-10", "/overdue?within=365", "/review?party=Sudland"]
    return [path for _, path, _ in VIEWS] + asked + dated + reports + [f"/statement/{one}" for one in ids(client)]


def test_every_view_answers(page: TestClient) -> None:
    for address in every_address(page):
        text = get(page, address)
        assert "<h1" in text, address
        assert "Undefined" not in text, address


def test_where_they_stand_tells_each_cell_and_both_kinds_of_empty_ones(page: TestClient) -> None:
    text = get(page, "/?party=Norland&party=Sudland&matter=grain+embargo&matter=border&matter=weather")
    assert re.search(
        r"Sudland on grain embargo: contradictory, 2 statements\" title=\"standing statements that cannot both hold", text
    )
    assert re.search(r"Sudland on border: unclear, 1 statement\" title=\"asked or expected, and gave no clear answer", text)
    assert text.count("nothing found</span>") >= 3


def test_who_stands_nowhere_has_no_row_unless_asked_for(tmp_path: Path) -> None:
    of = demo.report("Ida Holm said the weather was fine.", "Daily", "2026-03-01", "Weather")
    told = [demo.statement(of, demo.Told("state", "the weather was fine", "Ida Holm", "Ida Holm", "weather"))]
    for page in serve(demo.fill(tmp_path / "demo.db", (of, told))):
        rows = re.findall(r'<th scope="row"[^>]*>(.*?)</th>', get(page, "/"), re.DOTALL)
        assert rows
        assert not [row for row in rows if "Ida Holm" in row]
        assert "Ida Holm" in get(page, "/?party=Ida+Holm")


def test_a_cell_leads_to_its_words_by_a_link_that_keeps_the_clocks(page: TestClient) -> None:
    text = get(page, "/?party=Norland&matter=ferries&as_of=2026-03-04")
    cell = re.search(r'href="(/stand\?[^"]*)"', text)
    assert cell is not None
    assert "as_of=2026-03-04" in cell[1]
    opened = get(page, cell[1].replace("&amp;", "&"))
    assert "Norland will send two ferries to Estland" in opened
    assert "grain embargo" not in opened


@pytest.mark.parametrize(
    ("view", "kept"),
    [
        ("/", {"as_of", "known_by"}),
        ("/stand?party=Norland&on=ferry", {"as_of", "known_by"}),
        ("/gaps", {"as_of", "known_by"}),
        ("/changes?since=2020-01-01", {"known_by"}),
        ("/overdue", {"as_of", "known_by"}),
        ("/search?q=ferry", {"as_of", "known_by"}),
    ],
)
def test_a_form_of_a_view_keeps_both_clocks(page: TestClient, view: str, kept: set[str]) -> None:
    clocks = {"as_of": "2026-03-20", "known_by": "2026-04-02"}
    answer = get(page, f"{view}{'&' if '?' in view else '?'}{urlencode(clocks)}")
    main = answer[answer.index("<main") :]
    forms = re.findall(r"<form[^>]*>.*?</form>", main, re.DOTALL)
    assert forms
    for form in forms:
        given = {name: value for name, value in clocks.items() if f'name="{name}" value="{value}"' in form}
        assert given == {name: clocks[name] for name in kept}


def test_both_doors_tell_one_record_of_a_statement_as_comparing_the_whole_ledger_does(page: TestClient) -> None:
    ledger: Ledger = page.app.state.serving.ledger  # type: ignore[attr-defined]
    retold = next(one for one in Joining()(ledger).all if len(one.versions) > 1)
    joined = (retold.versions[0].id, ids(page)[-1])
    ledger.judge(Judgement("merge", joined, "R. Viewer", "2026-04-02T09:00:00Z"))
    whole = {version.id: one for one in Joining()(ledger).all for version in one.versions}
    assert any(len(one.versions) > 2 for one in whole.values())
    for one in ids(page):
        told = page.get(f"/api/v1/statements/{one}/record").json()["data"]
        assert told == json.loads(json.dumps(record_to_json(whole[one])))
        shown = get(page, f"/statement/{one}")
        assert all(version.id in shown for version in whole[one].versions)


def test_as_of_a_day_what_was_said_later_is_not_there(page: TestClient) -> None:
    assert "Refused" in get(page, "/stand?party=Norland&on=lifting+the+grain+embargo&as_of=2026-03-14")
    assert "Committed" in get(page, "/stand?party=Norland&on=grain+embargo&as_of=2026-03-14")
    assert "no clear commitment" in get(page, "/stand?party=Norland&on=grain+embargo&as_of=2026-03-01")


def test_a_party_and_a_matter_show_contradiction_and_chart(page: TestClient) -> None:
    text = get(page, "/stand?party=Sudland&on=grain+embargo")
    assert "Contradicts it" in text
    assert text.count('class="plot ') == 2
    assert text.count('class="point') == 4
    assert 'class="due"' in text
    assert 'class="ring"' in get(page, "/stand?party=Norland&on=ferries")


def test_the_chart_names_the_day_asked_for_and_only_that(page: TestClient) -> None:
    text = get(page, "/stand?party=Norland&on=ferries&as_of=2026-03-20")
    assert text.count(">as of 2026-03-20</text>") == 2
    assert "as-of" not in get(page, "/stand?party=Norland&on=ferries")


def test_the_last_day_of_the_chart_is_not_cut_off(page: TestClient) -> None:
    for chart in re.findall(r'<svg class="plot .*?</svg>', get(page, "/stand?party=Sudland&on=grain+embargo"), re.DOTALL):
        width = int(re.search(r'viewBox="0 0 (\d+)', chart)[1])  # type: ignore[index]
        days = [float(x) for x in re.findall(r'class="when" x="([\d.]+)"', chart)]
        assert days
        assert max(days) <= width - 38


def test_a_statement_shows_passage_chain_tellings_and_three_numbers(page: TestClient) -> None:
    (telling,) = ids(page, acts=("consider",))
    text = get(page, f"/statement/{telling}")
    assert re.search(r'<mark class="a-consider[^>]*>[^<]*Norland', text)
    assert re.search(r"Ada Holm.*said it.*A harbour official.*passed it on.*Evening Post.*published it", text, re.DOTALL)
    assert "2 independent origins" in text
    assert re.search(r"<ins>may</ins>", text)
    assert re.search(r"<b>act</b>.*commit.*↘.*consider", text)
    for words in (
        "Our confidence",
        "60 %",
        "speaker's certainty",
        "50 %",
        "reporter's hedge",
        "reportedly",
        "BibTeX",
        "CSL-JSON",
    ):
        assert words in text, words


def test_a_report_marks_every_statement_and_names_who_in_the_margin(page: TestClient) -> None:
    (promise,) = ids(page, acts=("commit",), words=("Estland",))
    address = re.search(r'href="(/report/[^"]*)"', get(page, f"/statement/{promise}"))
    assert address is not None
    text = get(page, address[1])
    assert [text.count(f'<mark class="a-{act}" id=') for act in ("commit", "evade")] == [2, 1]
    assert text.count('<li id="n') == 3


def test_a_wrong_field_is_named_as_a_person_knows_it(page: TestClient) -> None:
    told = page.get("/gaps?page=0", headers={"Accept": "text/html"})
    assert (told.status_code, "query" in told.text.split("<main")[1]) == (422, False)
    assert "age: Input should be greater than or equal to 1" in told.text


@pytest.mark.parametrize("address", ["/?as_of=soon", "/stand?party=Norland", "/search?q=a&act=dance", "/report/x?page=0"])
def test_a_wrong_address_is_told_as_a_page(page: TestClient, address: str) -> None:
    assert "<h1>" in get(page, address, 422)


def test_what_is_not_there_is_told_as_a_page(page: TestClient) -> None:
    for address in ("/statement/s-0000", "/report/r-0", "/nowhere"):
        assert "<h1>" in get(page, address, 404)


# -- review ------------------------------------------------------------------------------------------------------------


def enter(client: TestClient) -> None:
    assert client.get("/sign-in?key=the-key", follow_redirects=False).status_code == 303


def judge(client: TestClient, one: str, **form: str) -> int:
    sent = client.post(f"/statement/{one}/judge", data=form, headers={"sec-fetch-site": "same-origin"}, follow_redirects=False)
    return sent.status_code


def test_nobody_judges_without_signing_in(page: TestClient) -> None:
    (one,) = ids(page, acts=("evade",))
    assert judge(page, one, verdict="accept") == 303
    assert list(page.app.state.serving.ledger.judgements()) == []  # type: ignore[attr-defined]


def test_a_correction_changes_the_answers_and_not_the_record(page: TestClient) -> None:
    (one,) = ids(page, acts=("evade",))
    enter(page)
    assert judge(page, one, verdict="correct", field="act", value="refuse", reason="it said no") == 303
    assert "Refused" in get(page, "/stand?party=Sudland&on=help+with+the+ferries")
    shown = get(page, f"/statement/{one}")
    assert "answers take it as corrected" in shown
    assert "it said no" in shown


@pytest.mark.parametrize(
    "form",
    [
        {"verdict": "reject"},
        {"verdict": "dance", "reason": "x"},
        {"verdict": "correct", "field": "act", "value": "dance", "reason": "x"},
        {"verdict": "correct", "field": "id", "value": "s-1", "reason": "x"},
    ],
)
def test_a_verdict_that_is_none_is_refused(page: TestClient, form: dict[str, str]) -> None:
    (one,) = ids(page, acts=("evade",))
    enter(page)
    assert judge(page, one, **form) == 422
    assert list(page.app.state.serving.ledger.judgements()) == []  # type: ignore[attr-defined]


def test_the_queue_goes_through_all_that_is_unjudged_and_back_to_itself_only(page: TestClient) -> None:
    enter(page)
    waiting = len(ids(page))
    for _ in range(waiting):
        found = re.search(r'action="/statement/(s-\w+)/judge"', get(page, "/review"))
        assert found is not None
        assert judge(page, found[1], verdict="accept", onward="//elsewhere.example/") == 303
    assert "Nothing to review" in get(page, "/review")


# -- hostile text ------------------------------------------------------------------------------------------------------


class Parsed(HTMLParser):
    """Tags with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_nothing_in_a_hostile_text_acts(attacked: TestClient) -> None:
    for address in [
        *every_address(attacked),
        "/stand?party=%3Cscript%3E&on=%22%3E%3Cimg%20src=x%3E",
        "/search?q=%3Cscript%3Ealert(1)",
        "/search?q=gate",
        "/stand?party=Norland&on=gate",
    ]:
        text = get(attacked, address)
        for tag, attributes in Parsed(text).tags:
            assert tag != "img", address
            assert tag != "script" or (attributes["src"] or "").startswith("/static/"), address
            assert not [name for name in attributes if name.startswith("on") or name == "style"], address
            for name in ("href", "src", "action", "hx-get"):
                target = attributes.get(name) or "/"
                assert target.startswith(("/", "#", "https://courier.example/")), (address, target)
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b]", text), address


def test_what_reorders_text_is_shown_as_a_sign_and_words_of_others_stand_apart(attacked: TestClient) -> None:
    text = get(attacked, "/search?q=gate")
    assert 'title="right-to-left override, U+202E">RLO</span>' in text
    assert "<bdi>to open the" in text


def test_ten_megabytes_of_one_word_hang_nothing(tmp_path: Path) -> None:
    of, (one,) = demo.endless()
    for client in serve(demo.fill(tmp_path / "demo.db", (of, [one]))):
        addresses = [f"/statement/{one.id}", f"/report/{of.id}", f"/report/{of.id}?page=600", "/search?q=Norland", "/", "/gaps"]
        for address in [*addresses, "/stand?party=Norland&on=ferries", "/changes?since=2026-03-14", "/overdue", "/review"]:
            began = time.process_time()
            answer = client.get(address)
            assert answer.status_code == 200, address
            assert len(answer.content) < 200_000, address
            # Generous: the first question settles the record too. What grows with the square of the text would take hours.
            assert time.process_time() - began < 30, address
        assert "page 1 of 626" in get(client, f"/report/{of.id}")
        assert client.get(f"/report/{of.id}?page=9999").status_code == 404


def test_the_first_view_weighs_less_than_300_kilobytes(page: TestClient) -> None:
    for address in every_address(page):
        text = get(page, address)
        parts = {
            attributes.get("src") or attributes.get("href")
            for tag, attributes in Parsed(text).tags
            if tag in ("script", "link")
        }
        weight = len(text.encode()) + sum(len(page.get(part or "/").content) for part in parts)
        assert len(parts) == 4, address
        assert weight < 300_000, (address, weight)


def test_every_view_is_described(root: Path) -> None:
    told = (root / "docs" / "page.md").read_text(encoding="utf-8")
    routes = {getattr(route, "path", "") for view in views for route in view.router.routes}
    assert len(routes) >= 11
    assert [path for path in sorted(routes) if f"`{path}`" not in told] == []


def test_deadlines_by_the_index_are_those_of_the_whole_record(page: TestClient) -> None:
    ledger: Ledger = page.app.state.serving.ledger  # type: ignore[attr-defined]
    record = Record(ledger)
    for day in ("2026-03-20", "2026-04-02", "2026-07-01"):
        for within in (-1, 30, 90):
            whole = due(ledger.select(), day, within=within)
            found = record.deadlines(day, within=within)
            assert {(one.statement.id, one.by, one.days) for one in found.rows} == {
                (one.statement.id, one.by, one.days) for one in whole
            }
            assert [one.by for one in found.rows] == sorted((one.by for one in whole), reverse=True)
    assert [len(record.deadlines("2026-07-01", limit=number).rows) for number in (0, 1, 9)] == [0, 1, 2]
    assert record.deadlines("2026-07-01", limit=1).more
