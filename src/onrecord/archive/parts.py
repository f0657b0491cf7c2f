"""The parts of an archive: each some reports with their statements in files by month, sealed by a manifest written last.

DIR/archive.json                              the extractor that read everything here
DIR/statements/month=2025-03/PART.parquet     a row a statement, after the JSON contract
DIR/reports/month=2025-03/PART.parquet        a row a report, with its text
DIR/manifest/PART.json                        what the part holds; a part without one was not finished
"""

from __future__ import annotations

import io
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.api.table import arrow_table
from onrecord.archive.folder import Folder, is_partial
from onrecord.errors import OnrecordError
from onrecord.pipeline import Done
from onrecord.types import Foreign, Refusal, Report, Statement, Withdrawal

PART = 1_000
"""Reports a part: about a minute of one processor, so a kill costs little; it has a file for each month it touches."""

_TEXTS = (
    "id",
    "document",
    "outlet",
    "published",
    "url",
    "title",
    "given_id",
    "name",
    "published_from",
    "outlet_from",
    "version",
)
REPORTS = pa.schema([(name, pa.string()) for name in (*_TEXTS, "raw_sha256", "encoding", "text")])


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a part holds: the ids of its reports, its files, and what was refused, as (name, reason); `at` is when.

    `withdrawn`: what publishers took back, as (given id, publisher, reason); what rests on it is told once it is loaded.
    `foreign` of the refused are not English.
    """

    part: str
    extractor: str
    at: str
    reports: tuple[str, ...] = ()
    statements: int = 0
    words: int = 0
    refused: tuple[tuple[str, str], ...] = ()
    files: tuple[str, ...] = ()
    withdrawn: tuple[tuple[str, str, str], ...] = ()
    foreign: int = 0

    def to_json(self) -> str:
        row = asdict(self)
        for later in ("withdrawn", "foreign"):
            if not row[later]:
                # The same bytes as before there were such, where there is none.
                del row[later]
        return json.dumps(row, ensure_ascii=True, separators=(",", ":"))


def manifest_from(data: bytes | str, name: str) -> Manifest:
    """Raises OnrecordError where it is none."""
    try:
        row: Any = json.loads(data)
        refused = tuple((str(one[0]), str(one[1])) for one in row["refused"])
        withdrawn = tuple((str(one[0]), str(one[1]), str(one[2])) for one in row.get("withdrawn", ()))
        lists = {name: tuple(row[name]) for name in ("reports", "files")}
        return Manifest(**(row | lists | {"refused": refused, "withdrawn": withdrawn}))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise OnrecordError(f"{name}: is no manifest of an archive") from error


def begin(folder: Folder, extractor: str) -> Iterator[Manifest]:
    """The finished parts; what an earlier run left unfinished is removed first. One run may write to a folder at a time.

    Raises OnrecordError where another extractor wrote the folder: two readings of one report would lie in it.
    """
    mark = folder.get("archive.json")
    if mark is None:
        # A run that was killed at its very first write left that.
        if not all(name.startswith("archive.json.") and is_partial(name) for name in folder.names("")):
            raise OnrecordError(f"{folder.url}: holds other files and no archive; name an empty folder")
        folder.remove(folder.names(""))
        folder.put("archive.json", json.dumps({"archive": 1, "extractor": extractor}).encode())
        return
    other = extractor_of(folder, mark)
    if other != extractor:
        raise OnrecordError(f"{folder.url}: was read by {other}, this is {extractor}; name another folder")
    kept: set[str] = set()
    for manifest in manifests(folder):
        kept.update(manifest.files)
        yield manifest
    folder.remove(name for name in folder.names("") if _unfinished(name, kept))


def _unfinished(name: str, kept: Collection[str]) -> bool:
    return is_partial(name) or (name.startswith(("statements/", "reports/")) and name not in kept)


def extractor_of(folder: Folder, mark: bytes | None = None) -> str:
    """Who read an archive. Raises OnrecordError where the folder is none."""
    try:
        return str(json.loads(mark or folder.get("archive.json") or b"{}")["extractor"])
    except (ValueError, TypeError, KeyError) as error:
        raise OnrecordError(f"{folder.url}: is no archive that `read --to` wrote") from error


def manifests(folder: Folder, under: str = "manifest") -> Iterator[Manifest]:
    """The manifests of all finished parts, in the order of their names."""
    for name in folder.names(under):
        if name.endswith(".json"):
            yield manifest_from(folder.get(name) or b"", f"{folder.url}/{name}")


def write_part(
    folder: Folder, part: str, done: Sequence[Done], refused: Sequence[Refusal], extractor: str, at: str
) -> Manifest:
    """Write a part's files and, last, its manifest. Done again it writes the same names: nothing is doubled."""
    files = dict(_files(part, done))
    for name, data in files.items():
        folder.put(name, data)
    manifest = Manifest(
        part,
        extractor,
        at,
        tuple(one.report.id for one in done),
        sum(len(one.statements) for one in done),
        sum(len(one.report.document.text.split()) for one in done),
        tuple((one.name, one.reason) for one in refused),
        tuple(files),
        tuple((one.given_id, one.by, one.reason) for one in refused if isinstance(one, Withdrawal)),
        sum(isinstance(one, Foreign) for one in refused),
    )
    folder.put(f"manifest/{part}.json", manifest.to_json().encode())
    return manifest


def _files(part: str, done: Iterable[Done]) -> Iterator[tuple[str, bytes]]:
    months: dict[str, list[Done]] = defaultdict(list)
    for one in done:
        months[month_of(one.report)].append(one)
    for month, some in sorted(months.items()):
        place = f"month={month}/{part.replace('/', '-')}.parquet"
        yield f"reports/{place}", _bytes(pa.Table.from_pylist([_row(one.report) for one in some], REPORTS))
        statements: list[Statement] = [statement for one in some for statement in one.statements]
        if statements:
            yield f"statements/{place}", _bytes(arrow_table(statements))


def month_of(report: Report) -> str:
    """The month of publication (YYYY-MM), or `unknown`."""
    return report.published[:7] if report.published else "unknown"


def _row(report: Report) -> dict[str, str | None]:
    document = report.document
    own = {"raw_sha256": document.raw_sha256, "encoding": document.encoding, "text": document.text, "document": document.id}
    return {name: getattr(report, name) for name in _TEXTS if name != "document"} | own


def _bytes(table: pa.Table) -> bytes:
    target = io.BytesIO()
    pq.write_table(table, target, compression="zstd")
    return target.getvalue()


__all__ = ["PART", "Manifest", "begin", "extractor_of", "manifest_from", "manifests", "month_of", "write_part"]
