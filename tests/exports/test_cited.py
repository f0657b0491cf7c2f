"""Citations, read back by a BibTeX parser and a CSL processor that are not ours."""

from __future__ import annotations

import json
import warnings
from dataclasses import replace
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import MonthIntMiddleware
from hypothesis import given
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from onrecord.ledger import Ledger
from onrecord.surfaces import cite
from onrecord.types import Document, Judgement, Passage, Report, Span, normal_form
from tests.exports.conftest import Export
from tests.exports.made import hostile_statement, plain_report, plain_statements

with warnings.catch_warnings():
    # It asks pkg_resources for its own data.
    warnings.simplefilter("ignore")
    from citeproc.source.json import CiteProcJSON

WORDS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zs", "Zl", "Zp"]), st.sampled_from("{}\\%$&#_~^\"@, '`<|>-")
    ),
    min_size=1,
    max_size=60,
)

# Its table lacks two commands of LaTeX's own encoding, and has U+02C6 for the caret.
TEX = get_default_latex_context_db()
SIGNS = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
TEX.add_context_category(
    "more", prepend=True, macros=[MacroTextSpec(name, sign) for name, sign in SIGNS.items()], environments=[], specials=[]
)


def shown(name: str, value: Any) -> Any:
    """What TeX would print; an address is taken as it stands."""
    as_it_is = name == "url" or not isinstance(value, str)
    return value if as_it_is else LatexNodes2Text(TEX, keep_comments=True).latex_to_text(value)


def entries(text: str) -> dict[str, dict[str, Any]]:
    """What a BibTeX reader understands: key to fields, TeX decoded. Fails on any block it could not read."""
    library = parse_string(text, append_middleware=[MonthIntMiddleware()])
    assert library.failed_blocks == []
    return {entry.key: {field.key: shown(field.key, field.value) for field in entry.fields} for entry in library.entries}


def test_bibtex_is_read_with_everything_in_it(export: Export) -> None:
    found = entries(export("bibtex"))
    assert len(found) == 3
    ship = found[plain_statements(plain_report())[0].id]
    assert (ship["year"], ship["month"], ship["day"], ship["urldate"]) == ("2026", 3, "5", "2026-03-14")
    assert ship["note"] == "Marc Dupont, as reported: “France will send Ukraine two ships”"
    assert ship["author"].strip("{}") == ship["howpublished"] == "The Courier"
    hostile = found[hostile_statement().id]
    assert "{\\bf $x_1$ 100%}" in hostile["note"]
    assert "\x1b" not in hostile["note"]
    assert "\u202e" not in hostile["title"]
    assert hostile["url"] == "https://example.org/a?b=1&c=%7Bd%7D_e"


@given(WORDS)
def test_any_words_come_back_from_bibtex(drawn: str) -> None:
    text = normal_form(f"x{' '.join(drawn.split())}x")
    statement = replace(
        plain_statements(plain_report())[0],
        report=Report(Document(text, "0" * 64), None, None),
        speaker=None,
        content=Passage.of(text, [Span(0, len(text))]),
    )
    (fields,) = entries(cite.bibtex(statement)).values()
    assert fields["note"] == f"“{text}”"


