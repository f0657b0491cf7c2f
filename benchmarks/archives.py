"""The questions of docs/archives.md over an archive of reports made from templates, timed.

    python -m benchmarks.archives [--reports 1000000] [--read 20000]

`--read` reports are read with a stub and written as `read --to` does; that archive is then repeated, with new ids, until it has
so many. Prints the median of three runs for each question. Needs duckdb.
"""

from __future__ import annotations

import argparse
import re
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.reports import reports
from benchmarks.stub import VERSION, extract
from onrecord.archive.keeper import ArchiveKeeper
from onrecord.types import Document, Report, sha256_of

PAGE = Path(__file__).resolve().parents[1] / "docs" / "archives.md"
KINDS = ("reports", "statements")
_QUESTION = re.compile(r"\*\*(?P<words>[^*]+)\*\*\n```sql\n(?P<sql>.*?)```", re.DOTALL)


def ask(sql: str) -> list[tuple[Any, ...]]:
    """The rows of an answer."""
    connection: Any = duckdb.connect()
    with connection:
        rows: list[tuple[Any, ...]] = connection.execute(sql).fetchall()
    return rows


def questions(folder: str) -> Iterator[tuple[str, str]]:
    """Each question of the page with its SQL over an archive in `folder`."""
    for found in _QUESTION.finditer(PAGE.read_text(encoding="utf-8")):
        yield found["words"], found["sql"].replace("'read/", f"'{folder}/")


def write_archive(folder: Path, count: int) -> None:
    """So many reports, read with the stub."""
    keeper = ArchiveKeeper(str(folder), VERSION)
    for row in reports(count):
        text = row["text"]
        report = Report(Document(text, sha256_of(text)), row["outlet"], row["published"], given_id=row["id"])
        keeper.add([(report, extract(0.0, report))], extractor=VERSION, at="2026-01-01T00:00:00Z")
    keeper.close()


def repeat(source: Path, target: Path, times: int) -> None:
    """The archive so many times over, each copy with ids of its own."""
    own = "'-' || copy.number"
    for kind, ids in (
        ("statements", f"id || {own} AS id, struct_update(document, report := document.report || {own}) AS document"),
        ("reports", f"id || {own} AS id, document || {own} AS document"),
    ):
        (target / kind).mkdir(parents=True)
        ask(
            f"COPY (SELECT * REPLACE ({ids}) FROM read_parquet('{source}/{kind}/*/*.parquet', hive_partitioning = true),"
            f" range({times}) AS copy(number)) TO '{target}/{kind}' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (month))"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=1_000_000)
    parser.add_argument("--read", type=int, default=20_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        began = time.monotonic()
        write_archive(Path(place) / "once", options.read)
        repeat(Path(place) / "once", Path(place) / "many", max(1, options.reports // options.read))
        counts = [ask(f"SELECT count(*) FROM read_parquet('{place}/many/{kind}/*/*.parquet')")[0][0] for kind in KINDS]
        size = sum(path.stat().st_size for path in (Path(place) / "many").rglob("*.parquet")) / 1e6
        print(f"{counts[0]:,} reports, {counts[1]:,} statements, {size:,.0f} MB; made in {time.monotonic() - began:.0f} s")
        for words, sql in questions(f"{place}/many"):
            times, found = [], []
            for _ in range(3):
                began = time.perf_counter()
                found = ask(sql)
                times.append(time.perf_counter() - began)
            print(f"{statistics.median(times):6.2f} s  {words} ({len(found)} rows)")


if __name__ == "__main__":
    main()
