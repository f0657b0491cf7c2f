"""An archive into a ledger, part by part."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

import pyarrow.parquet as pq

from onrecord.archive.folder import Folder
from onrecord.archive.parts import Manifest, extractor_of, manifests
from onrecord.errors import OnrecordError
from onrecord.types import Document, Report, Statement, statement_from_json


class Keeper(Protocol):
    """What loading needs of a ledger."""

    def add(self, batch: Sequence[tuple[Report, Sequence[Statement]]], *, extractor: str, at: str) -> object: ...
    def take_back(self, given_id: str, *, by: str, at: str, reason: str) -> object: ...


def load(url: str, ledger: Keeper) -> Iterator[Manifest]:
    """Add every finished part, one transaction each, as read when it was read; the manifest after its part is in.

    What the ledger has already adds nothing, so a load that was stopped is repeated. Raises OnrecordError where a file is
    missing or does not hold what its manifest says, or words do not stand in their text; the parts before it are kept.
    """
    folder = Folder(url)
    extractor_of(folder)
    for manifest in manifests(folder):
        batch = list(_part(folder, manifest))
        if len(batch) != len(manifest.reports) or sum(len(found) for _, found in batch) != manifest.statements:
            raise OnrecordError(f"{url}: part {manifest.part} does not hold what its manifest says")
        ledger.add(batch, extractor=manifest.extractor, at=manifest.at)
        for given_id, by, reason in manifest.withdrawn:
            ledger.take_back(given_id, by=by, at=manifest.at, reason=reason)
        yield manifest


def _part(folder: Folder, manifest: Manifest) -> Iterator[tuple[Report, list[Statement]]]:
    reports: dict[str, Report] = {}
    statements: dict[str, list[Statement]] = defaultdict(list)
    for name in sorted(manifest.files):  # reports/ before statements/
        where = f"{folder.url}/{name}"
        for row in _rows(folder, name):
            if name.startswith("reports/"):
                report = _report(row, where)
                reports[report.id] = report
            else:
                statement = _statement(row, reports, where)
                statements[statement.report.id].append(statement)
    yield from ((report, statements[key]) for key, report in reports.items())


def _rows(folder: Folder, name: str) -> list[dict[str, Any]]:
    data = folder.get(name)
    if data is None:
        raise OnrecordError(f"{folder.url}/{name}: is missing, though its manifest names it")
    try:
        rows: list[dict[str, Any]] = pq.ParquetFile(io.BytesIO(data)).read().to_pylist()
    except (OSError, ValueError) as error:
        raise OnrecordError(f"{folder.url}/{name}: is no Parquet file that can be read: {error}") from error
    return rows


def _report(row: dict[str, Any], where: str) -> Report:
    try:
        fields = ("outlet", "published", "url", "title", "given_id", "name", "published_from", "outlet_from")
        given = {name: row[name] for name in fields} | {"version": row.get("version")}
        report = Report(Document(row["text"], row["raw_sha256"], row["encoding"]), **given)
        whole = (report.id, report.document.id) == (row["id"], row["document"])
    except (KeyError, TypeError, AttributeError) as error:
        raise OnrecordError(f"{where}: is not as an archive writes it: {error}") from error
    if not whole:
        raise OnrecordError(f"{where}: report {row['id']} is not what it was read from")
    return report


def _statement(row: dict[str, Any], reports: dict[str, Report], where: str) -> Statement:
    try:
        report = reports[row["document"]["report"]]
        statement = statement_from_json(row, report)
        whole = statement.content.stands_in(report.document.text) and statement.id == row["id"]
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise OnrecordError(f"{where}: is not as an archive writes it: {error}") from error
    if not whole:
        raise OnrecordError(f"{where}: the words of {row['id']} do not stand in its report")
    return statement


__all__ = ["load"]