def test_csl_is_read_without_an_unknown_field(export: Export) -> None:
    items = json.loads(export("csl"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read = CiteProcJSON([{key: value for key, value in item.items() if key != "custom"} for item in items])
    assert set(read) == {item["id"].lower() for item in items}
    hostile = next(item for item in items if item["id"] == hostile_statement().id)
    assert hostile["custom"]["words"] == hostile_statement().content.text
    assert hostile["issued"] == {"date-parts": [[2026, 3, 12]]}
    assert hostile["URL"] == "https://example.org/a?b=1&c=%7Bd%7D_e"


WITHDRAWN = "Report withdrawn by The {Courier}, 2026-03-20 08:00 UTC because no ship & no 100% promise"


@pytest.fixture
def withdrawn(ledger: Ledger) -> str:
    """The statement on ships, whose report was withdrawn."""
    ship = plain_statements(plain_report())[0]
    reports = [one.report for one in ledger.select() if one.id == ship.id]
    for report in reports:
        ledger.withdraw(report.id, by="The {Courier}", at="2026-03-20T08:00:00Z", reason="no ship & no 100% promise")
    return ship.id


def test_what_was_withdrawn_says_so_in_bibtex(export: Export, withdrawn: str) -> None:
    found = entries(export("bibtex", reading="machine"))
    assert found[withdrawn]["title"].strip("{}") == "WITHDRAWN: Ships"
    assert found[withdrawn]["note"] == f"Marc Dupont, as reported: “France will send Ukraine two ships”. {WITHDRAWN}"
    assert found[withdrawn]["pubstate"] == "withdrawn"
    assert "withdrawn" not in str(found[hostile_statement().id]).lower()
    assert withdrawn not in entries(export("bibtex"))


def test_what_was_withdrawn_says_so_in_csl(export: Export, withdrawn: str) -> None:
    items = {item["id"]: item for item in json.loads(export("csl", reading="machine"))}
    (read,) = CiteProcJSON([{key: value for key, value in items[withdrawn].items() if key != "custom"}]).values()
    assert (str(read["title"]), str(read["status"])) == ("WITHDRAWN: Ships", "withdrawn")
    assert WITHDRAWN in str(read["note"])
    told = {"by": "The {Courier}", "at": "2026-03-20T08:00:00Z", "reason": "no ship & no 100% promise"}
    assert items[withdrawn]["custom"]["withdrawn"] == told
    assert "withdrawn" not in json.dumps(items[hostile_statement().id]).lower()


def test_a_citation_of_before_it_was_withdrawn_stays_what_it_was(export: Export, withdrawn: str) -> None:
    assert "withdrawn" not in export("bibtex", reading="machine", known_by="2026-03-19").lower()
    assert "withdrawn" not in export("csl", known_by="2026-03-19").lower()
    assert withdrawn in export("csl", known_by="2026-03-19")


def test_the_feed_says_it_and_is_new_on_that_day(export: Export, withdrawn: str) -> None:
    feed = export("atom", reading="machine")
    assert "(report withdrawn)</title>" in feed
    assert "because no ship &amp; no 100% promise] [" in feed
    assert feed.count("<updated>2026-03-20T08:00:00Z</updated>") >= 2


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "https://x y", 'http://"onclick="x'])
def test_an_address_that_could_act_is_not_cited(url: str) -> None:
    statement = hostile_statement()
    statement = replace(statement, report=replace(statement.report, url=url))
    assert "URL" not in cite.csl(statement)
    assert "url = " not in cite.bibtex(statement)
    assert url not in cite.plain(statement)


def test_the_plain_form_is_one_line_for_a_footnote() -> None:
    ship = plain_statements(plain_report())[0]
    assert cite.plain(ship, "2026-03-14T09:30:00Z") == (
        "Marc Dupont, as reported: “France will send Ukraine two ships”. The Courier, “Ships”, 2026-03-05."
        f" https://example.org/The-Courier (read 2026-03-14) [{ship.id}]"
    )
    assert "\n" not in cite.plain(hostile_statement())
    assert "through aide (unnamed), a diplomat (unnamed)), as reported: “" in cite.plain(hostile_statement())
    assert cite.plain(replace(ship, speech="direct")).startswith("Marc Dupont: “")
    gone = Judgement("withdrawn", (ship.report.id,), "The Courier", "2026-03-20T08:00:00Z", "no ship.\n\x1b[31m")
    told = cite.plain(ship, "2026-03-14T09:30:00Z", gone)
    assert "2026-03-14) [Report withdrawn by The Courier, 2026-03-20 08:00 UTC because no ship." in told
    assert "\n" not in told
    assert "\x1b" not in told
