"""Citations of every statement, for reference managers."""

from __future__ import annotations

from typing import TextIO

from onrecord.surfaces import cite
from onrecord.surfaces.exports.job import Job, Written
from onrecord.surfaces.exports.stream import write_array


def write_bibtex(job: Job, file: TextIO) -> Written:
    """One entry a statement, in UTF-8 (biber and every BibTeX since 0.99d with inputenc read it)."""
    rows = 0
    for statement in job.statements():
        report = statement.report
        file.write(cite.bibtex(statement, job.known_since(report), job.withdrawn(report)) + "\n\n")
        rows += 1
    return Written(rows)


def write_csl(job: Job, file: TextIO) -> Written:
    """A JSON array of CSL items."""
    items = (cite.csl(one, job.known_since(one.report), job.withdrawn(one.report)) for one in job.statements())
    return Written(write_array(file, items))


__all__ = ["write_bibtex", "write_csl"]
