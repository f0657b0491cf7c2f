"""What cannot be read is refused by name and with its reason, and the rest is read."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from onrecord.acquire import Given, read_paths
from onrecord.types import Refusal, Report
from tests.timing import timed

TODAY = Given(today="2025-06-01")
GOOD = "The minister said the bridge would open in May."

BYTES = {
    "empty": (b"", "is empty"),
    "blank": (b" \n\t\xc2\xa0\n", "holds nothing but white space"),
    "zero width": ("\u200b\ufeff \u2060".encode(), "holds nothing but white space"),
    "header alone": (b" date 2025-02-27 \n", "no text after it"),
    "NUL": (b"text\0more", "is binary, not text: a NUL byte at offset 4"),
    "controls": (b"ab\x01\x02\x03cd", "is binary, not text"),
    "picture": (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
    "database": (b"SQLite format 3\0aaaa", "an SQLite database"),
    "invalid UTF-8": (b"caf\xe9 society", "is not valid UTF-8: byte 0xE9 at offset 3"),
    "cut UTF-8": ("caf\u00e9".encode()[:-1], "is not valid UTF-8: byte 0xC3 at offset 3"),
    "cut UTF-16": (b"\xff\xfea\0b", "is not valid UTF-16-LE"),
    "UTF-16 without a mark": ("caf\u00e9".encode("utf-16-le"), "is binary"),
    "a longer UTF-16 without a mark": (GOOD.encode("utf-16-be"), "seems to be UTF-16 without its byte order mark"),
    "no such day": (b" date 2025-02-30 The text.", "the date '2025-02-30' does not exist"),
    "another order": (b" date 27.02.2025 The text.", "is not of the form YYYY-MM-DD"),
    "tomorrow": (b" date 2025-06-02 The text.", "2025-06-02 (header) is after the day of reading, 2025-06-01"),
    "stacked marks": (("a" + "\u0301\u0316" * 500).encode(), "combining marks on one letter"),
}


def read(*paths: Path | str, given: Given = TODAY, stdin: bytes | None = None) -> list[Report | Refusal]:
    return list(read_paths([str(path) for path in paths], given, None if stdin is None else io.BytesIO(stdin)))


@pytest.mark.parametrize("kind", BYTES)
def test_a_file_is_refused_by_name_with_the_reason_and_the_rest_read(tmp_path: Path, kind: str) -> None:
    data, reason = BYTES[kind]
    bad, good = tmp_path / "a bad one.txt", tmp_path / "b.txt"
    bad.write_bytes(data)
    good.write_text(GOOD)
    refusal, report = read(tmp_path)
    assert isinstance(refusal, Refusal)
    assert refusal.name == str(bad)
    assert reason in refusal.reason
    assert isinstance(report, Report)


LINES = {
    "broken": ('{"text": "half', "is not JSON: Unterminated string starting at column 10"),
    "no object": ('["text"]', "is not a JSON object but a list"),
    "no text": ('{"id": "x"}', 'has no "text"'),
    "text of a wrong type": ('{"text": 5}', 'its "text" must be a string, not a number'),
    "text is null": ('{"text": null}', 'has no "text"'),
    "empty text": ('{"text": ""}', "is empty"),
    "blank text": ('{"text": " \\n"}', "holds nothing but white space"),
    "id of a wrong type": ('{"id": [1], "text": "a b"}', 'its "id" must be a string, not a list'),
    "date of a wrong type": ('{"published": 20250227, "text": "a b"}', 'its "published" must be a string, not a number'),
    "no such day": ('{"published": "2025-02-30", "text": "a b"}', "the date '2025-02-30' does not exist"),
    "no date": ('{"published": "yesterday", "text": "a b"}', "is not of the form YYYY-MM-DD"),
    "tomorrow": ('{"published": "2025-06-02T01:00:00Z", "text": "a b"}', "is after the day of reading"),
    "half a character": ('{"text": "a \\ud800 b"}', "half a character"),
    "NUL in a title": ('{"title": "a\\u0000b", "text": "a b"}', "NUL character at offset 1"),
    "too deep": ("[" * 100_000, "nested too deeply"),
    "too long a number": ('{"n": ' + "9" * 5_000 + "}", "number too long"),
}


@pytest.mark.parametrize("kind", LINES)
def test_a_line_of_a_documents_file_is_refused_by_its_number_and_the_rest_read(tmp_path: Path, kind: str) -> None:
    line, reason = LINES[kind]
    path = tmp_path / "documents.jsonl"
    path.write_text(f'{{"id": "1", "text": "{GOOD}"}}\n\n{line}\n{{"id": "3", "text": "{GOOD}"}}')
    first, refusal, last = read(path)
    assert isinstance(first, Report)
    assert isinstance(last, Report)
    assert [first.given_id, last.given_id] == ["1", "3"]
    assert [first.name, last.name] == [f"{path}:1", f"{path}:4"]
    assert isinstance(refusal, Refusal)
    assert refusal.name == f"{path}:3"
    assert reason in refusal.reason


def test_invalid_utf_8_in_one_line_refuses_that_line_alone(tmp_path: Path) -> None:
    path = tmp_path / "documents.jsonl"
    path.write_bytes(b'{"text": "caf\xe9"}\n{"text": "The rest."}\n')
    refusal, report = read(path)
    assert isinstance(refusal, Refusal)
    assert (refusal.name, refusal.reason) == (f"{path}:1", "is not valid UTF-8: byte 0xE9 at offset 13; save it as UTF-8")
    assert isinstance(report, Report)


@pytest.mark.parametrize("name", ["long.txt", "long.jsonl"])
def test_one_line_of_50_megabytes_is_refused_at_once_and_in_little_memory(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    begin, end = (b'{"text": "', b'"}\n{"text": "The rest."}') if name.endswith("jsonl") else (b"", b"")
    path.write_bytes(begin + b"word " * 10_000_000 + end)
    seconds, (refusal, *rest) = timed(lambda: read(path))
    assert seconds < 5
    assert isinstance(refusal, Refusal)
    assert "is too long: one document may have 20 MB" in refusal.reason
    assert len(rest) == (1 if name.endswith("jsonl") else 0)


def test_missing_paths_empty_paths_and_special_files_are_refused(tmp_path: Path) -> None:
    reasons = [
        (result.name, result.reason) for result in read(tmp_path / "none", "", "/dev/null") if isinstance(result, Refusal)
    ]
    assert reasons == [
        (str(tmp_path / "none"), "does not exist"),
        ("", "is no path: it is empty"),
        ("/dev/null", "is neither a file nor a folder"),
    ]
    (nul,) = read("a\0b")
    assert isinstance(nul, Refusal)
    assert nul.reason.startswith("cannot be read: ")


@pytest.mark.parametrize("scheme", ["s3", "ftp", "gs"])
def test_an_address_that_is_not_of_the_web_is_refused_as_it_was_written(scheme: str) -> None:
    (refusal,) = read(f"{scheme}://place/reports")
    assert isinstance(refusal, Refusal)
    assert refusal.name == f"{scheme}://place/reports"
    assert f"only http and https are, not '{scheme}'" in refusal.reason


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "locked.txt"
    path.write_text(GOOD)

    def refuse(self: Path, mode: str = "r") -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)  # not chmod: the tests may run as root, who may read everything
    assert read(path) == [Refusal(str(path), "may not be read (permission denied)")]


def test_a_folder_without_any_report_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".hidden").write_text(GOOD)
    (tmp_path / "README.md").write_text("About this folder.")
    (tmp_path / "inner").mkdir()
    assert read(tmp_path) == [Refusal(str(tmp_path), "is a folder without any report")]


def test_a_folder_is_read_in_one_order_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.txt", ".git/x.txt", "c.txt~", "onrecord.db", "onrecord.db-wal", "Z.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{GOOD} {name}")
    (tmp_path / "a" / "again").symlink_to(tmp_path)
    assert [os.path.relpath(result.name, tmp_path) for result in read(tmp_path)] == ["Z.md", "a/1.txt", "a/2.txt", "b.txt"]


def test_an_unknown_kind_of_file_in_a_folder_is_refused_but_read_where_it_is_named(tmp_path: Path) -> None:
    path = tmp_path / "style.css"
    path.write_text("body { color: red }")
    (refusal,) = read(tmp_path)
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "is not a kind of file that is read from a folder (.css); name it to read it as text"
    assert isinstance(read(path)[0], Report)


@pytest.mark.parametrize(
    ("members", "what"),
    [
        (("[Content_Types].xml", "word/document.xml"), "is a Word document, which is not read; save it as text, HTML or PDF"),
        (("[Content_Types].xml", "xl/workbook.xml"), "is an Excel workbook"),
        (("[Content_Types].xml", "ppt/presentation.xml"), "is a PowerPoint presentation"),
        (("META-INF/manifest.xml", "content.xml", "mimetype"), "is an OpenDocument file"),
    ],
)
def test_an_office_document_is_refused_as_one_and_not_by_its_members(
    tmp_path: Path, members: tuple[str, ...], what: str
) -> None:
    with zipfile.ZipFile(tmp_path / "report.docx", "w") as packed:
        for member in members:
            packed.writestr(member, "<x/>")
    (refusal,) = read(tmp_path / "report.docx")
    assert isinstance(refusal, Refusal)
    assert (refusal.name, refusal.reason.startswith(what)) == (str(tmp_path / "report.docx"), True)


def test_an_archive_with_a_member_of_such_a_name_is_read_all_the_same(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("mimetype", "application/epub+zip")
        packed.writestr("META-INF/container.xml", "<container/>")
        packed.writestr("content.txt", GOOD)
    (report,) = read(tmp_path / "a.zip")
    assert isinstance(report, Report)
    assert report.document.text == GOOD


def test_the_standard_input_is_a_text_or_a_documents_file() -> None:
    (text,) = read("-", stdin=f"date 2025-02-27 {GOOD}".encode())
    assert isinstance(text, Report)
    assert (text.name, text.published, text.document.text) == ("-", "2025-02-27", GOOD)
    first, second = read("-", stdin=b'{"text": "One."}\n{"text": ""}\n')
    assert isinstance(first, Report)
    assert second == Refusal("-:2", "is empty")
    assert read("-", stdin=b"") == [Refusal("-", "is empty")]
    assert read("-") == [Refusal("-", "there is no standard input to read")]


def test_a_pipe_cannot_be_rewound_and_is_read_all_the_same(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, f"date 2025-02-27 {GOOD}".encode())
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        (report,) = read_paths(["-"], TODAY, stream)
    assert isinstance(report, Report)
    assert report.document.text == GOOD


def test_a_documents_file_may_be_utf_16_and_have_a_mark(tmp_path: Path) -> None:
    path = tmp_path / "documents.jsonl"
    path.write_bytes('{"id": "1", "text": "Szijjártó spoke."}\n{"id": "2", "text": "He left."}'.encode("utf-16"))
    assert [result.given_id for result in read(path) if isinstance(result, Report)] == ["1", "2"]
    path.write_bytes(b'\xef\xbb\xbf{"id": "1", "text": "He spoke."}\r\n')
    assert [result.given_id for result in read(path) if isinstance(result, Report)] == ["1"]


def test_fields_come_from_the_line_and_other_keys_are_ignored(tmp_path: Path) -> None:
    path = tmp_path / "documents.json"
    row = (
        '"published": "2025-02-27 10:00:00Z", "url": "https://a.example/1", "title": " T ", "outlet": "Gazette", "n": {"x": 1}'
    )
    path.write_text(f'{{"id": "1", {row}, "text": "{GOOD}"}}')
    (report,) = read(path)
    assert isinstance(report, Report)
    assert (report.published, report.published_from) == ("2025-02-27T10:00:00Z", "field")
    assert (report.url, report.title) == ("https://a.example/1", "T")
    assert (report.outlet, report.outlet_from) == ("Gazette", "field")
