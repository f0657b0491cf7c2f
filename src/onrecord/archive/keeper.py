"""The archive as what a read on one machine keeps its results in, in place of a ledger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from onrecord.archive.folder import Folder
from onrecord.archive.parts import PART, Manifest, begin, write_part
from onrecord.pipeline import Done, Statements
from onrecord.types import Report, Withdrawal, content_id


class Told(Protocol):
    def __call__(self, manifest: Manifest) -> object: ...


def number_of(report_id: str) -> int:
    """A report's id as a number of 64 bits: a million of them take 70 MB in a set, as text 100 MB."""
    return int(report_id.partition("-")[2], 16)


class ArchiveKeeper:
    """Keeps reports in parts of PART; those of a part that a kill interrupts are read again. Close it to write the last."""

    def __init__(self, url: str, extractor: str) -> None:
        """Open or begin the archive. Raises OnrecordError where another extractor wrote it, or it is no archive."""
        self._folder, self.name = Folder(url), url
        self._known, self._withdrawn = set[int](), set[str]()
        for manifest in begin(self._folder, extractor):
            self._known.update(map(number_of, manifest.reports))
            self._withdrawn.update(given_id for given_id, _, _ in manifest.withdrawn)
        self._waiting: list[Done] = []
        self._notices: list[Withdrawal] = []
        self._extractor, self._at = extractor, ""

    def read_already(self, report_id: str, extractor: str) -> bool:
        return number_of(report_id) in self._known

    def statements_of(self, report: Report, extractor: str) -> Statements:
        """Nothing: what an archive holds is not handed out again."""
        return ()

    def add(self, batch: Sequence[tuple[Report, Statements]], *, extractor: str, at: str) -> None:
        """Take reports in, each once; a part is written when it is full."""
        self._at = at
        for report, statements in batch:
            number = number_of(report.id)
            if number not in self._known:
                self._known.add(number)
                self._waiting.append(Done(report, statements))
            if len(self._waiting) >= PART:
                self._write()

    def take_back(self, given_id: str, *, by: str, at: str, reason: str) -> None:
        """Note, once, that a publisher took back what has this given id: a judgement where the archive is loaded."""
        self._at = at
        if given_id not in self._withdrawn:
            self._withdrawn.add(given_id)
            self._notices.append(Withdrawal(given_id, reason, given_id, by))

    def close(self) -> None:
        """Write what waits."""
        if self._waiting or self._notices:
            self._write()

    def _write(self) -> None:
        noted = [[one.given_id for one in self._notices]] if self._notices else []
        part = content_id("p", self._extractor, [one.report.id for one in self._waiting], *noted)
        write_part(self._folder, part, self._waiting, self._notices, self._extractor, self._at)
        self._waiting, self._notices = [], []


__all__ = ["ArchiveKeeper", "number_of"]
