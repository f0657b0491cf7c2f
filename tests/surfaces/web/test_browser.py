"""A newcomer's five tasks in a real browser, by clicks and by keyboard, on a laptop and a phone, light and dark."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.surfaces.web import demo
from tests.surfaces.web.browsing import KEY, MODES, SCREENS, Watched, browser_of, served

GRID = "/?party=Norland&party=Sudland&party=Estland&matter=grain+embargo&matter=ferries&matter=border"


# Generous: many things may go on at once on the machine that tests.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browser_of() as made:
        yield made


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = demo.fill(tmp_path_factory.mktemp("record") / "demo.db", demo.hostile())
    demo.withdraw(path)
    return path


@pytest.fixture(params=MODES, ids=lambda mode: f"{mode[0]}-{mode[1]}")
def look(request: pytest.FixtureRequest, browser: Browser, record: Path, tmp_path: Path) -> Iterator[Watched]:
    width, scheme = request.param
    with served(Path(shutil.copy(record, tmp_path))) as base:
        context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme, reduced_motion="reduce")
        context.set_default_timeout(PATIENCE)
        watched = Watched(context.new_page(), base)
        yield watched
        assert watched.wrong == []
        context.close()


def test_five_tasks_by_clicks(look: Watched) -> None:
    page = look.open(GRID)
    # 1. Where does Norland stand on the grain embargo?
    look.follow(page.get_by_role("link", name="Norland on grain embargo: contradictory, 2 statements"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Norland on grain embargo")
    # 2. In which words?
    look.follow(page.locator("blockquote a", has_text="Norland will not lift the grain embargo").first)
    assert "".join(page.locator(".passage mark").all_text_contents()) == "Norland will not lift the grain embargo"
    # 3. Who told whom?
    look.open("/search?q=ferries&act=consider")
    look.follow(page.locator("blockquote a").first)
    expect(page.locator(".chain li")).to_contain_text(["Ada Holm", "A harbour official", "Evening Post"])
    # 4. What did nobody answer?
    look.follow(page.get_by_role("link", name="Gaps"))
    look.follow(page.get_by_role("link", name="Sudland on opening the border"))
    expect(page.locator(".verdict")).to_contain_text("no clear commitment")
    # 5. Correct a wrong record.
    look.open(f"/sign-in?key={KEY}")
    look.open("/search?q=help")
    look.follow(page.locator("blockquote a", has_text="whether it would help"))
    page.get_by_text("Correct", exact=True).click()
    page.get_by_role("combobox", name="Field").select_option("act")
    page.locator("details[open] input[name=value]").fill("refuse")
    page.locator("details[open] input[name=reason]").first.fill("It did say no.")
    look.follow(page.get_by_role("button", name="Correct it"))
    expect(page.locator(".held")).to_contain_text("It did say no.")
    look.open("/stand?party=Sudland&on=help+with+the+ferries")
    expect(page.locator(".verdict")).to_contain_text("Refused")


def test_five_tasks_by_keyboard(look: Watched) -> None:
    page = look.open("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    # 1 and 2. From a cell to the position to its words.
    look.open(GRID)
    look.tab_to("Norland on grain embargo: ")
    look.enter()
    expect(page.locator(".verdict")).to_be_visible()
    look.tab_to("grain embargo", "blockquote a")
    look.enter()
    expect(page.locator(".passage mark").first).to_be_visible()
    # 3. Who told whom: by search, from the field in the header.
    look.tab_to("Search the words on record")
    page.keyboard.type("official")
    look.enter()
    assert page.url.endswith("/search?q=official")
    look.open("/search?q=ferries&act=consider")
    look.tab_to("Norland may send", "blockquote a")
    look.enter()
    expect(page.locator(".chain li")).to_have_count(3)
    # 4. What nobody answered.
    look.tab_to("Gaps")
    look.enter()
    look.tab_to("Sudland on opening the border")
    look.enter()
    expect(page.locator(".verdict")).to_contain_text("no clear commitment")
    # 5. Correct a wrong record: in the queue, by its keys.
    look.open(f"/sign-in?key={KEY}&next=/review%3Fparty%3DSudland")
    first = page.locator("h1").text_content()
    page.keyboard.press("c")
    assert page.evaluate("document.activeElement.name") == "field"
    page.keyboard.press("Tab")
    page.keyboard.type("demand")
    page.keyboard.press("Tab")
    page.keyboard.type("a request, read again")
    look.enter()
    expect(page.locator("h1")).not_to_have_text(first or "")
    page.keyboard.press("s")
    page.wait_for_url("**after=s-*")
    page.get_by_label("Keys").uncheck()
    # What a key does without leaving the page is done when the press is over.
    page.keyboard.press("c")
    assert page.evaluate("document.activeElement.id") == "keys"


def test_dragging_the_day_changes_the_view_and_its_address(look: Watched) -> None:
    page = look.open(GRID)
    slider = page.get_by_label("Drag to a day")
    slider.focus()
    page.keyboard.press("Home")
    page.wait_for_url("**as_of=2026-03-02*")
    assert "known_by" not in page.url
    expect(page.locator(".lead")).to_contain_text("2026-03-02")
    expect(page.get_by_role("link", name=re.compile("on grain embargo: "))).to_have_count(0)
    expect(slider).to_be_focused()
    page.go_back()
    expect(page.locator(".lead")).to_contain_text("all that is on record")


ADDRESSES = {
    "stand": GRID,
    "leading": "/",
    "pair": "/stand?party=Sudland&on=grain+embargo",
    "statement": "/search?q=ferries&act=consider",
    "report": "/search?q=ferries&act=evade",
    "gaps": "/gaps",
    "changes": "/changes?since=2026-03-10",
    "overdue": "/overdue?within=365",
    "search": "/search?q=Norland",
    "as of": "/stand?party=Norland&on=ferries&as_of=2026-03-20",
    "withdrawn": "/stand?party=Norland&on=gate",
    "withdrawn-card": "/search?q=gate",
    "review": "/review",
    "accuracy": "/accuracy",
    "error": "/nowhere",
    "sign-in": "/sign-in",
}


def test_axe_finds_nothing_on_any_view(look: Watched, request: pytest.FixtureRequest) -> None:
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    SCREENS.mkdir(parents=True, exist_ok=True)
    mode = request.node.callspec.id
    found = []
    for name, address in ADDRESSES.items():
        page = look.open(address)
        if name in ("statement", "report"):
            look.follow(page.locator("blockquote a").first)
        if name == "report":
            look.follow(page.get_by_role("link", name="Read the report"))
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        look.fits()
        look.whole_dates()
        page.screenshot(path=SCREENS / f"{name}-{mode}.png", full_page=True)
        page.evaluate(axe)
        told = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})")
        found += [(name, one["id"], one["nodes"][0]["html"][:200]) for one in told["violations"]]
    # What /nowhere answers is an error on the console too; here it is the very thing that is asked for.
    look.wrong = [one for one in look.wrong if "404" not in one]
    assert found == []


SERIOUS = ("serious", "critical")


def test_docs_try_a_route_without_another_host(look: Watched) -> None:
    """swagger-ui under our policy: nothing is blocked, nothing leaves, an answer comes back, and a phone has room for it."""
    page = look.open("/docs")
    expect(page.locator("#operations-positions-stand_api_v1_stand_get")).to_be_visible()
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    told = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})")
    # The order of its headings and its landmarks are swagger-ui's own.
    assert [one["id"] for one in told["violations"] if one["impact"] in SERIOUS] == []
    stand = page.locator("#operations-positions-stand_api_v1_stand_get")
    stand.locator(".opblock-summary-control").click()
    stand.get_by_role("button", name="Try it out").click()
    for name, value in (("party", "Norland"), ("on", "grain embargo")):
        stand.locator(f"tr[data-param-name={name}] input").fill(value)
    stand.get_by_role("button", name="Execute").click()
    answer = stand.locator(".live-responses-table .response").first
    expect(answer.locator(".response-col_status")).to_contain_text("200")
    expect(answer.locator(".response-col_description")).to_contain_text('"stance": "contradictory"')
    look.fits()
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    assert page.evaluate("document.documentElement.classList.contains('dark-mode')") == dark
    page.screenshot(path=SCREENS / f"docs-{page.viewport_size['width'] if page.viewport_size else 0}-{dark}.png")


def test_it_prints_the_legend_and_no_list_that_is_shut(look: Watched) -> None:
    page = look.open(GRID)
    expect(page.locator(".legend dl")).not_to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".legend dl")).to_be_visible()
    # Also by whom looks at a dark screen: dark ink on white paper.
    assert page.evaluate("getComputedStyle(document.documentElement).color") == "rgb(28, 30, 34)"
    look.open("/search?q=ferries&act=consider")
    look.follow(page.locator("blockquote a").first)
    expect(page.locator("section[aria-labelledby=cite] details:not([open])").first).not_to_be_visible()
    expect(page.locator("section[aria-labelledby=cite] details[open]")).to_be_visible()


def test_it_prints_without_what_only_a_screen_needs(look: Watched) -> None:
    page = look.open("/stand?party=Sudland&on=grain+embargo")
    page.emulate_media(media="print")
    assert [page.locator(part).first.is_visible() for part in (".top nav", ".clock", ".verdict", ".plot")] == [
        False,
        False,
        True,
        page.viewport_size is not None and page.viewport_size["width"] > 736,
    ]


def test_nothing_of_a_chart_or_a_citation_is_cut_off(look: Watched) -> None:
    page = look.open("/stand?party=Estland&on=opening+the+border")
    drawn = page.locator(".plot .label").evaluate_all(
        "all => all.map(one => one.getBBox()).filter(box => box.width).map(box => box.x)"
    )
    assert drawn
    assert min(drawn) > 2
    look.open("/search?q=ferries&act=consider")
    look.follow(page.locator("blockquote a").first)
    cite = page.locator("section[aria-labelledby=cite] details[open] pre")
    assert cite.evaluate("one => one.scrollHeight - one.clientHeight") <= 1
    if page.viewport_size and page.viewport_size["width"] < 736:
        assert cite.evaluate("one => one.clientWidth") > 330
