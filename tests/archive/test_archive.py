"""Statements as Parquet by month: each report once, whoever reads and however often; and back into a ledger."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from onrecord.acquire import Given
from onrecord.archive import parts
from onrecord.archive.folder import Folder
from onrecord.archive.keeper import ArchiveKeeper
from onrecord.archive.load import load
from onrecord.archive.parts import Manifest, manifests
from onrecord.archive.pieces import Job, Piece, PieceReader, pieces_of, shard_key, shards_of
from onrecord.errors import OnrecordError
from onrecord.ledger import Ledger
from onrecord.types import Withdrawal
from tests.surfaces.fakes import MOODY, PLAIN, extract, report_of

MANY = 23


@pytest.fixture
def shard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A documents file of MANY lines, the last one twice and one that is not read; parts of ten."""
    monkeypatch.setattr("onrecord.archive.pieces.PART", 10)
    monkeypatch.setattr("onrecord.archive.keeper.PART", 10)
    lines: list[dict[str, str | None]] = [
        {
            "text": f"Norland promised to send {number} trains. It rained.",
            "published": f"2025-0{1 + number % 3}-05",
            "id": f"n{number}",
        }
        for number in range(MANY)
    ]
    lines[4] |= {"text": "BAD weather."}
    lines[5] |= {"published": None}
    path = tmp_path / "in" / "a.jsonl"
    path.parent.mkdir()
    path.write_text("".join(json.dumps(line) + "\n" for line in [*lines, lines[-1]]), encoding="utf-8")
    return path


def job(folder: Path) -> Job:
    return Job(str(folder), MOODY, Given(), "2026-06-01T12:00:00Z", 60.0)


class Owner:
    """Claims as the cluster keeps them, in this process."""

    def __init__(self) -> None:
        self.owned: dict[str, str] = {}

    def __call__(self, part: str, ids: Sequence[str]) -> list[bool]:
        return [self.owned.setdefault(one, part) == part for one in ids]


def read_pieces(folder: Path, pieces: Sequence[Piece], claim: Owner | None = None) -> list[Manifest]:
    reader = PieceReader(job(folder), claim or Owner())
    return [manifest for piece in pieces for manifest in reader(piece)]


def rows(folder: Path, kind: str) -> list[str]:
    """Every row as JSON with its month, sorted: what two engines must agree on to the byte."""
    return sorted(
        json.dumps(row | {"month": path.parent.name, "name": "", "raw_sha256": ""}, sort_keys=True)
        for path in (folder / kind).rglob("*.parquet")
        for row in pq.ParquetFile(path).read().to_pylist()
    )


def read_here(folder: Path, reports: Sequence[int]) -> None:
    keeper = ArchiveKeeper(str(folder), PLAIN.version)
    made = [
        report_of(f"Norland promised to send {number} trains.", published=f"2025-0{1 + number % 3}-05") for number in reports
    ]
    keeper.add([(report, extract(report)) for report in made], extractor=PLAIN.version, at="2026-06-01T12:00:00Z")
    keeper.close()


def test_each_report_is_written_once_into_its_month(tmp_path: Path, shard: Path) -> None:
    done = read_pieces(tmp_path / "out", [Piece(str(shard))])
    assert [len(manifest.reports) for manifest in done] == [9, 10, 3]
    assert [manifest.refused for manifest in done if manifest.refused] == [((f"{shard}:5", "its words make no sense"),)]
    months = {path.name for path in (tmp_path / "out" / "statements").iterdir()}
    assert months == {"month=2025-01", "month=2025-02", "month=2025-03", "month=unknown"}
    assert len(rows(tmp_path / "out", "reports")) == len(rows(tmp_path / "out", "statements")) == MANY - 1


def test_however_it_is_cut_into_pieces_the_rows_are_the_same(tmp_path: Path, shard: Path) -> None:
    read_pieces(tmp_path / "one", [Piece(str(shard))])
    pieces = pieces_of([str(shard)], 2)
    assert [(piece.turn, piece.of) for piece in pieces] == [(0, 4), (1, 4), (2, 4), (3, 4)]
    read_pieces(tmp_path / "four", [pieces[2], pieces[0], pieces[3], pieces[1]])
    for kind in ("reports", "statements"):
        assert rows(tmp_path / "one", kind) == rows(tmp_path / "four", kind)
        assert len(rows(tmp_path / "one", kind)) == MANY - 1


