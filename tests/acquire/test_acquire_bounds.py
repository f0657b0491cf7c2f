"""Nothing crashes a reader, hangs it or fills the memory; what a plain text does not need is not imported."""

from __future__ import annotations

import gzip
import io
import resource
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as with_values
from hypothesis import settings
from hypothesis import strategies as st

from onrecord.acquire import READERS, Given, read_paths, read_stream
from onrecord.acquire.languages import foreign
from onrecord.errors import WrongUseError
from onrecord.types import Foreign, Refusal, Report, normal_form
from tests.timing import timed

INPUTS = Path(__file__).parent / "inputs"
SAVED = sorted(path for path in INPUTS.rglob("*") if path.is_file() and ".expected." not in path.name)
TODAY = Given(today="2026-06-01")
HEAVY = ("trafilatura", "lxml", "feedparser", "fastwarc", "pyarrow", "pypdf")


def read(path: Path, given: Given = TODAY) -> list[Report | Refusal]:
    return list(read_paths([str(path)], given))


def parsers_are_here() -> bool:
    try:
        for module in HEAVY:
            __import__(module)
    except ModuleNotFoundError:
        return False
    return True


needs_parsers = pytest.mark.skipif(not parsers_are_here(), reason="the extras web, archives, tables and pdf are not installed")


