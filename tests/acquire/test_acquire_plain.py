"""Plain text: the header that dates it, encodings, and where an outlet comes from."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given as with_values
from hypothesis import strategies as st

from onrecord.acquire import Given, outlet_in, read_paths, split_header
from onrecord.errors import WrongUseError
from onrecord.types import Refusal, Report, normal_form, sha256_of

TEXT = "The minister said the bridge would open in May."


def one(path: Path, given: Given | None = None) -> Report:
    (result,) = read_paths([str(path)], given or Given(today="2026-01-31"))
    assert isinstance(result, Report), result
    return result


def written(folder: Path, data: bytes | str, name: str = "report.txt") -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize("header", ["  date 2025-02-27 ", "date 2025-02-27\n\n", "\n date 2025-02-27\t", "Date: 2025-02-27\n"])
def test_a_header_dates_the_text_and_is_no_part_of_it(tmp_path: Path, header: str) -> None:
    report = one(written(tmp_path, header + TEXT))
    assert (report.document.text, report.published, report.published_from) == (TEXT, "2025-02-27", "header")


def test_a_header_may_have_a_time_of_day(tmp_path: Path) -> None:
    assert one(written(tmp_path, f"date 2025-02-27T18:30:00+02:00 {TEXT}")).published == "2025-02-27T18:30:00+02:00"


@pytest.mark.parametrize("text", [TEXT, f"  {TEXT}\n", "date palms grew there in 2025-02 already.", "update 2025-02-27 it is"])
def test_a_text_without_a_header_stays_as_it_is(tmp_path: Path, text: str) -> None:
    report = one(written(tmp_path, text))
    assert (report.document.text, report.published, report.published_from) == (text, None, None)


def test_the_given_date_goes_before_the_header(tmp_path: Path) -> None:
    report = one(written(tmp_path, f"date 2025-02-27 {TEXT}"), Given(published="2025-02-26"))
    assert (report.document.text, report.published, report.published_from) == (TEXT, "2025-02-26", "given")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_decides_the_encoding(tmp_path: Path, mark: bytes, encoding: str) -> None:
    data = mark + f"date 2025-02-27 Szijjártó – “{TEXT}”".encode(encoding)
    report = one(written(tmp_path, data))
    assert report.document.text == f"Szijjártó – “{TEXT}”"
    assert report.document.encoding == encoding
    assert report.document.raw_sha256 == sha256_of(data)


def test_line_ends_and_letters_come_to_the_normal_form(tmp_path: Path) -> None:
    assert one(written(tmp_path, "Orba\u0301n\r\nspoke.\rTwice.")).document.text == "Orb\u00e1n\nspoke.\nTwice."


def test_a_wrong_date_given_by_the_caller_is_wrong_use() -> None:
    with pytest.raises(WrongUseError, match="'2025-02-30' does not exist"):
        Given(published="2025-02-30")


@with_values(st.dates().map(str), st.text().map(normal_form).filter(lambda text: text.strip() == text and text[:1] != "\ufeff"))
def test_header_and_text_come_back_as_they_were_written(date: str, text: str) -> None:
    assert split_header(f"  date {date} {text}") == (date, text)


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("KYIV, Feb 10 (Reuters) - The envoy arrived on Monday.", "Reuters"),
        ("(AP) — The envoy arrived on Monday.", "Associated Press"),
        ("BRUSSELS (AFP) – The envoy arrived.", "AFP"),
        ("(CNN) The envoy arrived on Monday.", "CNN"),
        ("MOSCOW, February 10. /TASS/. The envoy arrived.", "TASS"),
        ("VILNIUS (Baltic Courier) - The envoy arrived.", "Baltic Courier"),
        ("Jane Doe\n\nUSA TODAY\n\nThe envoy arrived on Monday.", "USA TODAY"),
        ("The envoy arrived. This was reported by Politico, according to UNN.\n\nHe left.", "UNN"),
        ("The envoy arrived, Bloomberg reports, according to UNN.", "UNN"),
        ("The envoy arrived on Monday, Interfax-Ukraine reports.", "Interfax-Ukraine"),
        ("The envoy arrived, European Pravda reports, citing Reuters.", "European Pravda"),
        (
            "The envoy arrived.\n\nCopyright © 2019 The Washington Times, LLC. Click here for reprint permission.",
            "Washington Times",
        ),
        ("The envoy arrived.\n\nFox News' Jane Doe contributed to this report.", "Fox News"),
        ("The envoy told Reuters on Monday that he had arrived.", None),
        ("The envoy arrived, the BBC reported.", None),
        ("The envoy arrived, according to the White House.", None),
        ("The envoy arrived.\n\nThe Associated Press contributed to this report.", None),
        ("The envoy (Smith) - a lawyer - arrived.", None),
        ("The agency was founded in 1990, according to Reuters. The envoy arrived.", None),
    ],
)
def test_an_outlet_is_taken_only_where_the_text_names_its_own(text: str, outlet: str | None) -> None:
    assert outlet_in(text) == outlet


def test_the_outlet_is_given_else_a_field_else_of_the_text(tmp_path: Path) -> None:
    path = written(tmp_path, "(Reuters) - The envoy arrived.")
    assert [one(path).outlet, one(path).outlet_from] == ["Reuters", "text"]
    assert [one(path, Given(outlet="Gazette")).outlet, one(path, Given(outlet="Gazette")).outlet_from] == ["Gazette", "given"]
    bare = one(written(tmp_path, TEXT))
    assert [bare.outlet, bare.outlet_from] == [None, None]


@with_values(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_any_bytes_give_reports_or_refusals_and_the_same_ones_twice(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = written(tmp_path_factory.getbasetemp(), data, "any.txt")
    first, second = (list(read_paths([str(path)], Given(today="2026-01-31"))) for _ in range(2))
    assert first == second
    assert first
    for result in first:
        assert isinstance(result, Refusal) or result.document.text == normal_form(result.document.text)
        assert result.name.startswith(str(path))


LONG = "The minister told the deputies that the port would stay open, and that nobody would be asked to pay for it."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Norland keeps its port\n\n{LONG}", "Norland keeps its port"),
        (f"U.S. to leave the port, Berg says\n\nMARLOW, May 3 (Agency) - {LONG}", "U.S. to leave the port, Berg says"),
        (f"Norland keeps its port.\n\n{LONG}", None),
        (f"MARLOW, May 3 (Agency) - Norland\n\n{LONG}", None),
        (f"Norland keeps its port\n{LONG}", None),
        (f"Dear deputies\n\n{LONG}", None),
        ("Norland keeps its port\n\nShort.", None),
    ],
)
def test_a_headline_above_a_text_is_its_title_and_stays(tmp_path: Path, text: str, title: str | None) -> None:
    path = tmp_path / "report.txt"
    path.write_text(f"date 2026-03-04\n\n{text}", encoding="utf-8")
    (report,) = read_paths([str(path)], Given())
    assert isinstance(report, Report)
    assert (report.title, report.document.text) == (title, text)