def test_a_report_of_two_shards_is_written_once_and_a_copied_shard_is_the_same_shard(tmp_path: Path, shard: Path) -> None:
    copied, longer = shard.with_name("b.jsonl"), shard.with_name("c.jsonl")
    copied.write_bytes(shard.read_bytes())
    longer.write_bytes(shard.read_bytes() + b'{"text": "Sudland refused to pay the ferry.", "published": "2025-04-01"}\n')
    assert (
        shard_key(str(shard), Given()) == shard_key(str(copied), Given(today="2026-01-01")) != shard_key(str(longer), Given())
    )
    assert shard_key(str(shard), Given()) != shard_key(str(shard), Given(outlet="The Courier"))
    read_pieces(tmp_path / "out", [Piece(one) for one in shards_of([str(shard.parent)])])
    assert len(rows(tmp_path / "out", "reports")) == len(rows(tmp_path / "out", "statements")) == MANY


def test_a_finished_part_is_not_read_again_and_an_unfinished_one_is(tmp_path: Path, shard: Path) -> None:
    out = tmp_path / "out"
    list(parts.begin(Folder(str(out)), MOODY.version))
    first = read_pieces(out, [Piece(str(shard))])
    before = rows(out, "statements")
    (unfinished,) = (out / "manifest").rglob("000001.json")
    unfinished.unlink()
    owned = Owner()
    for manifest in parts.begin(Folder(str(out)), MOODY.version):
        owned.owned |= dict.fromkeys(manifest.reports, manifest.part)
    assert len(rows(out, "statements")) == len(before) - 10, "what has no manifest is swept"
    later = PieceReader(Job(str(out), MOODY, Given(), "2026-07-01T12:00:00Z", 60.0), owned)
    again = list(later(Piece(str(shard))))
    assert [manifest.at[:7] for manifest in again] == ["2026-06", "2026-07", "2026-06"]
    assert [manifest.reports for manifest in again] == [manifest.reports for manifest in first]
    assert rows(out, "statements") == before


def test_a_shard_that_cannot_be_read_is_one_refusal(tmp_path: Path) -> None:
    done = read_pieces(tmp_path / "out", pieces_of([str(tmp_path / "gone.jsonl")], 2))
    assert [manifest.refused for manifest in done] == [
        ((str(tmp_path / "gone.jsonl"), "cannot be read: No such file or directory"),)
    ]