@needs_parsers
@settings(max_examples=300)
@with_values(st.sampled_from(SAVED), st.data())
def test_damaged_inputs_give_reports_or_refusals(
    tmp_path_factory: pytest.TempPathFactory, saved: Path, data: st.DataObject
) -> None:
    content = bytearray(saved.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        end = data.draw(st.integers(start, min(len(content), start + 200)))
        content[start:end] = data.draw(st.binary(max_size=8) | st.sampled_from([b"<p>", b"</p>", b'"', b"\r\n", b"\xff", b"{"]))
    path = tmp_path_factory.getbasetemp() / saved.name
    path.write_bytes(content)
    seconds, results = timed(lambda: read(path))
    assert seconds < 10
    assert results
    assert all(isinstance(result, Refusal) or result.document.text == normal_form(result.document.text) for result in results)


def test_a_plain_text_is_read_without_the_parsers_of_other_kinds(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("The minister said the bridge would open in May.")
    modules = [*HEAVY, "numpy", "zipfile", "email.message"]
    code = (
        "import sys; from onrecord.acquire import Given, read_paths; "
        f"list(read_paths([{str(path)!r}], Given())); print([name for name in {modules!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": ":".join(sys.path)}
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("reader", [reader for reader in READERS if reader.extra], ids=lambda reader: reader.name)
def test_a_kind_whose_parser_is_not_installed_is_refused_with_the_command(
    monkeypatch: pytest.MonkeyPatch, reader: object, tmp_path: Path
) -> None:
    begins = {"WARC": b"WARC/1.0\r\n", "Parquet": b"PAR1", "PDF": b"%PDF-1.4", "feed": b"<rss>", "HTML": b"<!doctype html>"}
    begins["MHTML"] = b"From: <Saved by Blink>\nSubject: a\nDate: Thu, 6 Mar 2025 10:00:00 -0000\n\n"
    name = getattr(reader, "name", "")
    path = tmp_path / "input"
    path.write_bytes(begins[name])
    for module in HEAVY:
        monkeypatch.setitem(sys.modules, module, None)
    for module in [module for module in sys.modules if module.startswith("onrecord.acquire.")]:
        if module.rpartition(".")[2] in {"warc", "parquet", "pdf", "feeds", "html", "page_facts"}:
            monkeypatch.delitem(sys.modules, module)
    (refusal,) = read(path)
    assert isinstance(refusal, Refusal)
    assert f"pip install 'onrecord[{getattr(reader, 'extra', '')}]'" in refusal.reason


def test_a_gigabyte_behind_a_megabyte_of_gzip_is_refused_in_little_memory_and_time(tmp_path: Path) -> None:
    path = tmp_path / "bomb.txt.gz"
    with gzip.open(path, "wb", compresslevel=9) as stream:
        for _ in range(1_000):
            stream.write(b"0" * 1_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seconds, (refusal,) = timed(lambda: read(path))
    assert isinstance(refusal, Refusal)
    assert refusal.name == str(path)
    assert "too long" in refusal.reason or "unpacks to more than" in refusal.reason
    assert seconds < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000  # kB


@pytest.mark.parametrize("name", ["one.jsonl", "one.txt", "one.csv", "one.html"])
def test_a_single_record_of_a_gigabyte_is_refused_in_little_memory_and_time(tmp_path: Path, name: str) -> None:
    begins = {"one.jsonl": '{"text": "', "one.csv": "text,outlet\n", "one.html": "<!doctype html><p>"}
    path = tmp_path / name
    with path.open("wb") as file:
        file.write((begins.get(name, "") + "words " * 20_000).encode())
        file.truncate(1_000_000_000)  # the rest is a hole: NUL bytes that take no disk
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seconds, results = timed(lambda: read(path))
    assert results
    assert all(isinstance(one, Refusal) and one.reason for one in results)
    assert seconds < 30
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 500_000  # kB


@needs_parsers
@pytest.mark.parametrize("tag", ["div", "blockquote", "table><tr><td", "b"])
def test_a_deeply_nested_page_is_refused_or_read_at_once(tmp_path: Path, tag: str) -> None:
    path = tmp_path / "deep.html"
    path.write_text("<!doctype html><body>" + f"<{tag}>" * 100_000 + "The minister said the bridge would open in May.")
    seconds, (refusal,) = timed(lambda: read(path))
    assert isinstance(refusal, Refusal)
    assert "nested more than 200 deep" in refusal.reason or "web page" in refusal.reason
    assert seconds < 30


def test_a_zip_of_many_bombs_ends_soon_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "bombs.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(5):
            archive.writestr(f"{number}.jsonl", b" " * 30_000_000)
        archive.writestr("z.txt", "The minister said the bridge would open in May.")
    *bombs, report = read(path)
    assert len(bombs) == 5
    assert all(isinstance(bomb, Refusal) and "unpacks to more than 200 times its size" in bomb.reason for bomb in bombs)
    assert isinstance(report, Report)


@pytest.mark.parametrize("gone", [20, 60, 100])
def test_a_zip_in_memory_that_lacks_its_beginning_is_refused(gone: int) -> None:
    """Found by fuzzing: zipfile then seeks before the start, which a file answers with OSError and bytes with ValueError."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("a.txt", "b.txt"):
            archive.writestr(name, "The minister said the bridge would open in May.")
    results = list(read_stream("cut.zip", io.BytesIO(b"PK\x03\x04" + packed.getvalue()[gone:]), TODAY))
    assert results
    assert any(isinstance(one, Refusal) for one in results)


def test_a_member_without_a_name_is_read_as_any_other() -> None:
    """Found by fuzzing: zipfile asks for the last letter of its name."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "The minister said the bridge would open in May.")
        archive.writestr("b/", "")
    data = packed.getvalue().replace(b"a.txt", b"\0.txt")  # what follows a NUL is no part of a name
    results = list(read_stream("odd.zip", io.BytesIO(data), TODAY))
    assert [one.name for one in results] == ["odd.zip:"]


def test_a_mail_with_a_subject_of_megabytes_is_read_at_once(tmp_path: Path) -> None:
    path = tmp_path / "long.eml"
    path.write_text(
        "From: a\nTo: b\nSubject: " + "=?utf-8?q?a?= " * 300_000 + "\n\nThe minister said the bridge would open in May."
    )
    seconds, results = timed(lambda: read(path))
    assert results
    assert seconds < 10


@needs_parsers
@pytest.mark.parametrize(("deep", "lines"), [(800, 1_000_000), (4_000, 0)])
@pytest.mark.parametrize("kind", ["mail", "mailbox", "page"])
def test_parts_within_parts_cost_no_more_than_a_refusal(tmp_path: Path, kind: str, deep: int, lines: int) -> None:
    begins = {"mailbox": "From ada Mon Mar  3 10:00:00 2025\n"}
    saved = "Snapshot-Content-Location: https://a.example/\n" if kind == "page" else ""
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(deep))
    mail = f"{begins.get(kind, '')}From: a\nTo: b\nSubject: c\n{saved}MIME-Version: 1.0\n{parts}\n" + "\n" * lines
    after = "\n\nFrom ada Mon Mar  3 10:00:00 2025\nFrom: a\nTo: b\nSubject: c\n\nThe minister said the bridge would open."
    path = tmp_path / "deep.eml"
    path.write_text(mail + (after if kind == "mailbox" else ""))
    seconds, (first, *rest) = timed(lambda: read(path))
    assert isinstance(first, Refusal)
    assert "too many parts" in first.reason or "without a page" in first.reason
    assert [isinstance(one, Report) for one in rest] == [True] * (kind == "mailbox")
    assert seconds < 10


@needs_parsers
def test_a_long_address_of_a_saved_page_is_whole(tmp_path: Path) -> None:
    words = "<p>The minister said on Monday that the bridge over the sound would open to traffic in May.</p>" * 5
    path = tmp_path / "saved.mhtml"
    path.write_text(
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/bridge\n ?page=1\nMIME-Version: 1.0\n"
        f"Subject: x\nContent-Type: text/html\n\n<html><body><article>{words}</article></body></html>"
    )
    (report,) = read(path)
    assert isinstance(report, Report)
    assert report.url == "https://a.example/bridge?page=1"


def test_columns_are_mapped_by_the_caller(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("text,story,day\nnot this,The minister said the bridge would open.,2025-03-04\n")
    (report,) = read(path, Given(columns=(("text", "story"), ("published", "day"))))
    assert isinstance(report, Report)
    assert (report.document.text, report.published) == ("The minister said the bridge would open.", "2025-03-04")
    (refusal,) = read(path, Given(columns=(("text", "body"),)))
    assert isinstance(refusal, Refusal)
    assert "has no column 'body' (it has:" in refusal.reason
    with pytest.raises(WrongUseError, match="no field of a report"):
        Given(columns=(("author", "x"),))


def test_a_gzipped_documents_file_comes_from_a_pipe() -> None:
    data = gzip.compress(b'{"text": "One."}\n{"text": 2}\n')
    report, refusal = read_paths(["-"], TODAY, io.BytesIO(data))
    assert isinstance(report, Report)
    assert (report.name, refusal.name) == ("-:1", "-:2")


def packed_as(kind: str, name: str, data: bytes) -> bytes:
    made = io.BytesIO()
    if kind == "zip":
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, data)
        return made.getvalue()
    if kind == "gzip":
        return gzip.compress(data)
    with tarfile.open(fileobj=made, mode="w:gz") as archive:
        member = tarfile.TarInfo(name)
        member.size = len(data)
        archive.addfile(member, io.BytesIO(data))
    return made.getvalue()


@needs_parsers
@pytest.mark.parametrize("kind", ["zip", "tar", "gzip"])
@pytest.mark.parametrize("name", ["pages.warc", "pages.warc.gz"])
def test_a_web_archive_is_read_from_a_pipe_and_within_another_archive(tmp_path: Path, kind: str, name: str) -> None:
    """Found by fuzzing: fastwarc asks a stream where it stands, and where it cannot say panics, which is no Exception."""
    data = (INPUTS / "warc" / name).read_bytes()
    meant = [one.document.text for one in read(INPUTS / "warc" / name) if isinstance(one, Report)]
    path = tmp_path / f"all.{kind}"
    path.write_bytes(packed_as(kind, name, data))
    pipe = io.BufferedReader(OnlyForward(data))
    for results in (read(path), list(read_paths(["-"], TODAY, pipe))):
        assert [one.document.text if isinstance(one, Report) else one.reason for one in results] == meant
        assert meant


class OnlyForward(io.RawIOBase):
    """A stream as a pipe is: it can be read, and knows no place."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece = self._data.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


@needs_parsers
def test_a_panic_of_the_parser_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        pass

    def panics(*_: object, **__: object) -> object:
        raise PanicException("called unwrap")

    monkeypatch.setattr("onrecord.acquire.warc.ArchiveIterator", panics)
    (refusal,) = read(INPUTS / "warc" / "pages.warc")
    assert isinstance(refusal, Refusal)
    assert "fastwarc cannot read on" in refusal.reason


FOREIGN = {
    "Dutch": "De minister zei in de Kamer dat het kabinet in mei een besluit neemt over de brug, en dat er nu geen geld is.",
    "German": "Der Minister sagte, dass die Brücke im Mai eröffnet wird und die Kosten nicht steigen, wie er auf Nachfrage von"
    " Journalisten erklärte.",
    "Spanish": "El ministro dijo que el puente se abrirá en mayo y que los costes no subirán, según explicó a la prensa.",
    "Polish": "Minister powiedział, że most zostanie otwarty w maju i że koszty nie wzrosną, jak wyjaśnił na konferencji"
    " prasowej w stolicy, ale nie podał daty.",
    "Danish or Norwegian": "Ministeren sagde, at broen åbner i maj, og at udgifterne ikke stiger, som han forklarede for"
    " journalister i hovedstaden mandag.",
    "Cyrillic script": "Міністр сказав, що міст відкриють у травні.",
    "Chinese or Japanese": "部长说，大桥将于五月开放。",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_what_is_not_english_is_refused(tmp_path: Path, language: str) -> None:
    path = tmp_path / "report.txt"
    path.write_text(FOREIGN[language])
    assert read(path) == [Foreign(str(path), f"is not English ({language}), and only English is read", language)]


SHORT = {
    "German": "Sudmark wird das Abkommen nicht unterzeichnen.",
    "French": "Il n'y aura pas de retrait avant l'été, selon un diplomate.",
    "Spanish": "La ministra no descarta enviar más tropas a la frontera.",
    "Italian": "Il ministro: non cederemo alle minacce della Russia.",
    "Dutch": "Het kabinet neemt nog geen besluit over de missie.",
    "Polish": "Minister odmówił komentarza w sprawie umowy przed końcem roku.",
    "Swedish": "Regeringen säger nej till att skicka trupper.",
    "Danish or Norwegian": "Regeringen vil ikke sende soldater til fronten.",
    "Finnish": "Hallitus ei ole vielä päättänyt asiasta.",
    "Turkish": "Bakan bir açıklama yaptı ve anlaşmayı reddetti.",
    "Hungarian": "A kormány nem írja alá az egyezményt.",
}


@pytest.mark.parametrize("language", SHORT)
def test_a_short_text_is_told_by_what_is_of_one_language_alone(language: str) -> None:
    assert foreign(SHORT[language]) == language


@pytest.mark.parametrize(
    "text",
    [
        "Ferry talks fail again.",
        "I do. As a start, more is on the way to me, a man in Rome.",
        "De la Cruz, van der Berg: Rio de Janeiro, Los Angeles, El Paso",
        "“Wir werden das nicht tun,” he said.",
        "Der Spiegel, die Zeit and Le Monde were told.",
        "Ja, und?",
        "Berg, Olsen, Hagen, Lund, Dahl, Moen, Vik, Strand, Haugen, Bakke, Lie, Eide, Solberg, Nygaard, Aas, Foss, Ruud",
        "“Der Minister hat nicht die Wahrheit gesagt und wird das nicht tun,” the deputy said in German, and sat down at once.",
        "The Cyrillic sign read Вокзал, and the guide said it meant the station.",
    ],
)
def test_short_texts_names_and_quotations_do_not_make_a_report_foreign(tmp_path: Path, text: str) -> None:
    path = tmp_path / "report.txt"
    path.write_text(text)
    assert isinstance(read(path)[0], Report)


@needs_parsers
@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<article><p>" + "words and <b>marked</b> ones " * 40_000 + "</p></article>", "1,500 links or marked words"),
        ("<article><p>The bridge opens.</p></article><ul>" + "<li>x" * 200_000 + "</ul>", "30,000 elements"),
        ("<article>" + f"<p>{'The bridge opens in May. ' * 20_000}</p>" * 20 + "</article>", "5,000,000 letters"),
        ("<article><p>" + "The <a href='/x'>bridge</a> opens. " * 40_000 + "</p></article>", "1,500 links or marked words"),
    ],
)
def test_a_page_too_heavy_for_its_parser_is_refused_at_once(tmp_path: Path, body: str, reason: str) -> None:
    """6,000 links in one paragraph take trafilatura 3 s, and the time grows with their square."""
    path = tmp_path / "heavy.html"
    path.write_text(f"<!doctype html><html><body>{body}")
    seconds, (refusal,) = timed(lambda: read(path))
    assert isinstance(refusal, Refusal)
    assert reason in refusal.reason
    assert seconds < 5


@needs_parsers
def test_linked_data_of_many_things_takes_no_more_than_its_length(tmp_path: Path) -> None:
    path = tmp_path / "things.html"
    things = ",".join(['{"@type":"Thing","@graph":[{"a":1}]}'] * 100_000)
    path.write_text(f'<!doctype html><script type="application/ld+json">[{things}]</script><p>The bridge opens.')
    seconds, results = timed(lambda: read(path))
    assert results
    assert seconds < 5