def test_shards_are_listed_in_order_without_what_is_no_report(tmp_path: Path) -> None:
    for name in ("b/2.jsonl", "b/1.jsonl", "b/.hidden", "b/README.md", "a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    found = shards_of([str(tmp_path / "b"), str(tmp_path / "*.txt"), str(tmp_path / "a.txt")])
    assert found == [str(tmp_path / name) for name in ("b/1.jsonl", "b/2.jsonl", "a.txt")]
    with pytest.raises(OnrecordError, match="does not exist, or holds no file"):
        shards_of([str(tmp_path / "gone")])
    with pytest.raises(OnrecordError, match="cannot be reached"):
        shards_of(["nosuch://bucket/a"])


def test_one_machine_keeps_each_report_once_across_runs(tmp_path: Path, shard: Path) -> None:
    read_here(tmp_path / "out", [*range(15), 3, 3])
    read_here(tmp_path / "out", range(20))
    assert len(rows(tmp_path / "out", "reports")) == len(rows(tmp_path / "out", "statements")) == 20
    assert sum(len(manifest.reports) for manifest in manifests(Folder(str(tmp_path / "out")))) == 20


def test_a_folder_of_another_extractor_or_of_other_things_is_left_alone(tmp_path: Path) -> None:
    read_here(tmp_path / "out", range(2))
    with pytest.raises(OnrecordError, match="was read by fake-1, this is fake-2"):
        ArchiveKeeper(str(tmp_path / "out"), "fake-2")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letters.txt").write_text("words")
    with pytest.raises(OnrecordError, match="holds other files and no archive"):
        ArchiveKeeper(str(tmp_path / "other"), "fake-1")


@pytest.mark.parametrize("stopped", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_a_write_that_is_stopped_leaves_no_file(
    tmp_path: Path, stopped: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Folder(str(tmp_path))
    folder.put("a/kept.json", b"before")

    def interrupted(_: int) -> None:
        assert len(list((tmp_path / "a").iterdir())) == 2
        raise stopped

    monkeypatch.setattr("onrecord.archive.folder.os.fsync", interrupted)
    with pytest.raises((KeyboardInterrupt, OnrecordError)):
        folder.put("a/kept.json", b"after")
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["kept.json"]
    assert folder.get("a/kept.json") == b"before"


def test_what_a_kill_left_half_written_is_swept(tmp_path: Path) -> None:
    out = tmp_path / "out"
    left = "7.0123abcd.part"
    out.mkdir()
    (out / f"archive.json.{left}").write_bytes(b"{")
    read_here(out, range(3))
    there = Folder(str(out)).names("")
    for name in ("manifest/p-1.json", "reports/month=2025-01/p-1.parquet", "archive.json"):
        (out / f"{name}.{left}").write_bytes(b"half")
    read_here(out, range(3))
    assert Folder(str(out)).names("") == there
    (out / "archive.json").unlink()
    with pytest.raises(OnrecordError, match="holds other files and no archive"):
        ArchiveKeeper(str(out), PLAIN.version)
    assert Folder(str(out)).names("") == [name for name in there if name != "archive.json"]


def test_an_archive_is_loaded_as_if_it_had_been_read_into_the_ledger(tmp_path: Path) -> None:
    made = [report_of(f"Norland promised to send {number} trains.") for number in range(12)]
    batch = [(report, extract(report)) for report in made]
    keeper = ArchiveKeeper(str(tmp_path / "out"), PLAIN.version)
    keeper.add(batch, extractor=PLAIN.version, at="2026-06-01T12:00:00Z")
    keeper.close()
    with Ledger.open(str(tmp_path / "read.db")) as read, Ledger.open(str(tmp_path / "loaded.db")) as loaded:
        read.add(batch, extractor=PLAIN.version, at="2026-06-01T12:00:00Z")
        for _ in range(2):
            assert sum(manifest.statements for manifest in load(str(tmp_path / "out"), loaded)) == 12
        assert loaded.root() == read.root()
        assert list(loaded.verify()) == []


def test_versions_and_withdrawals_of_an_archive_hold_once_it_is_loaded(tmp_path: Path) -> None:
    at, url = "2026-06-01T12:00:00Z", str(tmp_path / "out")
    items = [("u1", "2025-01-05T10:00:00Z", 1), ("u1", "2025-01-05T11:00:00Z", 2), ("u2", None, 3)]
    made = [replace(report_of(f"Norland promised to send {n} trains."), given_id=key, version=v) for key, v, n in items]
    batch = [(report, extract(report)) for report in made]
    with Ledger.open(str(tmp_path / "read.db")) as read, Ledger.open(str(tmp_path / "loaded.db")) as loaded:
        for _ in range(2):
            keeper = ArchiveKeeper(url, PLAIN.version)
            for kept in (keeper, read):
                kept.add(batch, extractor=PLAIN.version, at=at)
                kept.take_back("u2", by="Agency", at=at, reason="canceled")
            keeper.close()
        assert [one.withdrawn for one in manifests(Folder(url))] == [(("u2", "Agency", "canceled"),)]
        assert len(list(load(url, loaded))) == len(list(load(url, loaded))) == 1
        assert loaded.root() == read.root()
        assert set(loaded.withdrawn(made)) == {made[0].id, made[2].id}


def test_a_withdrawal_in_a_shard_is_kept_with_its_part(tmp_path: Path, shard: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = Withdrawal("a.jsonl", "canceled", "n3", "Agency")
    monkeypatch.setattr("onrecord.archive.pieces.read_stream", lambda *_: iter([report_of("Norland promised 1 train."), told]))
    (manifest,) = read_pieces(tmp_path / "out", [Piece(str(shard))])
    assert manifest.withdrawn == (("n3", "Agency", "canceled"),)
    assert list(manifests(Folder(str(tmp_path / "out")))) == [manifest]


def test_a_manifest_from_before_withdrawals_is_read_and_written_as_it_was() -> None:
    manifest = Manifest("p", "fake-1", "2026-06-01T12:00:00Z", ("r-1",))
    assert "withdrawn" not in manifest.to_json()
    assert parts.manifest_from(manifest.to_json(), "p.json") == manifest


def test_what_does_not_hold_is_not_loaded(tmp_path: Path) -> None:
    read_here(tmp_path / "out", range(3))
    (path,) = (tmp_path / "out" / "reports" / "month=2025-01").iterdir()
    table = pq.read_table(path, partitioning=None)
    texts = [text.replace("Norland", "Sudland") for text in table.column("text").to_pylist()]
    with Ledger.open(str(tmp_path / "loaded.db")) as loaded:
        pq.write_table(table.set_column(table.schema.get_field_index("text"), "text", [texts]), path)
        with pytest.raises(OnrecordError, match="is not what it was read from"):
            list(load(str(tmp_path / "out"), loaded))
        pq.write_table(table.slice(1), path)
        with pytest.raises(OnrecordError, match=r"is not as an archive writes it|does not hold what its manifest says"):
            list(load(str(tmp_path / "out"), loaded))
        path.write_bytes(b"PAR1 no longer")
        with pytest.raises(OnrecordError, match="is no Parquet file"):
            list(load(str(tmp_path / "out"), loaded))
        path.unlink()
        with pytest.raises(OnrecordError, match="is missing, though its manifest names it"):
            list(load(str(tmp_path / "out"), loaded))
        with pytest.raises(OnrecordError, match="is no archive"):
            list(load(str(tmp_path / "nowhere"), loaded))
        assert loaded.sizes()["reports"] == 0
